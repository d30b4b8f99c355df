"""Tiny encoders and decoders in float64, plain and prepared, for tests of streaming."""

from __future__ import annotations

from functools import cache

import torch
from torch import Tensor

from studio.networks.chain import ConvolutionChain
from studio.streaming.prepared import PreparedChain
from studio.streaming.row_chain import RowChain
from tests.tiny_bundles import tiny_weights


@cache
def encoder(level: int) -> ConvolutionChain:
    (weights,) = tiny_weights(levels=[level])
    return ConvolutionChain.from_tensors(weights.encoder_layers(), weights.encoder).double().requires_grad_(False)


@cache
def decoder(level: int) -> ConvolutionChain:
    (weights,) = tiny_weights(levels=[level])
    assert weights.decoder is not None
    return ConvolutionChain.from_tensors(weights.decoder_layers(), weights.decoder).double().requires_grad_(False)


def prepared(chain: ConvolutionChain) -> PreparedChain:
    return PreparedChain.of(chain, dtype=torch.float64, device=torch.device("cpu"))


def picture(width: int, height: int, *, channels: int = 3, seed: int = 0) -> Tensor:
    random = torch.Generator().manual_seed(seed)
    return torch.rand(1, channels, height, width, generator=random, dtype=torch.float64)


def streamed(chain: PreparedChain, rows: Tensor, *, band_rows: int) -> list[Tensor]:
    """Everything ``chain`` gives for ``rows`` fed ``band_rows`` at a time, in the order it came out."""
    cell_px = chain.layers[0].in_scale_px
    running = RowChain(chain, width_px=rows.shape[3] * cell_px, band_px=band_rows * cell_px)
    return list(running.stream(rows[:, :, top : top + band_rows] for top in range(0, rows.shape[2], band_rows)))
