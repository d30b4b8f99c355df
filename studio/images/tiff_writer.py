"""A raster written as tiled TIFF, with a pyramid on request, block by block: its width costs no memory.

libvips keeps strips as wide as the picture for every level of a pyramid, and whole levels of up to 100 MB besides: 210
MiB at 40,000 px of width, growing with it. Here a level is made in scratch from the one before, and tiles are read,
packed and written a few at a time.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import tifffile

from studio.geometry import Region, Size, align_up, spans
from studio.images.halving import half_size, halved
from studio.images.parallel_map import parallel_map
from studio.images.rasters import Pixels, Raster
from studio.images.resolution import Resolution, ratio
from studio.specs.export import Compression

TILE_PX = 256
_TILES_AT_ONCE = 8  # tiles beside each other that are read together: fewer calls, and a few megabytes for each thread
_BIGTIFF_FROM_BYTES = 3_500_000_000  # offsets end at 4 GiB; compressed pixels can come out a little larger than raw
_SMALL_DEFLATE = 6  # higher levels take several times as long for less than a percent
_REDUCED = 1  # NewSubfileType of TIFF 6.0: a smaller copy of another picture in the file
_XMP, _BYTES = 700, 1  # tag of the XMP packet and the field type of its bytes


@dataclass(frozen=True, slots=True)
class TiffOptions:
    """How to pack and what to carry; ``has_pyramid``: halves down to one tile follow the picture."""

    compression: Compression
    has_pyramid: bool
    profile: bytes
    xmp: bytes | None = None
    resolution: Resolution | None = None


def write_tiff(
    raster: Raster, path: Path, options: TiffOptions, *, convert: Callable[[Pixels], Pixels], check: Callable[[], None]
) -> None:
    """Write ``raster`` (uint8 or uint16, RGB or RGB and straight alpha) to ``path``.

    ``convert`` is applied to pixels (h, w, c) on their way and may change their dtype; ``check`` is called once per
    block and may raise. The file is a BigTIFF where offsets of 32 bits might not do. Raises OSError and whatever
    ``raster`` raises.
    """
    dtype = convert(np.zeros((1, 1, raster.channels), raster.dtype)).dtype
    pixel_bytes = raster.channels * dtype.itemsize
    sizes = pyramid_sizes(raster.size) if options.has_pyramid else [raster.size]
    is_big = sum(size.aligned(TILE_PX).pixels for size in sizes) * pixel_bytes >= _BIGTIFF_FROM_BYTES
    with tifffile.TiffWriter(path, bigtiff=is_big) as file:

        def write_level(level: Raster, is_first: bool) -> None:
            tiles = _tiles(level, options.compression, convert, check)
            _write_level(file, level, options, is_first=is_first, dtype=dtype, tiles=tiles)
            if level.size != sizes[-1]:
                with halved(level, check=check) as half:
                    write_level(half, is_first=False)

        write_level(raster, is_first=True)


def pyramid_sizes(size: Size) -> list[Size]:
    """The sizes of a pyramid: ``size`` and its halves, down to the first that is one tile."""
    sizes = [size]
    while max(sizes[-1].width, sizes[-1].height) > TILE_PX:
        sizes.append(half_size(sizes[-1]))
    return sizes


def _write_level(
    file: tifffile.TiffWriter,
    level: Raster,
    options: TiffOptions,
    *,
    is_first: bool,
    dtype: np.dtype[np.generic],
    tiles: Iterator[bytes],
) -> None:
    is_packed = options.compression != "none"
    packet = options.xmp if is_first else None
    resolution = options.resolution if is_first else None
    file.write(
        tiles,
        shape=(level.size.height, level.size.width, level.channels),
        dtype=dtype,
        photometric="rgb",
        planarconfig="contig",
        extrasamples=["unassalpha"] if level.channels == 4 else None,
        tile=(TILE_PX, TILE_PX),
        compression="zlib" if is_packed else None,
        predictor=is_packed,
        subfiletype=0 if is_first else _REDUCED,
        iccprofile=options.profile,
        extratags=[(_XMP, _BYTES, len(packet), packet, True)] if packet is not None else [],
        resolution=None if resolution is None else (ratio(resolution.across), ratio(resolution.down)),
        resolutionunit="NONE" if resolution is None else "INCH",
        metadata=None,
        software=False,
    )


def _tiles(
    level: Raster, compression: Compression, convert: Callable[[Pixels], Pixels], check: Callable[[], None]
) -> Iterator[bytes]:
    """The tiles of ``level`` in the order of TIFF, packed as asked for."""

    def made(block: Region) -> list[bytes]:
        check()
        tiles = _cut(convert(level.read(block)))
        return [_packed(tile, compression) for tile in tiles]

    for tiles in parallel_map(made, _blocks(level.size)):
        yield from tiles


def _blocks(size: Size) -> Iterator[Region]:
    for top, bottom in spans(size.height, TILE_PX):
        for left, right in spans(size.width, _TILES_AT_ONCE * TILE_PX):
            yield Region(left, top, right, bottom)


def _cut(block_hwc: Pixels) -> Iterator[Pixels]:
    """The tiles of a block, filled up with zeros where the picture ends."""
    height, width, channels = block_hwc.shape
    filled = np.zeros((TILE_PX, align_up(width, TILE_PX), channels), block_hwc.dtype)
    filled[:height, :width] = block_hwc
    for left, right in spans(filled.shape[1], TILE_PX):
        yield np.ascontiguousarray(filled[:, left:right])


def _packed(tile_hwc: Pixels, compression: Compression) -> bytes:
    """A tile as it is, or as differences between neighbours (TIFF 6.0, section 14), deflated."""
    if compression == "none":
        return tile_hwc.tobytes()
    steps = tile_hwc.copy()
    np.subtract(tile_hwc[:, 1:], tile_hwc[:, :-1], out=steps[:, 1:])  # unsigned: it wraps around
    # Measured on painted pictures: looking for runs alone is 2.4 times faster than level 1, and a percent shorter.
    runs = _deflated(steps, 1, zlib.Z_RLE)
    return runs if compression == "fast" else min(runs, _deflated(steps, _SMALL_DEFLATE, zlib.Z_FILTERED), key=len)


def _deflated(steps_hwc: Pixels, level: int, strategy: int) -> bytes:
    packer = zlib.compressobj(level, zlib.DEFLATED, zlib.MAX_WBITS, zlib.DEF_MEM_LEVEL, strategy)
    return packer.compress(steps_hwc.data) + packer.flush()
