"""Axis power and lattice written out in float64: the discrete Fourier sum itself, positions in plain loops."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]

_WINDOW_PX = 64


def axis_power(luminance_hw: Array, least: float, most: float) -> float:
    """Power within 10° of an axis over power at 25 to 65°, per frequency, ``least`` <= radius < ``most``."""
    axis: list[float] = []
    diagonal: list[float] = []
    power = _mean_power(luminance_hw)
    for row in range(_WINDOW_PX):
        for column in range(_WINDOW_PX):
            down, across = (min(index, _WINDOW_PX - index) / _WINDOW_PX for index in (row, column))
            if not least <= math.hypot(down, across) < most:
                continue
            degrees = math.degrees(math.atan2(down, across))
            if degrees <= 10 or degrees >= 80:
                axis.append(power[row, column])
            elif 25 <= degrees <= 65:
                diagonal.append(power[row, column])
    return math.fsum(axis) / len(axis) / (math.fsum(diagonal) / len(diagonal))


def lattice(luminance_hw: Array) -> float:
    """Deviation over mean of |second difference| by position, both axes and cells of 2, 4, 8 and 16 px averaged."""
    figures = []
    for picture in (luminance_hw, luminance_hw.T):
        height, width = picture.shape
        for cell_px in (2, 4, 8, 16):
            by_position: list[list[float]] = [[] for _ in range(cell_px)]
            for row in range(height):
                for column in range(1, width - 1):
                    second = picture[row, column - 1] - 2 * picture[row, column] + picture[row, column + 1]
                    by_position[column % cell_px].append(abs(second))
            # Every column has as many rows, so that the mean over pixels is that over columns.
            means = [math.fsum(found) / len(found) for found in by_position]
            mean = math.fsum(means) / cell_px
            deviation = math.sqrt(math.fsum((value - mean) ** 2 for value in means) / cell_px)
            figures.append(deviation / mean)
    return math.fsum(figures) / len(figures)


def _mean_power(luminance_hw: Array) -> Array:
    index = np.arange(_WINDOW_PX)
    fourier = np.exp(-2j * np.pi * np.outer(index, index) / _WINDOW_PX)
    hann = np.sin(np.pi * index / _WINDOW_PX) ** 2
    spectra = []
    for top in range(0, luminance_hw.shape[0] - _WINDOW_PX + 1, _WINDOW_PX // 2):
        for left in range(0, luminance_hw.shape[1] - _WINDOW_PX + 1, _WINDOW_PX // 2):
            patch = luminance_hw[top : top + _WINDOW_PX, left : left + _WINDOW_PX]
            variance = ((patch - patch.mean()) ** 2).mean()
            tapered = (patch - patch.mean()) * hann * hann[:, None]
            spectra.append(np.abs(fourier @ tapered @ fourier) ** 2 / (variance + 1e-4))
    mean: Array = np.mean(spectra, axis=0)
    return mean
