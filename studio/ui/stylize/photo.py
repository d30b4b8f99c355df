"""A photograph made ready for the viewer: in memory, upright and in sRGB; or in tiles, where that would hurt."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QImage

from studio.errors import SpaceError
from studio.geometry import Size

if TYPE_CHECKING:
    from studio.images.source import ImageSource
    from studio.ui.viewer.scratch_pyramid import PictureHeader

MOST_SHOWN_PIXELS = 64_000_000  # 256 MB as the viewer keeps them
_DECODE_BUDGET_BYTES = 4_000_000_000
_BAND_BYTES = 8_000_000


@dataclass(frozen=True, slots=True, eq=False)
class Photo:
    """What is shown of a photo, and the size that the file really has.

    ``image`` is all of it, or None where it is so large that it is shown in tiles from ``file`` instead. ``page`` (from
    1) of ``page_count`` in its file is shown.
    """

    path: Path
    image: QImage | None
    size: Size
    notes: tuple[str, ...]
    file: LargeFile | None = None
    page: int = 1
    page_count: int = 1


@dataclass(frozen=True, slots=True)
class LargeFile:
    """A file too large for memory, whose header has been read, and the folder where it may be unpacked."""

    header: PictureHeader
    scratch_dir: Path


def load_photo(
    path: Path, scratch_dir: Path, *, page: int | None = None, most_pixels: int = MOST_SHOWN_PIXELS
) -> Photo:
    """Read ``path`` or one ``page`` of it, of larger files the header alone. Any thread may call it.

    Raises `PictureError` or `SpaceError`. ``scratch_dir`` is made for files of more than ``most_pixels``.
    """
    from studio.images.source import open_source  # noqa: PLC0415 — libvips is loaded after the window, off its thread
    from studio.ui.viewer.file_tiles import SHOWN_LIMITS  # noqa: PLC0415 — libvips, too
    from studio.ui.viewer.scratch_pyramid import read_header  # noqa: PLC0415 — libvips, too

    with open_source(path, decode_budget_bytes=_DECODE_BUDGET_BYTES, page=page) as source:
        facts = source.facts
        if facts.size.pixels <= most_pixels:
            image = _image_from(source)
            return Photo(path, image, facts.size, source.facts.notes, page=facts.page, page_count=facts.page_count)
    header = read_header(path, SHOWN_LIMITS, page)
    try:
        scratch_dir.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SpaceError(
            "cannot make the folder {scratch_dir}: {reason}; choose another one",
            scratch_dir=scratch_dir,
            reason=error.strerror,
        ) from error
    file = LargeFile(header, scratch_dir)
    return Photo(path, None, facts.size, facts.notes, file, page=facts.page, page_count=facts.page_count)


def _image_from(source: ImageSource) -> QImage:
    size = source.facts.size
    image = QImage(size.width, size.height, QImage.Format.Format_RGB32)
    if image.isNull():
        raise SpaceError("there is not enough memory to show {path} ({size} px)", path=source.facts.path, size=size)
    bgra_hwc = np.frombuffer(image.bits(), np.uint8).reshape(size.height, size.width, 4)  # 4 bytes need no padding
    for region, band_hwc in source.bands(_BAND_BYTES):
        target = bgra_hwc[region.top : region.bottom, region.left : region.right]
        target[..., :3] = _over_white(band_hwc)[..., ::-1]
    bgra_hwc[..., 3] = 255
    return image


def _over_white(band_hwc: npt.NDArray[np.generic]) -> npt.NDArray[np.uint8]:
    """8-bit colours; what is transparent lies on white, as in a JPEG."""
    values = band_hwc.astype(np.uint16)
    eight = values >> 8 if band_hwc.dtype == np.uint16 else values
    if eight.shape[2] == 4:
        alpha = eight[..., 3:]
        eight = (eight[..., :3] * alpha + 255 * (255 - alpha)) // 255
    return eight.astype(np.uint8)
