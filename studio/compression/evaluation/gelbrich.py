"""W2: how far two feature maps lie apart, each taken as the Gaussian with its mean and covariance."""

from __future__ import annotations

import math

import torch
from torch import Tensor

from studio.transforms.moments import Moments

_LEAST_VARIANCE = 1e-12


def gelbrich_distance(painted: Moments, style: Moments) -> float:
    """The 2-Wasserstein distance of N(m1, S1) and N(m2, S2), in the features' own unit:

    W2² = |m1 - m2|² + tr S1 + tr S2 - 2 tr (S1^½ S2 S1^½)^½ (Dowson and Landau 1982; Gelbrich 1990, theorem
    2.1): a lower bound of W2 for any two distributions with these moments and, squared, what FID is (Heusel et al.,
    arXiv 1706.08500). The last trace is the sum of the singular values of S1^½ S2^½:
    the product under the root is never formed. Raises ValueError where the channel counts differ.
    """
    if painted.channels != style.channels:
        raise ValueError(f"feature maps of {painted.channels} and {style.channels} channels cannot be compared")
    root, other_root = _square_root(painted.covariance), _square_root(style.covariance)
    overlap = torch.linalg.svdvals(root @ other_root).sum()
    spread = painted.covariance.trace() + style.covariance.trace() - 2 * overlap
    squared = (painted.mean - style.mean).square().sum() + spread
    return math.sqrt(max(0.0, float(squared)))


def relative_w2(distance: float, style: Moments) -> float:
    """W2² over the style's total variance tr S2: without unit, 0 where the statistics are the style's own.

    ``distance`` is the `gelbrich_distance` to ``style``; that of a flat picture of the right mean gives 1. A style
    without any variance counts as one of 1e-12.
    """
    return distance**2 / max(float(style.covariance.trace()), _LEAST_VARIANCE)


def _square_root(covariance: Tensor) -> Tensor:
    """The symmetric root without the cut that fitting a map needs: nothing is divided by it here."""
    values, vectors = torch.linalg.eigh((covariance + covariance.T) / 2)
    root: Tensor = (vectors * values.clamp(min=0.0).sqrt()) @ vectors.T
    return root
