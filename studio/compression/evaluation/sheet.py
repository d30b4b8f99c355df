"""One picture of all pairs: content, style and the results side by side, a row for each pair."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image

from studio.compression.evaluation.painters import Pixels
from studio.compression.evaluation.pictures import EvaluationPicture
from studio.errors import PictureError
from studio.geometry import Region, Size
from studio.images.contact_sheet import Cell, CellLayout, cell, compose_sheet
from studio.paths import followed
from studio.replacing import replacement

SHEET_SUFFIXES = (".png", ".jpg", ".jpeg")
LARGEST_CELL_PX = 512
_SMALLEST_CELL_PX = 32
_TALLEST_SHEET_PX = 30_000  # below what a JPEG can hold, and what viewers open without trouble


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
    room_px = _TALLEST_SHEET_PX // rows + 1 - CellLayout(Size(1, 1)).step(crop_px).height  # of one pixel
    return max(_SMALLEST_CELL_PX, min(size_px, LARGEST_CELL_PX, room_px))


def write_sheet(path: Path, sheet: Image.Image) -> None:
    """Write the sheet as PNG or JPEG by its suffix, whole or not at all; `PictureError` where that fails."""
    try:
        with replacement(path) as part:
            sheet.save(part, format="PNG" if path.suffix.lower() == ".png" else "JPEG", quality=92)
    except OSError as error:
        raise PictureError(f"the sheet {path} cannot be written: {error.strerror or error}") from error


Captioned = tuple[str, Pixels]


class Gallery:
    """Takes up to ``pairs`` pairs of ``size_px`` as they are painted; a row each: content, style, the results."""

    def __init__(self, *, pairs: int, size_px: int) -> None:
        side_px = cell_side_px(pairs, size_px, crop_px=FLAT_PX)
        self._layout = CellLayout(Size(side_px, side_px))
        self._rows: list[list[Cell]] = []

    def add(self, content: EvaluationPicture, style: EvaluationPicture, results: Sequence[Captioned]) -> None:
        """One more row; results have the content's size, so that the photograph's flattest region is theirs too."""
        flat = flattest_region(content.pixels_hwc, min(FLAT_PX, self._layout.size.width))
        rows, columns = slice(flat.top, flat.bottom), slice(flat.left, flat.right)
        row = [
            cell(content.path.name, content.pixels_hwc, self._layout.size, crop=content.pixels_hwc[rows, columns]),
            cell(style.path.name, style.pixels_hwc, self._layout.size),
        ]
        row += [cell(caption, pixels, self._layout.size, crop=pixels[rows, columns]) for caption, pixels in results]
        self._rows.append(row)

    def write(self, path: Path) -> None:
        """Write the sheet; `PictureError` where that fails."""
        write_sheet(path, compose_sheet(self._rows, self._layout))


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
