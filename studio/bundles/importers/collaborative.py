"""The Collaborative-Distillation release (arXiv 2003.08436): `1SE.pth` … `5SE.pth` and `1SD.pth` … `5SD.pth`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from studio.bundles.importers.published import (
    RECONSTRUCTION_METHODS,
    UNIVERSAL_CREDIT,
    VGG19_CREDIT,
    PublishedWeights,
)
from studio.bundles.importers.state_dict import (
    both_halves,
    convolution,
    find_file,
    fold_colour_layer,
    read_state_dict,
    renamed,
)
from studio.bundles.tensors import Tensors
from studio.bundles.weights import LevelWeights
from studio.networks.layout import LEVELS, decoder_names, encoder_names

_CREDIT = (
    "Collaborative-Distillation by Huan Wang, Yijun Li, Yuehai Wang, Haoji Hu and Ming-Hsuan Yang "
    "(arXiv 2003.08436), MIT: compressed encoders and decoders"
)


def recognises(source: Path) -> bool:
    """Whether ``source`` is a folder with at least one of the release's files."""
    return any(find_file(source, stem) for level in LEVELS for stem in _stems(level))


def read(source: Path) -> PublishedWeights:
    """Every level of which both halves are there; `BundleError` where one half is missing or damaged.

    The training-only ``*_aux`` layers, which lift features to the width of the teacher, are left behind.
    """
    found = {level: both_halves(source, level, _stems(level)) for level in LEVELS}
    levels = tuple(_read_level(level, *halves) for level, halves in found.items() if halves is not None)
    return PublishedWeights(
        format_name="collaborative-distillation",
        title="Collaborative distillation, 16x smaller",
        description="The compressed universal style transfer pairs published with Collaborative Distillation.",
        teacher="vgg19-normalised",
        methods=RECONSTRUCTION_METHODS,
        licence="MIT; the underlying VGG-19 is CC BY 4.0",
        attributions=(_CREDIT, UNIVERSAL_CREDIT, VGG19_CREDIT),
        levels=levels,
    )


def _stems(level: int) -> tuple[str, str]:
    return f"{level}SE", f"{level}SD"


def _read_level(level: int, encoder_path: Path, decoder_path: Path) -> LevelWeights:
    stored = read_state_dict(encoder_path)
    encoder = _renamed(stored, encoder_names(level), path=encoder_path)
    colour_weight, colour_bias = convolution(stored, "conv0", path=encoder_path)
    decoder = _renamed(read_state_dict(decoder_path), decoder_names(level), path=decoder_path)
    return LevelWeights(level, fold_colour_layer(encoder, colour_weight, colour_bias, path=encoder_path), decoder)


def _renamed(stored: Tensors, names: Sequence[str], *, path: Path) -> Tensors:
    """The release calls conv5_1 conv51."""
    return renamed(stored, [name.replace("_", "") for name in names], names, path=path)
