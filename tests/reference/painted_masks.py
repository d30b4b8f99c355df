"""Painted masks in float64, pixel by pixel, straight from what the operations are said to be."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

from studio.geometry import Size
from studio.specs.painted_mask import BrushStroke, Gradient, Inversion, Operation, PaintedMask

Array = npt.NDArray[np.float64]


def painted(mask: PaintedMask, size: Size, base_hw: Array | None = None) -> Array:
    """``mask`` (h, w) in 0..1 at ``size``."""
    longer = max(mask.size.width, mask.size.height)
    across, down = mask.size.width / longer / size.width, mask.size.height / longer / size.height
    found = np.empty((size.height, size.width))
    for row in range(size.height):
        for column in range(size.width):
            value = mask.fill if base_hw is None else base_hw[row, column]
            place = ((column + 0.5) * across, (row + 0.5) * down)
            for operation in mask.operations:
                value = _after(value, operation, place, max(across, down))
            found[row, column] = value
    return found


def _after(value: float, operation: Operation, place: tuple[float, float], pixel: float) -> float:
    if isinstance(operation, Inversion):
        return 1 - value
    share = _gradient(operation, place) if isinstance(operation, Gradient) else _stroke(operation, place, pixel)
    return value * (1 - share) if operation.erases else 1 - (1 - value) * (1 - share)


def _gradient(gradient: Gradient, place: tuple[float, float]) -> float:
    along = [end - start for start, end in zip(gradient.start, gradient.end, strict=True)]
    away = [here - start for start, here in zip(gradient.start, place, strict=True)]
    share = (along[0] * away[0] + along[1] * away[1]) / (along[0] ** 2 + along[1] ** 2)
    return 1 - min(max(share, 0), 1)


def _stroke(stroke: BrushStroke, place: tuple[float, float], pixel: float) -> float:
    soft = stroke.radius * (1 - stroke.hardness)
    width = max(soft, pixel)
    ends = list(zip(stroke.points, stroke.points[1:], strict=False)) or [(stroke.points[0], stroke.points[0])]
    inside = max(_depth(stroke.radius, *each, place) for each in ends)
    share = min(max((inside + (width - soft) / 2) / width, 0), 1)
    return share * share * (3 - 2 * share)


def _depth(
    radius: float, start: tuple[float, float, float], end: tuple[float, float, float], place: tuple[float, float]
) -> float:
    """How deep ``place`` lies under the rim of the capsule between two points; negative outside."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    squared = dx * dx + dy * dy
    if not squared:
        return radius * max(start[2], end[2]) - math.hypot(place[0] - start[0], place[1] - start[1])
    along = ((place[0] - start[0]) * dx + (place[1] - start[1]) * dy) / squared
    along = min(max(along, 0), 1)
    away = math.hypot(place[0] - start[0] - along * dx, place[1] - start[1] - along * dy)
    return radius * (start[2] + along * (end[2] - start[2])) - away
