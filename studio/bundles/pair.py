"""An encoder with its decoder, and a bundle of them ready to paint."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from studio.bundles.manifest import Manifest
from studio.networks.chain import ConvolutionChain


@dataclass(frozen=True, slots=True)
class Pair:
    """VGG-19 up to relu``level``_1, of any widths, and its mirror back to RGB."""

    level: int
    encoder: ConvolutionChain
    decoder: ConvolutionChain


@dataclass(frozen=True, slots=True)
class Bundle:
    """A manifest and the pairs it describes; levels that have no decoder are not among the pairs."""

    manifest: Manifest
    pairs: Mapping[int, Pair]

    def pair(self, level: int) -> Pair:
        """The pair of one level; `BundleError` where the bundle has none or it lacks a decoder."""
        if level not in self.pairs:
            self.manifest.entry(level).decoder_layers()  # says which of the two it is
        return self.pairs[level]
