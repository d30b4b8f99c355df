"""A finished raster encoded into a picture file: JPEG, PNG, TIFF or WebP, tagged sRGB."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import numpy as np

from studio.images.colour import srgb_profile
from studio.images.formats import BitDepth, output_format
from studio.images.libvips import VipsImage, call, with_blob
from studio.images.metadata import Metadata, write_exif_into_tiff
from studio.images.rasters import FileRaster, Raster

PYRAMID_FROM_PIXELS = 100_000_000
_BIGTIFF_FROM_BYTES = 3_500_000_000  # offsets end at 4 GiB; compressed pixels can come out a little larger than raw
_TILE_PX = 256
_FAST_DEFLATE = 1  # measured at 100 megapixels: 7 times faster than the default level; 5 % longer on noise
_VIPS_FORMATS = {np.dtype(np.uint8): "uchar", np.dtype(np.uint16): "ushort"}


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """How to encode: bits per channel, quality 1..100 (JPEG and WebP), compression and pyramid of TIFF.

    ``tiff_pyramid`` None means: from 100 megapixels on, so that viewers open the file at once.
    """

    bit_depth: BitDepth = 8
    quality: int = 92
    tiff_compression: Literal["deflate", "none"] = "deflate"
    tiff_pyramid: bool | None = None

    def __post_init__(self) -> None:
        if not 1 <= self.quality <= 100:
            raise ValueError(f"quality must lie in 1..100, not {self.quality}")


def image_of(raster: Raster) -> VipsImage:
    """A lazy libvips image over a raster of uint8 or uint16 with 3 or 4 channels, to be read once."""
    if raster.dtype not in _VIPS_FORMATS or raster.channels not in (3, 4):
        raise ValueError(f"a result has 3 or 4 channels of uint8 or uint16, not {raster.channels} of {raster.dtype}")
    size, kind = raster.size, _VIPS_FORMATS[raster.dtype]
    space = "rgb16" if kind == "ushort" else "srgb"
    if isinstance(raster, FileRaster):
        # Pixels still on their way to the disk are seen too: both go through the system's page cache.
        options = {"format": kind, "interpretation": space, "access": "sequential"}
        return call("rawload", str(raster.path), size.width, size.height, raster.channels, **options)
    pixels_hwc = getattr(raster, "pixels_hwc", None)
    if pixels_hwc is None:
        raise ValueError(f"a raster of type {type(raster).__name__} cannot be encoded")
    image = VipsImage.new_from_memory(pixels_hwc.data, size.width, size.height, raster.channels, kind)
    return image.copy(interpretation=space)


def prepared(image: VipsImage, path: Path, options: ExportOptions, metadata: Metadata) -> tuple[VipsImage, list[str]]:
    """``image`` at the wanted depth, on white where the format has no alpha, tagged; and notes on what was changed."""
    notes: list[str] = []
    wanted = output_format(path)
    image = _at_depth(image, options.bit_depth)
    if image.bands == 4 and not wanted.has_alpha:
        white = 65535 if options.bit_depth == 16 else 255
        image = image.flatten(background=white, max_alpha=white)
        notes.append(f"{wanted.name} has no transparency: the picture was laid on white")
    image = with_blob(image, "icc-profile-data", srgb_profile())
    if metadata.exif is not None and wanted.name != "TIFF":
        image = with_blob(image, "exif-data", metadata.exif)
    return image, notes


def encode(image: VipsImage, part: Path, options: ExportOptions, metadata: Metadata) -> list[str]:
    """Encode a prepared ``image`` into the file ``part``, whose suffix tells the format; returns notes."""
    name = output_format(part).name
    saver, settings = {"JPEG": _jpeg, "PNG": _png, "TIFF": _tiff, "WebP": _webp}[name](image, options)
    call(saver, image, str(part), **settings)
    if name == "TIFF" and metadata.exif is not None:
        try:
            write_exif_into_tiff(part, metadata.exif)
        except ValueError as error:
            return [f"EXIF was left out: {error}"]
    return []


Saver = tuple[str, dict[str, Any]]


def _jpeg(_image: VipsImage, options: ExportOptions) -> Saver:
    # Colour at full resolution for fine settings: half of it smears brush strokes that differ in hue alone.
    subsampling = "off" if options.quality >= 90 else "on"
    return "jpegsave", {"Q": options.quality, "subsample_mode": subsampling}


def _png(_image: VipsImage, options: ExportOptions) -> Saver:
    return "pngsave", {"compression": _FAST_DEFLATE, "filter": "sub", "bitdepth": options.bit_depth}


def _webp(_image: VipsImage, options: ExportOptions) -> Saver:
    return "webpsave", {"Q": options.quality, "alpha_q": 100}


def _tiff(image: VipsImage, options: ExportOptions) -> Saver:
    pixels = image.width * image.height
    pyramid = options.tiff_pyramid if options.tiff_pyramid is not None else pixels >= PYRAMID_FROM_PIXELS
    raw_bytes = pixels * image.bands * (options.bit_depth // 8) * (4 / 3 if pyramid else 1)
    return "tiffsave", {
        "compression": options.tiff_compression,
        "level": _FAST_DEFLATE,
        "predictor": "horizontal",
        "tile": True,
        "tile_width": _TILE_PX,
        "tile_height": _TILE_PX,
        "pyramid": pyramid,
        "bigtiff": raw_bytes >= _BIGTIFF_FROM_BYTES,
    }


def _at_depth(image: VipsImage, bit_depth: BitDepth) -> VipsImage:
    """Between 8 and 16 bits by the factor 257, which keeps black, white and every 8-bit value where they are."""
    if bit_depth == 16 and image.format == "uchar":
        return (image * 257).cast("ushort").copy(interpretation="rgb16")
    if bit_depth == 8 and image.format == "ushort":
        return (image / 257).rint().cast("uchar").copy(interpretation="srgb")
    return image
