"""PyTorch ports of universal style transfer: `vgg_normalised_convK_1.pth` and `feature_invertor_convK_1.pth`."""

from __future__ import annotations

from pathlib import Path

from studio.bundles.importers.published import (
    RECONSTRUCTION_METHODS,
    UNIVERSAL_CREDIT,
    VGG19_CREDIT,
    PublishedWeights,
)
from studio.bundles.importers.state_dict import both_halves, find_file, read_sequential_decoder, read_sequential_encoder
from studio.bundles.weights import LevelWeights
from studio.networks.layout import LEVELS


def recognises(source: Path) -> bool:
    """Whether ``source`` is a folder with at least one of the ports' files."""
    return any(find_file(source, stem) for level in LEVELS for stem in _stems(level))


def read(source: Path) -> PublishedWeights:
    """Every level of which both halves are there; `BundleError` where one half is missing or damaged."""
    found = {level: both_halves(source, level, _stems(level)) for level in LEVELS}
    levels = [
        LevelWeights(level, read_sequential_encoder(halves[0], level), read_sequential_decoder(halves[1], level))
        for level, halves in found.items()
        if halves is not None
    ]
    return PublishedWeights(
        format_name="universal-style-transfer",
        title="Universal style transfer, full width",
        description="The original, uncompressed encoders and decoders of universal style transfer.",
        teacher=None,
        methods=RECONSTRUCTION_METHODS,
        licence="MIT; the underlying VGG-19 is CC BY 4.0",
        attributions=(UNIVERSAL_CREDIT, VGG19_CREDIT),
        levels=tuple(levels),
    )


def _stems(level: int) -> tuple[str, str]:
    return f"vgg_normalised_conv{level}_1", f"feature_invertor_conv{level}_1"
