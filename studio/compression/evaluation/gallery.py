"""The painted pairs of an evaluation collected, small, for its sheet."""

from __future__ import annotations

from pathlib import Path

from studio.compression.evaluation.evaluate import PaintedPair
from studio.compression.evaluation.request import EvaluationRequest, Side
from studio.compression.evaluation.sheet import Cell, cell, cell_side_px, compose_sheet, write_sheet


class Gallery:
    """Takes pairs as they are painted and writes them as one sheet: content, style, the other's result, ours."""

    def __init__(self, request: EvaluationRequest, names: dict[Side, str]) -> None:
        self._side_px = cell_side_px(request.pairs, request.size_px)
        self._names = names
        self._rows: list[list[Cell]] = []

    def add(self, painted: PaintedPair) -> None:
        """One more row."""
        row = [
            cell(painted.content.path.name, painted.content.pixels_hwc, self._side_px),
            cell(painted.style.path.name, painted.style.pixels_hwc, self._side_px),
        ]
        for side in (Side.AGAINST, Side.BUNDLE):
            if side in painted.results:
                caption = f"{self._names[side]}, SSIM {painted.figures.results[side].ssim:.2f}"
                row.append(cell(caption, painted.results[side], self._side_px))
        self._rows.append(row)

    def write(self, path: Path) -> None:
        """Write the sheet; `PictureError` where that fails."""
        write_sheet(path, compose_sheet(self._rows, self._side_px))
