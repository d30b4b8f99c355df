"""The style pictures of Gigastyle: what each is called, how it came about, its size, its seed and its painter."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from batik import paint_batik
from canvas import Array, Canvas
from dots import paint_river
from engraving import paint_engraving
from facets import paint_facets
from glass import paint_rose_window
from ink import paint_mountains
from marbling import paint_combed, paint_floating_ink
from mosaic import paint_mosaic
from oil import paint_harbour, paint_night
from watercolour import paint_garden
from woodblock import paint_waves
from woodcut import paint_woodcut


@dataclass(frozen=True)
class StylePicture:
    """One picture of the collection; ``name`` is also the stem of its file."""

    name: str
    title: str
    technique: str
    description: str
    painter: Callable[[Canvas], Array]
    size_wh: tuple[int, int] = (832, 640)
    seed: int = 7

    @property
    def file_name(self) -> str:
        """Name of the JPEG file."""
        return f"{self.name}.jpg"

    def painted(self, scale: float = 1.0) -> Array:
        """The picture, sRGB in [0, 1], at ``scale`` times its size; the same bytes for the same scale."""
        width, height = (round(side * scale) for side in self.size_wh)
        return np.clip(self.painter(Canvas(width, height, np.random.default_rng(self.seed))), 0, 1)

    def facts(self) -> dict[str, str]:
        """What ``styles.json`` says about it."""
        return {
            "file": self.file_name,
            "title": self.title,
            "technique": self.technique,
            "description": self.description,
        }


STYLE_PICTURES = (
    StylePicture(
        "harbour_sunset",
        "Harbour at sunset",
        "oil paint",
        "Sails before a low sun, in thick bristled strokes of violet, coral and gold.",
        paint_harbour,
    ),
    StylePicture(
        "blue_night",
        "Blue night",
        "oil paint",
        "A night sky that turns in blue eddies around warm lights above green hills.",
        paint_night,
    ),
    StylePicture(
        "rose_window",
        "Rose window",
        "stained glass",
        "Twelve mirrored wedges of ruby, sapphire, amber and emerald glass in dark lead.",
        paint_rose_window,
        (800, 800),
    ),
    StylePicture(
        "sun_mosaic",
        "Sun over the sea",
        "mosaic",
        "A golden sun over a restless sea, set in courses of small tilted stones.",
        paint_mosaic,
    ),
    StylePicture(
        "combed_paper",
        "Combed paper",
        "ebru marbling",
        "Many colours raked back and forth on the bath until they lie like plumage.",
        paint_combed,
    ),
    StylePicture(
        "floating_ink",
        "Floating ink",
        "suminagashi marbling",
        "Rings of indigo and vermilion ink, dropped one inside the other and blown askew.",
        paint_floating_ink,
    ),
    StylePicture(
        "five_ridges",
        "Five ridges",
        "ink wash",
        "Mountains stepping out of the mist in five greys, with pines and a red sun.",
        paint_mountains,
    ),
    StylePicture(
        "carved_noon",
        "Carved noon",
        "woodcut",
        "Black gouged lines over ochre, rust and teal: a rayed sun above hills and furrows.",
        paint_woodcut,
    ),
    StylePicture(
        "folded_silk",
        "Folded silk",
        "line engraving",
        "Drapery gathered around an eye, modelled by swelling lines alone on a rosetted tint.",
        paint_engraving,
    ),
    StylePicture(
        "june_river",
        "River in June",
        "pointillism",
        "A still river between summer trees, in dots of pure colour that mix in the eye.",
        paint_river,
    ),
    StylePicture(
        "sea_ranks",
        "Ranks of the sea",
        "colour woodblock",
        "Rows of curling waves in Prussian blue with clawed foam, under a graded sky.",
        paint_waves,
    ),
    StylePicture(
        "market_batik",
        "Market batik",
        "batik",
        "Waxed rosettes and beaded lattices in indigo, brown and gold, veined by cracks.",
        paint_batik,
    ),
    StylePicture(
        "broken_table",
        "Broken table",
        "cubist facets",
        "Crossing planes of ochre, slate and rust, each shaded from one edge.",
        paint_facets,
    ),
    StylePicture(
        "wet_garden",
        "Wet garden",
        "watercolour",
        "Transparent blossoms wash over wash, with dark drying edges and settled pigment.",
        paint_garden,
    ),
)
