"""A finished raster encoded into a picture: JPEG, PNG, TIFF, WebP or a DeepZoom folder, tagged sRGB."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
import pyvips

from studio.errors import Message
from studio.geometry import Size
from studio.images.colour import srgb_profile
from studio.images.content_metadata import IPTC_TAG
from studio.images.deep_zoom import JpegOptions, write_deep_zoom, write_recipe_comment
from studio.images.file_stream import virtual_tiff_image
from studio.images.formats import output_format
from studio.images.libvips import VipsError, VipsImage, call, with_blob
from studio.images.metadata import Metadata, write_tags_into_tiff
from studio.images.rasters import MemoryRaster, Pixels, Raster
from studio.images.tiff_directories import UNDEFINED, Tag
from studio.images.tiff_writer import TiffOptions, pyramid_sizes, write_tiff
from studio.images.written_metadata import append_to_webp, fitted, jpeg_head, png_head
from studio.progress import Cancellation, Progress
from studio.specs.export import BitDepth, ExportSpec

HeadChange = Callable[[bytes], bytes | None]
_LONGEST_HEAD_BYTES = 1 << 20  # libvips writes profile and tables before pixels, a few kilobytes
PYRAMID_FROM_PIXELS = 100_000_000
_FAST_DEFLATE = 1  # measured at 100 megapixels: 7 times faster than the default level; 5 % longer on noise
_SMALL_DEFLATE = 6  # higher levels take several times as long for less than a percent
_PNG_PACKING = {"none": (0, "none"), "fast": (_FAST_DEFLATE, "sub"), "small": (_SMALL_DEFLATE, "all")}
_WHITE = 255
_VIPS_FORMATS = {np.dtype(np.uint8): "uchar", np.dtype(np.uint16): "ushort"}


def save_with_head(saver: str, image: VipsImage, path: Path, change: HeadChange, **settings: object) -> None:
    """Encode ``image`` by the libvips operation ``saver`` into ``path``.

    ``change`` is given all bytes so far until it returns what to write in their place; what follows is written as it
    is. Raises VipsError, and OSError where the disk says so.
    """
    with path.open("wb") as file:
        writer = HeadWriter(file, change)
        target = pyvips.TargetCustom()
        target.on_write(writer.write)
        try:
            call(saver, image, target, **settings)
        except VipsError as error:
            if writer.failure is not None:
                raise writer.failure from error
            raise
        writer.finish()


class HeadWriter:
    """Bytes on their way to ``file``; the first of them go through ``change``."""

    def __init__(self, file: BinaryIO, change: HeadChange) -> None:
        self._file, self._change = file, change
        self._head: bytes | None = b""
        self.failure: OSError | None = None

    def write(self, chunk: bytes) -> int:
        """Take ``chunk``; its length, or -1 where the file cannot be written: no exception passes through libvips."""
        try:
            self._take(bytes(chunk))
        except OSError as error:
            self.failure = error
            return -1
        return len(chunk)

    def finish(self) -> None:
        """Write what was kept of a head that never ended."""
        if self._head:
            self._file.write(self._head)
        self._head = None

    def _take(self, chunk: bytes) -> None:
        if self._head is None:
            self._file.write(chunk)
            return
        self._head += chunk
        changed = self._change(self._head)
        if changed is not None:
            self._file.write(changed)
            self._head = None
        elif len(self._head) > _LONGEST_HEAD_BYTES:
            self.finish()


def resolved_export(path: Path, export: ExportSpec, content_depth: BitDepth) -> ExportSpec:
    """``export`` with the depth that it means for the format of ``path`` and a content of ``content_depth`` bits."""
    if export.depth is not None:
        return export
    return replace(export, depth=content_depth if content_depth in output_format(path).bit_depths else 8)


def image_of(raster: Raster) -> VipsImage:
    """A lazy libvips image over a raster of uint8 or uint16 with 3 or 4 channels, to be read once."""
    if raster.dtype not in _VIPS_FORMATS or raster.channels not in (3, 4):
        raise ValueError(f"a result has 3 or 4 channels of uint8 or uint16, not {raster.channels} of {raster.dtype}")
    size, kind = raster.size, _VIPS_FORMATS[raster.dtype]
    space = "rgb16" if kind == "ushort" else "srgb"
    if not isinstance(raster, MemoryRaster):
        return virtual_tiff_image(raster).copy(interpretation=space)
    image = VipsImage.new_from_memory(raster.pixels_hwc.data, size.width, size.height, raster.channels, kind)
    return image.copy(interpretation=space)


def export(
    raster: Raster, part: Path, options: ExportSpec, metadata: Metadata, *, cancellation: Cancellation
) -> list[str]:
    """Encode ``raster`` into the file ``part``, whose suffix tells the format; returns notes on what was changed.

    Raises Cancelled or VipsError when asked to stop, OSError or VipsError where the disk or the encoder fails.
    """
    name = output_format(part).name
    if name == "TIFF":
        return _export_tiff(raster, part, options, metadata, cancellation)
    if name == "DeepZoom":
        return _export_deep_zoom(raster, part, options, metadata, cancellation)
    written = fitted(metadata, name)
    image, notes = _prepared(image_of(raster), part, options)

    def stop_if_asked(running: Any, _progress: object) -> None:
        if cancellation.is_requested:
            running.set_kill(True)

    image.set_progress(True)
    image.signal_connect("eval", stop_if_asked)
    saver, settings = _saver(name, options)
    # Metadata but for the profile is written by ourselves: libvips invents a resolution and drops what it cannot read.
    if name == "WebP":
        call(saver, image, str(part), keep="icc", **settings)
        append_to_webp(part, written)
    else:
        change = jpeg_head if name == "JPEG" else png_head
        save_with_head(f"{saver}_target", image, part, lambda head: change(head, written), keep="icc", **settings)
    Progress(cancellation=cancellation).check()  # one of libvips' threads may have taken the request and gone on
    return [*notes, *written.notes]


def raw_bytes(path: Path, size: Size, channels: int, options: ExportSpec) -> int:
    """Bytes of all pixels that ``path`` will hold before they are compressed: those of a TIFF's pyramid too."""
    pixels = size.pixels
    if output_format(path).name == "TIFF" and _has_pyramid(size, options):
        pixels = sum(level.pixels for level in pyramid_sizes(size))
    return pixels * channels * options.bit_depth // 8


