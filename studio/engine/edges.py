"""The photo's edges in a result: painted pixels brought to a local affine model of the photo, before colours are kept.

The model is fitted once all is painted, to sums over the cells of a grid that depends on the picture's shape alone. So
it is the same on any strips and bands, small at any size, and lies beside the maps, as everything that a window needs.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from studio.engine.canvas import Canvas
from studio.engine.painting import Painting
from studio.engine.picture_maps import Maps, edges_of
from studio.engine.pieces import bands_of, pieces_of, stored_rows, with_16_bits
from studio.geometry import Region, Size, spans
from studio.images.rasters import Raster
from studio.progress import Progress
from studio.specs.edges import EdgeSettings
from studio.transforms.local_affine import CellSums, Floats, LocalAffine, cells_of

FITTING_MACS = 7_000.0
"""What summing up a pixel costs, in multiply-accumulates that take as long …"""
KEEPING_MACS = 15_000.0
"""… and what bringing one to the model costs."""

_TITLE = "keeping edges"
_SCALE = 65_535.0  # of sums: whole numbers for colours of 8 and 16 bits
_CELLS = 16  # taken at a time: those under wider pieces would make their matrices larger
_COLUMNS = (64, 1024)  # and so many pixels at least and at most


def keeps_edges(painting: Painting) -> bool:
    """Whether the result of ``painting`` follows the photo's edges; one that is not painted has them anyway."""
    edges = painting.spec.edges
    return bool(painting.encoders) and edges is not None and edges.amount > 0


@dataclass(frozen=True, slots=True, eq=False)
class KeptEdges:
    """Painted pixels of a picture of size ``whole`` brought to ``model`` by the share ``amount``.

    ``origin`` (x, y) is where the canvas begins in that picture.
    """

    model: LocalAffine
    amount: float
    whole: Size
    origin: tuple[int, int] = (0, 0)

    def rows(self, painted: Tensor, canvas: Canvas, region: Region) -> Tensor:
        """``painted`` (1, 3, h, w) of ``region`` of ``canvas`` in float64, with the edges of its own pixels.

        What is painted is clamped to [0, 1] first, and rounded to 16 bits, as a store keeps it, unless the canvas
        holds floats.
        """
        is_float = canvas.raster.dtype.kind == "f"
        own = painted.cpu().double().clamp(0.0, 1.0) if is_float else with_16_bits(painted.cpu())
        photo, kept = canvas.photo(region)[0], torch.empty_like(own)
        placed = region.shifted(*self.origin)
        columns = _CELLS * self.whole.width // self.model.cells.width
        for left, right in spans(region.width, min(max(columns, _COLUMNS[0]), _COLUMNS[1])):
            part = Region(placed.left + left, placed.top, placed.left + right, placed.bottom)
            kept[0, :, :, left:right] = self.model.apply(photo[:, :, left:right], part, self.whole)
        return own + self.amount * (kept - own)


def fitted_edges(painting: Painting, maps: Maps, whole: Size, origin: tuple[int, int] = (0, 0)) -> KeptEdges | None:
    """What brings painted pixels to the photo's edges once ``maps`` are known; None where they stay as painted."""
    model, settings = edges_of(maps), painting.spec.edges
    if model is None or settings is None or not keeps_edges(painting):
        return None
    return KeptEdges(model, settings.amount, whole, origin)


def measure_edges(painted: Raster, canvas: Canvas, settings: EdgeSettings, progress: Progress) -> LocalAffine:
    """The model of what is ``painted`` by the photo on ``canvas``; hidden pixels do not count.

    Raises Cancelled between two pieces.
    """
    sums = CellSums(canvas.size, cells_of(canvas.size, settings.radius))
    for band in bands_of(canvas.size):
        for region in pieces_of(band):
            counts = canvas.alpha_counts(region)
            seen = None if counts is None else (counts > 0).double().numpy().reshape(region.height, region.width)
            rows = stored_rows(painted, region).clamp(0.0, 1.0)  # floats may lie beyond
            photo, own = _scaled(canvas.photo(region)), _scaled(rows)
            is_float = canvas.raster.dtype.kind == "f"
            sums.add(region, photo if is_float else np.rint(photo), own if is_float else np.rint(own), seen)
            progress.advance(FITTING_MACS * region.pixels, _TITLE)
    return LocalAffine.fitted(sums.sums, full_scale=_SCALE, epsilon=settings.epsilon, detail=settings.detail)


def _scaled(rows: Tensor) -> Floats:
    return np.ascontiguousarray(rows[0].numpy()) * _SCALE
