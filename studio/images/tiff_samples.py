"""TIFF in compressions that libvips comes without: Pillow unpacks it, as one long row of grey for each row of pixels.

Pillow has modes for few kinds of pixels. But packed bytes are the same whatever they mean, so that the file is given to
it as grey, its predictor is undone here, and what the samples are is told as of any other file.
Source: TIFF 6.0, section 14 (differencing predictor).
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from studio.geometry import Size
from studio.images import tiff_directories as tiff
from studio.images.libvips import VipsImage, with_blob
from studio.images.limits import Limits, check_budget
from studio.images.pillow_decoding import grey_by_pillow
from studio.images.tiff_page import BLACK_IS_ZERO, INKS, WHITE_IS_ZERO, TiffPage
from studio.images.tiff_stream import clean_stream

_PREDICTOR, _DIFFERENCES = 317, 2
_EXTRA_SAMPLES, _TILE_WIDTH, _PROFILE = 338, 322, 34675
_COLOURS_AT_ONCE = 3  # the budget counts pixels of three samples


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
