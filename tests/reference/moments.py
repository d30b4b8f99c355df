"""Weighted mean and covariance of pixels, straight from NumPy's own estimators."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]


def pixels_of(features_bchw: Array) -> Array:
    """(N, C): one row per pixel, all pictures of the batch after one another."""
    return np.stack([channel.ravel() for channel in np.moveaxis(features_bchw, 1, 0)], axis=1)


def mean_and_covariance(pixels_nc: Array, weights_n: Array | None = None) -> tuple[Array, Array]:
    """Mean (C,) and covariance (C, C) with the divisor max(sum of weights - 1, 1)."""
    weights = np.ones(len(pixels_nc)) if weights_n is None else weights_n
    total = weights.sum()
    covariance = np.cov(pixels_nc, rowvar=False, aweights=weights, ddof=0).reshape(pixels_nc.shape[1], -1)
    return np.average(pixels_nc, axis=0, weights=weights), covariance * total / max(total - 1, 1)
