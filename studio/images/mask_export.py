"""A mask of any kind written as a grey PNG of any size, band by band.

Source: PNG (third edition), sections 5.3, 7.1, 9.2 and 11.2: one IDAT stream of rows, each less the one
above.
"""

from __future__ import annotations

import contextlib
import struct
import tempfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

import numpy as np
import numpy.typing as npt

from studio.errors import PictureError
from studio.geometry import Region, Size, spans
from studio.images.limits import Limits
from studio.images.masks import open_mask, survey_mask
from studio.images.rasters import FileRaster, Pixels
from studio.images.source import ImageSource
from studio.replacing import replacement
from studio.specs.export import BitDepth
from studio.system_errors import system_reason

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_BAND_BYTES = 4 << 20
_UP = 2  # the filter type
_LEVEL = 6


def write_mask_picture(
    path: Path, mask: Path, size: Size, limits: Limits, *, bit_depth: BitDepth, check: Callable[[], None]
) -> None:
    """Write the mask at ``mask``, scaled to ``size``, to ``path`` as a grey PNG, whole or not at all.

    ``check`` is called between bands and may raise. Raises PictureError where the mask cannot be read or does not fit,
    and where ``path`` cannot be written.
    """
    facts = survey_mask(mask, size, limits)
    try:
        with (
            open_mask(mask, limits, is_by_alpha=facts.is_by_alpha, size=size) as source,
            replacement(path) as part,
            part.open("wb") as file,
        ):
            rows = (_as_depth(pixels, bit_depth) for pixels in _rows(source, size, path.absolute().parent, check))
            _write_png(file, size, bit_depth, rows)
    except OSError as error:
        raise PictureError("{path} cannot be written: {reason}", path=path, reason=system_reason(error)) from error


def _as_depth(pixels_hw1: Pixels, bit_depth: BitDepth) -> Pixels:
    """The same grey with so many bits; 257 = 65535 / 255."""
    mask_hw = pixels_hw1[:, :, 0]
    if bit_depth == 16:
        return mask_hw if mask_hw.dtype == np.uint16 else mask_hw.astype(np.uint16) * np.uint16(257)
    return mask_hw if mask_hw.dtype == np.uint8 else ((mask_hw.astype(np.uint32) + 128) // 257).astype(np.uint8)


def _rows(source: ImageSource, size: Size, folder: Path, check: Callable[[], None]) -> Iterator[Pixels]:
    """The rows of ``source`` from top to bottom; those of a turned picture pass through a file in ``folder``."""
    row = 0
    for region, pixels_hw1 in source.bands(_BAND_BYTES):
        check()
        if (region.top, region.width) != (row, size.width):
            break
        yield pixels_hw1
        row = region.bottom
    else:
        return
    assert row == 0, "a picture that is turned is so from its first band"
    with tempfile.TemporaryDirectory(dir=folder, prefix=".mask-") as scratch:
        raster = FileRaster.create(Path(scratch) / "mask", size, 1, f"uint{source.facts.bit_depth}")
        with contextlib.closing(raster):
            for region, pixels_hw1 in source.bands(_BAND_BYTES):
                check()
                raster.write(region, pixels_hw1)
            for top, bottom in spans(size.height, max(1, _BAND_BYTES // (2 * size.width))):
                check()
                yield raster.read(Region(0, top, size.width, bottom))


def _write_png(file: BinaryIO, size: Size, bit_depth: BitDepth, bands: Iterator[Pixels]) -> None:
    file.write(_SIGNATURE)
    _write_chunk(file, b"IHDR", struct.pack(">IIBBBBB", size.width, size.height, bit_depth, 0, 0, 0, 0))
    packer = zlib.compressobj(_LEVEL)
    above: npt.NDArray[np.uint8] = np.zeros(size.width * bit_depth // 8, np.uint8)
    for band in bands:
        samples = np.ascontiguousarray(band.astype(band.dtype.newbyteorder(">"), copy=False)).view(np.uint8)
        filtered = np.empty((len(samples), samples.shape[1] + 1), np.uint8)
        filtered[:, 0] = _UP
        filtered[0, 1:] = samples[0] - above
        filtered[1:, 1:] = samples[1:] - samples[:-1]
        above = samples[-1]
        _write_chunk(file, b"IDAT", packer.compress(filtered.data))
    _write_chunk(file, b"IDAT", packer.flush())
    _write_chunk(file, b"IEND", b"")


def _write_chunk(file: BinaryIO, kind: bytes, body: bytes) -> None:
    if body or kind == b"IEND":
        file.write(struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)))
