"""The colour layer that published encoders begin with, folded into the first convolution."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import torch
from torch import Tensor

from studio.bundles.tensors import Tensors
from studio.errors import BundleError
from studio.networks.layout import RGB_CHANNELS


def fold_colour_layer(tensors: Mapping[str, Tensor], weight: Tensor, bias: Tensor, *, path: Path) -> Tensors:
    """``tensors`` with conv1_1 doing what the 1×1 convolution ``weight`` (3, 3, 1, 1), ``bias`` (3,) did before it.

    conv(w, C x + c) = conv(w C, x) + sum of w c, up to the border as well, since reflection copies pixels. Computed in
    float64 and rounded once. `BundleError` where the shapes do not fit.
    """
    first, first_bias = tensors["conv1_1.weight"].double(), tensors["conv1_1.bias"].double()
    if weight.shape != (RGB_CHANNELS, RGB_CHANNELS, 1, 1) or first.shape[1] != RGB_CHANNELS:
        raise BundleError(
            "{path}: the colour layer {shape} does not fit conv1_1 {other}",
            path=path,
            shape=tuple(weight.shape),
            other=tuple(first.shape),
        )
    colour = weight.double()[:, :, 0, 0]
    folded = {
        "conv1_1.weight": torch.einsum("omyx,mi->oiyx", first, colour).float().contiguous(),
        "conv1_1.bias": (first_bias + torch.einsum("omyx,m->o", first, bias.double())).float(),
    }
    return {**tensors, **folded}
