"""A local affine model straight from its definition: every window by its own pixels, every result by its own cells."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]
_REACH = 2  # cells that a window spans to each side


def kept_edges(
    photo_hwc: Array, painted_hwc: Array, radius: float, epsilon: float, detail: float, seen_hw: Array | None = None
) -> Array:
    """The painting (h, w, 3) explained by the photo, both in [0, 1]; pixels where ``seen_hw`` is 0 do not count."""
    height, width = photo_hwc.shape[:2]
    longer = max(height, width)
    count = min(longer, round(2.5 / radius))
    down, across = (max(1, round(length * count / longer)) for length in (height, width))
    seen = np.ones((height, width)) if seen_hw is None else seen_hw
    cell_rows = np.array([y * down // height for y in range(height)])
    cell_columns = np.array([x * across // width for x in range(width)])
    models = np.full((down, across, 4, 3), np.nan)
    for i, j in np.ndindex(down, across):
        rows, columns = np.abs(cell_rows - i) <= _REACH, np.abs(cell_columns - j) <= _REACH
        counted = seen[np.ix_(rows, columns)].astype(bool)
        colours, paint = photo_hwc[np.ix_(rows, columns)][counted], painted_hwc[np.ix_(rows, columns)][counted]
        if len(colours):
            models[i, j] = _model(colours, paint, epsilon, detail)
    means = np.empty_like(models)
    for i, j in np.ndindex(down, across):
        near = models[max(0, i - _REACH) : i + _REACH + 1, max(0, j - _REACH) : j + _REACH + 1].reshape(-1, 4, 3)
        fitted = near[~np.isnan(near[:, 0, 0])]
        means[i, j] = fitted.mean(axis=0) if len(fitted) else np.vstack((detail * np.eye(3), np.zeros(3)))
    result = np.empty_like(photo_hwc)
    for y, x in np.ndindex(height, width):
        model = np.zeros((4, 3))
        row, column = (y + 0.5) * down / height - 0.5, (x + 0.5) * across / width - 0.5
        for i in range(int(np.floor(row)) - 2, int(np.floor(row)) + 4):
            for j in range(int(np.floor(column)) - 2, int(np.floor(column)) + 4):
                weight = basis(row - i) * basis(column - j)
                model += weight * means[min(max(i, 0), down - 1), min(max(j, 0), across - 1)]
        result[y, x] = photo_hwc[y, x] @ model[:3] + model[3]
    return result


def basis(position: float) -> float:
    """The cubic B-spline around 0, as the fourfold convolution of a box: a sum of truncated powers."""
    return sum(sign * max(0.0, position + 2 - k) ** 3 / 6 for k, sign in enumerate((1.0, -4.0, 6.0, -4.0, 1.0)))


def _model(colours: Array, paint: Array, epsilon: float, detail: float) -> Array:
    """Ridge regression drawn towards ``detail`` times the identity, by least squares on extended equations."""
    count = len(colours)
    centred, target = colours - colours.mean(axis=0), paint - paint.mean(axis=0)
    pull = np.sqrt(count * epsilon)
    equations, wanted = np.vstack((centred, pull * np.eye(3))), np.vstack((target, pull * detail * np.eye(3)))
    weights = np.linalg.lstsq(equations, wanted, rcond=None)[0]
    return np.vstack((weights, paint.mean(axis=0) - colours.mean(axis=0) @ weights))
