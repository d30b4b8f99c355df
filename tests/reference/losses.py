"""Style losses by other routes than the studio's: Schur-based matrix roots, loops over channels and positions."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy import linalg

Array = npt.NDArray[np.float64]


def statistics(features_chw: Array, weights_hw: Array | None = None) -> tuple[Array, Array]:
    """Weighted mean (C,) and population covariance (C, C)."""
    rows = features_chw.reshape(features_chw.shape[0], -1)
    weights = np.ones(rows.shape[1]) if weights_hw is None else weights_hw.reshape(-1)
    mean = (rows * weights).sum(1) / weights.sum()
    centred = rows - mean[:, None]
    return mean, (centred * weights) @ centred.T / weights.sum()


def wasserstein(found: tuple[Array, Array], style: tuple[Array, Array]) -> float:
    """The squared 2-Wasserstein distance of two Gaussians over the total variance of the second."""
    root = linalg.sqrtm(style[1]).real
    overlap = linalg.sqrtm(root @ found[1] @ root).real
    distance = ((found[0] - style[0]) ** 2).sum() + np.trace(found[1] + style[1] - 2 * overlap)
    return float(distance / np.trace(style[1]))


def gram(found: tuple[Array, Array], style: tuple[Array, Array]) -> float:
    """Squared differences of second moments, entry by entry, over the squares of the style's."""
    total = norm = 0.0
    for i in range(len(found[0])):
        for j in range(len(found[0])):
            wanted = style[1][i, j] + style[0][i] * style[0][j]
            total += (found[1][i, j] + found[0][i] * found[0][j] - wanted) ** 2
            norm += wanted**2
    return total / norm
