"""The painted pairs of an evaluation collected, small, for its sheet, the flattest part of each at 100 % below."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from studio.compression.evaluation.painters import Pixels
from studio.compression.evaluation.pictures import EvaluationPicture
from studio.compression.evaluation.sheet import Cell, cell, cell_side_px, compose_sheet, write_sheet
from studio.geometry import Region

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
