"""Gigastyle: repaint photographs in the style of any picture, at any size."""
