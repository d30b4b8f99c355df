"""From a path to a lazy libvips image with its header checked; no pixel of a streamed format is decoded here."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import tifffile
from PIL import Image, UnidentifiedImageError

from studio.errors import PictureError, SpaceError
from studio.geometry import Size
from studio.images.disk import human_bytes
from studio.images.file_stream import lazy_image
from studio.images.formats import SNIFF_BYTES, TIFF, InputFormat, input_format
from studio.images.libvips import VipsError, VipsImage, number_of, reason

# What decoders that cannot stream keep per pixel and per byte of sample depth (measured on progressive JPEG and Adam7).
WHOLE_DECODE_BYTES_PER_PX = 6
_CIELAB, _SEPARATE = 8, 2  # photometric interpretation and planar configuration of TIFF 6.0


@dataclass(frozen=True, slots=True)
class Limits:
    """The largest picture to accept, and the most memory a decoder that cannot stream may take."""

    max_pixels: int
    decode_budget_bytes: int


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """A lazy image over a file (straight alpha: libvips divides associated alpha out) and the format it was read as."""

    image: VipsImage
    kind: InputFormat


@dataclass(frozen=True, slots=True)
class _TiffFacts:
    page_count: int = 1
    is_lab8: bool = False
    has_tiled_planes: bool = False


def open_file(path: Path, limits: Limits) -> OpenedFile:
    """Open ``path`` for one sequential read; `PictureError` or `SpaceError` says why it cannot be, and what to do."""
    kind = input_format(path, _first_bytes(path))
    tiff_facts = _tiff_facts(path) if kind is TIFF else _TiffFacts()
    if tiff_facts.page_count > 1:
        raise _several_pictures(path, tiff_facts.page_count)
    if tiff_facts.has_tiled_planes:
        raise PictureError(
            f"{path} keeps each colour in tiles of its own, which is not read here; save it with interleaved channels "
            "(planar configuration 1), or in strips"
        )
    if kind.loader is None or tiff_facts.is_lab8:
        return OpenedFile(_decoded_by_pillow(path, limits), kind)
    try:
        image = lazy_image(path, kind, fail_on="warning")
    except (OSError, VipsError) as error:
        raise _unreadable(path, kind, reason(error)) from error
    if kind is not TIFF and number_of(image, "n-pages", 1) > 1:
        raise _several_pictures(path, number_of(image, "n-pages", 1))
    is_interlaced = bool(number_of(image, "interlaced", 0))
    sample_bytes = 2 if image.format == "ushort" else 1
    _check_size(path, Size(image.width, image.height), limits)
    if kind.is_decoded_whole or is_interlaced:
        _check_budget(path, Size(image.width, image.height), sample_bytes, limits)
    return OpenedFile(image, kind)


def _first_bytes(path: Path) -> bytes:
    if path.is_dir():
        raise PictureError(f"{path} is a folder; choose a picture inside it")
    if path.exists() and not path.is_file():  # opening a pipe would wait for ever
        raise PictureError(f"{path} is no ordinary file; save the picture to a file first")
    try:
        with path.open("rb") as file:
            first_bytes = file.read(SNIFF_BYTES)
    except FileNotFoundError as error:
        raise PictureError(f"{path} does not exist; check its name and folder") from error
    except (OSError, ValueError) as error:
        raise PictureError(f"{path} cannot be read ({error}); check that you may open it") from error
    if not first_bytes:
        raise PictureError(f"{path} is empty (0 bytes); copy it again from where it came")
    return first_bytes


def _tiff_facts(path: Path) -> _TiffFacts:
    """What the directories of a TIFF say; smaller copies of the first page (pyramids, thumbnails) are not counted."""
    try:
        with tifffile.TiffFile(path) as file:
            first = file.pages.first
            full_pages = 1 + sum(1 for page in file.pages[1:] if not page.aspage().is_reduced)
            return _TiffFacts(
                page_count=full_pages,
                is_lab8=first.photometric == _CIELAB and first.bitspersample == 8,
                has_tiled_planes=first.is_tiled and first.planarconfig == _SEPARATE and first.samplesperpixel > 1,
            )
    except Exception as error:  # a border: a damaged directory makes the parser fail in any way at all
        raise _unreadable(path, TIFF, str(error) or type(error).__name__) from error


def _decoded_by_pillow(path: Path, limits: Limits) -> VipsImage:
    """The few kinds that libvips does not read: BMP, and TIFF in 8-bit Lab. Decoded whole, within the budget."""
    try:
        with Image.open(path, formats=("BMP", "TIFF")) as opened:
            size = Size(*opened.size)
            _check_size(path, size, limits)
            _check_budget(path, size, 1, limits)
            if opened.mode == "LAB":
                return _lab_from_bytes(np.asarray(opened))
            pixels_hwc = np.asarray(opened.convert("RGBA" if opened.has_transparency_data else "RGB"))
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise PictureError(f"{path} cannot be decoded ({error}); it may be damaged: export it again") from error
    return _from_array(pixels_hwc).copy(interpretation="srgb")


def _lab_from_bytes(pixels_hwc: np.ndarray[tuple[int, ...], np.dtype[np.uint8]]) -> VipsImage:
    """CIE Lab as TIFF stores it: L in 0..255 for 0..100, a and b as signed bytes."""
    signed_hwc = pixels_hwc.view(np.int8).astype(np.float32)
    lightness_hw = pixels_hwc[..., :1].astype(np.float32) * np.float32(100 / 255)
    return _from_array(np.concatenate([lightness_hw, signed_hwc[..., 1:]], axis=2)).copy(interpretation="lab")


def _from_array(pixels_hwc: np.ndarray[tuple[int, ...], np.dtype[np.generic]]) -> VipsImage:
    height, width, bands = pixels_hwc.shape
    kind = "float" if pixels_hwc.dtype == np.float32 else "uchar"
    return VipsImage.new_from_memory(np.ascontiguousarray(pixels_hwc).data, width, height, bands, kind)


def _check_size(path: Path, size: Size, limits: Limits) -> None:
    if size.pixels > limits.max_pixels:
        raise PictureError(
            f"{path} says it is {size} = {size.megapixels:.0f} megapixels, more than the limit of "
            f"{limits.max_pixels / 1e6:.0f}; raise the limit with --max-pixels {size.pixels} if that is right"
        )


def _check_budget(path: Path, size: Size, sample_bytes: int, limits: Limits) -> None:
    needed_bytes = WHOLE_DECODE_BYTES_PER_PX * sample_bytes * size.pixels
    if needed_bytes > limits.decode_budget_bytes:
        raise SpaceError(
            f"{path} is stored in a way that must be decoded whole (progressive, interlaced, or a format that cannot "
            f"be streamed): {size} pixels take about {human_bytes(needed_bytes)}, and "
            f"{human_bytes(limits.decode_budget_bytes)} are granted; allow more memory, or save it as TIFF, "
            "as a baseline JPEG or as a PNG without interlacing"
        )


def _several_pictures(path: Path, count: int) -> PictureError:
    return PictureError(
        f"{path} holds {count} frames or pages and only still pictures are repainted; export the one you want as PNG"
    )


def _unreadable(path: Path, kind: InputFormat, why: str) -> PictureError:
    return PictureError(f"{path} cannot be read as {kind.name} ({why}); it may be damaged: copy or export it again")
