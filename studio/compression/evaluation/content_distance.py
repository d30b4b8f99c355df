"""Away from the content: how far a painting's features have turned from those of its photograph."""

from __future__ import annotations

import statistics
from collections.abc import Sequence

import torch
from torch import Tensor

from studio.networks.layout import encoder_names

_LEAST_NORM = 1e-8  # what a shorter feature vector counts as


def block_ends(level: int) -> tuple[str, ...]:
    """The last layer of each block that the encoder of ``level`` has: of 3 conv1_2, conv2_2 and conv3_1."""
    return tuple({name.partition("_")[0]: name for name in encoder_names(level)}.values())


def content_distance(painted: Sequence[Tensor], content: Sequence[Tensor]) -> float:
    """1 - cosine of the features of painting and photograph, averaged over positions, then over layers.

    Both hold one (1, C, h, w) map per layer, after the ReLU, of pictures of one size. Rectified features have cosines
    in [0, 1], so the distance is 0 for the photograph itself and at most 1. Vectors shorter than 1e-8 count as that
    long; where both are, they are equal. Raises ValueError where shapes or numbers of layers differ.
    """
    if [each.shape for each in painted] != [each.shape for each in content]:
        raise ValueError("the features of painting and photograph have different shapes")
    return statistics.fmean(_turned(*maps) for maps in zip(painted, content, strict=True))


def _turned(painted: Tensor, content: Tensor) -> float:
    norm, other_norm = painted.norm(dim=1), content.norm(dim=1)
    cosine = (painted * content).sum(1) / (norm.clamp(min=_LEAST_NORM) * other_norm.clamp(min=_LEAST_NORM))
    both_dead = (norm < _LEAST_NORM) & (other_norm < _LEAST_NORM)
    distance = 1 - torch.where(both_dead, torch.ones_like(cosine), cosine)
    return max(0.0, float(distance.mean(dtype=torch.float64)))
