"""The terms of a painting, one picture at a time, straight from their formulas."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy import linalg

Array = npt.NDArray[np.float64]


def relative_w2(found_chw: Array, style_chw: Array) -> float:
    """The squared W2 of two feature Gaussians over the style's total variance, by SciPy's root of their product."""
    rows, wanted = (features.reshape(len(features), -1) for features in (found_chw, style_chw))
    covariance, other = np.cov(rows), np.cov(wanted)
    root = np.real(linalg.sqrtm(covariance @ other))
    apart = ((rows.mean(1) - wanted.mean(1)) ** 2).sum()
    return float((apart + np.trace(covariance) + np.trace(other) - 2 * np.trace(root)) / np.trace(other))


def lattice(picture_chw: Array) -> float:
    """Deviation over mean of the mean second difference by position, averaged over cells and directions."""
    luma = np.tensordot([0.299, 0.587, 0.114], picture_chw, 1)
    found = []
    for cell in (2, 4, 8, 16):
        for down, along in ((0, 1), (1, 0), (1, 1), (1, -1)):
            found.append(_unevenness(_means_by_position(luma, down, along, cell)))
    return float(np.mean(found))


def _means_by_position(luma: Array, down: int, along: int, cell: int) -> list[float]:
    height, width = luma.shape
    rows, columns = range(down, height - down), range(abs(along), width - abs(along))
    whole_rows, whole_columns = len(rows) // cell * cell, len(columns) // cell * cell
    seen: dict[tuple[int, int], list[float]] = {}
    for row in rows[:whole_rows]:
        for column in columns[:whole_columns]:
            centre = luma[row, column]
            curve = abs(luma[row + down, column + along] - 2 * centre + luma[row - down, column - along])
            place = ((row - down) % cell * bool(down), (column - abs(along)) % cell * bool(along))
            seen.setdefault(place, []).append(curve)
    return [float(np.mean(values)) for values in seen.values()]


def _unevenness(means: list[float]) -> float:
    return float(np.std(means, ddof=1) / (np.mean(means) + 2e-3))
