"""The few kinds of files that Pillow decodes: whole, within the budget.

Among them is TIFF in compressions that libvips comes without. Pillow has modes for few kinds of pixels. But packed
bytes are the same whatever they mean, so that the file is given to it as grey, one long row for each row of pixels, its
predictor is undone here (TIFF 6.0, section 14), and what the samples are is told as of any other file.
"""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
from PIL import Image, UnidentifiedImageError

from studio.errors import PictureError
from studio.geometry import Size
from studio.images import tiff_directories as tiff
from studio.images.file_stream import SplicedStream
from studio.images.libvips import VipsImage, with_blob
from studio.images.limits import Limits, check_budget, check_size
from studio.images.tiff_page import BLACK_IS_ZERO, INKS, WHITE_IS_ZERO, TiffPage
from studio.images.tiff_stream import clean_stream
from studio.system_errors import system_reason

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

Image.MAX_IMAGE_PIXELS = None  # the limits are ours, and told before anything is decoded
_INTERPRETATIONS = {"L": "b-w", "RGB": "srgb", "RGBA": "srgb"}
_PREDICTOR, _DIFFERENCES = 317, 2
_EXTRA_SAMPLES, _TILE_WIDTH, _PROFILE = 338, 322, 34675
_COLOURS_AT_ONCE = 3  # the budget counts pixels of three samples


def decoded_by_pillow(path: Path, limits: Limits, *, frame: int = 0) -> VipsImage:
    """What libvips does not read: BMP, and later frames of PNG and AVIF."""
    with _decoding_errors_as_picture_errors(path), Image.open(path, formats=("BMP", "PNG", "AVIF")) as opened:
        size = Size(*opened.size)
        check_size(path, size, limits)
        check_budget(path, size, 1, limits)
        opened.seek(frame)
        profile = opened.info.get("icc_profile")
        is_known = opened.mode in _INTERPRETATIONS
        mode = opened.mode if is_known else "RGBA" if opened.has_transparency_data else "RGB"
        pixels_hwc = np.atleast_3d(np.asarray(opened if is_known else opened.convert(mode)))
    height, width, bands = pixels_hwc.shape
    image = VipsImage.new_from_memory(np.ascontiguousarray(pixels_hwc).data, width, height, bands, "uchar")
    image = image.copy(interpretation=_INTERPRETATIONS[mode])
    return image if profile is None else with_blob(image, "icc-profile-data", profile)


def grey_by_pillow(path: Path, stream: SplicedStream) -> npt.NDArray[np.unsignedinteger]:
    """The samples (h, w) of a grey TIFF of 8 or 16 bits that ``stream`` gives instead of the file at ``path``."""
    with (
        _decoding_errors_as_picture_errors(path),
        Image.open(io.BufferedReader(_StreamFile(stream)), formats=("TIFF",)) as opened,
    ):
        return np.array(opened)


@contextlib.contextmanager
def _decoding_errors_as_picture_errors(path: Path) -> Iterator[None]:
    try:
        yield
    except (UnidentifiedImageError, OSError, EOFError, SyntaxError, ValueError) as error:
        raise PictureError(
            "{path} cannot be decoded ({error}); it may be damaged: export it again",
            path=path,
            error=system_reason(error),
        ) from error


class _StreamFile(io.RawIOBase):
    """A stream of ours as Python reads files."""

    def __init__(self, stream: SplicedStream) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer).cast("B")
        found = self._stream.read(len(view)) or b""
        view[: len(found)] = found
        return len(found)

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        return self._stream.seek(offset, whence)


def unpacked_samples(path: Path, page: TiffPage, limits: Limits) -> VipsImage:
    """The samples of ``page`` as they are stored, as many bands as there are; `PictureError` or `SpaceError`."""
    sample_bytes, groups = page.bits // 8, -(-page.samples // _COLOURS_AT_ONCE)
    check_budget(path, Size(page.width, page.height), sample_bytes * groups, limits)
    rows = grey_by_pillow(path, clean_stream(path, _as_grey(page)))
    samples_hwc = rows.astype(f"u{sample_bytes}", copy=False).reshape(page.height, page.width, page.samples)
    if page.integer(_PREDICTOR, 1) == _DIFFERENCES:
        _add_up(samples_hwc, page.integer(_TILE_WIDTH, page.width) if page.is_tiled else page.width)
    if page.photometric == WHITE_IS_ZERO:
        samples_hwc[..., 0] ^= np.iinfo(samples_hwc.dtype).max
    kind = "ushort" if sample_bytes == 2 else "uchar"
    image = VipsImage.new_from_memory(samples_hwc.data, page.width, page.height, page.samples, kind)
    image = image.copy(interpretation=_interpretation(page))
    return with_blob(image, "icc-profile-data", page.tags[_PROFILE].payload) if _PROFILE in page.tags else image


def _as_grey(page: TiffPage) -> TiffPage:
    tags = {code: tag for code, tag in page.tags.items() if code not in (_PREDICTOR, _EXTRA_SAMPLES, _PROFILE)}
    for code, value in ((256, page.width * page.samples), (258, page.bits), (262, BLACK_IS_ZERO), (277, 1)):
        tags[code] = tiff.integer_tag(code, tiff.LONG, value)
    if page.is_tiled:
        tags[_TILE_WIDTH] = tiff.integer_tag(_TILE_WIDTH, tiff.LONG, page.integer(_TILE_WIDTH, 0) * page.samples)
    return replace(page, tags=tags)


def _add_up(samples_hwc: npt.NDArray[np.unsignedinteger], tile_px: int) -> None:
    """Make samples of differences to the sample at the left, which begin anew with each tile."""
    for left in range(0, samples_hwc.shape[1], tile_px):
        tile = samples_hwc[:, left : left + tile_px]
        np.add.accumulate(tile, axis=1, dtype=tile.dtype, out=tile)


def _interpretation(page: TiffPage) -> str:
    is_deep = page.bits == 16
    if page.photometric == INKS:
        return "cmyk"
    if page.photometric in (WHITE_IS_ZERO, BLACK_IS_ZERO):
        return "grey16" if is_deep else "b-w"
    return "rgb16" if is_deep else "srgb"
