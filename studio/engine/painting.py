"""What a render needs besides pixels: networks, sweeps, style statistics, how maps are fitted, bytes of scratch."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import torch

from studio.bundles.pair import Bundle
from studio.engine.regions import PictureRegions
from studio.errors import SpecError
from studio.geometry import Size
from studio.images.masks import MaskFacts
from studio.networks.costs import halo_px, macs_per_pixel
from studio.networks.layout import ALIGNMENT_PX, RGB_CHANNELS, Chain
from studio.specs.colour import ColourSource
from studio.specs.method import Method
from studio.specs.stylize import Resources, StyleChoice, StyleGroup, StylizeSpec
from studio.streaming.budget import StreamPlan, plan_stream
from studio.streaming.chunks import CallSize
from studio.streaming.prepared import PreparedChain
from studio.streaming.residual import blending_decoder, residual_decoder, tabled_decoder
from studio.streaming.row_chain import call_size
from studio.streaming.sweeps import Content, Sweep, plan_sweeps, sweep_layers
from studio.streaming.tabled import TabledMap
from studio.transforms.affine import AffineMap, AffineMapStack, LevelMap, mix_maps
from studio.transforms.channel_tables import ChannelScale, ChannelTables, Histograms
from studio.transforms.fitting import fit_map
from studio.transforms.moments import Moments
from studio.transforms.shrinkage import shrunk

SWEEP_MACS = 2800.0
"""What each sweep costs a pixel besides its convolutions (rows moved, moments summed): at 5 megapixels on one core of a
desktop CPU 30 ns where a thousand multiply-accumulates take 11 ns. The last sweep is mostly that.
"""

SHRINKAGE = 0.5
"""How far the covariance of each region of a photo is moved towards the mean of all: 0.2 leaves spots in even skies."""

# For each pixel of a band: what is counted before it is divided; of each mask two bands as stored, its share, and its
# weights in this band and in what waits for the decoder.
_NUMBERS_OF_MASKS = 4
_NUMBERS_PER_MASK = 4

_PAINTED_BYTES = 2  # of a channel that is painted in 16 bits before edges or histograms are known

StyleMoments = Mapping[int, Moments]
StyleMatch = Callable[[Moments, float], tuple[StyleMoments, ...]]
"""Measures the styles again, their colours matched to the mean and covariance of a photo's as far as a share says."""
StyleMix = Callable[[Sequence[Moments], Sequence[float]], Moments]
"""Mixes the moments of several styles, by weight, to those of one."""


