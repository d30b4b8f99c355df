"""Where the colours of a result come from: the styles, the photo, or the styles alone with the photo's shapes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from studio.errors import SpecError


class ColourSource(StrEnum):
    """How the photo's colours are kept.

    ``luminance`` gives the painting's lightness the photo's chroma, pixel by pixel. ``statistics`` matches the styles
    to the photo's colour mean and covariance before they are measured (Gatys et al. 2016, arXiv 1606.05897).
    ``histogram`` brings each opponent channel of the painting to the photo's histogram.
    """

    LUMINANCE = "luminance"
    STATISTICS = "statistics"
    HISTOGRAM = "histogram"


@dataclass(frozen=True, slots=True)
class ColourSettings:
    """The colours of a result: ``keep`` 0 are the styles', 1 the photo's own, kept ``by`` one of the ways.

    ``only`` leaves the networks out: every pixel's colour is mapped so that mean and covariance of the photo's colours
    become the styles' (optimal transport), as far as the strength goes; nothing is kept then.
    """

    keep: float = 0.0
    by: ColourSource = ColourSource.LUMINANCE
    only: bool = False

    def __post_init__(self) -> None:
        if not 0.0 <= self.keep <= 1.0:
            raise SpecError("the share of kept colours lies between 0 and 1, not {keep}", keep=self.keep)
        if self.only and self.keep:
            raise SpecError(
                "keeping the photo's colours and taking only those of the styles exclude each other; leave one out"
            )

    def keeps_by(self, source: ColourSource) -> bool:
        """Whether any of the photo's colours are kept in this way."""
        return self.keep > 0 and self.by is source


class Mixing(StrEnum):
    """How several styles become one: the mean of their maps, or the map to the barycentre of their statistics."""

    MAPS = "maps"
    BARYCENTRE = "barycentre"


STYLE_COLOURS = ColourSettings()
