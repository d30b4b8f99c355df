"""Style pictures reduced to the moments a map is fitted from, each measured once and kept."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from pathlib import Path
from typing import TypeVar

import torch
from torch import Tensor

from studio.bundles.pair import Bundle
from studio.engine.painting import StyleMoments
from studio.engine.picture_maps import PIXELS
from studio.engine.region_masks import RegionMasks
from studio.engine.regions import COPY_PX, PictureRegions, find_regions
from studio.engine.style_cards import check_no_page, pixels_in, statistics_in
from studio.engine.style_pictures import ANY_STYLE, StyleLimits, StylePicture, read_style, reduced_style
from studio.engine.style_rows import picture_bands, visible_shares
from studio.engine.transfer import measure_rows
from studio.errors import ByteCount, PictureError, SpaceError
from studio.geometry import Region, Size
from studio.images.picture import Picture
from studio.networks.layout import ALIGNMENT_PX
from studio.specs.style_card import is_style_card
from studio.specs.stylize import StyleChoice
from studio.streaming.budget import BAND_HEIGHTS_PX, working_bytes
from studio.streaming.prepared import PreparedChain
from studio.streaming.row_chain import RowChain, call_size
from studio.transforms.affine import AffineMap
from studio.transforms.barycentre import barycentre
from studio.transforms.channel_tables import Histograms
from studio.transforms.moments import Moments, measure_moments, precision_for

_MOST_MATCHED = 64  # statistics of single levels with matched colours, or mixed: a slider asks for many
_Kept = TypeVar("_Kept")
_BYTES_PER_PX = 20  # colours and alpha in float32, and alpha pooled in float64


@dataclass(frozen=True, eq=False)
class MeasuredStyle:
    """A style's moments per level, the size it was measured at, and what had to be said about it."""

    moments: StyleMoments
    size: Size
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class StyleParts:
    """The regions of a style picture, and what maps its pixels before they are measured."""

    regions: PictureRegions
    colours: AffineMap | None = None


class StyleCache:
    """Measured styles by picture, bundle, size and precision, for as long as the program runs."""

    def __init__(self) -> None:
        self._measured: dict[Hashable, MeasuredStyle] = {}
        self._matched: OrderedDict[Hashable, MeasuredStyle] = OrderedDict()
        self._pixels: dict[Hashable, MeasuredStyle] = {}
        self._mixed: OrderedDict[Hashable, Moments] = OrderedDict()
        self._regions: dict[Hashable, PictureRegions] = {}
        self._parts: OrderedDict[Hashable, tuple[MeasuredStyle, ...]] = OrderedDict()
        self._matched_count = 0
        self.histograms: dict[Hashable, Histograms] = {}  # of features, by what `style_histograms` makes of a style

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
        """The moments of the picture at ``path``, or of its ``page``; raises PictureError where it cannot be read.

        SpaceError where it is too large for ``limits``.
        """
        key = style_key(path, page, encoders, bundle, style_size_px)
        if key not in self._measured:
            self._measured[key] = _of_card(path, page, bundle, encoders, style_size_px) or self.measure(
                self.picture(path, style_size_px=style_size_px, page=page, limits=limits), encoders
            )
        return self._measured[key]

    def matched(
        self,
        style: StyleChoice,
        encoders: Mapping[int, PreparedChain],
        colours: AffineMap,
        *,
        bundle: Bundle,
        style_size_px: int | None,
        limits: StyleLimits = ANY_STYLE,
    ) -> MeasuredStyle:
        """The moments of a style whose pixels ``colours`` maps first; the last few are kept. Raises as `measured`."""
        of_style = style_key(style.path, style.page, encoders, bundle, style_size_px)
        key = (of_style, _colours_key(colours))
        if key not in self._matched:
            self._matched_count += 1
            folded = {level: encoder.folded(colours) for level, encoder in encoders.items()}
            picture = self.picture(style.path, style_size_px=style_size_px, page=style.page, limits=limits)
            self._matched[key] = self.measure(picture, folded)
        return _used_now(self._matched, key)

    def picture(self, path: Path, *, style_size_px: int | None, page: int | None, limits: StyleLimits) -> StylePicture:
        """The picture that is measured; raises as `measured`."""
        return StylePicture.of(path, style_size_px=style_size_px, page=page, limits=limits)

    def measure(self, read: StylePicture, encoders: Mapping[int, PreparedChain]) -> MeasuredStyle:
        """The moments of a picture whose header has been read; raises as `measured`."""
        return measure_picture(read, encoders)

    def pixels(
        self, path: Path, *, style_size_px: int | None, page: int | None = None, limits: StyleLimits = ANY_STYLE
    ) -> MeasuredStyle:
        """The moments of its pixels, sRGB in [0, 1], under the level `PIXELS`; raises as `measured`."""
        key = (_file_key(path, page), style_size_px)
        if key not in self._pixels:
            self._pixels[key] = measure_pixels(path, style_size_px=style_size_px, page=page, limits=limits)
        return self._pixels[key]

    def regions(self, style: StyleChoice, bundle: Bundle, count: int, limits: StyleLimits) -> PictureRegions:
        """The regions of a style picture, found in its reduced copy; raises as `measured`."""
        key = (_file_key(style.path, style.page), tuple(sorted(bundle.manifest.sha256.values())), count)
        if key not in self._regions:
            copy = reduced_style(style, limits, at_most_px=COPY_PX)
            if copy.alpha_hw is not None and not copy.alpha_hw.any():
                _visible(Moments.empty(1), style.path)
            self._regions[key] = find_regions(copy, bundle, count)
        return self._regions[key]

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
        """The moments of each of the ``parts`` of a style; raises as `measured`."""
        regions, colours = parts.regions, parts.colours
        by_colours = None if colours is None else _colours_key(colours)
        key = (style_key(style.path, style.page, encoders, bundle, style_size_px), regions.digest, by_colours)
        if key not in self._parts:
            folded = {k: encoder if colours is None else encoder.folded(colours) for k, encoder in encoders.items()}
            self._parts[key] = measure_style_parts(
                style.path, folded, regions, style_size_px=style_size_px, page=style.page, limits=limits
            )
        return _used_now(self._parts, key)

    def mixed(self, moments: Sequence[Moments], weights: Sequence[float]) -> Moments:
        """The barycentre of measured ``moments``, one and the same object for the same ones and weights."""
        key = (*moments, *weights)  # moments are equal only to themselves, and the key keeps their identity
        if key not in self._mixed:
            self._mixed[key] = barycentre(moments, weights)
        return _used_now(self._mixed, key)


