"""Covariances of parts of a picture moved towards what the parts have in common."""

from __future__ import annotations

from functools import lru_cache

import torch

from studio.transforms.moments import Moments

_KEPT = 32


@lru_cache(maxsize=_KEPT)
def shrunk(parts: tuple[Moments, ...], share: float) -> tuple[Moments, ...]:
    """``parts`` with covariances (1 - share) S_k + share · S, where S is the mean of all S_k by weight.

    That is the regularised discriminant analysis of Friedman (1989). Without it the grain of a part in which hardly
    anything varies, such as a sky, would be amplified until it varies as much as the style. Means and weights stay;
    so do parts without weight. The same parts give the same objects as long as they are among the latest.
    """
    counted = [part for part in parts if part.weight > 0.0]
    if len(counted) < 2 or share == 0.0:
        return parts
    total = sum(part.weight for part in counted)
    shared = sum((part.covariance * (part.weight / total) for part in counted), torch.zeros_like(counted[0].scatter))
    return tuple(
        Moments(
            part.weight, part.mean, ((1.0 - share) * part.covariance + share * shared) * max(part.weight - 1.0, 1.0)
        )
        if part.weight > 0.0
        else part
        for part in parts
    )
