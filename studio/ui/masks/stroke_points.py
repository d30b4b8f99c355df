"""The points of a stroke as a hand makes them, reduced to those that its course needs."""

from __future__ import annotations

import math
from collections.abc import Sequence

from studio.specs.painted_mask import LEAST_PRESSURE, Point

_LEAST_PRESSURE = 0.05  # so that the lightest touch leaves something
_PLACES_DIGITS, _PRESSURE_DIGITS = 6, 3
_OFF_COURSE = 0.03  # of the radius: what leaving a point out may move the stroke's rim by
_REACH = 3.5  # longer sides beside the picture beyond which a hand is not followed


def point_of(x: float, y: float, pressure: float = 1.0) -> Point:
    """A point in longer sides, rounded to what a file keeps; far outside the picture it stays near."""
    x, y = (min(max(each, -_REACH), _REACH) for each in (x, y))
    pressure = min(max(pressure, _LEAST_PRESSURE, LEAST_PRESSURE), 1.0)
    return round(x, _PLACES_DIGITS), round(y, _PLACES_DIGITS), round(pressure, _PRESSURE_DIGITS)


def reduced(points: Sequence[Point], radius: float) -> tuple[Point, ...]:
    """``points`` without those that lie, pressure included, on the way between others (Douglas and Peucker, 1973)."""
    tolerance = _OFF_COURSE * radius
    kept = [False] * len(points)
    kept[0] = kept[-1] = True
    waiting = [(0, len(points) - 1)]
    while waiting:
        first, last = waiting.pop()
        if last - first < 2:
            continue
        away, index = max(
            (_off_course(points[index], points[first], points[last], radius), index) for index in range(first + 1, last)
        )
        if away > tolerance:
            kept[index] = True
            waiting += [(first, index), (index, last)]
    return tuple(point for point, is_kept in zip(points, kept, strict=True) if is_kept)


def _off_course(point: Point, start: Point, end: Point, radius: float) -> float:
    """How far ``point`` is from the way between two others, a difference in pressure counted in radii."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    squared = dx * dx + dy * dy
    along = ((point[0] - start[0]) * dx + (point[1] - start[1]) * dy) / squared if squared else 0.0
    along = min(max(along, 0.0), 1.0)
    away = math.hypot(point[0] - start[0] - along * dx, point[1] - start[1] - along * dy)
    return away + radius * abs(point[2] - start[2] - along * (end[2] - start[2]))