def style_key(
    path: Path,
    page: int | None,
    encoders: Mapping[int, PreparedChain],
    bundle: Bundle,
    style_size_px: int | None,
) -> Hashable:
    """What the features of a style depend on."""
    weights = tuple(sorted(bundle.manifest.sha256.values()))  # an id may be installed anew
    dtype = next(iter(encoders.values())).steps[0].kernel.dtype
    return _file_key(path, page), weights, style_size_px, tuple(encoders), dtype


def _colours_key(colours: AffineMap) -> Hashable:
    return colours.matrix.numpy().tobytes(), colours.bias.numpy().tobytes()


def _used_now(kept: OrderedDict[Hashable, _Kept], key: Hashable) -> _Kept:
    """The value under ``key``, after those that were used longest ago were dropped."""
    kept.move_to_end(key)
    while len(kept) > _MOST_MATCHED:
        kept.popitem(last=False)
    return kept[key]


def _of_card(
    path: Path, page: int | None, bundle: Bundle, encoders: Mapping[int, PreparedChain], style_size_px: int | None
) -> MeasuredStyle | None:
    """What the card at ``path`` holds for these encoders; None for a picture and where its source is to be measured."""
    if not is_style_card(path):
        return None
    check_no_page(path, page)
    found = statistics_in(path, bundle.manifest, tuple(encoders), style_size_px)
    return None if found is None else MeasuredStyle(found.moments, found.size, found.notes)


def _file_key(path: Path, page: int | None) -> Hashable:
    return path.absolute(), page, path.stat().st_mtime_ns if path.exists() else 0


def measure_pixels(
    path: Path, *, style_size_px: int | None, page: int | None = None, limits: StyleLimits = ANY_STYLE
) -> MeasuredStyle:
    """Read the picture at ``path`` as `measure_style` does and measure its sRGB pixels, each counting by its alpha.

    Raises what that does.
    """
    if is_style_card(path):
        check_no_page(path, page)
        moments, size, notes = pixels_in(path, style_size_px)
        return MeasuredStyle({PIXELS: moments}, size, notes)
    picture, notes = read_style(path, style_size_px=style_size_px, page=page, limits=limits)
    rgb = torch.from_numpy(picture.rgb_hwc).permute(2, 0, 1)[None]
    alpha = None if picture.alpha_hw is None else torch.from_numpy(picture.alpha_hw).double()
    return MeasuredStyle(
        {PIXELS: _visible(measure_moments(rgb, alpha, precision="float64"), path)}, picture.size, notes
    )


def measure_style(
    path: Path,
    encoders: Mapping[int, PreparedChain],
    *,
    style_size_px: int | None,
    page: int | None = None,
    limits: StyleLimits = ANY_STYLE,
) -> MeasuredStyle:
    """Read the picture at ``path``, or one ``page`` of several, and measure it at every level of ``encoders``.

    Its longer side becomes ``style_size_px``; without one it stays as it is, up to 1024 px. A style with a side under
    32 px is scaled up. That, and what is said of the file, stands in the notes. Raises PictureError where it cannot be
    read or shows nothing, and SpaceError where that takes more than ``limits`` allow.
    """
    return measure_picture(StylePicture.of(path, style_size_px=style_size_px, page=page, limits=limits), encoders)


