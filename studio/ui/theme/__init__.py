"""Colours and sizes of the window, light and dark."""