def _has_pyramid(size: Size, options: ExportSpec) -> bool:
    return size.pixels >= PYRAMID_FROM_PIXELS if options.pyramid is None else options.pyramid


def _export_tiff(
    raster: Raster, part: Path, options: ExportSpec, metadata: Metadata, cancellation: Cancellation
) -> list[str]:
    written = fitted(metadata, "TIFF")
    write_tiff(
        raster,
        part,
        TiffOptions(
            options.compression,
            has_pyramid=_has_pyramid(raster.size, options),
            profile=srgb_profile(),
            xmp=written.xmp,
            resolution=metadata.resolution,
        ),
        convert=lambda pixels_hwc: at_depth(pixels_hwc, options.bit_depth),
        check=Progress(cancellation=cancellation).check,
    )
    tags = list(metadata.geo)
    if metadata.iptc is not None:
        tags.append(Tag(IPTC_TAG, UNDEFINED, len(metadata.iptc), metadata.iptc))
    if metadata.exif is not None or tags:
        try:
            write_tags_into_tiff(part, metadata.exif, tags)
        except ValueError as error:
            return [*written.notes, Message("EXIF, IPTC records and georeference were left out: {error}", error=error)]
    return list(written.notes)


def _export_deep_zoom(
    raster: Raster, part: Path, options: ExportSpec, metadata: Metadata, cancellation: Cancellation
) -> list[str]:
    jpeg = JpegOptions(options.quality, is_subsampled=_is_subsampled(options))
    write_deep_zoom(raster, part, jpeg, convert=opaque_bytes, check=Progress(cancellation=cancellation).check)
    if metadata.recipe is not None:
        write_recipe_comment(part, metadata.recipe)
    notes = [_on_white("DeepZoom")] if raster.channels == 4 else []
    return [*notes, *fitted(metadata, "DeepZoom").notes]


def _prepared(image: VipsImage, part: Path, options: ExportSpec) -> tuple[VipsImage, list[str]]:
    """``image`` at the wanted depth, on white where the format has no alpha, tagged; and notes on what was changed."""
    notes: list[str] = []
    wanted = output_format(part)
    image = _at_depth(image, options.bit_depth)
    if image.bands == 4 and not wanted.has_alpha:
        white = 65535 if options.bit_depth == 16 else 255
        image = image.flatten(background=white, max_alpha=white)
        notes.append(_on_white(wanted.name))
    image = with_blob(image, "icc-profile-data", srgb_profile())
    return image, notes


def _saver(name: str, options: ExportSpec) -> tuple[str, dict[str, Any]]:
    """The libvips operation that writes the format called ``name``, and its settings."""
    if name == "JPEG":
        return "jpegsave", {"Q": options.quality, "subsample_mode": "on" if _is_subsampled(options) else "off"}
    if name == "WebP":
        return "webpsave", {"Q": options.quality, "alpha_q": 100}
    # Each row chooses its own filter where the file shall be small; where it shall be fast one filter serves for all.
    assert name == "PNG", name
    level, row_filter = _PNG_PACKING[options.compression]
    return "pngsave", {"compression": level, "filter": row_filter, "bitdepth": options.bit_depth}


def _is_subsampled(options: ExportSpec) -> bool:
    # Colour at full resolution for fine settings: half of it smears brush strokes that differ in hue alone.
    return options.quality < 90


def _at_depth(image: VipsImage, bit_depth: BitDepth) -> VipsImage:
    """Between 8 and 16 bits by the factor 257, which keeps black, white and every 8-bit value where they are."""
    if bit_depth == 16 and image.format == "uchar":
        return (image * 257).cast("ushort").copy(interpretation="rgb16")
    if bit_depth == 8 and image.format == "ushort":
        return (image / 257).rint().cast("uchar").copy(interpretation="srgb")
    return image


def at_depth(pixels_hwc: Pixels, bit_depth: BitDepth) -> Pixels:
    """Pixels of uint8 or uint16 at ``bit_depth``, by the factor 257: black, white and every 8-bit value stay."""
    if bit_depth == 16 and pixels_hwc.dtype == np.uint8:
        return pixels_hwc.astype(np.uint16) * np.uint16(257)
    if bit_depth == 8 and pixels_hwc.dtype == np.uint16:
        return ((pixels_hwc.astype(np.uint32) + 128) // 257).astype(np.uint8)
    return pixels_hwc


def opaque_bytes(pixels_hwc: Pixels) -> Pixels:
    """Pixels of uint8 or uint16, RGB or RGB and straight alpha, as uint8 (h, w, 3), on white."""
    eight_hwc = at_depth(pixels_hwc, 8)
    if eight_hwc.shape[2] == 3:
        return eight_hwc
    alpha_hw1 = eight_hwc[..., 3:].astype(np.uint32)
    weighted_hwc = np.multiply(eight_hwc[..., :3], alpha_hw1) + _WHITE * (_WHITE - alpha_hw1)
    return np.asarray((weighted_hwc + _WHITE // 2) // _WHITE, np.uint8)


def _on_white(format_name: str) -> Message:
    return Message("{format_name} has no transparency: the picture was laid on white", format_name=format_name)
