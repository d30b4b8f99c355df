"""Ink wash: ridges that fade into mist, with wet edges, dry-brush rocks, pines and a vermilion sun."""

from __future__ import annotations

import cv2
import numpy as np

from canvas import Array, Canvas, smoothstep
from colours import colour, glazed, mixed
from light import paper, tooth
from noise import fractal, profile, ridges

INK, SUN = colour("1b1e24"), colour("c8402a")
RIDGES = ((150, 62, 0.30), (228, 66, 0.45), (318, 62, 0.68), (412, 58, 0.95), (505, 46, 1.30))  # top, height, darkness


def paint_mountains(canvas: Canvas) -> Array:
    """Five ridges, each darker than the one behind it."""
    sheet = paper(canvas, colour("efe5cf"), 1.6)
    x, y = canvas.coordinates()
    bumps = tooth(canvas)
    disc = np.hypot(x - 610, y - 88) + 1.5 * fractal(canvas, 22, 3)
    picture = glazed(sheet, SUN, smoothstep(46, 42, disc) * (0.75 + 0.12 * fractal(canvas, 14, 3)))
    sky = np.clip(0.12 + 0.10 * fractal(canvas, 120, 4, 0.55, 2.4), 0, 1) * smoothstep(240, 0, y)
    picture = glazed(picture, INK, sky)
    for top, height, darkness in RIDGES:
        picture = _ridge(canvas, picture, (top, height, darkness), bumps)
    return np.clip(picture, 0, 1).astype(np.float32)


def _ridge(canvas: Canvas, picture: Array, place: tuple[float, float, float], bumps: Array) -> Array:
    top, height, darkness = place
    y = canvas.coordinates()[1]
    crest = top - height * profile(canvas, 230, 6) - 5 * np.abs(profile(canvas, 26, 4))
    below = (y - crest + 1.2 * fractal(canvas, 5, 2)).astype(np.float32)
    body = smoothstep(-0.6, 1.2, below)
    fade = np.exp(-np.clip(below, 0, None) / (46 + 12 * np.tanh(fractal(canvas, 140, 2)))).astype(np.float32)
    wet = np.exp(-((below - 2.0) ** 2) / 5).astype(np.float32)  # pigment gathers where the wash dried last
    pool = 0.82 + 0.22 * fractal(canvas, 46, 4) + 0.06 * bumps
    lean = fractal(canvas, 90, 2)
    rocks = ridges(canvas, 34, 4)
    rocks = canvas.displaced(rocks, 14 * lean, 30 * lean)
    dry = smoothstep(0.42, 0.8, rocks + 0.13 * bumps) * smoothstep(4, 16, below) * smoothstep(150, 20, below)
    mist = smoothstep(75, 165, below)
    veil = mixed(picture, paper(canvas, colour("efe5cf"), 1.6), body * (0.9 + 0.1 * mist))
    cover = body * darkness * (0.95 * fade * pool + 0.5 * wet + 0.62 * dry)
    picture = glazed(veil, INK, 0.85 * cover)
    return _pines(canvas, picture, crest, darkness) if darkness > 0.6 else picture


def _pines(canvas: Canvas, picture: Array, crest: Array, darkness: float) -> Array:
    """Small pines along the crest: a trunk, and boughs of short dabs that widen downwards."""
    rng, unit = canvas.rng, canvas.unit
    mask = np.zeros((canvas.height, canvas.width), dtype=np.uint8)
    size = 11 + 15 * darkness
    for foot in rng.uniform(0, canvas.span[0], round(30 * darkness)):
        base = float(crest[min(canvas.width - 1, int(foot * unit))]) + rng.uniform(2, 22)
        tall = size * rng.uniform(0.6, 1.25)
        lines = [[(foot, base), (foot + rng.normal(0, 1), base - tall)]]
        for part in np.linspace(0.15, 0.95, 7):
            bough = 0.34 * tall * (1.05 - part)
            for side in (-1, 1):
                end = (foot + side * bough * rng.uniform(0.6, 1.2), base - tall * part + bough * rng.uniform(0.1, 0.45))
                lines.append([(foot, base - tall * part), end])
        for line in lines:
            points = np.round(np.array(line) * unit * 16).astype(np.int32)
            cv2.polylines(mask, [points], False, int(rng.integers(130, 255)), max(1, round(1.5 * unit)), cv2.LINE_AA, 4)
    return glazed(picture, INK, canvas.blurred(mask.astype(np.float32) / 255, 0.4) * min(1.0, darkness))
