"""Rasters that are computed as they are read: noise, an enlargement, and one picture repeated beyond its borders."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from studio.engine.padding import padded_pixels
from studio.geometry import Region, Size
from studio.images.rasters import ComputedRaster, Pixels, Raster
from studio.networks.layout import RGB_CHANNELS

Floats = npt.NDArray[np.float64]
_SUMMANDS = 4  # of 16 bits each; their sum has the mean and variance below, and the shape of a bell
_MEAN = _SUMMANDS * 65_535 / 2
_DEVIATION = float(np.sqrt(_SUMMANDS * (65_536**2 - 1) / 12))


def noise_raster(size: Size, seed: int, mean: Floats, root: Floats) -> ComputedRaster:
    """float32 RGB m + R n, clipped to [0, 1], of independent n with mean 0 and variance 1.

    ``mean`` (3,) is m and ``root`` (3, 3) is R. A pixel depends on ``seed`` and its own position alone, so that rasters
    of all sizes agree where they overlap.
    """

    def compute(region: Region) -> Pixels:
        normal = [_normal(region, seed * RGB_CHANNELS + channel) for channel in range(RGB_CHANNELS)]
        planes = [
            mean[row] + root[row, 0] * normal[0] + root[row, 1] * normal[1] + root[row, 2] * normal[2]
            for row in range(RGB_CHANNELS)
        ]
        return np.stack(planes, axis=2).clip(0, 1).astype(np.float32)

    return ComputedRaster(size, RGB_CHANNELS, np.float32, compute)


def _normal(region: Region, stream: int) -> Floats:
    """Nearly normal numbers (h, w), from a hash of position and ``stream``: whole numbers until the last step."""
    rows = np.arange(region.top, region.bottom, dtype=np.uint64)[:, None]
    columns = np.arange(region.left, region.right, dtype=np.uint64)[None, :]
    start = _mixed(np.full((1, 1), stream % (1 << 64), np.uint64))
    bits = _mixed(_mixed(start + rows) + columns)
    total = np.zeros(bits.shape, np.uint64)
    for part in range(_SUMMANDS):
        total += (bits >> np.uint64(16 * part)) & np.uint64(0xFFFF)
    return np.asarray((total.astype(np.float64) - _MEAN) / _DEVIATION)


def _mixed(numbers: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint64]:
    """The output function of SplitMix64 (Steele, Lea and Flood 2014) one step after each of ``numbers``."""
    mixed = numbers + np.uint64(0x9E3779B97F4A7C15)
    mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return np.asarray(mixed ^ (mixed >> np.uint64(31)))


def enlarged_raster(small: Raster, size: Size, *, wraps: bool) -> ComputedRaster:
    """``small``, whole numbers, twice as large and cut to ``size``, in float32 [0, 1]; linear between its pixels.

    Beyond its borders ``small`` is reflected, or, where it ``wraps``, continued from the opposite ones.
    """
    scale = np.float32(1 / np.iinfo(small.dtype).max)

    def compute(region: Region) -> Pixels:
        around = Region(
            region.left // 2 - 1, region.top // 2 - 1, -(-region.right // 2) + 1, -(-region.bottom // 2) + 1
        )
        pixels = _read_around(small, around, wraps=wraps).astype(np.float32) * scale
        large = _doubled(_doubled(pixels, 0), 1)
        top, left = region.top - 2 * (around.top + 1), region.left - 2 * (around.left + 1)
        return np.ascontiguousarray(large[top : top + region.height, left : left + region.width])

    return ComputedRaster(size, small.channels, np.float32, compute)


def _doubled(pixels: npt.NDArray[np.float32], axis: int) -> npt.NDArray[np.float32]:
    """Twice as many along ``axis``, but for those of the first and the last: 3/4 of the own and 1/4 of the next."""
    pixels = np.moveaxis(pixels, axis, 0)
    own, before, behind = pixels[1:-1], pixels[:-2], pixels[2:]
    doubled = np.empty((2 * len(own), *own.shape[1:]), np.float32)
    doubled[0::2] = np.float32(0.75) * own + np.float32(0.25) * before
    doubled[1::2] = np.float32(0.75) * own + np.float32(0.25) * behind
    return np.moveaxis(doubled, 0, axis)


def repeated_raster(period: Raster, margin_px: int) -> ComputedRaster:
    """``period`` with ``margin_px`` of its repetition on every side."""
    size = Size(period.size.width + 2 * margin_px, period.size.height + 2 * margin_px)

    def compute(region: Region) -> Pixels:
        return read_wrapped(period, region.shifted(-margin_px, -margin_px))

    return ComputedRaster(size, period.channels, period.dtype, compute)


def read_wrapped(period: Raster, region: Region) -> Pixels:
    """What the endless repetition of ``period`` shows in ``region``, which may begin before 0."""
    pixels = np.empty((region.height, region.width, period.channels), period.dtype)
    for top, first_row, rows in _runs(region.top, region.bottom, period.size.height):
        for left, first_column, columns in _runs(region.left, region.right, period.size.width):
            part = period.read(Region(first_column, first_row, first_column + columns, first_row + rows))
            pixels[top : top + rows, left : left + columns] = part
    return pixels


def _runs(start: int, end: int, period: int) -> Iterator[tuple[int, int, int]]:
    """The stretches of ``start`` to ``end`` within one period: place from ``start``, place in the period, length."""
    at = start
    while at < end:
        inside = at % period
        length = min(period - inside, end - at)
        yield at - start, inside, length
        at += length


def _read_around(raster: Raster, region: Region, *, wraps: bool) -> Pixels:
    return read_wrapped(raster, region) if wraps else padded_pixels(raster, region)
