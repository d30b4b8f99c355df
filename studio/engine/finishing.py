"""What lies between painted pixels and the result: the photo's edges, then its colours, as far as they are kept.

Edges and histograms depend on all that is painted. The last sweep then leaves it in a store of its own, with 16 bits,
from which the result is filled at the end, without a journal: a resumed run does that again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
import torch
from torch import Tensor

from studio.engine.canvas import Canvas
from studio.engine.colour import ResultColour, matches_marginals, result_colour
from studio.engine.edges import FITTING_MACS, KEEPING_MACS, KeptEdges, fitted_edges, keeps_edges, measure_edges
from studio.engine.painting import Painting
from studio.engine.picture_maps import Maps, PictureMaps
from studio.engine.pieces import bands_of, pieces_of, planes_of, stored_rows, with_16_bits
from studio.geometry import Region, Size, spans
from studio.images.rasters import Pixels, Raster
from studio.networks.layout import RGB_CHANNELS
from studio.progress import Progress
from studio.specs.colour import ColourSource
from studio.transforms.marginals import BINS, MonotoneTables, count_bins
from studio.transforms.oklab import oklab_from_srgb

_PIECE_PIXELS = 1 << 16  # taken at a time: some megabytes of float64, which caches hold
_COUNTING, _FINISHING = "matching colours", "finishing the picture"
COUNTING_MACS = 40_000.0
"""What counting the histograms of a pixel and its photo costs, in multiply-accumulates that take as long …"""
RECOLOURING_MACS = 50_000.0
"""… and what carrying a pixel over costs."""


@dataclass(frozen=True, slots=True, eq=False)
class Finish:
    """What painted pixels go through before they are stored: the photo's ``edges``, its ``colour``; None is nothing."""

    edges: KeptEdges | None = None
    colour: ResultColour | None = None

    @property
    def macs(self) -> float:
        """What this costs a pixel, in multiply-accumulates that take as long."""
        return KEEPING_MACS * (self.edges is not None) + RECOLOURING_MACS * (self.colour is not None)


AS_PAINTED = Finish()


def finish_with(painting: Painting, maps: Maps, whole: Size, origin: tuple[int, int] = (0, 0)) -> Finish:
    """How ``painting`` is finished with known ``maps``, on a canvas at ``origin`` of a picture of size ``whole``."""
    return Finish(fitted_edges(painting, maps, whole, origin), result_colour(painting, maps))


def result_pixels(canvas: Canvas, painted: Tensor | None, region: Region, finish: Finish) -> Pixels:
    """What the result keeps of ``region``: ``painted`` rows (1, 3, h, w), or the photo's own, finished."""
    if finish.edges is not None and painted is not None:
        painted = finish.edges.rows(painted, canvas, region)
    if finish.colour is not None:
        photo = planes_of(canvas.photo(region))
        rows = None if painted is None else planes_of(painted.cpu())
        coloured = torch.empty_like(photo)
        for start, end in spans(photo.shape[1], _PIECE_PIXELS):
            piece = None if rows is None else rows[:, start:end].double()
            coloured[:, start:end] = finish.colour.colours(piece, photo[:, start:end])
        painted = coloured.view(1, RGB_CHANNELS, region.height, region.width)
    return canvas.unpainted(region) if painted is None else canvas.stored(painted, region)


def waits_for_all(painting: Painting) -> bool:
    """Whether the result of ``painting`` depends, pixel by pixel, on all that is painted."""
    return keeps_edges(painting) or matches_marginals(painting)


def painted_canvas(canvas: Canvas) -> Canvas:
    """The canvas by which a painting is stored that waits for all of it: in 16 bits, and whole.

    What a result has of the content itself, in 8 bits or where masks leave it, comes to it at the end.
    """
    return replace(canvas, result_bits=None if canvas.raster.dtype.kind == "f" else 16, masks=None)


def waiting_macs(painting: Painting) -> float:
    """What is done to a pixel of ``painting`` once all is painted, in multiply-accumulates that take as long."""
    if not waits_for_all(painting):
        return 0.0
    has_colour = matches_marginals(painting) or painting.spec.colour.keeps_by(ColourSource.LUMINANCE)
    macs = RECOLOURING_MACS * has_colour
    passes = 1
    if matches_marginals(painting):
        macs, passes = macs + COUNTING_MACS, 2
    return macs + (FITTING_MACS + passes * KEEPING_MACS) * keeps_edges(painting)


def measure_painted(
    painting: Painting, painted: Raster, canvas: Canvas, progress: Progress, *, tables: MonotoneTables | None = None
) -> PictureMaps:
    """The model of edges and the tables of ``painting``, of which all is ``painted``, and no map of a level.

    ``tables`` that are known are not counted again. Raises Cancelled between two pieces.
    """
    settings = painting.spec.edges
    model = measure_edges(painted, canvas, settings, progress) if settings and keeps_edges(painting) else None
    if tables is not None or not matches_marginals(painting):
        return PictureMaps({}, tables, model)
    edges = fitted_edges(painting, PictureMaps({}, None, model), canvas.size)
    return PictureMaps({}, measure_tables(painted, canvas, progress, edges), model)


def measure_tables(
    painted: Raster, canvas: Canvas, progress: Progress, edges: KeptEdges | None = None
) -> MonotoneTables:
    """The tables that bring the colours of ``painted`` to the histograms of ``canvas``, counted over all pixels.

    What is painted has the photo's ``edges`` first. A pixel counts by its alpha. Raises Cancelled between two pieces.
    """
    found, wanted = np.zeros((3, BINS), np.int64), np.zeros((3, BINS), np.int64)
    for band in bands_of(canvas.size):
        for region in pieces_of(band):
            weights, rows = canvas.alpha_counts(region), stored_rows(painted, region)
            rows = rows if edges is None else edges.rows(rows, canvas, region)
            found += count_bins(oklab_from_srgb(with_16_bits(planes_of(rows))), weights)
            wanted += count_bins(oklab_from_srgb(planes_of(canvas.photo(region))), weights)
            progress.advance((COUNTING_MACS + Finish(edges).macs) * region.pixels, _COUNTING)
    return MonotoneTables.between(found, wanted)


def finish_painted(
    painted: Raster, canvas: Canvas, result: Raster, finish: Finish, on_written: Callable[[Region], None]
) -> None:
    """Fill ``result`` with ``painted``, finished; ``on_written`` is called with each band."""
    for band in bands_of(canvas.size):
        for region in pieces_of(band):
            result.write(region, result_pixels(canvas, stored_rows(painted, region), region, finish))
        on_written(band)
    result.flush()


def told(progress: Progress, finish: Finish) -> Callable[[Region], None]:
    """Reports every band that `finish_painted` has written; raises Cancelled when asked to stop."""
    title = _COUNTING if finish.edges is None else _FINISHING
    return lambda region: progress.advance(finish.macs * region.pixels, title)
