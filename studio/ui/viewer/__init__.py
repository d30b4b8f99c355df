"""The canvas: one picture before and after repainting, at any size and zoom, drawn from tiles."""
