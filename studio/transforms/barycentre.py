"""The Wasserstein barycentre of several styles' Gaussians: the statistics half way between them, weighted."""

from __future__ import annotations

import math
from collections.abc import Sequence

import torch
from torch import Tensor

from studio.errors import StudioError
from studio.transforms.moments import Moments
from studio.transforms.roots import carries_variance, root_of_gram, square_root

TOLERANCE = 1e-10
"""The iteration ends where a step changes the covariance by less than this, relative to its Frobenius norm …"""
MOST_STEPS = 200
"""… or after so many steps."""


def barycentre(styles: Sequence[Moments], weights: Sequence[float]) -> Moments:
    """The Gaussian with the least weighted sum of squared W2 distances to those of ``styles``, in float64.

    The mean is the weighted mean; the covariance is the fixed point of S ← S^-½ (Σ w (S^½ S_i S^½)^½)² S^-½
    (Álvarez-Esteban et al. 2016, arXiv 1511.05355, theorem 4.2) from the mean of the covariances, on the directions in
    which that carries variance. Weights need not sum to 1; a style whose weight is 0 does not count, and one alone is
    returned as it is. Raises ValueError unless there is one weight per style, none negative and one above 0, and
    `StudioError` where a style is empty or not finite.
    """
    if len(styles) != len(weights) or min(weights) < 0 or not any(weights):
        raise ValueError(f"no mix of {len(styles)} styles: weights {list(weights)}")
    counted = [(style, weight) for style, weight in zip(styles, weights, strict=True) if weight]
    for style, _ in counted:
        style.require_usable()
    if len(counted) == 1:
        return counted[0][0]
    total = math.fsum(weight for _, weight in counted)
    shares = [weight / total for _, weight in counted]
    covariances = [style.covariance for style, _ in counted]
    mean = _weighted([style.mean for style, _ in counted], shares)
    size = _weighted([torch.tensor(style.weight, dtype=torch.float64) for style, _ in counted], shares).item()
    return Moments(size, mean, _fixed_point(covariances, shares) * max(size - 1.0, 1.0))


def _fixed_point(covariances: Sequence[Tensor], shares: Sequence[float]) -> Tensor:
    start = _weighted(covariances, shares)
    values, vectors = torch.linalg.eigh((start + start.T) / 2)
    basis = vectors[:, carries_variance(values)]
    if basis.shape[1] == 0:
        return torch.zeros_like(start)
    roots = [square_root(covariance) @ basis for covariance in covariances]
    found = basis.T @ start @ basis
    for _ in range(MOST_STEPS):
        following = _step(found, roots, shares)
        is_settled = torch.linalg.norm(following - found) <= TOLERANCE * torch.linalg.norm(found)
        found = following
        if is_settled:
            break
    covariance: Tensor = basis @ found @ basis.T
    return covariance


def _step(found: Tensor, roots: Sequence[Tensor], shares: Sequence[float]) -> Tensor:
    """One step from ``found`` (r, r), where ``roots`` (C, r) are those of the covariances in the same directions."""
    values, vectors = torch.linalg.eigh((found + found.T) / 2)
    deviations = values.clamp(min=values[-1].item() * 1e-14).sqrt()
    root, inverse = (vectors * deviations) @ vectors.T, (vectors / deviations) @ vectors.T
    middle = _weighted([root_of_gram(factor @ root) for factor in roots], shares) @ inverse
    following: Tensor = middle.T @ middle
    if not torch.isfinite(following).all():
        raise StudioError("the statistics of these styles have no barycentre; mix their maps instead")
    return following


def _weighted(parts: Sequence[Tensor], shares: Sequence[float]) -> Tensor:
    total = torch.zeros_like(parts[0])
    for part, share in zip(parts, shares, strict=True):
        total += share * part
    return total
