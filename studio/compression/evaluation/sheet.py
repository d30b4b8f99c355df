"""One picture of all pairs: content, style and the results side by side, a row for each pair."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageFont

from studio.errors import PictureError
from studio.paths import followed
from studio.replacing import replacement

SHEET_SUFFIXES = (".png", ".jpg", ".jpeg")
LARGEST_CELL_PX = 512
_SMALLEST_CELL_PX = 32
_TALLEST_SHEET_PX = 30_000  # below what a JPEG can hold, and what viewers open without trouble
_CAPTION_PX = 20
_GAP_PX = 6
_FONT_PX = 13
_PAPER, _INK = (255, 255, 255), (40, 40, 40)


@dataclass(frozen=True, slots=True, eq=False)
class Cell:
    """One picture of a row, already small, the words above it, and a part of it that stands below at 100 %."""

    caption: str
    image: Image.Image
    crop: Image.Image | None = None


def check_sheet_path(path: Path, *, overwrite: bool) -> None:
    """Raise `PictureError` where a sheet could not be written to ``path`` or would replace a file unasked."""
    if path.suffix.lower() not in SHEET_SUFFIXES:
        raise PictureError(f"{path} must end in {', '.join(SHEET_SUFFIXES)} to be a sheet")
    folder = followed(path).absolute().parent
    if not folder.is_dir():
        raise PictureError(f"there is no folder {folder} for the sheet")
    if path.exists() and not overwrite:
        raise PictureError(f"{path} exists; name another file or add --overwrite")


def cell_side_px(rows: int, size_px: int, *, crop_px: int = 0) -> int:
    """The side of a cell, so that ``rows`` of them, crops of ``crop_px`` below, make a sheet that can be opened."""
    room_px = _TALLEST_SHEET_PX // rows - _CAPTION_PX - _GAP_PX - (crop_px + _GAP_PX if crop_px else 0)
    return max(_SMALLEST_CELL_PX, min(size_px, LARGEST_CELL_PX, room_px))


def cell(
    caption: str, pixels_hwc: npt.NDArray[np.uint8], side_px: int, *, crop: npt.NDArray[np.uint8] | None = None
) -> Cell:
    """(h, w, 3) sRGB pixels reduced to fit a square of ``side_px``; smaller ones keep their size, as ``crop`` does."""
    image = Image.fromarray(pixels_hwc)
    image.thumbnail((side_px, side_px), Image.Resampling.LANCZOS)
    return Cell(caption, image, None if crop is None else Image.fromarray(crop))


def compose_sheet(rows: Sequence[Sequence[Cell]], side_px: int) -> Image.Image:
    """The rows below one another, every cell centred in its square under its caption; at least one row.

    Crops stand below their squares, as high in all rows as the highest.
    """
    columns = max(map(len, rows))
    crop_px = max((entry.crop.height + _GAP_PX for row in rows for entry in row if entry.crop is not None), default=0)
    step_wh = (side_px + _GAP_PX, side_px + _CAPTION_PX + _GAP_PX + crop_px)
    sheet = Image.new("RGB", (columns * step_wh[0] + _GAP_PX, len(rows) * step_wh[1] + _GAP_PX), _PAPER)
    draw, font = ImageDraw.Draw(sheet), ImageFont.load_default(_FONT_PX)
    for row_index, row in enumerate(rows):
        for column, entry in enumerate(row):
            left, top = _GAP_PX + column * step_wh[0], _GAP_PX + row_index * step_wh[1]
            draw.text((left, top), _fitted(entry.caption, font, side_px), fill=_INK, font=font)
            margin_wh = ((side_px - entry.image.width) // 2, (side_px - entry.image.height) // 2)
            sheet.paste(entry.image, (left + margin_wh[0], top + _CAPTION_PX + margin_wh[1]))
            if entry.crop is not None:
                below = top + _CAPTION_PX + side_px + _GAP_PX
                sheet.paste(entry.crop, (left + (side_px - entry.crop.width) // 2, below))
    return sheet


def write_sheet(path: Path, sheet: Image.Image) -> None:
    """Write the sheet as PNG or JPEG by its suffix, whole or not at all; `PictureError` where that fails."""
    try:
        with replacement(path) as part:
            sheet.save(part, format="PNG" if path.suffix.lower() == ".png" else "JPEG", quality=92)
    except OSError as error:
        raise PictureError(f"the sheet {path} cannot be written: {error.strerror or error}") from error


def _fitted(caption: str, font: ImageFont.FreeTypeFont | ImageFont.ImageFont, width_px: int) -> str:
    shown = caption
    while shown and font.getlength(shown) > width_px:
        shown = shown[:-1]
    return shown if shown == caption else f"{shown[:-1]}…"
