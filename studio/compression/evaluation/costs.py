"""What a bundle costs, told from its widths and its files: parameters, multiply-accumulates, bytes. Torch-free."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from studio.bundles.manifest import Manifest
from studio.bundles.size import bundle_size
from studio.networks.costs import macs_per_pixel
from studio.networks.layout import Layer

Network = Literal["encoder", "decoder"]


@dataclass(frozen=True, slots=True)
class LayerCost:
    """One 3×3 convolution as it runs: where it is, its channels, multiply-accumulates per pixel of the picture."""

    level: int
    network: Network
    name: str
    in_channels: int
    out_channels: int
    parameters: int
    macs_per_pixel: float

    @property
    def place(self) -> tuple[int, Network, str]:
        """What a layer of another bundle must share to be compared with this one."""
        return self.level, self.network, self.name


@dataclass(frozen=True, slots=True)
class LayerSpeedUp:
    """How many times fewer multiply-accumulates a layer takes than that of another bundle in the same place."""

    level: int
    network: Network
    name: str
    speed_up: float


@dataclass(frozen=True, slots=True)
class BundleCost:
    """Parameters and bytes of the whole bundle as stored, and the layers of the levels that paint, in order."""

    parameters: int
    disk_bytes: int
    layers: tuple[LayerCost, ...]

    @property
    def macs_per_pixel(self) -> float:
        """Multiply-accumulates of one cascade per pixel; statistics and maps not counted."""
        return sum(layer.macs_per_pixel for layer in self.layers)

    @property
    def level_macs_per_pixel(self) -> dict[int, float]:
        """The same for each level alone."""
        levels = dict.fromkeys(layer.level for layer in self.layers)
        return {level: sum(layer.macs_per_pixel for layer in self.layers if layer.level == level) for level in levels}


def bundle_cost(folder: Path, manifest: Manifest, levels: Sequence[int]) -> BundleCost:
    """The cost of painting ``levels`` with the bundle in ``folder``; `BundleError` for a level that cannot paint."""
    layers: list[LayerCost] = []
    for entry in (manifest.entry(level) for level in levels):
        layers += [_layer_cost(entry.level, "encoder", layer) for layer in entry.encoder_layers()]
        layers += [_layer_cost(entry.level, "decoder", layer) for layer in entry.decoder_layers()]
    disk_bytes = sum((folder / name).stat().st_size for name in manifest.files)
    return BundleCost(bundle_size(manifest).parameters, disk_bytes, tuple(layers))


def layer_speed_ups(cost: BundleCost, against: BundleCost) -> tuple[LayerSpeedUp, ...]:
    """Theoretical speed-up, multiply-accumulates before / after, of every layer that both bundles have."""
    before = {layer.place: layer.macs_per_pixel for layer in against.layers}
    return tuple(
        LayerSpeedUp(*layer.place, before[layer.place] / layer.macs_per_pixel)
        for layer in cost.layers
        if layer.place in before
    )


def _layer_cost(level: int, network: Network, layer: Layer) -> LayerCost:
    return LayerCost(
        level=level,
        network=network,
        name=layer.name,
        in_channels=layer.in_channels,
        out_channels=layer.out_channels,
        parameters=layer.parameters,
        macs_per_pixel=macs_per_pixel((layer,)),
    )
