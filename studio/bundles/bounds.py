"""What a channel can never exceed, from the weights alone: the proof that a filter is dead.

Interval arithmetic through a chain of convolutions and ReLUs: pooling, upsampling and reflection only copy values, so
they do not widen an interval.
"""

from __future__ import annotations

from collections.abc import Mapping

import torch
from torch import Tensor

from studio.networks.layout import Chain

# Generous for RGB between levels, which decoders paint without clamping.
RGB_RANGE = (-1.0, 2.0)

# float32 sums of some thousand products stray by less than this share of their absolute sum.
_ROUNDING = 1e-4


def rgb_bounds() -> tuple[Tensor, Tensor]:
    """Lower and upper bounds (3,) of what encoders are fed with."""
    lower, upper = (torch.full((3,), edge, dtype=torch.float64) for edge in RGB_RANGE)
    return lower, upper


def feature_bounds(possible: Tensor) -> tuple[Tensor, Tensor]:
    """Bounds of features after an affine map: none at all where ``possible`` (C,), and 0 elsewhere."""
    upper = torch.where(possible, torch.inf, 0.0).double()
    return -upper, upper


def possible_channels(layers: Chain, tensors: Mapping[str, Tensor], bounds: tuple[Tensor, Tensor]) -> dict[str, Tensor]:
    """Layer name → (out,) bool: False where the output after ReLU is 0 whatever the input within ``bounds``.

    A layer without ReLU is possible throughout.
    """
    possible: dict[str, Tensor] = {}
    lower, upper = bounds
    for layer in layers:
        weight = tensors[f"{layer.name}.weight"].double()
        bias = tensors[f"{layer.name}.bias"].double()
        highest = _largest_sum(weight, lower, upper) + bias
        lowest = -_largest_sum(-weight, lower, upper) + bias
        if not layer.has_relu:
            possible[layer.name] = torch.ones_like(bias, dtype=torch.bool)
            lower, upper = lowest, highest
            continue
        slack = _ROUNDING * (_largest_sum(weight.abs(), torch.zeros_like(lower), upper.maximum(-lower)) + bias.abs())
        never_fires = (highest < -slack) | ((_largest_sum(weight, lower, upper) <= 0) & (bias <= 0))
        possible[layer.name] = ~never_fires
        lower, upper = lowest.clamp_min(0), highest.clamp_min(0)
        lower, upper = lower.masked_fill(never_fires, 0.0), upper.masked_fill(never_fires, 0.0)
    return possible


def _largest_sum(weight_oihw: Tensor, lower: Tensor, upper: Tensor) -> Tensor:
    """(out,) the largest that sum of w·x can be for x between ``lower`` and ``upper`` (in,), infinite ones included."""
    positive, negative = weight_oihw.clamp_min(0).sum((2, 3)), weight_oihw.clamp_max(0).sum((2, 3))
    return (_product(positive, upper) + _product(negative, lower)).sum(1)


def _product(shares_oi: Tensor, edge_i: Tensor) -> Tensor:
    """w·x with 0·∞ = 0: a weight of zero carries nothing."""
    return torch.where(shares_oi == 0, 0.0, shares_oi * edge_i)
