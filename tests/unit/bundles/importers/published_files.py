"""Tiny files laid out as the published formats lay out theirs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import torch
from torch import Tensor

from studio.networks.layout import encoder_names
from tests.tiny_bundles import tiny_weights

Tensors = dict[str, Tensor]


def colour_layer(seed: int = 9) -> tuple[Tensor, Tensor]:
    """A 1×1 convolution (3, 3, 1, 1) and its bias (3,)."""
    random = torch.Generator().manual_seed(seed)
    return torch.randn(3, 3, 1, 1, generator=random), torch.randn(3, generator=random)


def sequential(tensors: Mapping[str, Tensor], positions: Sequence[int], *, prefix: str = "") -> Tensors:
    """``tensors`` (canonical, in order) under the ``positions`` of an `nn.Sequential`."""
    names = list(dict.fromkeys(key.rsplit(".", 1)[0] for key in tensors))
    return {
        f"{prefix}{position}.{part}": tensors[f"{name}.{part}"]
        for name, position in zip(names, positions, strict=True)
        for part in ("weight", "bias")
    }


def with_colour_layer(tensors: Tensors, name: str) -> Tensors:
    """``tensors`` with the colour layer under ``name``."""
    weight, bias = colour_layer()
    return {f"{name}.weight": weight, f"{name}.bias": bias, **tensors}


def write_collaborative(folder: Path, *, levels: Sequence[int] = (2, 1)) -> None:
    """`kSE.pth` and `kSD.pth`, wrapped and with training-only layers, as the release has them."""
    for weights in tiny_weights(levels=levels):
        for side, tensors in (("E", weights.encoder), ("D", weights.decoder or {})):
            stored = {key.replace("_", ""): tensor for key, tensor in tensors.items()}
            if side == "E":
                stored = with_colour_layer(stored, "conv0")
                stored["conv11_aux.weight"], stored["conv11_aux.bias"] = torch.zeros(64, 4, 1, 1), torch.zeros(64)
            torch.save({"epoch": 20, "model": stored}, folder / f"{weights.level}S{side}.pth")


ENCODER_POSITIONS = (2, 5, 9, 12, 16, 19, 22, 25, 29, 32, 35, 38, 42)  # after the colour layer at 0
DECODER_POSITIONS = {1: (1,), 2: (1, 5, 8), 3: (1, 5, 8, 12, 15), 4: (1, 5, 8, 11, 14, 18, 21, 25, 28)}


def write_universal(folder: Path, *, levels: Sequence[int] = (2, 1)) -> None:
    """`vgg_normalised_convK_1.pth` and `feature_invertor_convK_1.pth`."""
    for weights in tiny_weights(levels=levels):
        encoder = sequential(weights.encoder, ENCODER_POSITIONS[: len(encoder_names(weights.level))])
        decoder = sequential(weights.decoder or {}, DECODER_POSITIONS[weights.level])
        torch.save(with_colour_layer(encoder, "0"), folder / f"vgg_normalised_conv{weights.level}_1.pth")
        torch.save(decoder, folder / f"feature_invertor_conv{weights.level}_1.pth")


def write_adain(folder: Path, *, with_decoder: bool = True) -> None:
    """`vgg_normalised.pth`, reaching deeper than needed, and `decoder.pth`."""
    deep, used = tiny_weights(levels=[5])[0], tiny_weights(levels=[4])[0]
    torch.save(with_colour_layer(sequential(deep.encoder, ENCODER_POSITIONS), "0"), folder / "vgg_normalised.pth")
    if with_decoder:
        torch.save(sequential(used.decoder or {}, DECODER_POSITIONS[4]), folder / "decoder.pth")


VGG19_POSITIONS = (0, 2, 5, 7, 10, 12, 14, 16, 19, 21, 23, 25, 28)
VGG16_POSITIONS = (0, 2, 5, 7, 10, 12, 14, 17, 19, 21, 24, 26, 28)


def write_torchvision(path: Path, *, positions: Sequence[int] = VGG19_POSITIONS) -> None:
    """A `features.N` state dict with one layer more than needed and a classifier."""
    (weights,) = tiny_weights(levels=[5])
    stored = sequential(weights.encoder, positions, prefix="features.")
    stored |= {"features.30.weight": torch.zeros(12, 12, 3, 3), "features.30.bias": torch.zeros(12)}
    torch.save({**stored, "classifier.0.weight": torch.zeros(4, 4)}, path)
