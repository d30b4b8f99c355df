"""How large a bundle is, told from its widths alone. Torch-free."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from studio.bundles.manifest import Manifest, PairEntry
from studio.networks.costs import macs_per_pixel, parameter_count
from studio.networks.layout import Chain

_FLOAT32_BYTES = 4


@dataclass(frozen=True, slots=True)
class BundleSize:
    """Parameters stored (a shared trunk counts once), multiply-accumulates of all levels run, bytes of the weights."""

    parameters: int
    macs_per_pixel: float
    weight_bytes: int

    @property
    def megabytes(self) -> float:
        """Of 1,000,000 bytes."""
        return self.weight_bytes / 1e6

    @property
    def gmac_per_megapixel(self) -> float:
        """Thousand million multiply-accumulates for a million pixels."""
        return self.macs_per_pixel / 1e3


def bundle_size(manifest: Manifest) -> BundleSize:
    """The size of a whole bundle; the costs are those of one full cascade, statistics and transforms not counted."""
    return size_of_pairs(manifest.pairs)


def size_of_pairs(pairs: Sequence[PairEntry]) -> BundleSize:
    """The size of some pairs, deepest first; those that name one encoder file share it."""
    stored: dict[str, Chain] = {}
    for entry in pairs:  # downwards: the deepest of those that share a trunk comes first
        stored.setdefault(entry.encoder_file, entry.encoder_layers())
        if entry.decoder_file is not None:
            stored[entry.decoder_file] = entry.decoder_layers()
    parameters = sum(parameter_count(layers) for layers in stored.values())
    macs = sum(level_macs_per_pixel(entry) for entry in pairs)
    return BundleSize(parameters, macs, parameters * _FLOAT32_BYTES)


def level_macs_per_pixel(entry: PairEntry) -> float:
    """Multiply-accumulates per pixel of one level: its encoder and, where it has one, its decoder."""
    decoder = () if entry.decoder_file is None else entry.decoder_layers()
    return macs_per_pixel(entry.encoder_layers()) + macs_per_pixel(decoder)
