"""A whole picture taken piece by piece, each as planes of colours in float64."""

from __future__ import annotations

from collections.abc import Iterator

from torch import Tensor

from studio.engine.canvas import colours_of
from studio.geometry import Region, Size, spans
from studio.images.rasters import Raster
from studio.networks.layout import RGB_CHANNELS

_BAND_PX, _PIECE_PX = 64, 1024  # a piece of some megabytes of float64, which caches hold
_STEPS_16 = 65_535.0


def bands_of(size: Size) -> Iterator[Region]:
    """The rows of a picture of ``size`` in bands that depend on nothing else."""
    for top, bottom in spans(size.height, _BAND_PX):
        yield Region(0, top, size.width, bottom)


def pieces_of(band: Region) -> Iterator[Region]:
    """A band cut from left to right."""
    for left, right in spans(band.width, _PIECE_PX):
        yield Region(band.left + left, band.top, band.left + right, band.bottom)


def planes_of(rows: Tensor) -> Tensor:
    """Rows (1, 3, h, w) as three planes (3, h · w), one after another in memory."""
    return rows[0].reshape(RGB_CHANNELS, -1).contiguous()


def stored_rows(raster: Raster, region: Region) -> Tensor:
    """The colours (1, 3, h, w) float64 of what a result, with or without alpha, holds in ``region``."""
    return colours_of(raster.read(region)[:, :, :RGB_CHANNELS])


def with_16_bits(colours: Tensor) -> Tensor:
    """``colours`` in float64, clamped to [0, 1] and rounded to 16 bits."""
    return colours.double().clamp(0.0, 1.0).mul_(_STEPS_16).round_().div_(_STEPS_16)
