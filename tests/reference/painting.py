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


def direction_shares(picture_chw: Array) -> Array:
    """(2, 12): log of each sector's mean power over the mean of the sectors, window by window from the definition."""
    luma = np.tensordot([0.299, 0.587, 0.114], picture_chw, 1)
    window = np.outer(np.hanning(64), np.hanning(64))
    total, count = np.zeros((64, 64)), 0
    for top in range(0, luma.shape[0] - 63, 32):
        for left in range(0, luma.shape[1] - 63, 32):
            part = luma[top : top + 64, left : left + 64]
            total += np.abs(np.fft.fft2((part - part.mean()) * window)) ** 2 / (part.var() + 1e-4)
            count += 1
    found = np.zeros((2, 12))
    for band, (low, high) in enumerate(((1 / 8, 1 / 4), (1 / 4, 1 / 2))):
        for sector in range(12):
            found[band, sector] = np.mean(_powers_within(total / count, low, high, 15 * sector)) + 1e-6
    return np.log(found) - np.log(found.mean(1, keepdims=True))


def _powers_within(power: Array, low: float, high: float, degrees: float) -> list[float]:
    """Of one half of the plane, where a real picture's spectrum is whole: frequencies to the right, with Nyquist's."""
    powers = []
    for row in range(64):
        for column in range(33):
            down, along = np.fft.fftfreq(64)[row], np.fft.rfftfreq(64)[column]
            apart = (np.degrees(np.arctan2(down, along)) - degrees + 90) % 180 - 90
            if low <= np.hypot(down, along) < high and abs(apart) <= 7.5:
                powers.append(power[row, column])
    return powers
