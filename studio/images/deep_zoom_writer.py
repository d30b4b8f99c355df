"""A raster written as DeepZoom, tile by tile from each level of a pyramid: its width costs no memory.

Source: Microsoft, Deep Zoom File Format Overview: level numbers, tile names, overlap, and the ``.dzi`` file.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import numpy as np
from PIL import Image

from studio.geometry import Region
from studio.images.deep_zoom import tiles_folder
from studio.images.halving import halved
from studio.images.parallel_map import parallel_map
from studio.images.rasters import Pixels, Raster

TILE_PX, OVERLAP_PX = 254, 1
_TILES_AT_ONCE = 8  # tiles beside each other that are read together: fewer calls, and a few megabytes for each thread
_DZI = """<?xml version="1.0" encoding="UTF-8"?>
<Image xmlns="http://schemas.microsoft.com/deepzoom/2008"
  Format="jpg"
  Overlap="{overlap}"
  TileSize="{tile}"
  >
  <Size
    Height="{size.height}"
    Width="{size.width}"
  />
</Image>
"""


@dataclass(frozen=True, slots=True)
class JpegOptions:
    """``quality`` 1..100; whether colour has half the resolution of brightness."""

    quality: int
    is_subsampled: bool


def write_deep_zoom(
    raster: Raster,
    dzi: Path,
    options: JpegOptions,
    *,
    convert: Callable[[Pixels], Pixels],
    check: Callable[[], None],
) -> None:
    """Write the file ``dzi`` and the tiles of ``raster`` in the folder beside it, which must not exist yet.

    ``convert`` takes pixels (h, w, c) of the raster to uint8 (h, w, 3). ``check`` is called once per block and may
    raise. Raises OSError and whatever ``raster`` raises.
    """
    folder, level = tiles_folder(dzi), raster
    folder.mkdir()
    with ExitStack() as levels:
        for number in range((max(raster.size.width, raster.size.height) - 1).bit_length(), -1, -1):
            _write_level(level, folder / str(number), options, convert=convert, check=check)
            if number > 0:
                level = levels.enter_context(halved(level, check=check))
    dzi.write_text(_DZI.format(overlap=OVERLAP_PX, tile=TILE_PX, size=raster.size), encoding="utf-8")


def _write_level(
    level: Raster,
    folder: Path,
    options: JpegOptions,
    *,
    convert: Callable[[Pixels], Pixels],
    check: Callable[[], None],
) -> None:
    size = level.size
    columns, rows = -(-size.width // TILE_PX), -(-size.height // TILE_PX)

    def write(block: tuple[int, int]) -> None:
        check()
        row, first = block
        top, bottom = _reach(row, size.height)
        spans = [_reach(column, size.width) for column in range(first, min(first + _TILES_AT_ONCE, columns))]
        start = spans[0][0]
        block_hwc = convert(level.read(Region(start, top, spans[-1][1], bottom)))
        for column, (left, right) in enumerate(spans, start=first):
            tile_hwc = block_hwc[:, left - start : right - start]
            (folder / f"{column}_{row}.jpg").write_bytes(_jpeg(tile_hwc, options))

    folder.mkdir()
    for _ in parallel_map(write, product(range(rows), range(0, columns, _TILES_AT_ONCE))):
        pass


def _reach(index: int, length: int) -> tuple[int, int]:
    """What a tile shows of ``length`` px of its level, overlap included."""
    return max(0, index * TILE_PX - OVERLAP_PX), min(length, (index + 1) * TILE_PX + OVERLAP_PX)


def _jpeg(pixels_hwc: Pixels, options: JpegOptions) -> bytes:
    # Tiles carry nothing but pixels: they are sRGB, which is what viewers take pictures without a profile for.
    written = io.BytesIO()
    subsampling = "4:2:0" if options.is_subsampled else "4:4:4"
    Image.fromarray(np.ascontiguousarray(pixels_hwc)).save(
        written, "JPEG", quality=options.quality, subsampling=subsampling
    )
    return written.getvalue()
