"""Contact sheets as files: how cells are laid out for the pictures there are, and the file they become."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from studio.geometry import Region, Size
from studio.images.contact_sheet import FONT_PX, Cell, CellLayout, compose_sheet
from studio.images.metadata import Metadata
from studio.images.rasters import MemoryRaster
from studio.images.sink import write_picture
from studio.progress import Cancellation
from studio.specs.export import ExportSpec

_CELL_PER_LETTER = 24  # how often a letter's height goes into a cell, so that captions grow with cells


def sheet_layout(sizes: Iterable[Size], cell_px: int) -> CellLayout:
    """Cells as large as the largest of the pictures of these sizes, at most ``cell_px`` a side."""
    widths, heights = zip(*((size.width, size.height) for size in sizes), strict=True)
    largest = Size(min(cell_px, max(widths)), min(cell_px, max(heights)))  # very long pictures are reduced once more
    return CellLayout(largest, max(FONT_PX, cell_px // _CELL_PER_LETTER))


def in_rows(cells: Sequence[Cell], layout: CellLayout) -> list[list[Cell]]:
    """``cells`` one after another, in rows that make a sheet of a usual shape."""
    columns = layout.columns_for(len(cells))
    return [list(cells[start : start + columns]) for start in range(0, len(cells), columns)]


def write_sheet(
    rows: Sequence[Sequence[Cell]], layout: CellLayout, output: Path, *, overwrite: bool, cancellation: Cancellation
) -> Size:
    """Write the sheet of ``rows`` to ``output``, whose suffix says the format; returns its size.

    Raises what `write_picture` raises.
    """
    pixels_hwc = np.asarray(compose_sheet(rows, layout))
    size = Size(pixels_hwc.shape[1], pixels_hwc.shape[0])
    raster = MemoryRaster(size, pixels_hwc.shape[2], pixels_hwc.dtype)
    raster.write(Region.whole(size), pixels_hwc)
    write_picture(
        output, raster, ExportSpec(with_recipe=False), Metadata(), cancellation=cancellation, overwrite=overwrite
    )
    return size
