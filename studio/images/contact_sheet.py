"""One picture of many: rows of labelled cells on white paper."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw

from studio.geometry import Size
from studio.images.caption_fonts import Font, caption_font, has_letters

GAP_PX = 6
FONT_PX = 13
_ABOVE_AND_BELOW_PX = 7
_ELLIPSIS = "…"
_PAPER, _INK = (255, 255, 255), (40, 40, 40)


@dataclass(frozen=True, slots=True, eq=False)
class Cell:
    """One picture of a row, already small, the words above it, and a part of it that stands below at 100 %."""

    caption: str
    image: Image.Image
    crop: Image.Image | None = None


@dataclass(frozen=True, slots=True)
class CellLayout:
    """The largest picture of a cell, and the height of the letters above it."""

    size: Size
    font_px: int = FONT_PX

    @property
    def caption_px(self) -> int:
        """The height of the line above a picture."""
        return self.font_px + _ABOVE_AND_BELOW_PX

    def step(self, crop_px: int = 0) -> Size:
        """From one cell to the next, where parts of ``crop_px`` height stand below the pictures."""
        height = self.size.height + self.caption_px + GAP_PX + (crop_px + GAP_PX if crop_px else 0)
        return Size(self.size.width + GAP_PX, height)

    def with_height(self, height_px: int) -> CellLayout:
        """The cells of a row whose highest picture is so high."""
        return replace(self, size=Size(self.size.width, height_px))

    def sheet_size(self, columns: int, rows: int, crop_px: int = 0) -> Size:
        """The largest size of a sheet of so many cells: rows of lower pictures are lower."""
        step = self.step(crop_px)
        return Size(columns * step.width + GAP_PX, rows * step.height + GAP_PX)

    def columns_for(self, count: int) -> int:
        """How many columns bring ``count`` cells (at least 1) near a sheet of 4 : 3, with few cells left empty."""
        step = self.step()
        wanted = max(1, min(count, round(math.sqrt(count * 4 / 3 * step.height / step.width))))
        rows = -(-count // wanted)
        return -(-count // rows)


def cell(
    caption: str, pixels_hwc: npt.NDArray[np.uint8], size: Size, *, crop: npt.NDArray[np.uint8] | None = None
) -> Cell:
    """(h, w, 3) sRGB pixels reduced to fit into ``size``; smaller ones keep their size, as ``crop`` does."""
    image = Image.fromarray(pixels_hwc)
    image.thumbnail((size.width, size.height), Image.Resampling.LANCZOS)
    return Cell(caption, image, None if crop is None else Image.fromarray(crop))


def compose_sheet(rows: Sequence[Sequence[Cell]], layout: CellLayout) -> Image.Image:
    """The rows below one another, each as high as its highest picture, all others centred in it; at least one row.

    Captions are cut with an ellipsis where they are wider than a picture may be. Crops stand below, as high in all rows
    as the highest.
    """
    crop_px = max((entry.crop.height for row in rows for entry in row if entry.crop is not None), default=0)
    layouts = [layout.with_height(max(entry.image.height for entry in row)) for row in rows]
    steps = [each.step(crop_px) for each in layouts]
    width = max(map(len, rows)) * steps[0].width + GAP_PX
    sheet = Image.new("RGB", (width, sum(step.height for step in steps) + GAP_PX), _PAPER)
    top = GAP_PX
    for row, row_layout, step in zip(rows, layouts, steps, strict=True):
        _paste_row(sheet, top, row, row_layout)
        top += step.height
    return sheet


def _paste_row(sheet: Image.Image, top: int, row: Sequence[Cell], layout: CellLayout) -> None:
    draw, size = ImageDraw.Draw(sheet), layout.size
    pictures_top = top + layout.caption_px
    for column, entry in enumerate(row):
        left = GAP_PX + column * layout.step().width
        font, caption = caption_font(" ".join(entry.caption.split()), layout.font_px)
        draw.text((left, top), _fitted(caption, font, size.width), fill=_INK, font=font)
        margin_wh = ((size.width - entry.image.width) // 2, (size.height - entry.image.height) // 2)
        sheet.paste(entry.image, (left + margin_wh[0], pictures_top + margin_wh[1]))
        if entry.crop is not None:
            below = pictures_top + size.height + GAP_PX
            sheet.paste(entry.crop, (left + (size.width - entry.crop.width) // 2, below))


def _fitted(caption: str, font: Font, width_px: int) -> str:
    """As much of the beginning of ``caption`` as is at most ``width_px`` wide."""
    if font.getlength(caption) <= width_px:
        return caption
    ellipsis = _ELLIPSIS if has_letters(font, _ELLIPSIS) else "..."
    shown = caption
    while shown and font.getlength(shown + ellipsis) > width_px:
        shown = shown[:-1]
    return shown.rstrip() + ellipsis
