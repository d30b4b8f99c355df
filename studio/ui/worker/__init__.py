"""The one thread that computes: renders and live previews, away from the thread that draws the window."""
