"""Raking light over a relief, and the paper that lies under everything."""

from __future__ import annotations

import cv2
import numpy as np

from canvas import Array, Canvas
from noise import fractal, grain


def slopes(canvas: Canvas, height: Array) -> tuple[Array, Array]:
    """Gradient of ``height`` across and down, per unit of length."""
    across = cv2.Sobel(height, cv2.CV_32F, 1, 0, ksize=3, scale=canvas.unit / 8)
    down = cv2.Sobel(height, cv2.CV_32F, 0, 1, ksize=3, scale=canvas.unit / 8)
    return np.asarray(across, dtype=np.float32), np.asarray(down, dtype=np.float32)


def relief(canvas: Canvas, height: Array, depth: float) -> tuple[Array, Array]:
    """Diffuse and specular light of a lamp at the upper left on ``height`` raised ``depth`` units.

    Diffuse is about 1 on flat ground; specular is 0 there and up to 1 on slopes that face the lamp.
    """
    across, down = slopes(canvas, height)
    normal_x, normal_y = -depth * across, -depth * down
    norm = np.sqrt(normal_x**2 + normal_y**2 + 1)
    lamp = np.array([-0.5, -0.62, 0.6], dtype=np.float32)
    lamp /= np.linalg.norm(lamp)
    facing = (normal_x * lamp[0] + normal_y * lamp[1] + lamp[2]) / norm
    half = lamp + np.array([0, 0, 1], dtype=np.float32)
    half /= np.linalg.norm(half)
    mirror = (normal_x * half[0] + normal_y * half[1] + half[2]) / norm
    shine = np.clip(mirror, 0, 1) ** 40
    flat = float(half[2] ** 40)
    return (facing / lamp[2]).astype(np.float32), np.clip(shine - flat, 0, 1).astype(np.float32)


def lit(canvas: Canvas, picture: Array, height: Array, depth: float, shine: float = 0.0) -> Array:
    """``picture`` under the raking lamp, with ``shine`` of white gloss."""
    diffuse, gloss = relief(canvas, height, depth)
    bright = picture * np.clip(diffuse, 0.25, 1.6)[..., None] + shine * gloss[..., None]
    return np.asarray(np.clip(bright, 0, 1), dtype=np.float32)


def paper(canvas: Canvas, tint: Array, roughness: float = 1.0) -> Array:
    """A sheet of ``tint`` with cloudy tone, tooth and a few fibres."""
    tone = 0.012 * fractal(canvas, 160, 3) + 0.010 * grain(canvas, 0.8) + 0.008 * grain(canvas, 2.2)
    fibres = np.clip(fractal(canvas, 3, 2, 0.5, 9) - 1.6, 0, 1) * 0.06
    return np.asarray(
        np.clip(canvas.filled(tint) * (1 + roughness * (tone - fibres))[..., None], 0, 1), dtype=np.float32
    )


def tooth(canvas: Canvas) -> Array:
    """The hollows and bumps of rough paper, mean 0, deviation 1."""
    bumps = grain(canvas, 0.7) + 0.9 * grain(canvas, 1.6) + 0.5 * grain(canvas, 3.5)
    return np.asarray(bumps / bumps.std(), dtype=np.float32)
