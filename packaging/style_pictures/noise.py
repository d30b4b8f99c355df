"""Smooth chance: fields of fractal noise that look alike at every resolution."""

from __future__ import annotations

import math

import cv2
import numpy as np

from canvas import Array, Canvas


def fractal(canvas: Canvas, cell: float, octaves: int = 4, gain: float = 0.5, stretch: float = 1.0) -> Array:
    """Noise of mean 0 and deviation 1 whose coarsest features measure ``cell`` units, ``stretch`` times that across.

    Each octave is a grid of normal values, enlarged bicubically; octaves finer than a pixel are skipped.
    """
    total = np.zeros((canvas.height, canvas.width), dtype=np.float32)
    for octave in range(octaves):
        across, down = cell * stretch / 2**octave * canvas.unit, cell / 2**octave * canvas.unit
        columns, rows = math.ceil(canvas.width / across) + 2, math.ceil(canvas.height / down) + 2
        grid = canvas.rng.standard_normal((rows, columns)).astype(np.float32)
        if min(across, down) < 1.0:
            continue
        size = (math.ceil(columns * across), math.ceil(rows * down))
        enlarged = cv2.resize(grid, size, interpolation=cv2.INTER_CUBIC)
        total += gain**octave * enlarged[: canvas.height, : canvas.width]
    return np.asarray((total - total.mean()) / (total.std() + 1e-6), dtype=np.float32)


def grain(canvas: Canvas, radius: float) -> Array:
    """Fine noise of mean 0 and deviation 1 with specks of about ``radius`` units."""
    white = canvas.rng.standard_normal((canvas.height, canvas.width)).astype(np.float32)
    specks = canvas.blurred(white, radius)
    return np.asarray(specks / (specks.std() + 1e-6), dtype=np.float32)


def ridges(canvas: Canvas, cell: float, octaves: int = 4) -> Array:
    """Creased noise in [0, 1]: 1 along wandering lines, falling off to both sides."""
    return np.asarray(np.exp(-3 * np.abs(fractal(canvas, cell, octaves))), dtype=np.float32)


def profile(canvas: Canvas, cell: float, octaves: int = 4) -> Array:
    """A one-dimensional fractal curve over the width, shape (width,), deviation 1."""
    strip = Canvas(canvas.width, max(1, canvas.width // 8), canvas.rng)
    curve: Array = fractal(strip, cell, octaves, 0.5)[strip.height // 2]
    return curve
