"""The colours of a result: what happens to painted pixels, or to the photo's own, before they are stored."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np
import torch
from torch import Tensor

from studio.engine.canvas import Canvas, colours_of
from studio.engine.painting import Painting
from studio.engine.picture_maps import PIXELS, Maps, tables_of
from studio.geometry import Region, Size, spans
from studio.images.rasters import Pixels, Raster
from studio.networks.layout import RGB_CHANNELS
from studio.progress import Progress
from studio.specs.colour import ColourSource
from studio.transforms.affine import AffineMap
from studio.transforms.marginals import BINS, MonotoneTables, count_bins
from studio.transforms.oklab import oklab_from_srgb, srgb_from_oklab

_PIECE_PIXELS = 1 << 16  # taken at a time: some megabytes of float64, which caches hold
_STEPS_16 = 65_535.0
_TITLE = "matching colours"
COUNTING_MACS = 40_000.0
"""What counting the histograms of a pixel and its photo costs, in multiply-accumulates that take as long …"""
RECOLOURING_MACS = 50_000.0
"""… and what carrying a pixel over costs."""


class ResultColour(Protocol):
    """Gives painted colours (3, N), None where nothing is painted, those of the result: float64, from the photo's."""

    def colours(self, painted: Tensor | None, photo: Tensor) -> Tensor:
        """The result's sRGB colours; all are in [0, 1], but painted ones need not be."""


@dataclass(frozen=True, slots=True)
class KeptChroma:
    """The painting's lightness with chroma between its own (``keep`` 0) and the photo's (1), in Oklab."""

    keep: float

    def colours(self, painted: Tensor | None, photo: Tensor) -> Tensor:
        """As in `ResultColour`."""
        assert painted is not None, "there is a painting"
        lab = oklab_from_srgb(painted)
        lab[1:] += self.keep * (oklab_from_srgb(photo)[1:] - lab[1:])
        return srgb_from_oklab(lab)


@dataclass(frozen=True, slots=True, eq=False)
class PixelMap:
    """The photo's own pixels, mapped."""

    affine: AffineMap

    def colours(self, painted: Tensor | None, photo: Tensor) -> Tensor:
        """As in `ResultColour`."""
        del painted
        return self.affine.matrix @ photo + self.affine.bias[:, None]


@dataclass(frozen=True, slots=True, eq=False)
class MatchedMarginals:
    """Painted pixels, rounded to 16 bits, whose lightness, a and b go by ``tables``, as far as ``keep`` says."""

    tables: MonotoneTables
    keep: float

    def colours(self, painted: Tensor | None, photo: Tensor) -> Tensor:
        """As in `ResultColour`."""
        del photo
        assert painted is not None, "there is a painting"
        return srgb_from_oklab(self.tables.apply(oklab_from_srgb(_with_16_bits(painted)), self.keep))


def matches_marginals(painting: Painting) -> bool:
    """Whether the result of ``painting`` waits for the histograms of all that is painted."""
    return bool(painting.encoders) and painting.spec.colour.keeps_by(ColourSource.HISTOGRAM)


def with_photo_colours(painting: Painting, canvas: Canvas) -> Painting:
    """``painting`` with its styles matched to the colours of ``canvas``, where the recipe asks for that."""
    if painting.match_styles is None:
        return painting
    return replace(painting, styles=painting.match_styles(canvas.pixel_moments))


def pixel_map(painting: Painting, canvas: Canvas) -> dict[int, AffineMap]:
    """The map of the photo's own pixels under `PIXELS`; nothing where levels paint."""
    if not painting.spec.colour.only or not painting.styles:
        return {}
    mapped = painting.fitted_map(PIXELS, (canvas.pixel_moments,))
    assert isinstance(mapped, AffineMap), "colours alone are taken everywhere"
    return {PIXELS: mapped}


def result_colour(painting: Painting, maps: Maps) -> ResultColour | None:
    """What gives painted pixels their colours once ``maps`` are known; None where they stay as painted."""
    settings = painting.spec.colour
    if settings.only:
        mapped = maps.get(PIXELS)
        return PixelMap(mapped) if isinstance(mapped, AffineMap) else None
    if not painting.encoders:
        return None
    if settings.keeps_by(ColourSource.LUMINANCE):
        return KeptChroma(settings.keep)
    tables = tables_of(maps)
    return MatchedMarginals(tables, settings.keep) if tables is not None and matches_marginals(painting) else None


def result_pixels(canvas: Canvas, painted: Tensor | None, region: Region, colour: ResultColour | None) -> Pixels:
    """What the result keeps of ``region``: ``painted`` rows (1, 3, h, w), or the photo's own, in their colours."""
    if colour is not None:
        photo = _planes(canvas.photo(region))
        rows = None if painted is None else _planes(painted.cpu())
        coloured = torch.empty_like(photo)
        for start, end in spans(photo.shape[1], _PIECE_PIXELS):
            piece = None if rows is None else rows[:, start:end].double()
            coloured[:, start:end] = colour.colours(piece, photo[:, start:end])
        painted = coloured.view(1, RGB_CHANNELS, region.height, region.width)
    return canvas.unpainted(region) if painted is None else canvas.stored(painted, region)


def measure_tables(painted: Raster, canvas: Canvas, progress: Progress) -> MonotoneTables:
    """The tables that bring the colours of ``painted`` to the histograms of ``canvas``, counted over all pixels.

    A pixel counts by its alpha. Raises Cancelled between two bands.
    """
    found, wanted = np.zeros((3, BINS), np.int64), np.zeros((3, BINS), np.int64)
    for region in bands_of(canvas.size):
        weights = canvas.alpha_counts(region)
        found += count_bins(oklab_from_srgb(_with_16_bits(_stored_planes(painted, region))), weights)
        wanted += count_bins(oklab_from_srgb(_planes(canvas.photo(region))), weights)
        progress.advance(COUNTING_MACS * region.pixels, _TITLE)
    return MonotoneTables.between(found, wanted)


def recolour(
    painted: Raster, canvas: Canvas, result: Raster, colour: ResultColour, on_written: Callable[[Region], None]
) -> None:
    """Fill ``result`` with ``painted`` in the colours of ``colour``; ``on_written`` is called with each band."""
    for region in bands_of(canvas.size):
        rows = _stored_planes(painted, region).view(1, RGB_CHANNELS, region.height, region.width)
        result.write(region, result_pixels(canvas, rows, region, colour))
        on_written(region)
    result.flush()


def told(progress: Progress) -> Callable[[Region], None]:
    """Reports every band that `recolour` has written; raises Cancelled when asked to stop."""
    return lambda region: progress.advance(RECOLOURING_MACS * region.pixels, _TITLE)


def bands_of(size: Size) -> Iterator[Region]:
    """The rows of a picture of ``size`` in bands that its width alone decides."""
    for top, bottom in spans(size.height, max(1, _PIECE_PIXELS // size.width)):
        yield Region(0, top, size.width, bottom)


def _planes(rows: Tensor) -> Tensor:
    """Rows (1, 3, h, w) as three planes (3, h · w), one after another in memory."""
    return rows[0].reshape(RGB_CHANNELS, -1).contiguous()


def _stored_planes(raster: Raster, region: Region) -> Tensor:
    """The colours of what a result, with or without alpha, holds in ``region``."""
    return _planes(colours_of(raster.read(region)[:, :, :RGB_CHANNELS]))


def _with_16_bits(colours: Tensor) -> Tensor:
    return colours.double().clamp(0.0, 1.0).mul_(_STEPS_16).round_().div_(_STEPS_16)
