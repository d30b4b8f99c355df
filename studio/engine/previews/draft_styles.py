"""Statistics of styles for drafts: those that have been measured, and estimates of others from parts of their pictures.

Measuring a style takes longer than painting a draft with it. Squares from all over it, at the size at which it is
measured, tell its mean and covariance well enough for the moment; in a smaller copy of the whole textures are finer.
They are measured as one picture: what the seams between them add is less than what they leave out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import torch

from studio.bundles.pair import Bundle
from studio.engine.previews.level_styles import LevelStyles
from studio.engine.regions import PictureRegions
from studio.engine.style_pictures import ANY_STYLE, StyleLimits, StylePicture
from studio.engine.styles import MeasuredStyle, StyleCache, StyleParts, measure_level, measure_picture
from studio.geometry import Region, Size
from studio.images.picture import FloatPixels, Picture
from studio.specs.style_card import is_style_card
from studio.specs.stylize import StyleChoice
from studio.streaming.budget import BAND_HEIGHTS_PX
from studio.streaming.prepared import PreparedChain
from studio.transforms.moments import Moments

SQUARE_PX = 96  # a multiple of 16: nothing is reflected to fill it up
SQUARES_ACROSS = 4
_WORTH_SAMPLING = 2  # times the pixels of all squares; of less the whole is measured


class DraftStyles(StyleCache):
    """What ``exact`` has measured, and estimates of what it has not; estimates are never kept there."""

    def __init__(self, exact: LevelStyles) -> None:
        super().__init__()
        self._exact = exact
        self.histograms = exact.histograms

    @property
    def measured_count(self) -> int:
        """Styles estimated so far and levels measured in ``exact``; it grows only when something was computed."""
        return len(self._measured) + self._matched_count + self._exact.measured_count

    def measured(
        self,
        path: Path,
        encoders: Mapping[int, PreparedChain],
        *,
        bundle: Bundle,
        style_size_px: int | None,
        page: int | None = None,
        limits: StyleLimits = ANY_STYLE,
    ) -> MeasuredStyle:
        """The moments of the picture at ``path``, estimated where they are not known; raises as `StyleCache` does."""
        is_known = self._exact.is_known(path, encoders, bundle=bundle, style_size_px=style_size_px, page=page)
        measured = self._exact.measured if is_known or is_style_card(path) else super().measured
        return measured(path, encoders, bundle=bundle, style_size_px=style_size_px, page=page, limits=limits)

    def measure(self, read: StylePicture, encoders: Mapping[int, PreparedChain]) -> MeasuredStyle:
        """The moments of some squares of a picture; of all of it where it is small or shows nothing there."""
        squares = sampled_squares(read.size)
        if not squares:
            return measure_picture(read, encoders)
        sample, levels = mosaic(read.picture, squares), dict[int, Moments]()
        with torch.inference_mode():
            for level, encoder in encoders.items():
                self._exact.check()
                (levels[level],) = measure_level(sample, encoder, BAND_HEIGHTS_PX[0])
        is_visible = all(moments.weight for moments in levels.values())
        return MeasuredStyle(levels, read.size, read.notes) if is_visible else measure_picture(read, encoders)

    def pixels(
        self, path: Path, *, style_size_px: int | None, page: int | None = None, limits: StyleLimits = ANY_STYLE
    ) -> MeasuredStyle:
        """The moments of its pixels, which take little time to measure."""
        return self._exact.pixels(path, style_size_px=style_size_px, page=page, limits=limits)

    def regions(self, style: StyleChoice, bundle: Bundle, count: int, limits: StyleLimits) -> PictureRegions:
        """The regions of a style picture, as ``exact`` finds them."""
        return self._exact.regions(style, bundle, count, limits)

    def measured_parts(
        self,
        style: StyleChoice,
        encoders: Mapping[int, PreparedChain],
        parts: StyleParts,
        *,
        bundle: Bundle,
        style_size_px: int | None,
        limits: StyleLimits = ANY_STYLE,
    ) -> tuple[MeasuredStyle, ...]:
        """The moments of the parts of a style, as ``exact`` measures them."""
        return self._exact.measured_parts(
            style, encoders, parts, bundle=bundle, style_size_px=style_size_px, limits=limits
        )

    def mixed(self, moments: Sequence[Moments], weights: Sequence[float]) -> Moments:
        """The barycentre of ``moments``, one and the same object for the same ones and weights."""
        return self._exact.mixed(moments, weights)


def sampled_squares(size: Size) -> tuple[Region, ...]:
    """Squares of `SQUARE_PX` in the middle of the cells of a grid; none where that gains nothing."""
    sampled_pixels = (SQUARE_PX * SQUARES_ACROSS) ** 2
    if min(size.width, size.height) < SQUARE_PX or size.pixels < _WORTH_SAMPLING * sampled_pixels:
        return ()
    lefts, tops = (_starts(side) for side in (size.width, size.height))
    return tuple(Region(left, top, left + SQUARE_PX, top + SQUARE_PX) for top in tops for left in lefts)


def _starts(side: int) -> list[int]:
    middles = [(2 * index + 1) * side // (2 * SQUARES_ACROSS) for index in range(SQUARES_ACROSS)]
    return [min(max(0, middle - SQUARE_PX // 2), side - SQUARE_PX) for middle in middles]


def mosaic(picture: Picture, squares: Sequence[Region]) -> Picture:
    """The pixels of ``squares`` side by side, as they lie in the grid of `sampled_squares`."""
    alpha = picture.alpha_hw
    return Picture(
        np.ascontiguousarray(_joined(picture.rgb_hwc, squares)),
        None if alpha is None else np.ascontiguousarray(_joined(alpha, squares)),
    )


def _joined(pixels: FloatPixels, squares: Sequence[Region]) -> FloatPixels:
    parts = [pixels[square.top : square.bottom, square.left : square.right] for square in squares]
    rows = [np.hstack(parts[first : first + SQUARES_ACROSS]) for first in range(0, len(parts), SQUARES_ACROSS)]
    return np.vstack(rows)
