"""One small picture of a file. Any thread may call this."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from studio.errors import StudioError
from studio.film.formats import is_film
from studio.specs.style_card import is_style_card

if TYPE_CHECKING:
    from studio.images.picture import Picture

_MOST_PIXELS = 100_000_000  # reading more than this would take the render's core for too long
_DECODE_BUDGET_BYTES = 600_000_000


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """A small upright sRGB picture, None where the file cannot be shown, and the upright size of the whole file."""

    image: QImage | None
    size_px: tuple[int, int] | None


def read_thumbnail(path: Path, longer_side_px: int, page: int | None = None) -> Thumbnail:
    """Read ``path``, or its ``page``; what cannot be read has no picture, since the render itself says why."""
    if is_film(path) or path.is_dir():
        return _film_thumbnail(path, longer_side_px)
    # The readers load libvips, which the window does not wait for at its start.
    from studio.images.picture import read_picture  # noqa: PLC0415
    from studio.images.source import open_source  # noqa: PLC0415

    if is_style_card(path):
        return _of_card(path)
    try:
        with open_source(path, decode_budget_bytes=_DECODE_BUDGET_BYTES, page=page) as source:
            size = source.facts.size
        size_px = (size.width, size.height)
        if size.pixels > _MOST_PIXELS:
            return Thumbnail(None, size_px)
        picture = read_picture(path, at_most_px=longer_side_px, decode_budget_bytes=_DECODE_BUDGET_BYTES, page=page)
    except (StudioError, OSError):
        return Thumbnail(None, None)
    return Thumbnail(_image_of(picture), size_px)


def _of_card(path: Path) -> Thumbnail:
    """The picture in a style card, as large as it is there."""
    from studio.images.style_card import card_thumbnail, read_card  # noqa: PLC0415 — loads libvips

    try:
        card = read_card(path)
        return Thumbnail(_image_of(card_thumbnail(card, path)), card.facts.size)
    except (StudioError, OSError):
        return Thumbnail(None, None)


def _film_thumbnail(path: Path, longer_side_px: int) -> Thumbnail:
    """That of the first frame of a film or of a folder of frames."""
    if path.is_dir():
        from studio.film.numbering import numbered_pictures  # noqa: PLC0415 — as above

        try:
            return read_thumbnail(numbered_pictures(path)[0], longer_side_px)
        except (StudioError, OSError):
            return Thumbnail(None, None)
    from studio.film.video import VideoFile  # noqa: PLC0415 — loads FFmpeg

    try:
        with VideoFile(path) as film:
            pixels, size = film.still(0.0)[:, :, :3], film.facts.size
    except (StudioError, OSError):
        return Thumbnail(None, None)
    eight = np.ascontiguousarray((pixels * 255 + 0.5).astype(np.uint8))
    image = QImage(eight.data, size.width, size.height, 3 * size.width, QImage.Format.Format_RGB888)
    fitted = size.fitted(longer_side_px)
    mode = Qt.TransformationMode.SmoothTransformation
    small = image.scaled(fitted.width, fitted.height, Qt.AspectRatioMode.IgnoreAspectRatio, mode)
    return Thumbnail(small, (size.width, size.height))


def _image_of(picture: Picture) -> QImage:
    height, width = picture.size.height, picture.size.width
    alpha_hw = np.ones((height, width), np.float32) if picture.alpha_hw is None else picture.alpha_hw
    bgra = np.concatenate([picture.rgb_hwc[..., ::-1] * alpha_hw[..., None], alpha_hw[..., None]], axis=-1)
    pixels = np.ascontiguousarray((bgra * 255 + 0.5).astype(np.uint8))
    image = QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_ARGB32_Premultiplied)
    return image.copy()  # the copy owns its pixels
