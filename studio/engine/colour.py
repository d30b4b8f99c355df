"""The colours of a result: kept from the photo, or all that is taken from the styles."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Protocol

from torch import Tensor

from studio.engine.canvas import Canvas
from studio.engine.painting import Painting
from studio.engine.picture_maps import PIXELS, Maps, tables_of
from studio.engine.pieces import with_16_bits
from studio.specs.colour import ColourSource
from studio.transforms.affine import AffineMap
from studio.transforms.marginals import MonotoneTables
from studio.transforms.oklab import oklab_from_srgb, srgb_from_oklab


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
        return srgb_from_oklab(self.tables.apply(oklab_from_srgb(with_16_bits(painted)), self.keep))


def matches_marginals(painting: Painting) -> bool:
    """Whether the result of ``painting`` waits for the histograms of all that is painted."""
    return bool(painting.encoders) and painting.spec.colour.keeps_by(ColourSource.HISTOGRAM)


def with_photo_colours(painting: Painting, canvas: Canvas) -> Painting:
    """``painting`` with its styles matched to the colours of ``canvas``, where the recipe asks for that."""
    if painting.match_styles is None:
        return painting
    return replace(painting, styles=painting.match_styles(canvas.pixel_moments, painting.spec.colour.keep))


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
