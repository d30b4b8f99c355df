"""The styles of a recipe as a painting needs them: measured, or their colours matched to the photo's."""

from __future__ import annotations

from dataclasses import dataclass

from studio.bundles.pair import Bundle
from studio.engine.painting import StyleMatch, StyleMoments
from studio.engine.picture_maps import PIXELS
from studio.engine.styles import MeasuredStyle, StyleCache, StyleLimits
from studio.specs.colour import ColourSource
from studio.specs.stylize import StyleChoice, StylizeSpec
from studio.streaming.prepared import PreparedChain
from studio.transforms.moments import Moments
from studio.transforms.wct import fit_wct


@dataclass(frozen=True, eq=False)
class StyleMeasuring:
    """Measures the styles of ``spec`` with ``encoders``, or their pixels where it takes only colours."""

    spec: StylizeSpec
    styles: StyleCache
    bundle: Bundle
    encoders: dict[int, PreparedChain]
    limits: StyleLimits

    def prepared(self) -> tuple[list[MeasuredStyle], StyleMatch | None]:
        """What can be measured without the photo, and what else is to be done once its colours are known.

        Nothing is asked of the styles where nothing paints. Raises PictureError and SpaceError.
        """
        colour = self.spec.colour
        if colour.only:
            return ([self._pixels(style) for style in self.spec.styles] if self.spec.strength else []), None
        if not self.encoders:
            return [], None
        if colour.keeps_by(ColourSource.STATISTICS):
            return [self._pixels(style) for style in self.spec.styles], self._matched
        return [self._measured(style) for style in self.spec.styles], None

    def _matched(self, photo: Moments, keep: float) -> tuple[StyleMoments, ...]:
        """The styles with the colour mean and covariance of a photo, as far as ``keep`` says; at 0 as they are."""
        if keep == 0.0:
            return tuple(self._measured(style).moments for style in self.spec.styles)
        matches = [
            fit_wct(self._pixels(style).moments[PIXELS], photo).with_strength(keep) for style in self.spec.styles
        ]
        measured = [
            self.styles.matched(
                style,
                self.encoders,
                colours,
                bundle=self.bundle,
                style_size_px=self.spec.style_size_px,
                limits=self.limits,
            )
            for style, colours in zip(self.spec.styles, matches, strict=True)
        ]
        return tuple(style.moments for style in measured)

    def _pixels(self, style: StyleChoice) -> MeasuredStyle:
        size_px = self.spec.style_size_px
        return self.styles.pixels(style.path, style_size_px=size_px, page=style.page, limits=self.limits)

    def _measured(self, style: StyleChoice) -> MeasuredStyle:
        return self.styles.measured(
            style.path,
            self.encoders,
            bundle=self.bundle,
            style_size_px=self.spec.style_size_px,
            page=style.page,
            limits=self.limits,
        )
