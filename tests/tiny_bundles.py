"""Bundles with a handful of channels and random but sane weights: everything a test needs, in milliseconds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor

from studio.bundles.manifest import BundleFacts, Manifest, Origin
from studio.bundles.weights import LevelWeights
from studio.bundles.writer import write_bundle
from studio.networks.layout import Chain, Resample, decoder_chain, encoder_chain, encoder_names, mirrored_widths
from studio.specs.method import Method

TINY_WIDTHS: Mapping[int, int] = {1: 4, 2: 6, 3: 8, 4: 10, 5: 12}


def write_tiny_bundle(
    folder: Path,
    *,
    levels: Sequence[int] = (5, 4, 3, 2, 1),
    widths: Mapping[int, int] = TINY_WIDTHS,
    seed: int = 0,
    methods: Sequence[Method] = (Method.WCT, Method.ADAIN, Method.OT),
) -> Manifest:
    """Write a valid bundle whose id is the folder's name; ``widths`` maps a VGG block (1..5) to its channels."""
    facts = BundleFacts(
        id=folder.name, title=f"Tiny {folder.name}", methods=tuple(methods), origin=Origin("random weights for tests")
    )
    return write_bundle(folder, facts, tiny_weights(levels=levels, widths=widths, seed=seed))


def tiny_weights(
    *, levels: Sequence[int] = (5, 4, 3, 2, 1), widths: Mapping[int, int] = TINY_WIDTHS, seed: int = 0
) -> list[LevelWeights]:
    """Random pairs, every level with an encoder of its own; each channel fires on parts of a picture."""
    random = torch.Generator().manual_seed(seed)
    probe = F.interpolate(torch.rand(1, 3, 12, 12, generator=random), size=(64, 64), mode="bilinear")
    probe = (0.8 * probe + 0.2 * torch.rand(1, 3, 64, 64, generator=random)).double()
    pairs = []
    for level in levels:
        encoder_widths = [widths[int(name[4])] for name in encoder_names(level)]
        encoder = encoder_chain(level, encoder_widths)
        decoder = decoder_chain(level, encoder_widths[-1], mirrored_widths(encoder_widths))
        encoder_tensors, features = _random_weights(encoder, probe, random)
        decoder_tensors, _ = _random_weights(decoder, features, random)
        pairs.append(LevelWeights(level, encoder_tensors, decoder_tensors))
    return pairs


def _random_weights(layers: Chain, rows: Tensor, random: torch.Generator) -> tuple[dict[str, Tensor], Tensor]:
    """Random filters, scaled so that on ``rows`` every channel has a like mean and spread; also what comes out."""
    tensors: dict[str, Tensor] = {}
    for layer in layers:
        mean, deviation = (0.3, 1.0) if layer.has_relu else (0.5, 0.2)
        weight = torch.randn(layer.out_channels, layer.in_channels, 3, 3, generator=random).double()
        if layer.resample is Resample.POOL:
            rows = F.max_pool2d(rows, 2)
        elif layer.resample is Resample.UPSAMPLE:
            rows = F.interpolate(rows, scale_factor=2, mode="nearest")
        padded = F.pad(rows, (1, 1, 1, 1), mode="reflect")
        raw = F.conv2d(padded, weight)
        scale = deviation / raw.std((0, 2, 3))
        weight, bias = weight * scale[:, None, None, None], mean - raw.mean((0, 2, 3)) * scale
        rows = F.conv2d(padded, weight, bias)
        rows = F.relu(rows) if layer.has_relu else rows
        tensors[f"{layer.name}.weight"], tensors[f"{layer.name}.bias"] = weight.float(), bias.float()
    return tensors, rows
