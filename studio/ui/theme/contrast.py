"""How well two colours can be told apart: the contrast ratio of WCAG 2.2, in plain numbers."""

from __future__ import annotations

LEAST_FOR_TEXT = 4.5
LEAST_FOR_SHAPES = 3.0

_PIVOT = 0.04045


def luminance(colour: str) -> float:
    """Relative luminance (0 black, 1 white) of ``#rrggbb`` in sRGB; WCAG 2.2, "relative luminance"."""
    channels = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= _PIVOT else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    """Contrast ratio of two ``#rrggbb`` colours, 1 (the same) to 21 (black on white)."""
    darker, lighter = sorted((luminance(first), luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)
