"""A picture file, or a raster, as libvips reads it without mapping it into memory.

Mapped pages count as the program's own, 350 MB for a gigapixel of JPEG, and where the file becomes shorter meanwhile,
as on a network drive that goes away, the system kills the program. A stream that ends too early is an error instead.
For a raster a BigTIFF header is generated, and the pixels behind it are read from the raster on request.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from weakref import finalize

import pyvips

from studio.errors import StudioError
from studio.geometry import Region
from studio.images import tiff_directories as tiff
from studio.images.formats import InputFormat
from studio.images.libvips import VipsImage, call
from studio.images.rasters import Pixels, Raster

_STRIP_BYTES = 1 << 20
_RGB, _CONTIGUOUS, _STRAIGHT_ALPHA, _NO_COMPRESSION = 2, 1, 2, 1


@dataclass(frozen=True, slots=True)
class FileStretch:
    """Bytes of a file from ``offset`` on."""

    offset: int
    length: int


def lazy_image(path: Path, kind: InputFormat, **options: object) -> VipsImage:
    """The picture at ``path`` for one sequential read by the loader of ``kind``, which must have one.

    ``options`` are the loader's own. Raises VipsError where the header cannot be read, and OSError.
    """
    assert kind.loader is not None, f"{kind.name} is read by Pillow"
    if not kind.is_mapped:
        return call(kind.loader, str(path), access="sequential", **options)
    return image_of_stream(FileStream(path), **options)


def image_of_stream(stream: FileStream | SplicedStream, **options: object) -> VipsImage:
    """The picture that ``stream`` holds, for one sequential read; `lazy_image` tells the rest."""
    source = pyvips.SourceCustom()
    source.on_read(stream.read)
    source.on_seek(stream.seek)
    # The image keeps its source, and whatever is made of the image keeps both; `call` would not see to that.
    return VipsImage.new_from_source(source, "", access="sequential", **options)


class FileStream:
    """The bytes of the file at ``path``, which is closed when the stream is garbage-collected."""

    def __init__(self, path: Path) -> None:
        self._descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))  # a file object would warn, unclosed
        finalize(self, os.close, self._descriptor)  # only libvips knows when it is done

    def read(self, count: int) -> bytes | None:
        """Up to ``count`` bytes; None at the end, or where the file cannot be read: libvips takes both for the end."""
        try:
            return os.read(self._descriptor, count) or None
        except OSError:
            return None

    def seek(self, offset: int, whence: int) -> int:
        """Move like `os.lseek` and return where the stream stands; -1 where there is no such place."""
        try:
            return os.lseek(self._descriptor, offset, whence)
        except OSError:
            return -1


class SplicedStream:
    """Stretches of the file at ``path`` (None: of no file) and other bytes, concatenated as one file."""

    def __init__(self, path: Path | None, pieces: Sequence[bytes | FileStretch | RasterStretch]) -> None:
        self._file = None if path is None else FileStream(path)
        self._pieces = [piece for piece in pieces if _length(piece) > 0]
        self._ends = list(accumulate(map(_length, self._pieces)))
        self._at = 0

    def read(self, count: int) -> bytes | None:
        """Up to ``count`` bytes from where the stream stands; None at its end, or where a stretch ends too early."""
        for piece, end in zip(self._pieces, self._ends, strict=True):
            if self._at < end:
                found = self._part(piece, self._at - end + _length(piece), min(count, end - self._at))
                self._at += len(found or b"")
                return found or None
        return None

    def seek(self, offset: int, whence: int) -> int:
        """Move like `os.lseek` and return where the stream stands; -1 where there is no such place."""
        base = {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: self._ends[-1] if self._ends else 0}
        if whence not in base or base[whence] + offset < 0:
            return -1
        self._at = base[whence] + offset
        return self._at

    def _part(self, piece: bytes | FileStretch | RasterStretch, start: int, count: int) -> bytes | None:
        if isinstance(piece, bytes):
            return piece[start : start + count]
        if not isinstance(piece, FileStretch):
            return piece.read(start, count)
        assert self._file is not None, "stretches of a file need its path"
        return self._file.read(count) if self._file.seek(piece.offset + start, os.SEEK_SET) >= 0 else None


def _length(piece: bytes | FileStretch | RasterStretch) -> int:
    return len(piece) if isinstance(piece, bytes) else piece.length


def virtual_tiff_image(raster: Raster) -> VipsImage:
    """A lazy sequential image over ``raster`` (uint8 or uint16, 3 or 4 channels); it is read once, in order."""
    return image_of_stream(virtual_tiff(raster), fail_on="warning")


def virtual_tiff(raster: Raster) -> SplicedStream:
    """The bytes of an uncompressed BigTIFF over ``raster``, for a reader that asks for stretches of them."""
    pixels = RasterStretch(raster)
    rows_per_strip = max(1, min(raster.size.height, _STRIP_BYTES // pixels.row_bytes))
    strip_bytes = rows_per_strip * pixels.row_bytes
    places = range(0, pixels.length, strip_bytes)
    tags = [
        tiff.integer_tag(256, tiff.LONG, raster.size.width),
        tiff.integer_tag(257, tiff.LONG, raster.size.height),
        tiff.integers_tag(258, tiff.SHORT, (8 * raster.dtype.itemsize,) * raster.channels),
        tiff.integer_tag(259, tiff.SHORT, _NO_COMPRESSION),
        tiff.integer_tag(262, tiff.SHORT, _RGB),
        tiff.integer_tag(277, tiff.SHORT, raster.channels),
        tiff.integer_tag(278, tiff.LONG, rows_per_strip),
        tiff.integers_tag(279, tiff.LONG8, tuple(min(strip_bytes, pixels.length - place) for place in places)),
        tiff.integer_tag(284, tiff.SHORT, _CONTIGUOUS),
    ]
    if raster.channels == 4:
        tags.append(tiff.integer_tag(338, tiff.SHORT, _STRAIGHT_ALPHA))
    header = tiff.encode_header(tiff.BIG, tiff.BIG.header_bytes)

    def with_strips(pixels_at: int) -> bytes:
        offsets = tiff.integers_tag(273, tiff.LONG8, tuple(pixels_at + place for place in places))
        return header + tiff.encode_directory([*tags, offsets], at=len(header), layout=tiff.BIG)

    return SplicedStream(None, [with_strips(len(with_strips(0))), pixels])


class RasterStretch:
    """The pixels of ``raster`` as bytes; whole rows are read, as many as hold what is asked for."""

    def __init__(self, raster: Raster) -> None:
        self._raster = raster
        self.row_bytes = raster.size.width * raster.channels * raster.dtype.itemsize
        self.length = self.row_bytes * raster.size.height

    def read(self, start: int, count: int) -> bytes | None:
        """Up to ``count`` of them from ``start``, or None where they cannot be read."""
        end = min(start + count, self.length)
        top, bottom = start // self.row_bytes, -(-end // self.row_bytes)
        try:
            rows: Pixels = self._raster.read(Region(0, top, self._raster.size.width, bottom))
        except StudioError:
            return None  # an exception cannot pass through libvips, which takes this for a file cut short
        first = start - top * self.row_bytes
        return rows.tobytes()[first : first + end - start]
