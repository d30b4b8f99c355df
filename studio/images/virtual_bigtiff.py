"""A virtual uncompressed BigTIFF over a raster, so that libvips reads its pixels in order without mapping the file.

libvips maps raw files into memory, and mapped pages count as the program's own: with a gigapixel that is gigabytes. So
a BigTIFF header is generated for the raster, and the pixels behind it are read from the raster on request.
"""

from __future__ import annotations

from studio.errors import StudioError
from studio.geometry import Region
from studio.images import tiff_directories as tiff
from studio.images.file_stream import SplicedStream, image_of_stream
from studio.images.libvips import VipsImage
from studio.images.rasters import Pixels, Raster

_STRIP_BYTES = 1 << 20
_RGB, _CONTIGUOUS, _STRAIGHT_ALPHA, _NO_COMPRESSION = 2, 1, 2, 1


def virtual_tiff_image(raster: Raster) -> VipsImage:
    """A lazy sequential image over ``raster`` (uint8 or uint16, 3 or 4 channels); it is read once, in order."""
    return image_of_stream(virtual_tiff(raster), fail_on="warning")


def virtual_tiff(raster: Raster) -> SplicedStream:
    """The bytes of an uncompressed BigTIFF over ``raster``, for a reader that asks for stretches of them."""
    pixels = _RasterStretch(raster)
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


class _RasterStretch:
    """The pixels of ``raster`` as bytes; whole rows are read, as many as hold what is asked for."""

    def __init__(self, raster: Raster) -> None:
        self._raster = raster
        self.row_bytes = raster.size.width * raster.channels * raster.dtype.itemsize
        self.length = self.row_bytes * raster.size.height

    def read(self, start: int, count: int) -> bytes | None:
        end = min(start + count, self.length)
        top, bottom = start // self.row_bytes, -(-end // self.row_bytes)
        try:
            rows: Pixels = self._raster.read(Region(0, top, self._raster.size.width, bottom))
        except StudioError:
            return None  # an exception cannot pass through libvips, which takes this for a file cut short
        first = start - top * self.row_bytes
        return rows.tobytes()[first : first + end - start]
