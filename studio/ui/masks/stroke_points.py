"""The points of a stroke as a hand makes them, reduced to those that its course needs."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from studio.specs.painted_mask import LEAST_PRESSURE, Point

Places = npt.NDArray[np.float64]

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
    tolerance, places = _OFF_COURSE * radius, np.array(points, np.float64)
    kept = [False] * len(points)
    kept[0] = kept[-1] = True
    waiting = [(0, len(points) - 1)]
    while waiting:
        first, last = waiting.pop()
        if last - first < 2:
            continue
        away = _off_course(places[first + 1 : last], places[first], places[last], radius)
        index = first + 1 + int(away.argmax())
        if away.max() > tolerance:
            kept[index] = True
            waiting += [(first, index), (index, last)]
    return tuple(point for point, is_kept in zip(points, kept, strict=True) if is_kept)


def _off_course(places: Places, start: Places, end: Places, radius: float) -> Places:
    """How far each of ``places`` is from the way between two others, a difference in pressure counted in radii."""
    way = end - start
    squared = float(way[0] * way[0] + way[1] * way[1])
    along = ((places[:, :2] - start[:2]) @ way[:2]) / squared if squared else np.zeros(len(places))
    apart = places - start - np.clip(along, 0.0, 1.0)[:, None] * way
    found: Places = np.hypot(apart[:, 0], apart[:, 1]) + radius * np.abs(apart[:, 2])
    return found
