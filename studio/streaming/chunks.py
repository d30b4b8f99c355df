"""How many rows a layer takes at a time: few enough to meet them in the cache again, enough for one call to pay."""

from __future__ import annotations

from dataclasses import dataclass

from studio.geometry import align_up
from studio.networks.layout import Layer, Resample

# What a layer reads and writes in one call, counted in numbers, per thread. Every call costs some 50 µs of its own, and
# whole bands do not stay in the cache: of 2^17, 2^18, 2^19, 2^20 numbers and whole bands the compact bundle took, at 2
# megapixels on a core with 1 MiB of second-level cache, 1.6, 1.25, 1.1, 1 and 1.07 times as long.
CALL_NUMBERS = 1 << 20


@dataclass(frozen=True, slots=True)
class CallSize:
    """The most ``numbers`` that one call of a layer reads and writes, and the bytes that each of them takes.

    ``beside_layers`` numbers are kept for each pixel of a band besides those in flight.
    """

    numbers: int = CALL_NUMBERS
    bytes_per_number: int = 4
    beside_layers: int = 0


ONE_THREAD = CallSize()
_WIDEST_VECTOR = 16


def fed_scale_px(layer: Layer) -> int:
    """Side in pixels of the cells that a layer's buffer holds: after its pooling, before its upsampling."""
    return layer.scale_px if layer.resample is Resample.POOL else layer.in_scale_px


def numbers_per_row(layer: Layer, *, width_px: int) -> tuple[int, int]:
    """How many numbers ``layer`` reads, border included, and writes for each row of the cells fed."""
    scale_px = fed_scale_px(layer)
    read = layer.maps * _held_channels(layer.in_channels) * (width_px // scale_px + 2)
    written_cells = (width_px // layer.scale_px) * (scale_px // layer.scale_px)
    return read, layer.maps * _held_channels(layer.out_channels) * written_cells


def _held_channels(channels: int) -> int:
    """Channels with what compiled convolutions pad them by, at most: to whole vectors of 16 numbers."""
    return align_up(channels, _WIDEST_VECTOR) if channels >= _WIDEST_VECTOR else channels


def rows_per_call(layer: Layer, *, width_px: int, band_px: int, numbers: int) -> int:
    """Rows (of the cells fed) that one call of ``layer`` convolves on a strip of ``width_px``: a power of two.

    No more than a band of ``band_px`` brings, and at least one.
    """
    fitting = numbers // sum(numbers_per_row(layer, width_px=width_px))
    at_most = max(1, min(fitting, band_px // fed_scale_px(layer)))
    return 1 << (at_most.bit_length() - 1)
