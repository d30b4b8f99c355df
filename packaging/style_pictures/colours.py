"""Palettes, ramps between their colours, and the ways in which inks and paints lie over one another."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from canvas import Array


def colour(code: str) -> Array:
    """One sRGB colour, shape (3,), from six hexadecimal digits."""
    return np.array([int(code[i : i + 2], 16) / 255 for i in (0, 2, 4)], dtype=np.float32)


def palette(codes: str) -> Array:
    """Several colours, shape (n, 3), from codes parted by spaces."""
    return np.stack([colour(code) for code in codes.split()])


def ramp(colours: Array, position: Array, stops: Sequence[float] | None = None) -> Array:
    """The picture that runs through ``colours`` as ``position`` goes over ``stops`` (0 to 1 unless given)."""
    places = np.linspace(0.0, 1.0, len(colours)) if stops is None else np.asarray(stops)
    channels = [np.interp(position, places, colours[:, c]) for c in range(3)]
    return np.stack(channels, axis=-1).astype(np.float32)


def mixed(below: Array, above: Array, cover: Array) -> Array:
    """``above`` laid over ``below`` where ``cover`` (a field in [0, 1]) says so."""
    part = np.clip(cover, 0.0, 1.0)[..., None]
    return np.asarray(below * (1 - part) + above * part, dtype=np.float32)


def glazed(below: Array, ink: Array, cover: Array) -> Array:
    """A transparent ``ink`` over ``below``: light is multiplied, once for every full coat that ``cover`` counts."""
    coat = np.power(np.maximum(ink, 1e-3), np.maximum(cover, 0.0)[..., None])
    return np.asarray(below * coat, dtype=np.float32)


def shifted(picture: Array, hue_degrees: Array, saturation: Array, value: Array) -> Array:
    """``picture`` with hue turned, saturation and value multiplied, element by element."""
    hsv = cv2.cvtColor(np.clip(picture, 0, 1).astype(np.float32), cv2.COLOR_RGB2HSV)
    hsv[..., 0] = np.mod(hsv[..., 0] + hue_degrees, 360.0)
    hsv[..., 1] = np.clip(hsv[..., 1] * saturation, 0, 1)
    hsv[..., 2] = np.clip(hsv[..., 2] * value, 0, 1)
    return np.asarray(cv2.cvtColor(hsv, cv2.COLOR_HSV2RGB), dtype=np.float32)
