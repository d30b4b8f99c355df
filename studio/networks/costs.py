"""What a chain costs, in whole numbers and without running it: multiply-accumulates, parameters, halo."""

from __future__ import annotations

from collections.abc import Iterable

from studio.geometry import align_up
from studio.networks.layout import ALIGNMENT_PX, Chain, Layer


def macs_per_pixel(layers: Iterable[Layer]) -> float:
    """Multiply-accumulates of the plain 3×3 convolutions, per pixel of the canvas."""
    return sum(9 * layer.in_channels * layer.out_channels * layer.maps / layer.scale_px**2 for layer in layers)


def parameter_count(layers: Iterable[Layer]) -> int:
    """Weights and biases of all convolutions."""
    return sum(layer.parameters for layer in layers)


def halo_px(layers: Chain) -> int:
    """Distance from a border inside the picture to the first exact pixel, aligned to 16.

    Each 3×3 convolution spreads the error by one of its cells, and a cell is wrong as soon as one of the pixels under
    it is.
    """
    reach_px = 0
    for layer in layers:
        reach_px = align_up(reach_px, layer.scale_px) + layer.scale_px
    return align_up(reach_px, ALIGNMENT_PX)
