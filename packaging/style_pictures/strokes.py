"""Brush strokes: curved bundles of bristles that follow a flow and leave pigment and relief."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from canvas import Array, Canvas
from cells import Points, sampled
from colours import shifted

FRACTION_BITS = 4  # OpenCV takes whole numbers; this many bits of them are sub-pixel
PATH_POINTS = 9


@dataclass(frozen=True)
class Brush:
    """Size of a stroke in units, its bristles, and how far single strokes stray from the colour beneath."""

    length: float
    width: float
    bristles: int = 9
    hue_degrees: float = 8.0
    value: float = 0.10


@dataclass(frozen=True)
class Painting:
    """Wet paint: ``pigment`` (height, width, 3) and ``relief`` (height, width), both 8-bit."""

    pigment: npt.NDArray[np.uint8]
    relief: npt.NDArray[np.uint8]

    @classmethod
    def primed(cls, ground: Array) -> Painting:
        """A painting that shows ``ground`` so far and has no relief."""
        pigment = np.ascontiguousarray((np.clip(ground, 0, 1) * 255).astype(np.uint8))
        return cls(pigment, np.zeros(pigment.shape[:2], dtype=np.uint8))

    def picture(self) -> Array:
        """The pigment as a picture."""
        return self.pigment.astype(np.float32) / np.float32(255)

    def heights(self) -> Array:
        """The relief in [0, 1]."""
        return self.relief.astype(np.float32) / np.float32(255)


def paths(canvas: Canvas, starts: Points, angle: Array, length: float) -> Points:
    """Points (n, PATH_POINTS, 2) of curves that pass through ``starts`` along the flow, forwards and backwards."""
    step = length / (PATH_POINTS - 1)
    halves = []
    for sign in (-1.0, 1.0):
        here, points = starts.copy(), []
        for _ in range(PATH_POINTS // 2):
            turn = sampled(canvas, angle, here).astype(np.float64)
            here = here + sign * step * np.stack([np.cos(turn), np.sin(turn)], axis=1)
            points.append(here)
        halves.append(points)
    return np.stack([*halves[0][::-1], starts, *halves[1]], axis=1)


def lay_strokes(canvas: Canvas, painting: Painting, reference: Array, flow: tuple[Points, Array], brush: Brush) -> None:
    """Lay one stroke through every start of ``flow`` = (starts, angle field), coloured by ``reference`` there."""
    starts, angle = flow
    rng, count = canvas.rng, len(starts)
    curves = paths(canvas, starts, angle, brush.length)
    base = sampled(canvas, reference, starts)[:, None, :]
    spread = (count, 1)
    tones = shifted(
        base,
        rng.normal(0, brush.hue_degrees, spread).astype(np.float32),
        rng.normal(1.05, 0.10, spread).astype(np.float32),
        rng.normal(1.0, brush.value, spread).astype(np.float32),
    )[:, 0]
    for index in rng.permutation(count):
        _drag(canvas, painting, curves[index], tones[index], brush)


def _drag(canvas: Canvas, painting: Painting, curve: Points, tone: Array, brush: Brush) -> None:
    rng = canvas.rng
    tangent = np.gradient(curve, axis=0)
    normal = np.stack([-tangent[:, 1], tangent[:, 0]], axis=1)
    normal /= np.linalg.norm(normal, axis=1, keepdims=True) + 1e-9
    across = np.linspace(-0.5, 0.5, brush.bristles) * brush.width
    pressure = np.sin(np.linspace(0.25, np.pi - 0.12, len(curve)))[:, None] ** 0.5  # strokes narrow at both ends
    thickness = max(1, round(1.5 * brush.width / brush.bristles * canvas.unit))
    shade = rng.normal(1.0, 0.055, brush.bristles)
    ridge = 150 + 70 * np.abs(np.linspace(-1, 1, brush.bristles)) + rng.normal(0, 32, brush.bristles)
    first = rng.integers(0, 2, brush.bristles)
    last = len(curve) - rng.integers(0, 3, brush.bristles)
    for j in rng.permutation(brush.bristles):
        line = (curve + normal * pressure * across[j])[first[j] : last[j]]
        points = np.round(line * canvas.unit * 2**FRACTION_BITS).astype(np.int32)
        ink = np.clip(tone * shade[j] * 255, 0, 255).tolist()
        cv2.polylines(painting.pigment, [points], False, ink, thickness, cv2.LINE_AA, FRACTION_BITS)
        crest = float(np.clip(ridge[j], 20, 255))
        cv2.polylines(painting.relief, [points], False, crest, thickness, cv2.LINE_AA, FRACTION_BITS)