@dataclass(frozen=True, eq=False)
class Painting:
    """What is painted: the bundle's chains on their device, the sweeps, and each style's moments per level.

    With ``match_styles`` there are no ``styles`` until the photo's colours are known. With ``mix_styles`` each group's
    styles are mixed to one before a map is fitted.

    ``choices`` are what ``styles`` were measured of: the styles of the spec, or those of every region. ``groups`` are
    they by where they paint: their positions in ``choices``. ``masks`` are those of the first groups, in order, or
    ``regions`` those of all: neither where a single group paints everywhere.

    Where marginals are matched, ``histograms`` are those of the features of each of ``choices``, and ``tables`` what
    they give for a picture, by level; without tables none is painted.
    """

    spec: StylizeSpec
    method: Method
    sweeps: tuple[Sweep, ...]
    encoders: Mapping[int, PreparedChain]
    decoders: Mapping[int, PreparedChain]
    styles: tuple[StyleMoments, ...]
    dtype: torch.dtype
    device: torch.device
    groups: tuple[StyleGroup, ...]
    choices: tuple[StyleChoice, ...]
    masks: tuple[MaskFacts, ...] = ()
    regions: PictureRegions | None = None
    match_styles: StyleMatch | None = None
    mix_styles: StyleMix | None = None
    histograms: tuple[Mapping[int, Histograms], ...] = ()
    tables: Mapping[int, ChannelTables] = field(default_factory=dict)

    @property
    def has_parts(self) -> bool:
        """Whether groups are told apart, by masks or regions."""
        return bool(self.masks) or self.regions is not None

    @property
    def painted_groups(self) -> tuple[int, ...]:
        """The numbers of the groups that change anything: those with a style of a strength above 0."""
        if not self.has_parts:
            return (0,)
        return tuple(index for index, group in enumerate(self.groups) if self._paints(group))

    @property
    def keeps_parts(self) -> bool:
        """Whether parts of the picture may stay as they are."""
        covers = self.groups[-1].mask is None
        return self.has_parts and not (covers and len(self.painted_groups) == len(self.groups))

    @property
    def call_size(self) -> CallSize:
        """How much a layer takes at a time, on this device and with the threads set now."""
        size = call_size(self.dtype, self.device)
        if not self.has_parts:
            return size
        parts = len(self.masks) or len(self.groups)
        return replace(size, beside_layers=_NUMBERS_OF_MASKS + _NUMBERS_PER_MASK * parts)

    def layers(self, sweep: Sweep) -> Chain:
        """The layers ``sweep`` runs, in order."""
        return sweep_layers(
            sweep,
            {level: chain.layers for level, chain in self.encoders.items()},
            {level: chain.layers for level, chain in self.decoders.items()},
        )

    def halo_px(self, sweep: Sweep) -> int:
        """The halo ``sweep`` needs around a strip."""
        return halo_px(self.layers(sweep))

    def work(self, sweep: Sweep, pixels: int) -> float:
        """What ``sweep`` costs over ``pixels`` of canvas, in multiply-accumulates or what takes as long."""
        return (macs_per_pixel(self.layers(sweep)) + SWEEP_MACS) * pixels

    def fitted_map(self, level: int, contents: Sequence[Moments]) -> LevelMap:
        """What paints ``level``, from the content's moments in the part of each painted group."""
        assert self.has_parts or len(self.groups) == 1, "groups are told apart by masks or regions"
        if self.regions is not None:
            contents = shrunk(tuple(contents), SHRINKAGE)
        maps = [
            self._group_map(level, self.groups[index], content)
            for index, content in zip(self.painted_groups, contents, strict=True)
        ]
        return AffineMapStack.of(maps) if self.has_parts else maps[0]

    def _group_map(self, level: int, group: StyleGroup, content: Moments) -> AffineMap:
        """The affine map of ``group``: each style's own, mixed by weight, at the level's strength."""
        if self.has_parts and content.weight == 0.0:
            return AffineMap.identity(content.channels)  # nothing of it can be seen
        choices = [self.choices[index] for index in group.styles]
        if self.mix_styles is not None and len(choices) > 1:
            return self._mixed_style_map(level, group, content).with_strength(self.spec.strength_at(level))
        maps = [self.full_map(content, self.styles[index][level]) for index in group.styles]
        moved = [
            affine if choice.strength == 1.0 else affine.with_strength(choice.strength)
            for affine, choice in zip(maps, choices, strict=True)
        ]
        mixed = mix_maps(moved, [choice.weight for choice in choices])
        return mixed.with_strength(self.spec.strength_at(level))

    def _mixed_style_map(self, level: int, group: StyleGroup, content: Moments) -> AffineMap:
        """The map to the one style that those of ``group`` are mixed to, as strong as they are on average."""
        assert self.mix_styles is not None, "styles are mixed"
        choices = [self.choices[index] for index in group.styles]
        style = self.mix_styles(
            [self.styles[index][level] for index in group.styles], [choice.weight for choice in choices]
        )
        total = sum(choice.weight for choice in choices)
        strength = sum(choice.strength * choice.weight / total for choice in choices)
        is_whole = all(choice.strength == 1.0 for choice in choices)
        return self.full_map(content, style) if is_whole else self.full_map(content, style).with_strength(strength)

    def _paints(self, group: StyleGroup) -> bool:
        return any(self.choices[index].strength > 0.0 for index in group.styles)

    def full_map(self, content: Moments, style: Moments) -> AffineMap:
        """The map of one style at full strength."""
        return fit_map(self.method, content, style)

    def painter(self, sweep: Sweep, affine: LevelMap | None) -> PreparedChain | None:
        """The chain that turns what ``sweep`` reads into RGB; None for the sweep that only measures."""
        if sweep.painted is None:
            return None
        assert affine is not None, "a level is painted with its map"
        decoder = self.decoder(sweep.painted, affine)
        return self.encoders[sweep.painted] + decoder if sweep.encodes_again else decoder

    def decoder(self, level: int, affine: LevelMap) -> PreparedChain:
        """What turns a level's features into RGB: decode(T f), or decode(T f) - r decode(f) in the residual form."""
        decoder, detail = self.decoders[level], self.spec.detail_at(level)
        if isinstance(affine, AffineMapStack):
            return blending_decoder(decoder, affine, detail, keeps=self.keeps_parts)
        if self.spec.match_marginals:
            strength, scale = self.marginals_strength(level), self.marginals_scale(level)
            full = affine.at_full_strength(strength)
            tabled = TabledMap.of(full, self.tables[level], scale, strength, decoder.steps[0].kernel)
            return tabled_decoder(decoder, tabled, detail)
        return residual_decoder(decoder, affine, detail) if detail else decoder.folded(affine)

    def marginals_shares(self) -> tuple[float, ...]:
        """How much each style counts in the map at full strength, where marginals are matched; their sum is 1."""
        is_mixed_first = self.mix_styles is not None and len(self._marginals_choices) > 1
        parts = [choice.weight * (1.0 if is_mixed_first else choice.strength) for choice in self._marginals_choices]
        return tuple(part / sum(parts) for part in parts)

    def marginals_strength(self, level: int) -> float:
        """How far the one map and table of ``level`` go: the level's strength times the mean of its styles'."""
        total = sum(choice.weight for choice in self._marginals_choices)
        strength = sum(choice.weight * choice.strength for choice in self._marginals_choices) / total
        return self.spec.strength_at(level) * min(1.0, strength)

    def marginals_scale(self, level: int) -> ChannelScale:
        """The mean and standard deviation of the channels of ``level`` in the mix of styles."""
        scales = [ChannelScale.of(self.styles[index][level]) for index in self.groups[0].styles]
        return ChannelScale.mixed(scales, self.marginals_shares())

    def fitted_tables(self, level: int, found: Histograms) -> ChannelTables:
        """The tables of ``level`` for mapped features with the histograms ``found``, in units of `marginals_scale`."""
        styles, divisors = self.groups[0].styles, self.marginals_scale(level).divisors
        shares = [
            share * ChannelScale.of(self.styles[index][level]).sd / divisors
            for index, share in zip(styles, self.marginals_shares(), strict=True)
        ]
        return ChannelTables.between(found, [self.histograms[index][level] for index in styles], shares)

    @property
    def _marginals_choices(self) -> list[StyleChoice]:
        return [self.choices[index] for index in self.groups[0].styles]

    def encoder(self, sweep: Sweep) -> PreparedChain | None:
        """The chain that measures what ``sweep`` painted; None for the last sweep."""
        return self.encoders[sweep.measured] if sweep.measured is not None else None


