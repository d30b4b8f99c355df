"""Engraving: swelling lines that model a folded drapery, over a guilloche tint as on banknotes."""

from __future__ import annotations

import cv2
import numpy as np

from canvas import Array, Canvas, smoothstep
from colours import colour, glazed
from light import paper, relief
from noise import fractal

OVERSAMPLING = 2


def paint_engraving(canvas: Canvas) -> Array:
    """Dark green lines, crossed in the shadows, on rose and ochre rosettes."""
    fine = Canvas(canvas.width * OVERSAMPLING, canvas.height * OVERSAMPLING, canvas.rng)
    height = _folds(fine)
    diffuse, _ = relief(fine, height, 1.0)
    shade = np.clip(1.16 - 0.88 * diffuse, 0.0, 1.0).astype(np.float32)
    x, y = fine.coordinates()
    first = _lines((y + 0.55 * x * 0.3 + 1.15 * height) / 6.4, 0.10 + 0.95 * shade**1.3)
    second = _lines((x - 0.3 * y + 0.9 * height) / 6.4, (shade - 0.62) * 1.5)
    third = _lines((x * 0.7 + y * 0.7 - 0.5 * height) / 4.6, (shade - 0.82) * 1.6)
    ink = _reduced(canvas, np.maximum(np.maximum(first, second), third))
    picture = paper(canvas, colour("f6efda"), 1.0)
    for code, turns, petals, shift in (("e58f86", 34, 10, 0.0), ("ebc066", 47, 8, 0.4)):
        tint = _reduced(canvas, _guilloche(fine, turns, petals, shift))
        picture = glazed(picture, colour(code), 0.6 * tint)
    wear = 0.94 + 0.05 * fractal(canvas, 30, 3)
    return np.clip(glazed(picture, colour("0b2e3a"), 1.15 * ink * wear), 0, 1).astype(np.float32)


def _folds(canvas: Canvas) -> Array:
    """Drapery gathered around an eye, heights in units."""
    x, y = canvas.coordinates()
    width, height = canvas.span
    dx, dy = x - 0.56 * width, y - 0.46 * height
    radius = np.hypot(dx, dy)
    turn = np.arctan2(dy, dx)
    swirl = turn * 5 + 2.1 * np.log(radius + 26) * 2.2 + 0.45 * fractal(canvas, 210, 2)
    crease = 1 - np.abs(np.sin(swirl / 2)) ** 0.8
    depth = 15 * np.tanh(radius / 90)
    cloth = depth * (1 - crease) * 2 + 7 * fractal(canvas, 120, 2) * np.tanh(radius / 120)
    bead = 36 * np.sqrt(np.clip(1 - (radius / 46) ** 2, 0, 1))
    return canvas.blurred((cloth + bead).astype(np.float32), 1.6)


def _lines(phase: Array, weight: Array) -> Array:
    wave = np.abs((phase % 1.0) - 0.5) * 2
    return smoothstep(-0.10, 0.10, np.clip(weight, 0, 0.92) - wave)


def _guilloche(canvas: Canvas, turns: int, petals: int, shift: float) -> Array:
    """Two families of petalled curves that cross to a net."""
    x, y = canvas.coordinates()
    width, height = canvas.span
    dx, dy = x - 0.56 * width, y - 0.46 * height
    radius, turn = np.hypot(dx, dy), np.arctan2(dy, dx) + shift
    swing = 0.8 * np.sin(petals * turn)
    nets = [
        _lines((radius / turns + sign * swing + 0.35 * np.sin(radius / 40)) * 2, np.full_like(radius, 0.16))
        for sign in (1, -1)
    ]
    return np.maximum(nets[0], nets[1])


def _reduced(canvas: Canvas, field: Array) -> Array:
    small = cv2.resize(field.astype(np.float32), (canvas.width, canvas.height), interpolation=cv2.INTER_AREA)
    return np.asarray(small, dtype=np.float32)
