"""The styles of a recipe as a painting needs them: measured, or their colours matched to the photo's.

Where the photo is in regions, each style is so too, and what paints a region is measured in the part of the style that
is most like it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from studio.bundles.pair import Bundle
from studio.engine.painting import StyleMatch, StyleMoments
from studio.engine.picture_maps import PIXELS
from studio.engine.regions import PictureRegions
from studio.engine.style_pictures import StyleLimits
from studio.engine.styles import MeasuredStyle, StyleCache, StyleParts
from studio.specs.colour import ColourSource
from studio.specs.stylize import StyleChoice, StyleGroup, StylizeSpec
from studio.streaming.prepared import PreparedChain
from studio.transforms.affine import AffineMap
from studio.transforms.bures import matched
from studio.transforms.moments import Moments
from studio.transforms.wct import fit_wct


@dataclass(frozen=True, eq=False)
class StyleMeasuring:
    """Measures the styles of ``spec`` with ``encoders``, or their pixels where it takes only colours.

    ``regions`` are those of the photo, where it is divided.
    """

    spec: StylizeSpec
    styles: StyleCache
    bundle: Bundle
    encoders: dict[int, PreparedChain]
    limits: StyleLimits
    regions: PictureRegions | None = None

    @cached_property
    def groups(self) -> tuple[StyleGroup, ...]:
        """The styles by where they paint, as positions in `choices`; one for each region."""
        if self.spec.regions is None:
            return self.spec.style_groups()
        groups, first = [], 0
        for styles in self._styles_of_regions:
            groups.append(StyleGroup(None, tuple(range(first, first + len(styles)))))
            first += len(styles)
        return tuple(groups)

    @cached_property
    def choices(self) -> tuple[StyleChoice, ...]:
        """What is measured: the styles of the spec, or those of each region as strong as they are there."""
        if self.spec.regions is None:
            return self.spec.styles
        return tuple(
            self.spec.style_in_region(index, region)
            for region, styles in enumerate(self._styles_of_regions, start=1)
            for index in styles
        )

    def prepared(self) -> tuple[list[MeasuredStyle], StyleMatch | None]:
        """What can be measured without the photo's colours, for each of `choices`, and what is to be done with them.

        Nothing is asked of the styles where nothing paints. Raises PictureError and SpaceError.
        """
        colour = self.spec.colour
        if colour.only:
            return ([self._pixels(style) for style in self.choices] if self.spec.strength else []), None
        if not self.encoders:
            return [], None
        if colour.keeps_by(ColourSource.STATISTICS):
            return [self._pixels(style) for style in self.choices], self._matched
        return self._measured([None] * len(self.choices)), None

    @property
    def _styles_of_regions(self) -> tuple[tuple[int, ...], ...]:
        count = 1 if self.regions is None else self.regions.count
        return tuple(self.spec.styles_of_region(region) for region in range(1, count + 1))

    def _matched(self, photo: Moments, keep: float) -> tuple[StyleMoments, ...]:
        """The styles with the colour mean and covariance of a photo, as far as ``keep`` says; at 0 as they are."""
        matches: list[AffineMap | None] = [None] * len(self.choices)
        if keep > 0.0:
            matches = [
                fit_wct(self._pixels(style).moments[PIXELS], photo).with_strength(keep) for style in self.choices
            ]
        return tuple(style.moments for style in self._measured(matches))

    def _measured(self, colours: Sequence[AffineMap | None]) -> list[MeasuredStyle]:
        """Each of `choices` after its entry of ``colours`` has mapped its pixels."""
        if self.regions is None:
            return [self._whole(style, each) for style, each in zip(self.choices, colours, strict=True)]
        regions = [region for region, group in enumerate(self.groups) for _ in group.styles]
        return [
            self._part(style, region, each) for style, region, each in zip(self.choices, regions, colours, strict=True)
        ]

    def _part(self, style: StyleChoice, region: int, colours: AffineMap | None) -> MeasuredStyle:
        """The part of ``style`` that is most like a ``region`` of the photo."""
        assert self.spec.regions is not None
        assert self.regions is not None
        own = self.styles.regions(style, self.bundle, self.spec.regions.count, self.limits)
        partner = matched(self.regions.features, own.features)[region]
        parts = self.styles.measured_parts(
            style,
            self.encoders,
            StyleParts(own, colours),
            bundle=self.bundle,
            style_size_px=self.spec.style_size_px,
            limits=self.limits,
        )
        return parts[partner]

    def _pixels(self, style: StyleChoice) -> MeasuredStyle:
        size_px = self.spec.style_size_px
        return self.styles.pixels(style.path, style_size_px=size_px, page=style.page, limits=self.limits)

    def _whole(self, style: StyleChoice, colours: AffineMap | None) -> MeasuredStyle:
        size_px, limits = self.spec.style_size_px, self.limits
        if colours is not None:
            return self.styles.matched(
                style, self.encoders, colours, bundle=self.bundle, style_size_px=size_px, limits=limits
            )
        return self.styles.measured(
            style.path,
            self.encoders,
            bundle=self.bundle,
            style_size_px=size_px,
            page=style.page,
            limits=limits,
        )
