"""Numbers smoothed along the edges of a picture: the guided filter."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


def guided_filter(guide_hwc: Floats, values_khw: Floats, *, radius_px: int, epsilon: float) -> Floats:
    """``values_khw`` (K, h, w) as in each window of 2 ``radius_px`` + 1 pixels a linear function of ``guide_hwc``.

    The guide is a picture (h, w, 3) in [0, 1]; variance of it far below ``epsilon`` is smoothed over (He, Sun and Tang
    2013, eq. 19 to 21). Windows end at the border. Maps of values that sum to 1 do so afterwards, up to rounding.
    """
    if radius_px < 1 or epsilon <= 0.0:
        raise ValueError(f"no guided filter of radius {radius_px} and epsilon {epsilon}")

    def mean(numbers: npt.NDArray[np.floating]) -> Floats:
        return window_means(numbers.astype(np.float64, copy=False), radius_px)

    guide: Floats = guide_hwc.transpose(2, 0, 1)
    guide_mean, value_mean = mean(guide), mean(values_khw)
    products: Floats = mean(guide[:, None] * guide[None]) - guide_mean[:, None] * guide_mean[None]
    covariances = products.transpose(2, 3, 0, 1) + epsilon * np.eye(len(guide))
    shared = mean(values_khw[:, None] * guide[None]) - value_mean[:, None] * guide_mean[None]
    slopes = np.linalg.solve(covariances, shared.transpose(2, 3, 1, 0)).transpose(3, 2, 0, 1)
    offsets = value_mean - (slopes * guide_mean[None]).sum(1)
    filtered: Floats = (mean(slopes) * guide[None]).sum(1) + mean(offsets)
    return filtered


def window_means(numbers: Floats, radius_px: int) -> Floats:
    """The mean of each window of the last two axes, (…, h, w), cut off at the border."""
    height, width = numbers.shape[-2:]
    rows, columns = _window_sums(np.ones(height), radius_px, -1), _window_sums(np.ones(width), radius_px, -1)
    sums = _window_sums(_window_sums(numbers, radius_px, -2), radius_px, -1)
    means: Floats = sums / (rows[:, None] * columns)
    return means


def _window_sums(numbers: Floats, radius_px: int, axis: int) -> Floats:
    """The sum of each window along ``axis`` as the difference of two cumulative ones."""
    moved = np.moveaxis(numbers, axis, 0)
    length = len(moved)
    sums = np.concatenate((np.zeros_like(moved[:1]), np.cumsum(moved, axis=0)))
    places = np.arange(length)
    found = sums[np.minimum(places + radius_px + 1, length)] - sums[np.maximum(places - radius_px, 0)]
    return np.moveaxis(found, 0, axis)
