"""Encoders and decoders saved as an `nn.Sequential`: keys are positions, `0.weight`, `2.weight`, `5.weight`, …"""

from __future__ import annotations

from pathlib import Path

from studio.bundles.importers.folding import fold_colour_layer
from studio.bundles.importers.state_dict import convolution, indexed_convolutions, read_state_dict, renamed
from studio.bundles.tensors import Tensors
from studio.errors import BundleError
from studio.networks.layout import LEVELS, decoder_names, encoder_names


def read_sequential_encoder(path: Path, level: int) -> Tensors:
    """A normalised VGG-19 up to relu``level``_1: a 1×1 colour layer, folded, then the convolutions in order.

    A file that reaches deeper is cut; `BundleError` where it does not reach as far.
    """
    stored = read_state_dict(path)
    found = indexed_convolutions(stored)
    names = encoder_names(level)
    if len(found) < len(names) + 1:
        raise BundleError(
            "{path} has {found} convolutions; relu{level}_1 and its colour layer need more",
            path=path,
            found=len(found),
            level=level,
        )
    encoder = renamed(stored, found[1 : len(names) + 1], names, path=path)
    colour_weight, colour_bias = convolution(stored, found[0], path=path)
    return fold_colour_layer(encoder, colour_weight, colour_bias, path=path)


def read_sequential_decoder(path: Path, level: int) -> Tensors:
    """The mirror of level ``level``; `BundleError` where the number of convolutions is another."""
    stored = read_state_dict(path)
    found = indexed_convolutions(stored)
    names = decoder_names(level)
    if len(found) != len(names):
        raise BundleError(
            "{path} has {found} convolutions where a decoder of level {level} has {expected}",
            path=path,
            found=len(found),
            level=level,
            expected=len(names),
        )
    return renamed(stored, found, names, path=path)


def deepest_level(convolutions: int) -> int:
    """The deepest relu*k*_1 that an encoder of so many convolutions, its colour layer not counted, reaches."""
    reached = [level for level in LEVELS if len(encoder_names(level)) <= convolutions]
    if not reached:
        raise BundleError("an encoder without a single convolution reaches no level")
    return reached[-1]
