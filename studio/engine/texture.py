"""Textures: noise of the styles' colours painted at one scale after another, within the memory budget of a render.

Synthesis from noise by feature transforms is that of Li et al. 2017 (arXiv 1705.08086, section 4.4). Here the noise
begins at a fraction of the size, with the styles measured at the same fraction, so that shapes larger than what the
networks see at full size come about too.

A tileable texture is one period of an endless picture. What is painted is that period with a margin as wide as the
halo of the whole cascade on every side; statistics are those of the period alone. The margin is left out.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from studio.bundles.catalog import find_bundle
from studio.bundles.loader import load_bundle
from studio.engine.canvas import Canvas, writing_work
from studio.engine.in_memory import paint_canvas
from studio.engine.painting import Painting, StyleMoments, plan_pixels
from studio.engine.picture_maps import PIXELS
from studio.engine.style_pictures import StyleLimits
from studio.engine.styles import StyleCache, measure_style
from studio.engine.stylize import WRITING, SharedInputs, StylizeResult, prepare_painting
from studio.engine.texture_rasters import enlarged_raster, noise_raster, repeated_raster
from studio.engine.window import window_layers
from studio.engine.workspace import Workspace, planned_workspace
from studio.errors import Message
from studio.geometry import Region, Size, align_up
from studio.images.destination import check_destination, check_export, check_format_limits
from studio.images.disk import ensure_free_space
from studio.images.export import raw_bytes, resolved_export
from studio.images.metadata import Metadata
from studio.images.rasters import Raster, raster_bytes
from studio.images.sink import write_picture
from studio.images.style_card import read_card
from studio.networks.costs import halo_px
from studio.networks.layout import ALIGNMENT_PX, RGB_CHANNELS
from studio.paths import followed
from studio.progress import Progress
from studio.specs.export import BitDepth, ExportSpec
from studio.specs.style_card import is_style_card
from studio.specs.stylize import SMALLEST_SIDE_PX, Resources, StyleChoice
from studio.specs.texture import TextureRequest
from studio.system_errors import system_errors_as_studio_errors
from studio.transforms.barycentre import barycentre
from studio.transforms.moments import Moments
from studio.transforms.roots import square_root

_TITLE = "painting the texture"
_STORE_SHARE = 0.25  # of the memory budget: rounds lie on disk where they take more
_LEAST_BUDGET_BYTES = 64 << 20
_BITS_BETWEEN: BitDepth = 16  # of what one round hands to the next


@dataclass(frozen=True, slots=True)
class TextureOptions:
    """How a texture is computed and written."""

    resources: Resources = field(default_factory=Resources)
    export: ExportSpec = field(default_factory=ExportSpec)
    overwrite: bool = False


@dataclass(frozen=True, eq=False, kw_only=True)
class PeriodCanvas(Canvas):
    """A canvas of which the cells in ``period`` alone count in statistics; its edges are multiples of 16."""

    period: Region

    def measured_weights(self, region: Region, *, scale_px: int, dtype: torch.dtype) -> tuple[Tensor | None, ...]:
        """1 for each cell of ``scale_px`` in the period and 0 for the others, (h, w) float64; None where all count."""
        del dtype
        inside = region.intersection(self.period)
        if inside == region:
            return (None,)
        weights_hw = torch.zeros(region.height // scale_px, region.width // scale_px, dtype=torch.float64)
        if inside.pixels:
            cells = inside.shifted(-region.left, -region.top).divided(scale_px)
            weights_hw[cells.top : cells.bottom, cells.left : cells.right] = 1.0
        return (weights_hw,)


@system_errors_as_studio_errors()
def write_texture(
    request: TextureRequest,
    output: str | Path,
    *,
    options: TextureOptions | None = None,
    progress: Progress | None = None,
) -> StylizeResult:
    """Load the bundle that ``request`` names and write the texture to ``output``, whose suffix says the format.

    ``output`` appears whole or not at all. Raises BundleError for a bundle that is not there or damaged, PictureError
    where a style cannot be read or the output not be written, SpaceError, DeviceError, SpecError for levels and methods
    that the bundle lacks, and Cancelled on request.
    """
    work = SharedInputs(load_bundle(find_bundle(request.bundle)), StyleCache())
    return make_texture(request, Path(output), work, options, progress)


def make_texture(
    request: TextureRequest,
    output: Path,
    work: SharedInputs,
    options: TextureOptions | None = None,
    progress: Progress | None = None,
) -> StylizeResult:
    """`write_texture` with the bundle and the measured styles of ``work``."""
    started_s, options, progress = time.monotonic(), options or TextureOptions(), progress or Progress()
    check_destination(output, content_path=None, overwrite=options.overwrite)
    check_export(output, options.export)
    export = resolved_export(output, options.export, 8)
    check_format_limits(output, request.size, export.bit_depth)
    result_bytes = raw_bytes(output, request.size, RGB_CHANNELS, export)
    ensure_free_space(followed(output).absolute().parent, result_bytes, "the texture")
    paintings, notes = scale_paintings(request, work, options.resources)
    run = TextureRun(request, paintings, _colours(request, work, options.resources), options.resources)
    progress.plan(run.work + writing_work(request.size.pixels))
    with run.stores() as stores:
        texture = run.paint(stores, export.bit_depth, progress)
        progress.advance(0, WRITING)
        cancellation, overwrite = progress.cancellation, options.overwrite
        exported = write_picture(output, texture, export, Metadata(), cancellation=cancellation, overwrite=overwrite)
        progress.complete(WRITING)
    plan = {"scales": [str(size) for size in request.sizes()], "rounds": request.rounds}
    return StylizeResult(output, request.size, time.monotonic() - started_s, plan, (*notes, *exported.notes))


def scale_paintings(
    request: TextureRequest, work: SharedInputs, resources: Resources
) -> tuple[list[Painting], tuple[str, ...]]:
    """What paints each scale, its styles reduced as the scale is, and what has to be said about the styles.

    A style card without a source is measured at one size only, which then serves all scales.
    """
    full, notes = prepare_painting(request.spec(), work, resources)
    limits = StyleLimits(resources.max_pixels, resources.memory_budget_bytes)
    bare = [style.path for style in request.styles if _has_one_size(style.path)]
    if request.used_scales > 1:
        notes += tuple(
            Message("style {name} is a card without a picture: one size of it serves all scales", name=path.name)
            for path in bare
        )
    paintings = [full]
    for halvings in range(1, request.used_scales):

        def reduced(number: int, style: StyleChoice, halvings: int = halvings) -> StyleMoments:
            if style.path in bare:
                return full.styles[number]
            size = work.styles.pixels(style.path, style_size_px=request.style_size_px, page=style.page).size
            side_px = max(SMALLEST_SIDE_PX, max(size.width, size.height) >> halvings)
            encoders = dict(full.encoders)
            return measure_style(style.path, encoders, style_size_px=side_px, page=style.page, limits=limits).moments

        styles = tuple(reduced(number, style) for number, style in enumerate(request.styles))
        paintings.insert(0, replace(full, styles=styles))
    return paintings, notes


def _has_one_size(style: Path) -> bool:
    return is_style_card(style) and read_card(style).source is None


def _colours(request: TextureRequest, work: SharedInputs, resources: Resources) -> Moments:
    """Mean and covariance of the styles' sRGB pixels, mixed by weight."""
    limits = StyleLimits(resources.max_pixels, resources.memory_budget_bytes)
    measured = [
        work.styles.pixels(style.path, style_size_px=request.style_size_px, page=style.page, limits=limits)
        for style in request.styles
    ]
    return barycentre([each.moments[PIXELS] for each in measured], [style.weight for style in request.styles])


