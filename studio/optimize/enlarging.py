"""What one scale hands to the next, twice as large: the picture's change, and the optimiser's running means."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import cast

import numpy as np
import numpy.typing as npt
import torch
import torch.nn.functional as F

from studio.engine.canvas import Canvas
from studio.geometry import Region, Size, spans
from studio.images.rasters import Raster

_BLOCK_PX = 1024  # even: blocks begin between two pixels of the smaller scale

Floats = npt.NDArray[np.floating]
ReadFloats = Callable[[Region], Floats]
"""Reads (h, w, c) of a region of a padded canvas."""


def blocks(size: Size) -> Iterator[Region]:
    """The regions that pictures of ``size`` are worked on by where each pixel is on its own."""
    for top, bottom in spans(size.height, _BLOCK_PX):
        for left, right in spans(size.width, _BLOCK_PX):
            yield Region(left, top, right, bottom)


def canvas_reader(canvas: Canvas, dtype: torch.dtype) -> ReadFloats:
    """Reads the RGB of a canvas, in [0, 1]."""

    def read(region: Region) -> Floats:
        rgb = canvas.rgb(region, dtype=dtype, device=torch.device("cpu"))
        return np.asarray(rgb[0].permute(1, 2, 0).numpy())

    return read


def raster_reader(raster: Raster) -> ReadFloats:
    """Reads a raster of floats."""

    def read(region: Region) -> Floats:
        return cast(Floats, raster.read(region))

    return read


def enlarged(read: ReadFloats, small: Size, region: Region) -> Floats:
    """``region`` of a picture twice as large as the one of size ``small`` that ``read`` reads; bilinear.

    It starts at even coordinates. Beyond the border of the smaller picture its last pixels repeat.
    """
    left, top = region.left // 2, region.top // 2
    right, bottom = -(-region.right // 2), -(-region.bottom // 2)
    inside = Region(left, top, right, bottom).expanded(1, within=small)
    pixels = torch.from_numpy(np.ascontiguousarray(read(inside))).permute(2, 0, 1)[None]
    margins = (
        1 - (left - inside.left),
        1 - (inside.right - right),
        1 - (top - inside.top),
        1 - (inside.bottom - bottom),
    )
    large = F.interpolate(F.pad(pixels, margins, mode="replicate"), scale_factor=2, mode="bilinear")
    cut = large[0, :, 2 : 2 + region.height, 2 : 2 + region.width]
    return np.asarray(cut.permute(1, 2, 0).numpy())


def enlarge_into(small: Raster, large: Raster) -> None:
    """Fill ``large`` with what ``small`` holds, enlarged."""
    for region in blocks(large.size):
        large.write(region, enlarged(raster_reader(small), small.size, region).astype(large.dtype, copy=False))


def enlarge_change(result: Raster, small_start: ReadFloats, large_start: ReadFloats, large: Raster) -> None:
    """Fill ``large`` with its own start and the change, enlarged, from the small start to the small ``result``."""

    read_result = raster_reader(result)

    def change(region: Region) -> Floats:
        return read_result(region) - small_start(region)

    for region in blocks(large.size):
        painted = large_start(region) + enlarged(change, result.size, region)
        large.write(region, painted.clip(0, 1).astype(large.dtype, copy=False))
