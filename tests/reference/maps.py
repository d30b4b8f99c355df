"""The three transforms by other routes than the studio's: singular vectors, loops, and a Schur-based matrix root."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy import linalg

Array = npt.NDArray[np.float64]


def cut(variances: Array) -> float:
    """The bound at or under which a variance counts as none."""
    return float(max(1e-5, 1e-6 * variances.max()))


def range_of(covariance: Array) -> tuple[Array, Array]:
    """Orthonormal directions (C, r) that carry variance, and their variances (r,)."""
    left, singular, _ = linalg.svd((covariance + covariance.T) / 2)
    rank = int((singular > cut(singular)).sum())
    return left[:, :rank], singular[:rank]


def wct(content: tuple[Array, Array], style: tuple[Array, Array]) -> tuple[Array, Array]:
    """Matrix and bias of whitening then colouring, from (mean, covariance) of either side."""
    whitening = np.zeros_like(content[1])
    for direction, variance in zip(range_of(content[1])[0].T, range_of(content[1])[1], strict=True):
        whitening += np.outer(direction, direction) / np.sqrt(variance)
    colouring = np.zeros_like(whitening)
    for direction, variance in zip(range_of(style[1])[0].T, range_of(style[1])[1], strict=True):
        colouring += np.outer(direction, direction) * np.sqrt(variance)
    matrix = np.einsum("ij,jk->ik", colouring, whitening)
    return matrix, style[0] - np.einsum("ij,j->i", matrix, content[0])


def adain(content: tuple[Array, Array], style: tuple[Array, Array]) -> tuple[Array, Array]:
    """Matrix and bias of matching every channel's mean and deviation, channel by channel."""
    matrix, bias = np.zeros_like(content[1]), style[0].copy()
    bound = cut(np.diag(content[1]))
    for channel in range(len(bias)):
        if content[1][channel, channel] > bound:
            ratio = np.sqrt(style[1][channel, channel]) / np.sqrt(content[1][channel, channel])
            matrix[channel, channel] = ratio
            bias[channel] -= ratio * content[0][channel]
    return matrix, bias


def optimal_transport(content: tuple[Array, Array], style: tuple[Array, Array]) -> tuple[Array, Array]:
    """Matrix and bias of the least displacement, for a style whose covariance is regular on the content's range.

    Within that range A S_c A = S_s, so (S_c A)² = S_c S_s and A = S_c^-1 (S_c S_s)^½ with the principal root, which
    SciPy takes of the unsymmetric product.
    """
    basis, variances = range_of(content[1])
    if not len(variances):
        return np.zeros_like(content[1]), style[0].copy()
    inner = basis.T @ style[1] @ basis
    root = np.real(linalg.sqrtm(np.diag(variances) @ inner))
    matrix = basis @ (root / variances[:, None]) @ basis.T
    return matrix, style[0] - matrix @ content[0]