@dataclass(frozen=True, eq=False)
class TextureRun:
    """The rounds of ``request`` by the ``paintings`` of its scales, from noise with the moments of ``colours``."""

    request: TextureRequest
    paintings: Sequence[Painting]
    colours: Moments
    resources: Resources

    @property
    def work(self) -> float:
        """What all rounds cost, in multiply-accumulates or what takes as long."""
        pairs = zip(self.paintings, self.request.sizes(), strict=True)
        return self.request.rounds * sum(self._work(painting, size) for painting, size in pairs)

    def _work(self, painting: Painting, size: Size) -> float:
        canvas = size.aligned(ALIGNMENT_PX)
        margin = 2 * self._margin_px(painting)
        pixels = (canvas.width + margin) * (canvas.height + margin)
        return sum(painting.work(sweep, pixels) for sweep in painting.sweeps)

    def _margin_px(self, painting: Painting) -> int:
        return align_up(halo_px(window_layers(painting)), ALIGNMENT_PX) if self.request.is_tileable else 0

    @property
    def _store_bytes(self) -> int:
        """What a round of full size reads and writes, and a scale before hands over."""
        return raster_bytes(self.request.size, RGB_CHANNELS, np.uint16) * 9 // 4

    @property
    def _is_in_memory(self) -> bool:
        return self._store_bytes <= _STORE_SHARE * self.resources.memory_budget_bytes

    def stores(self) -> AbstractContextManager[Workspace]:
        """What lies between rounds: in memory, or on disk where that takes much of the budget."""
        bytes_between = self._store_bytes
        plan = plan_pixels(self.paintings[-1], self.request.size, self.resources, scratch_bytes=bytes_between)
        plan = replace(plan, is_in_memory=self._is_in_memory)
        return planned_workspace(plan, self.resources, "scratch of a texture")

    def noise(self) -> Raster:
        """What the first scale begins with."""
        root = square_root(self.colours.scatter / self.colours.weight).numpy()
        return noise_raster(self.request.sizes()[0], self.request.seed, self.colours.mean.numpy(), root)

    def paint(self, stores: Workspace, bits: BitDepth, progress: Progress) -> Raster:
        """All rounds; the last one leaves ``bits`` per channel."""
        sizes, rounds = self.request.sizes(), self.request.rounds
        start, number = self.noise(), 0
        painted = start
        for size, painting in zip(sizes, self.paintings, strict=True):
            if number:
                start = enlarged_raster(painted, size, wraps=self.request.is_tileable)
            for _ in range(rounds):
                number += 1
                is_last = number == rounds * len(sizes)
                depth = bits if is_last else _BITS_BETWEEN
                painted = stores.store(f"round-{number}", size, RGB_CHANNELS, f"uint{depth}")
                part = progress.part(self._work(painting, size), _TITLE)
                self._paint_round(start, painted, painting, part)
                stores.drop(f"round-{number - 1}")
                start = painted
        return painted

    def _paint_round(self, start: Raster, painted: Raster, painting: Painting, progress: Progress) -> None:
        bits: BitDepth = 8 if painted.dtype == np.uint8 else 16
        resources = replace(self.resources, job_dir=None, resume=False)
        if self._is_in_memory:
            left_bytes = resources.memory_budget_bytes - self._store_bytes
            resources = replace(resources, memory_budget_bytes=max(_LEAST_BUDGET_BYTES, left_bytes))
        if margin_px := self._margin_px(painting):
            size = start.size
            period = Region(margin_px, margin_px, margin_px + size.width, margin_px + size.height)
            canvas: Canvas = PeriodCanvas(raster=repeated_raster(start, margin_px), result_bits=bits, period=period)
            paint_canvas(canvas, painted, painting, resources, progress, part=period)
        else:
            paint_canvas(Canvas(start, bits), painted, painting, resources, progress)
