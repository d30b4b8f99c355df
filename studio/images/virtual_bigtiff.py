"""A virtual uncompressed BigTIFF over a raster, so that libvips reads its pixels in order without mapping the file.

libvips maps raw files into memory, and mapped pages count as the program's own: with a gigapixel that is gigabytes. So
a BigTIFF header is generated for the raster, and the pixels behind it are read from the raster on request.
"""

from __future__ import annotations

import io
import os
import struct

import pyvips

from studio.errors import StudioError
from studio.geometry import Region
from studio.images.libvips import VipsImage
from studio.images.rasters import Pixels, Raster

_STRIP_BYTES = 1 << 20
_MAGIC = struct.pack("<2sHHHQ", b"II", 43, 8, 0, 16)
_SHORT, _LONG8 = 3, 16  # field types of TIFF 6.0 and BigTIFF
_ENTRY = struct.Struct("<HHQQ")
_RGB, _CONTIGUOUS, _STRAIGHT_ALPHA, _NO_COMPRESSION = 2, 1, 2, 1


def virtual_tiff_image(raster: Raster) -> VipsImage:
    """A lazy sequential image over ``raster`` (uint8 or uint16, 3 or 4 channels); it is read once, in order."""
    stream = VirtualBigTiff(raster)
    source = pyvips.SourceCustom()
    source.on_read(stream.read)
    source.on_seek(stream.seek)
    # The image keeps its source, and whatever is made of the image keeps both.
    return VipsImage.new_from_source(source, "", access="sequential", fail_on="warning")


class VirtualBigTiff:
    """The bytes of an uncompressed BigTIFF over ``raster``, for a reader that asks for stretches of them."""

    def __init__(self, raster: Raster) -> None:
        self._raster = raster
        self._row_bytes = raster.size.width * raster.channels * raster.dtype.itemsize
        self._rows_per_strip = max(1, min(raster.size.height, _STRIP_BYTES // self._row_bytes))
        self._header = self._made_header()
        self._length = len(self._header) + self._row_bytes * raster.size.height
        self._offset = 0

    def read(self, count: int) -> bytes | None:
        """Up to ``count`` bytes from where the stream stands; None at its end, or where the raster cannot be read."""
        if self._offset >= self._length:
            return None
        if self._offset < len(self._header):
            found = self._header[self._offset : self._offset + count]
        else:
            found = self._pixels(self._offset - len(self._header), count)
        self._offset += len(found)
        return found or None

    def seek(self, offset: int, whence: int) -> int:
        """Move like `io.IOBase.seek` and return where the stream stands."""
        base = {os.SEEK_SET: 0, os.SEEK_CUR: self._offset, os.SEEK_END: self._length}
        if whence not in base:
            raise io.UnsupportedOperation(f"no way to seek by {whence}")
        self._offset = base[whence] + offset
        return self._offset

    def _pixels(self, start: int, count: int) -> bytes:
        """Bytes of the raster from ``start``; whole rows are read, as many as hold the stretch."""
        end = min(start + count, self._length - len(self._header))
        top, bottom = start // self._row_bytes, -(-end // self._row_bytes)
        try:
            rows: Pixels = self._raster.read(Region(0, top, self._raster.size.width, bottom))
        except StudioError:
            return b""  # an exception cannot pass through libvips, which takes this for a file cut short
        first = start - top * self._row_bytes
        return rows.tobytes()[first : first + end - start]

    def _made_header(self) -> bytes:
        size, channels = self._raster.size, self._raster.channels
        strips = -(-size.height // self._rows_per_strip)
        bits = 8 * self._raster.dtype.itemsize
        entries = [
            (256, _LONG8, (size.width,)),
            (257, _LONG8, (size.height,)),
            (258, _SHORT, (bits,) * channels),
            (259, _SHORT, (_NO_COMPRESSION,)),
            (262, _SHORT, (_RGB,)),
            (273, _LONG8, (0,) * strips),  # where strips begin, once the length of the header is known
            (277, _SHORT, (channels,)),
            (278, _LONG8, (self._rows_per_strip,)),
            (279, _LONG8, tuple(self._strip_bytes(strip) for strip in range(strips))),
            (284, _SHORT, (_CONTIGUOUS,)),
        ]
        if channels == 4:
            entries.append((338, _SHORT, (_STRAIGHT_ALPHA,)))
        pixels_at = len(_directory(entries))
        full_strip_bytes = self._rows_per_strip * self._row_bytes
        offsets = tuple(pixels_at + strip * full_strip_bytes for strip in range(strips))
        return _directory([(tag, kind, offsets if tag == 273 else values) for tag, kind, values in entries])

    def _strip_bytes(self, strip: int) -> int:
        top = strip * self._rows_per_strip
        return (min(top + self._rows_per_strip, self._raster.size.height) - top) * self._row_bytes


def _directory(entries: list[tuple[int, int, tuple[int, ...]]]) -> bytes:
    """A BigTIFF of one directory; values of more than eight bytes lie behind it."""
    values_at = len(_MAGIC) + 8 + _ENTRY.size * len(entries) + 8
    table, behind = bytearray(), bytearray()
    for tag, kind, values in entries:
        packed = struct.pack(f"<{len(values)}{'H' if kind == _SHORT else 'Q'}", *values)
        if len(packed) <= 8:
            field = int.from_bytes(packed, "little")
        else:
            field = values_at + len(behind)
            behind += packed + bytes(-len(packed) % 8)
        table += _ENTRY.pack(tag, kind, len(values), field)
    return _MAGIC + struct.pack("<Q", len(entries)) + bytes(table) + bytes(8) + bytes(behind)
