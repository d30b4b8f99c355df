"""Taking output channels out of the convolutions of a level, and with them what the next layers read from them."""

from __future__ import annotations

from collections.abc import Mapping

import torch
from torch import Tensor

from studio.bundles.tensors import Tensors
from studio.bundles.weights import LevelWeights
from studio.networks.layout import Chain

Alive = Mapping[str, Tensor]  # layer name → (out,) bool


def at_least_one(alive: Tensor) -> Tensor:
    """``alive`` (C,) bool, with the first channel kept where none is: a layer cannot be empty."""
    kept = alive.clone()
    kept[0] |= not bool(alive.any())
    return kept


def without_dead_channels(weights: LevelWeights, encoder: Alive, decoder: Alive) -> LevelWeights:
    """``weights`` with only those output channels that are alive; the decoder's RGB stays as it is.

    What a removed channel of the encoder's last layer fed the decoder with goes as well: 0 in every picture, its
    statistics are 0 on both sides, and every map leaves it at the style's mean, which is 0.
    """
    every_rgb = torch.ones(3, dtype=torch.bool)
    slim_encoder, features = _slimmed(weights.encoder_layers(), weights.encoder, encoder, every_rgb)
    slim_decoder = None
    if weights.decoder is not None:
        slim_decoder, _ = _slimmed(weights.decoder_layers(), weights.decoder, decoder, features)
    return LevelWeights(weights.level, slim_encoder, slim_decoder)


def _slimmed(layers: Chain, tensors: Mapping[str, Tensor], alive: Alive, inputs: Tensor) -> tuple[Tensors, Tensor]:
    slim: Tensors = {}
    for layer in layers:
        outputs = at_least_one(alive[layer.name])
        slim[f"{layer.name}.weight"] = tensors[f"{layer.name}.weight"][outputs][:, inputs].contiguous()
        slim[f"{layer.name}.bias"] = tensors[f"{layer.name}.bias"][outputs].contiguous()
        inputs = outputs
    return slim, inputs
