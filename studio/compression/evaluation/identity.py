"""Identity error: what a pair loses of a photograph that it encodes and decodes with no style in between."""

from __future__ import annotations

import torch
from torch import Tensor

from studio.bundles.pair import Pair


def identity_error(pair: Pair, rgb_bchw: Tensor) -> float:
    """Mean squared difference of decoder(encoder(x)) and x over all values of (B, 3, H, W) in [0, 1].

    Sides are multiples of 16. The decoder's RGB is not clamped: this is the pixel loss that decoders are trained by
    (Li et al., arXiv 1705.08086, equation 1, first term).
    """
    with torch.inference_mode():
        return float((pair.decoder(pair.encoder(rgb_bchw)) - rgb_bchw).square().mean())
