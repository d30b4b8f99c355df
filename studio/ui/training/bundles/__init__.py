"""From a run to a bundle in use, and what is installed."""
