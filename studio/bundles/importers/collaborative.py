"""The Collaborative-Distillation release (arXiv 2003.08436): `1SE.pth` … `5SE.pth` and `1SD.pth` … `5SD.pth`."""

from __future__ import annotations

from pathlib import Path

from studio.bundles.importers.published import (
    RECONSTRUCTION_METHODS,
    UNIVERSAL_CREDIT,
    VGG19_CREDIT,
    PublishedWeights,
)
from studio.bundles.importers.state_dict import convolution, find_file, fold_colour_layer, read_state_dict, renamed
from studio.bundles.tensors import Tensors
from studio.bundles.weights import LevelWeights
from studio.errors import BundleError
from studio.networks.layout import LEVELS, decoder_names, encoder_names

_CREDIT = (
    "Collaborative-Distillation by Huan Wang, Yijun Li, Yuehai Wang, Haoji Hu and Ming-Hsuan Yang "
    "(arXiv 2003.08436), MIT: compressed encoders and decoders"
)


def recognises(source: Path) -> bool:
    """Whether ``source`` is a folder with at least one of the release's files."""
    return any(find_file(source, f"{level}{side}") for level in LEVELS for side in ("SE", "SD"))


def read(source: Path) -> PublishedWeights:
    """Every level of which both halves are there; `BundleError` where one half is missing or damaged.

    The training-only ``*_aux`` layers, which lift features to the width of the teacher, are left behind.
    """
    levels = tuple(_read_level(source, level) for level in LEVELS if _has_level(source, level))
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


def _has_level(source: Path, level: int) -> bool:
    halves = {f"{level}{side}": find_file(source, f"{level}{side}") for side in ("SE", "SD")}
    missing = [name for name, path in halves.items() if path is None]
    if len(missing) == 1:
        raise BundleError(
            "{source} has only one half of level {level}: {missing}.pth is missing",
            source=source,
            level=level,
            missing=missing[0],
        )
    return not missing


def _read_level(source: Path, level: int) -> LevelWeights:
    encoder_path, decoder_path = find_file(source, f"{level}SE"), find_file(source, f"{level}SD")
    assert encoder_path is not None, "looked for before"
    assert decoder_path is not None, "looked for before"
    stored = read_state_dict(encoder_path)
    names = encoder_names(level)
    encoder = renamed(stored, [_short(name) for name in names], names, path=encoder_path)
    colour_weight, colour_bias = convolution(stored, "conv0", path=encoder_path)
    return LevelWeights(
        level,
        fold_colour_layer(encoder, colour_weight, colour_bias, path=encoder_path),
        _read_decoder(decoder_path, level),
    )


def _read_decoder(path: Path, level: int) -> Tensors:
    names = decoder_names(level)
    return renamed(read_state_dict(path), [_short(name) for name in names], names, path=path)


def _short(name: str) -> str:
    """conv5_1 → conv51."""
    return name.replace("_", "")
