"""Grain: the weave and the lattice that a decoder leaves in flat paint, told from the luminance alone."""

from __future__ import annotations

import statistics
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from skimage.color import rgb2gray

Luminance = npt.NDArray[np.float64]

WINDOW_PX = 64
CELLS_PX = (2, 4, 8, 16)
COARSE_BAND, FINE_BAND = (1 / 8, 1 / 4), (1 / 4, 1 / 2)  # cycles a pixel
_LEAST_VARIANCE = 1e-4
_AXIS_DEG, _DIAGONAL_DEG = 10.0, (25.0, 65.0)


@dataclass(frozen=True, slots=True)
class Grain:
    """``axis_power`` between 1/8 and 1/4 and between 1/4 and 1/2 cycles a pixel, and the lattice.

    1, 1 and about 0 for noise without direction. What brush marks of a style ask for is not known, so that only
    the ratio to another painting of the same pairs means anything.
    """

    axis_power: tuple[float, float]
    lattice: float


def measure_grain(pixels_hwc: npt.NDArray[np.uint8]) -> Grain:
    """Of (h, w, 3) sRGB pixels; luminance by BT.709 of the stored values, in [0, 1]."""
    luminance: Luminance = rgb2gray(pixels_hwc)
    power = window_power(luminance)
    return Grain((axis_power(power, COARSE_BAND), axis_power(power, FINE_BAND)), lattice(luminance))


def window_power(luminance_hw: Luminance) -> npt.NDArray[np.float64]:
    """(64, 64): |FFT|² of 64-px Hann windows, each over its pixels' variance + 1e-4, averaged over the windows.

    Windows begin at multiples of 32 px and lie inside; a narrower picture is reflected to 64 px.
    """
    missing = [max(0, WINDOW_PX - side) for side in luminance_hw.shape]
    padded = np.pad(luminance_hw, [(0, pixels) for pixels in missing], mode="symmetric")
    windows = np.lib.stride_tricks.sliding_window_view(padded, (WINDOW_PX, WINDOW_PX))
    patches = windows[:: WINDOW_PX // 2, :: WINDOW_PX // 2].reshape(-1, WINDOW_PX, WINDOW_PX)
    hann = 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(WINDOW_PX) / WINDOW_PX)
    tapered = (patches - patches.mean((1, 2), keepdims=True)) * np.outer(hann, hann)
    spectra = np.abs(np.fft.fft2(tapered)) ** 2 / (patches.var((1, 2)) + _LEAST_VARIANCE)[:, None, None]
    mean: npt.NDArray[np.float64] = spectra.mean(0)
    return mean


def axis_power(power: npt.NDArray[np.float64], band: tuple[float, float]) -> float:
    """Mean power within 10° of an axis over mean power at 25 to 65°, frequencies from ``band[0]`` to below ``band[1]``.

    1 for noise without direction, above 1 for a weave along the axes, below 1 for one along the diagonals. A picture
    without power at 25 to 65° counts as one of 1e-12 there.
    """
    frequency = np.fft.fftfreq(len(power))
    radius = np.hypot(frequency[:, None], frequency)
    angle_deg = np.degrees(np.arctan2(np.abs(frequency)[:, None], np.abs(frequency)))  # 0 and 90 are the axes
    in_band = (radius >= band[0]) & (radius < band[1])
    axis = in_band & (np.minimum(angle_deg, 90 - angle_deg) <= _AXIS_DEG)
    diagonal = in_band & (angle_deg >= _DIAGONAL_DEG[0]) & (angle_deg <= _DIAGONAL_DEG[1])
    return float(max(power[axis].mean(), 1e-12) / max(power[diagonal].mean(), 1e-12))


def lattice(luminance_hw: Luminance) -> float:
    """How unevenly |second difference| is spread over a cell of 2, 4, 8 and 16 px: its deviation over its mean.

    Along each axis the second differences are averaged by their position within the cell on that axis, over all that
    is on the other; the figure is the mean over both axes and the four cells. 0 where every position is alike.
    """
    return statistics.fmean(
        _unevenness(lines, cell_px) for lines in (luminance_hw, luminance_hw.T) for cell_px in CELLS_PX
    )


def _unevenness(luminance_hw: Luminance, cell_px: int) -> float:
    """Along the columns' index; position 0 is the picture's own first column."""
    found = np.abs(np.diff(luminance_hw, n=2, axis=1)).mean(0)
    positions = (np.arange(len(found)) + 1) % cell_px
    profile = np.array([found[positions == position].mean() for position in range(cell_px)])
    mean = profile.mean()
    return float(profile.std() / mean) if mean > 0 else 0.0