def mixed_map(method: Method, content: Moments, styles: Sequence[Moments], weights: Sequence[float]) -> AffineMap:
    """The maps of ``styles`` at full strength, averaged by ``weights``."""
    return mix_maps([fit_map(method, content, style) for style in styles], weights)


def choose_levels(spec: StylizeSpec, bundle: Bundle) -> tuple[int, ...]:
    """The levels asked for, or all of the bundle's, from the deepest up, without those at strength 0.

    There may be none left: then the picture stays as it is. Raises SpecError for a level that the bundle lacks.
    """
    available = sorted(bundle.manifest.levels, reverse=True)
    levels = spec.levels or tuple(available)
    missing = [level for level in levels if level not in available]
    if missing:
        raise SpecError(
            "bundle {id} has no level {missing}; it has {available}",
            id=bundle.manifest.id,
            missing=", ".join(map(str, missing)),
            available=", ".join(map(str, available)),
        )
    if not spec.paints:
        return ()
    return tuple(level for level in levels if spec.strength_at(level) > 0.0)


def prepare_chains(
    bundle: Bundle, levels: Sequence[int], *, dtype: torch.dtype, device: torch.device
) -> tuple[dict[int, PreparedChain], dict[int, PreparedChain]]:
    """The encoders and decoders of ``levels``, converted once for the work."""
    encoders = {k: PreparedChain.of(bundle.pair(k).encoder, dtype=dtype, device=device) for k in levels}
    decoders = {k: PreparedChain.of(bundle.pair(k).decoder, dtype=dtype, device=device) for k in levels}
    return encoders, decoders


def plan_painting(spec: StylizeSpec, encoders: Mapping[int, PreparedChain]) -> tuple[Sweep, ...]:
    """The sweeps that paint the levels of ``encoders`` with the detail that ``spec`` asks for."""
    details = {level: spec.detail_at(level) for level in encoders}
    return plan_sweeps(tuple(encoders), {level: chain.layers for level, chain in encoders.items()}, details)


def scratch_bytes(
    painting: Painting, content: Size, channels: int, bytes_per_channel: int, *, result_bytes_per_channel: int
) -> int:
    """Bytes at the worst moment: the canvas and its masks, what a sweep reads, and what it writes beside that."""
    padded = content.aligned(ALIGNMENT_PX)
    canvas_bytes = content.pixels * channels * bytes_per_channel
    canvas_bytes += content.pixels * sum(mask.bit_depth // 8 for mask in painting.masks)
    result_bytes = content.pixels * channels * result_bytes_per_channel

    if painting.spec.colour.keeps_by(ColourSource.HISTOGRAM) or painting.spec.edges is not None:
        result_bytes += content.pixels * channels * max(_PAINTED_BYTES, bytes_per_channel)  # what waits for all

    def store_bytes(sweep: Sweep) -> int:
        if sweep.leaves is None:
            return 0
        if sweep.leaves.content is Content.RESULT:
            return result_bytes
        floats_per_pixel = sweep.leaves.floats_per_pixel + RGB_CHANNELS * sweep.keeps_rgb
        return round(floats_per_pixel * padded.pixels) * painting.dtype.itemsize

    def store_bytes_left(sweep: Sweep) -> int:
        read = store_bytes(painting.sweeps[sweep.reads_from]) if sweep.reads_from is not None else 0
        return read + store_bytes(sweep)

    return canvas_bytes + max(store_bytes_left(sweep) for sweep in painting.sweeps)


def plan_pixels(painting: Painting, size: Size, resources: Resources, *, scratch_bytes: int) -> StreamPlan:
    """The grid for a picture of ``size`` that keeps ``scratch_bytes`` between its sweeps."""
    return plan_stream(
        size.aligned(ALIGNMENT_PX),
        [painting.layers(sweep) for sweep in painting.sweeps],
        scratch_bytes=scratch_bytes,
        budget_bytes=resources.memory_budget_bytes,
        must_use_disk=resources.job_dir is not None,
        call=painting.call_size,
    )
