"""Curves as plain arrays: smoothed without a lag at the start, thinned without losing a peak."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]

MOST_POINTS = 600  # of a smooth curve; more only costs time, and a plot has 16 ms
_SMOOTHED_OVER = 0.04  # of all logged steps
_LEAST_SMOOTHED_OVER = 3.0
_SPANS_IN_BLOCK = 10


@dataclass(frozen=True, slots=True, eq=False)
class Curve:
    """Values over steps: two float64 arrays (n,) of the same length, steps ascending."""

    steps: Array
    values: Array

    def __len__(self) -> int:
        return len(self.steps)


EMPTY = Curve(np.empty(0), np.empty(0))


def smoothed(curve: Curve, over: float | None = None) -> Curve:
    """A running exponential mean over about ``over`` points (None: a twenty-fifth of them, at least three).

    The weights of each mean add up to one from the first point on (Kingma and Ba, arXiv 1412.6980, section 3), so the
    curve begins at its first value. Values that are not finite are skipped and keep the mean before them.
    """
    span = max(_LEAST_SMOOTHED_OVER, _SMOOTHED_OVER * len(curve)) if over is None else max(1.0, over)
    keep = 1.0 - 1.0 / span
    if keep == 0.0:
        return curve
    is_finite = np.isfinite(curve.values)
    inputs = np.stack([np.where(is_finite, curve.values, 0.0), is_finite.astype(float)])
    sums, found = np.zeros(2), np.empty_like(inputs)
    block = max(1, int(_SPANS_IN_BLOCK * span))
    for start in range(0, len(curve), block):  # whole blocks at once; longer ones would overflow the powers
        part = slice(start, start + block)
        powers = keep ** np.cumsum(is_finite[part])
        found[:, part] = powers * (sums[:, None] + (1.0 - keep) * np.cumsum(inputs[:, part] / powers, axis=1))
        sums = found[:, part][:, -1]
    with np.errstate(invalid="ignore"):
        return Curve(curve.steps, found[0] / found[1])


def thinned(curve: Curve, at_most: int = MOST_POINTS) -> Curve:
    """At most about ``at_most`` points; of every stretch the smallest and the largest stay, and both ends."""
    count = len(curve)
    if count <= at_most:
        return curve
    length = -(-count // max(1, at_most // 2))
    rows = -(-count // length)
    values = np.where(np.isfinite(curve.values), curve.values, np.nan)
    stretches = np.full((rows, length), np.nan)
    stretches.flat[:count] = values
    starts = length * np.arange(rows)
    smallest = starts + np.where(np.isnan(stretches), np.inf, stretches).argmin(axis=1)
    largest = starts + np.where(np.isnan(stretches), -np.inf, stretches).argmax(axis=1)
    places = np.unique(np.concatenate([smallest, largest, [0, count - 1]]))
    return Curve(curve.steps[places], curve.values[places])


def lowest(curve: Curve) -> tuple[float, float] | None:
    """Step and value of the smallest finite value, the first of equals; None where there is none."""
    finite = np.flatnonzero(np.isfinite(curve.values))
    if not finite.size:
        return None
    place = int(finite[curve.values[finite].argmin()])
    return float(curve.steps[place]), float(curve.values[place])
