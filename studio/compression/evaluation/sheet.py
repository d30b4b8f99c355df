"""One picture of all pairs: content, style and the results side by side, a row for each pair."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageFont

from studio.compression.evaluation.painters import Pixels
from studio.compression.evaluation.pictures import EvaluationPicture
from studio.errors import PictureError
from studio.geometry import Region
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


Captioned = tuple[str, Pixels]


class Gallery:
    """Takes up to ``pairs`` pairs of ``size_px`` as they are painted; a row each: content, style, the results."""

    def __init__(self, *, pairs: int, size_px: int) -> None:
        self._side_px = cell_side_px(pairs, size_px, crop_px=FLAT_PX)
        self._rows: list[list[Cell]] = []

    def add(self, content: EvaluationPicture, style: EvaluationPicture, results: Sequence[Captioned]) -> None:
        """One more row; results have the content's size, so that the photograph's flattest region is theirs too."""
        flat = flattest_region(content.pixels_hwc, min(FLAT_PX, self._side_px))
        rows, columns = slice(flat.top, flat.bottom), slice(flat.left, flat.right)
        row = [
            cell(content.path.name, content.pixels_hwc, self._side_px, crop=content.pixels_hwc[rows, columns]),
            cell(style.path.name, style.pixels_hwc, self._side_px),
        ]
        row += [cell(caption, pixels, self._side_px, crop=pixels[rows, columns]) for caption, pixels in results]
        self._rows.append(row)

    def write(self, path: Path) -> None:
        """Write the sheet; `PictureError` where that fails."""
        write_sheet(path, compose_sheet(self._rows, self._side_px))


FLAT_PX = 96


def flattest_region(pixels_hwc: npt.NDArray[np.uint8], side_px: int = FLAT_PX) -> Region:
    """The square of ``side_px`` of least variance of (h, w, 3) pixels' R + G + B, narrower where the picture is.

    Of several alike the one furthest up, then furthest left. Whole numbers throughout: the same everywhere.
    """
    height, width = (min(side_px, side) for side in pixels_hwc.shape[:2])
    grey = pixels_hwc.astype(np.int64).sum(2)
    total, squares = _box_sums(grey, height, width), _box_sums(grey**2, height, width)
    spread = squares * (height * width) - total**2  # the variance times the squared number of pixels
    top, left = np.unravel_index(int(spread.argmin()), spread.shape)
    return Region(int(left), int(top), int(left) + width, int(top) + height)


def _box_sums(values_hw: npt.NDArray[np.int64], height: int, width: int) -> npt.NDArray[np.int64]:
    """Over every box of that size that lies inside, by a table of sums."""
    table = np.pad(values_hw.cumsum(0).cumsum(1), ((1, 0), (1, 0)))
    rows = table[height:] - table[:-height]
    sums: npt.NDArray[np.int64] = rows[:, width:] - rows[:, :-width]
    return sums
