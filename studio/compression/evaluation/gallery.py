"""The painted pairs of an evaluation collected, small, for its sheet, the flattest part of each at 100 % below."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from studio.compression.evaluation.flat_region import FLAT_PX, flattest_region
from studio.compression.evaluation.painters import Pixels
from studio.compression.evaluation.pictures import EvaluationPicture
from studio.compression.evaluation.sheet import Cell, cell, cell_side_px, compose_sheet, write_sheet

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
