"""A photograph brought into memory for the viewer: upright, in sRGB, never so large that it hurts."""

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

MOST_SHOWN_PIXELS = 64_000_000  # 256 MB as the viewer keeps them
_DECODE_BUDGET_BYTES = 4_000_000_000
_BAND_BYTES = 8_000_000


@dataclass(frozen=True, slots=True, eq=False)
class Photo:
    """What is shown (perhaps reduced) and the size that the file really has."""

    path: Path
    image: QImage
    size: Size
    notes: tuple[str, ...]


def load_photo(path: Path) -> Photo:
    """Read ``path``; raises `PictureError` or `SpaceError`. Any thread may call it."""
    from studio.images.source import open_source  # noqa: PLC0415 — libvips is loaded after the window, off its thread

    with open_source(path, decode_budget_bytes=_DECODE_BUDGET_BYTES) as source:
        facts = source.facts
        if facts.size.pixels <= MOST_SHOWN_PIXELS:
            return Photo(path, _image_from(source), facts.size, facts.notes)
    longer = max(facts.size.width, facts.size.height)
    shown_px = int(longer * (MOST_SHOWN_PIXELS / facts.size.pixels) ** 0.5)
    with open_source(path, decode_budget_bytes=_DECODE_BUDGET_BYTES, at_most_px=shown_px) as reduced:
        return Photo(path, _image_from(reduced), facts.size, facts.notes)


def image_from_pixels(pixels_hwc: npt.NDArray[np.uint8]) -> QImage:
    """(h, w, 3) uint8 as an image that owns its pixels, in the format that the raster engine draws fastest."""
    height, width = pixels_hwc.shape[:2]
    packed = np.ascontiguousarray(pixels_hwc)
    borrowed = QImage(packed.data, width, height, 3 * width, QImage.Format.Format_RGB888)
    return borrowed.convertToFormat(QImage.Format.Format_RGB32)


def _image_from(source: ImageSource) -> QImage:
    size = source.facts.size
    image = QImage(size.width, size.height, QImage.Format.Format_RGB32)
    if image.isNull():
        raise SpaceError(f"there is not enough memory to show {source.facts.path} ({size} px)")
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
