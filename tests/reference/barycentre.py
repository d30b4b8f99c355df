"""The barycentre of Gaussians from Álvarez-Esteban et al. 2016, theorem 4.2, by SciPy's matrix roots, and its cost."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from scipy import linalg

Array = npt.NDArray[np.float64]


def barycentre_covariance(covariances: Sequence[Array], weights: Sequence[float], steps: int = 200) -> Array:
    """The covariance after ``steps`` of the iteration from the identity; all covariances are regular."""
    shares = np.array(weights) / np.sum(weights)
    found = np.eye(len(covariances[0]))
    for _ in range(steps):
        root = np.real(linalg.sqrtm(found))
        inverse = np.linalg.inv(root)
        middle = sum(
            share * np.real(linalg.sqrtm(root @ covariance @ root))
            for share, covariance in zip(shares, covariances, strict=True)
        )
        found = inverse @ middle @ middle @ inverse
    return found


def squared_w2(one: Array, other: Array) -> float:
    """The squared W2 distance of two centred Gaussians."""
    root = np.real(linalg.sqrtm(one @ other))
    return float(np.trace(one) + np.trace(other) - 2 * np.trace(root))
