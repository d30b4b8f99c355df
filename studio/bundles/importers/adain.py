"""pytorch-AdaIN: `vgg_normalised.pth` with `decoder.pth`, or the encoder alone as a teacher."""

from __future__ import annotations

from pathlib import Path

from studio.bundles.importers.published import VGG19_CREDIT, PublishedWeights
from studio.bundles.importers.state_dict import (
    deepest_level,
    find_file,
    indexed_convolutions,
    read_sequential_decoder,
    read_sequential_encoder,
    read_state_dict,
)
from studio.bundles.weights import LevelWeights
from studio.specs.method import Method

_ENCODER, _DECODER = "vgg_normalised", "decoder"
_LEVEL = 4
_CREDIT = (
    "pytorch-AdaIN by Naoto Inoue, MIT, after Arbitrary Style Transfer in Real-time with Adaptive Instance "
    "Normalization by Xun Huang and Serge Belongie (arXiv 1703.06868)"
)


def recognises(source: Path) -> bool:
    """Whether ``source`` is a folder with the encoder, or the encoder's file itself."""
    return find_file(source, _ENCODER) is not None or (source.is_file() and source.stem == _ENCODER)


def read(source: Path) -> PublishedWeights:
    """The pair of level 4, or the encoder as deep as it goes where no decoder lies beside it.

    Handing over the encoder's file rather than the folder asks for the encoder alone.
    """
    encoder_path = find_file(source, _ENCODER) or source
    decoder_path = find_file(source, _DECODER)
    if decoder_path is None:
        level = deepest_level(len(indexed_convolutions(read_state_dict(encoder_path))) - 1)
        weights = LevelWeights(level, read_sequential_encoder(encoder_path, level))
    else:
        encoder = read_sequential_encoder(encoder_path, _LEVEL)
        weights = LevelWeights(_LEVEL, encoder, read_sequential_decoder(decoder_path, _LEVEL))
    paints = decoder_path is not None
    return PublishedWeights(
        format_name="pytorch-adain",
        title="AdaIN, full width" if paints else "Normalised VGG-19",
        description="The pair published with pytorch-AdaIN."
        if paints
        else "An encoder to teach with; it cannot paint.",
        teacher=None,
        methods=(Method.ADAIN,) if paints else (),
        licence="MIT; the underlying VGG-19 is CC BY 4.0",
        attributions=(_CREDIT, VGG19_CREDIT),
        levels=(weights,),
    )
