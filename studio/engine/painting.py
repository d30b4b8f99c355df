"""What a render needs besides pixels: networks, sweeps, style statistics, how maps are fitted, bytes of scratch."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import torch

from studio.bundles.pair import Bundle
from studio.errors import SpecError
from studio.geometry import Size
from studio.networks.costs import halo_px, macs_per_pixel
from studio.networks.layout import ALIGNMENT_PX, RGB_CHANNELS, Chain
from studio.specs.colour import ColourSource
from studio.specs.method import Method
from studio.specs.stylize import StylizeSpec
from studio.streaming.chunks import CallSize
from studio.streaming.prepared import PreparedChain
from studio.streaming.residual import residual_decoder
from studio.streaming.row_chain import call_size
from studio.streaming.sweeps import Content, Sweep, plan_sweeps, sweep_layers
from studio.transforms.affine import AffineMap, mix_maps
from studio.transforms.fitting import fit_map
from studio.transforms.moments import Moments

SWEEP_MACS = 2800.0
"""What each sweep costs a pixel besides its convolutions (rows moved, moments summed): at 5 megapixels on one core of a
desktop CPU 30 ns where a thousand multiply-accumulates take 11 ns. The last sweep is mostly that.
"""

_PAINTED_BYTES = 2  # of a channel that is painted in 16 bits before the histograms are known

StyleMoments = Mapping[int, Moments]
StyleMatch = Callable[[Moments], tuple[StyleMoments, ...]]
"""Measures the styles again, their colours matched to the mean and covariance of a photo's."""


@dataclass(frozen=True, eq=False)
class Painting:
    """What is painted: the bundle's chains on their device, the sweeps, and each style's moments per level.

    ``styles`` are those of the recipe, or the one that they were mixed to. With ``match_styles`` there are none until
    the photo's colours are known.
    """

    spec: StylizeSpec
    method: Method
    sweeps: tuple[Sweep, ...]
    encoders: Mapping[int, PreparedChain]
    decoders: Mapping[int, PreparedChain]
    styles: tuple[StyleMoments, ...]
    dtype: torch.dtype
    device: torch.device
    match_styles: StyleMatch | None = None

    @property
    def weights(self) -> tuple[float, ...]:
        """What each of ``styles`` counts in the mix; they need not sum to 1."""
        return (1.0,) if len(self.styles) == 1 else tuple(choice.weight for choice in self.spec.styles)

    @property
    def call_size(self) -> CallSize:
        """How much a layer takes at a time, on this device and with the threads set now."""
        return call_size(self.dtype, self.device)

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

    def fitted_map(self, level: int, content: Moments) -> AffineMap:
        """The affine map of ``level``: each style's own, mixed by weight, at the level's strength."""
        maps = [self.full_map(content, style[level]) for style in self.styles]
        mixed = mix_maps(maps, self.weights)
        return mixed.with_strength(self.spec.strength_at(level))

    def full_map(self, content: Moments, style: Moments) -> AffineMap:
        """The map of one style at full strength."""
        return fit_map(self.method, content, style)

    def painter(self, sweep: Sweep, affine: AffineMap | None) -> PreparedChain | None:
        """The chain that turns what ``sweep`` reads into RGB; None for the sweep that only measures."""
        if sweep.painted is None:
            return None
        assert affine is not None, "a level is painted with its map"
        decoder = painting_decoder(self.decoders[sweep.painted], affine, self.spec.detail_at(sweep.painted))
        return self.encoders[sweep.painted] + decoder if sweep.encodes_again else decoder

    def encoder(self, sweep: Sweep) -> PreparedChain | None:
        """The chain that measures what ``sweep`` painted; None for the last sweep."""
        return self.encoders[sweep.measured] if sweep.measured is not None else None


def mixed_map(method: Method, content: Moments, styles: Sequence[Moments], weights: Sequence[float]) -> AffineMap:
    """The maps of ``styles`` at full strength, averaged by ``weights``."""
    return mix_maps([fit_map(method, content, style) for style in styles], weights)


def painting_decoder(decoder: PreparedChain, affine: AffineMap, detail: float) -> PreparedChain:
    """What turns a level's features into RGB: decode(T f), or decode(T f) - r decode(f) in the residual form."""
    return residual_decoder(decoder, affine, detail) if detail else decoder.folded(affine)


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
    """Bytes at the worst moment: the canvas, what a sweep reads, and what it writes beside that."""
    padded = content.aligned(ALIGNMENT_PX)
    canvas_bytes = content.pixels * channels * bytes_per_channel
    result_bytes = content.pixels * channels * result_bytes_per_channel

    if painting.spec.colour.keeps_by(ColourSource.HISTOGRAM):
        result_bytes += content.pixels * channels * max(_PAINTED_BYTES, bytes_per_channel)  # what waits for histograms

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