def measure_style_parts(
    path: Path,
    encoders: Mapping[int, PreparedChain],
    regions: PictureRegions,
    *,
    style_size_px: int | None,
    page: int | None = None,
    limits: StyleLimits = ANY_STYLE,
) -> tuple[MeasuredStyle, ...]:
    """`measure_style` of each of ``regions``, whose cells count by their memberships."""
    read = StylePicture.of(path, style_size_px=style_size_px, page=page, limits=limits)
    return _measured_parts(read, encoders, regions)


def measure_picture(read: StylePicture, encoders: Mapping[int, PreparedChain]) -> MeasuredStyle:
    """`measure_style` of a picture whose header has been read."""
    return _measured_parts(read, encoders, None)[0]


def _measured_parts(
    read: StylePicture, encoders: Mapping[int, PreparedChain], regions: PictureRegions | None
) -> tuple[MeasuredStyle, ...]:
    """One for each of ``regions``; without any, one for the whole."""
    band_px = band_for(read.path, read.size, encoders, read.limits)
    picture = read.picture
    masks = None if regions is None else RegionMasks.of(regions, picture.size)
    with torch.inference_mode():
        levels = {level: measure_level(picture, encoder, band_px, masks) for level, encoder in encoders.items()}
    for measured in levels.values():
        _visible(reduce(Moments.merged, measured), read.path)
    count = 1 if regions is None else regions.count
    parts = ({level: measured[part] for level, measured in levels.items()} for part in range(count))
    return tuple(MeasuredStyle(moments, picture.size, read.notes) for moments in parts)


def _visible(measured: Moments, path: Path) -> Moments:
    if measured.weight == 0.0:
        raise PictureError(
            "style {path} has no visible pixel, so there is nothing to paint by; choose another picture", path=path
        )
    return measured


def band_for(path: Path, size: Size, encoders: Mapping[int, PreparedChain], limits: StyleLimits) -> int:
    """The tallest band whose measuring stays within the budget beside the picture; SpaceError where none does."""
    canvas = size.aligned(ALIGNMENT_PX)
    picture_bytes = _BYTES_PER_PX * canvas.pixels
    chains = [
        (encoder.layers, call_size(encoder.steps[0].kernel.dtype, encoder.steps[0].kernel.device))
        for encoder in encoders.values()
    ]
    needed_bytes = 0
    for band_px in BAND_HEIGHTS_PX:
        needed_bytes = picture_bytes + max(
            working_bytes(layers, width_px=canvas.width, band_px=band_px, call=call) for layers, call in chains
        )
        if needed_bytes <= limits.memory_budget_bytes:
            return band_px
    raise SpaceError(
        "style {path} is measured at {size} px, which takes about {needed_bytes}, and {memory_budget_bytes} are "
        "granted; cut a part out of it that is less long and narrow, or allow more memory",
        option=" with --memory-budget",
        path=path,
        size=size,
        needed_bytes=ByteCount(needed_bytes),
        memory_budget_bytes=ByteCount(limits.memory_budget_bytes),
    )


def measure_level(
    picture: Picture, encoder: PreparedChain, band_px: int, masks: RegionMasks | None = None
) -> tuple[Moments, ...]:
    """The moments of each part that ``masks`` tell apart, or of the whole picture."""
    last = encoder.layers[-1]
    canvas = picture.size.aligned(ALIGNMENT_PX)
    precision = precision_for(canvas.pixels // last.scale_px**2)
    chain = RowChain(encoder, width_px=canvas.width, band_px=band_px)
    alpha = visible_shares(picture, last.scale_px, encoder.steps[0].kernel.device)
    parts, row = [Moments.empty(last.out_channels)] * (1 if masks is None else len(masks.painted)), 0
    for features in chain.stream(picture_bands(picture, encoder.steps[0].kernel, band_px)):
        bottom = row + features.shape[2]
        visible = None if alpha is None else alpha[row:bottom]
        weights: Iterable[Tensor | None] = (visible,)
        if masks is not None:
            rows = Region(0, row * last.scale_px, canvas.width, bottom * last.scale_px)
            shares = masks.weights(masks.pixels(rows), scale_px=last.scale_px, dtype=torch.float64)
            weights = shares if visible is None else shares * visible.to(shares)
        measured = [measure_rows(features, each, precision=precision) for each in weights]
        parts = [before.merged(each) for before, each in zip(parts, measured, strict=True)]
        row = bottom
    return tuple(parts)
