"""The next level of a pyramid: a raster at half its size, made block by block, so that its width costs no memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import numpy as np

from studio.geometry import Region, Size, spans
from studio.images.rasters import FileRaster, MemoryRaster, Pixels, Raster, remove_file

_BLOCK_WIDTH_PX, _BLOCK_HEIGHT_PX = 2048, 256  # even, so that blocks meet between two pixels of the half


def half_size(size: Size) -> Size:
    """Half of ``size``, rounded up."""
    return Size(-(-size.width // 2), -(-size.height // 2))


@contextmanager
def halved(raster: Raster, *, check: Callable[[], None]) -> Iterator[Raster]:
    """``raster`` (uint8 or uint16, 3 or 4 channels) at `half_size`, in memory or in a file beside it, as it is itself.

    Each pixel is the mean of four, colours weighted by their alpha; a last odd row or column counts twice. ``check`` is
    called once per block and may raise. On leaving the half is gone. Raises SpaceError where there is no room for it.
    """
    size = half_size(raster.size)
    if not isinstance(raster, FileRaster):
        half: Raster = MemoryRaster(size, raster.channels, raster.dtype)
        _fill(half, raster, check)
        yield half
        half.close()
        return
    path = raster.path.with_name(f"{raster.path.stem}-half.raw")
    try:
        half = FileRaster.create(path, size, raster.channels, raster.dtype)
        try:
            _fill(half, raster, check)
            yield half
        finally:
            half.close()
    finally:
        remove_file(path)


def half_of(pixels_hwc: Pixels) -> Pixels:
    """The pixels (h, w, 3 or 4) of uint8 or uint16 at half their size, rounded up: means of four, rounded."""
    rows, columns, channels = pixels_hwc.shape
    if rows % 2 or columns % 2:
        pixels_hwc = np.pad(pixels_hwc, ((0, rows % 2), (0, columns % 2), (0, 0)), mode="edge")
    if channels == 4 and pixels_hwc[..., 3].min() != pixels_hwc[..., 3].max():  # one alpha for all weighs nothing
        return _weighted_half(pixels_hwc)
    return ((_sums_of_four(pixels_hwc) + 2) >> 2).astype(pixels_hwc.dtype)


def _weighted_half(pixels_hwc: Pixels) -> Pixels:
    alpha_hw1 = pixels_hwc[..., 3:].astype(np.uint32 if pixels_hwc.dtype == np.uint8 else np.uint64)
    sums = _sums_of_four(np.multiply(pixels_hwc[..., :3], alpha_hw1))
    alphas = _sums_of_four(alpha_hw1)
    colours = (sums + alphas // 2) // np.maximum(alphas, 1)
    return np.concatenate([colours, (alphas + 2) >> 2], axis=2).astype(pixels_hwc.dtype)


def _sums_of_four(pixels_hwc: Pixels) -> np.ndarray[tuple[int, ...], np.dtype[np.unsignedinteger]]:
    wide = {1: np.uint16, 2: np.uint32}.get(pixels_hwc.dtype.itemsize, pixels_hwc.dtype)
    rows = pixels_hwc[0::2].astype(wide)
    rows += pixels_hwc[1::2]
    return np.asarray(rows[:, 0::2] + rows[:, 1::2])


def _fill(half: Raster, raster: Raster, check: Callable[[], None]) -> None:
    size = raster.size
    for top, bottom in spans(size.height, _BLOCK_HEIGHT_PX):
        for left, right in spans(size.width, _BLOCK_WIDTH_PX):
            check()
            pixels_hwc = half_of(raster.read(Region(left, top, right, bottom)))
            height, width, _ = pixels_hwc.shape
            half.write(Region(left // 2, top // 2, left // 2 + width, top // 2 + height), pixels_hwc)
