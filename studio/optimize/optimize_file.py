"""One picture from file to file by optimisation: open, plan, iterate, write; or go on where an earlier run stopped."""

from __future__ import annotations

import time
from dataclasses import dataclass, field, replace
from pathlib import Path

from studio.bundles.pair import Bundle
from studio.engine.canvas import Canvas, check_paintable, ingest, ingest_work, writing_work
from studio.engine.job import Job, open_job
from studio.engine.job_records import ContentRecord, PaintedRecord, open_content
from studio.engine.masking import limits_of, notes_of, read_masks, survey_masks, with_masks
from studio.engine.style_cards import source_size
from studio.engine.style_pictures import StyleLimits
from studio.engine.stylize import (
    FileOptions,
    SharedInputs,
    StylizeResult,
    ensure_render_space,
    prepare_painting,
    recipe_to_embed,
    stylize_file,
    write_result,
    written_from_job,
)
from studio.errors import ByteCount, PictureError, SpaceError
from studio.geometry import Size
from studio.images.destination import check_destination, check_export, check_format_limits
from studio.images.export import raw_bytes, resolved_export
from studio.images.rasters import raster_bytes
from studio.images.source import ImageFacts, ImageSource
from studio.networks.layout import ALIGNMENT_PX
from studio.optimize.features import LossNetwork, loss_network
from studio.optimize.goals import MeasuringLimits
from studio.optimize.optimization import Optimization, OptimizationRun
from studio.optimize.optimizers import state_bytes
from studio.optimize.reports import IterationObserver
from studio.optimize.scales import plan_scales
from studio.optimize.tiles import plan_tiles, tile_bytes
from studio.progress import Cancellation, Progress
from studio.specs.export import BitDepth
from studio.specs.optimize import Optimizer, OptimizeSettings
from studio.specs.style_card import is_style_card
from studio.specs.stylize import Resources, StylizeSpec
from studio.streaming.budget import StreamPlan

_TILE_SHARE = 0.5  # of the memory budget: torch itself takes about 300 MiB, and heaps keep some of what tiles leave


@dataclass(frozen=True, slots=True)
class OptimizeOptions:
    """What `FileOptions` leaves open: ``stop`` ends an optimisation early and keeps its picture."""

    file: FileOptions = field(default_factory=FileOptions)
    stop: Cancellation = field(default_factory=Cancellation)
    observer: IterationObserver | None = None


def paint_file(
    content: Path, output: Path, spec: StylizeSpec, *, work: SharedInputs, options: OptimizeOptions, progress: Progress
) -> StylizeResult:
    """Paint the picture at ``content`` by whatever ``spec`` asks for: `optimize_file` or `stylize_file`."""
    if spec.optimize is None or spec.strength == 0:
        plain = replace(spec, optimize=None)
        return stylize_file(content, output, plain, work=work, options=options.file, progress=progress)
    return optimize_file(content, output, spec, work=work, options=options, progress=progress)


def optimize_file(
    content: Path, output: Path, spec: StylizeSpec, *, work: SharedInputs, options: OptimizeOptions, progress: Progress
) -> StylizeResult:
    """Optimise the picture at ``content`` as ``spec.optimize`` asks and write it to ``output``.

    The source is never overwritten and ``output`` appears whole or not at all. With a job folder a checkpoint is kept
    for ``resume``, which goes on to the same bytes. Raises the StudioError that says what is wrong, Cancelled when
    asked to give up.
    """
    started_s, file, settings = time.monotonic(), options.file, spec.optimize
    assert settings is not None, "the spec asks for an optimisation"
    resources = file.resources
    check_destination(output, content_path=content, overwrite=file.overwrite)
    check_export(output, file.export)
    if (written := written_from_job(content, output, spec, work, options=file, progress=progress)) is not None:
        return written
    with open_content(content, spec, resources) as source:
        facts = source.facts
        check_paintable(facts.path, facts.size)
        export = resolved_export(output, file.export, facts.bit_depth)
        check_format_limits(output, facts.size, export.bit_depth)
        result_bits = None if export.bit_depth == facts.bit_depth else export.bit_depth
        optimization, style_notes = prepare_optimization(spec, settings, facts.size, work, options)
        recipe = recipe_to_embed(spec, work.bundle.manifest.id, optimization.masks)
        plan = plan_optimization(optimization, facts, resources, result_bits=result_bits)
        ensure_render_space(output, raw_bytes(output, facts.size, facts.channels, export), plan, resources)
        painting = replace(optimization.paintings[-1], spec=spec)
        with open_job(content, painting, plan, bundle=work.bundle, resources=resources, result_bits=result_bits) as job:
            job.keep_masks(optimization.masks)
            canvas = job.canvas(facts, painting, result_bits)
            run = OptimizationRun(optimization, canvas, job, progress)
            if canvas.masks is not None and not job.has_canvas:
                read_masks(painting, canvas.masks.rasters, limits_of(resources), progress.check)
            _read_content(source, canvas, job, run, progress)
            result = run.run()
            record = PaintedRecord(
                ContentRecord(facts, source.metadata),
                recipe,
                export.bit_depth,
                notes=(*facts.notes, *style_notes, *job.notes),
                plan={**job.plan_record, "method": "optimize", "losses": [losses.total for losses in run.losses]},
            )
            job.keep_painting(record)
            notes = write_result(output, result, record, options=file, progress=progress)
            job.is_finished = True
    return StylizeResult(output, facts.size, time.monotonic() - started_s, record.plan, notes)


def prepare_optimization(
    spec: StylizeSpec,
    settings: OptimizeSettings,
    size: Size,
    work: SharedInputs,
    options: OptimizeOptions,
    loss_bundle: Bundle | None = None,
) -> tuple[Optimization, tuple[str, ...]]:
    """The networks, the scales and what each starts from, with what has to be said about the styles.

    Scales size the strokes, so that the spec's own settings of them are left out. The losses compare features of
    ``loss_bundle``, or of the bundle that paints the start. Raises PictureError for a mask that `survey_masks` refuses.
    """
    resources = options.file.resources
    scales = plan_scales(size, settings, spec.style_size_px)
    masks = survey_masks(spec, size, resources)
    prepared = [
        prepare_painting(replace(spec, optimize=None, strokes=None, style_size_px=scale.style_px), work, resources)
        for scale in scales
    ]
    paintings = tuple(with_masks(painting, masks) for painting, _ in prepared)
    dtype, device = paintings[0].dtype, paintings[0].device
    network = loss_network(loss_bundle or work.bundle, settings, dtype=dtype, device=device)
    budget_bytes = resources.memory_budget_bytes
    styles = StyleLimits(resources.max_pixels, budget_bytes)
    limits = MeasuringLimits(styles, round(_TILE_SHARE * budget_bytes), dtype, device)
    optimization = Optimization(
        spec, settings, network, scales, paintings, limits, resources, options.stop, options.observer, masks
    )
    notes = (*prepared[-1][1], *_card_notes(spec, scales[-1].style_px), *notes_of(masks))
    return optimization, tuple(dict.fromkeys(notes))


def _card_notes(spec: StylizeSpec, style_px: int | None) -> list[str]:
    """What is said of style cards, whose copies the losses measure; PictureError where one has none."""
    cards = [style for style in spec.styles if is_style_card(style.path)]
    return [note for style in cards for note in source_size(style.path, style_px, style.page)[1]]


def plan_optimization(
    optimization: Optimization, facts: ImageFacts, resources: Resources, *, result_bits: BitDepth | None
) -> StreamPlan:
    """Tiles and scratch within the memory budget; a job folder keeps scratch on disk so that it survives."""
    padded, kind = facts.size.aligned(ALIGNMENT_PX), optimization.settings.optimizer
    state = state_bytes(kind, padded, optimization.limits.dtype)
    scratch_bytes = _pixel_bytes(facts, result_bits) + state * 5 // 4  # and that of the scale below
    masks = optimization.paintings[-1].masks
    scratch_bytes += facts.size.pixels * sum(mask.bit_depth // 8 for mask in masks) * 4 // 3  # and their halves
    budget_bytes, network = resources.memory_budget_bytes, optimization.network
    itemsize = optimization.limits.dtype.itemsize
    in_memory = state if kind is Optimizer.LBFGS else 0
    if in_memory >= _TILE_SHARE * budget_bytes:
        raise SpaceError(
            "L-BFGS keeps {needed} in memory for {size} px, and {budget} are granted; choose Adam, a smaller picture, "
            "or more memory",
            option=" (--optimizer adam, --content-size, --memory-budget)",
            needed=ByteCount(in_memory),
            size=facts.size,
            budget=ByteCount(budget_bytes),
        )
    free_bytes = round(_TILE_SHARE * budget_bytes) - scratch_bytes
    if resources.job_dir is None and free_bytes > 0:
        try:
            grid = plan_tiles(padded, network, free_bytes, with_gradient=True, itemsize=itemsize)
        except SpaceError:
            pass
        else:
            return StreamPlan(grid, True, _tile_estimate(network, grid.strip_px, itemsize), scratch_bytes)
    tile_bytes_at_most = round(_TILE_SHARE * budget_bytes) - in_memory
    grid = plan_tiles(padded, network, tile_bytes_at_most, with_gradient=True, itemsize=itemsize)
    return StreamPlan(grid, False, _tile_estimate(network, grid.strip_px, itemsize), scratch_bytes)


def _pixel_bytes(facts: ImageFacts, result_bits: BitDepth | None) -> int:
    """The photo and its halves, the starts of two scales, and the result."""
    canvas = raster_bytes(facts.size, facts.channels, f"uint{facts.bit_depth}")
    result = raster_bytes(facts.size, facts.channels, f"uint{result_bits or facts.bit_depth}")
    return canvas * 4 // 3 + canvas * 5 // 4 + result


def _tile_estimate(network: LossNetwork, side_px: int, itemsize: int) -> int:
    return tile_bytes(network, (side_px + 2 * network.halo_px) ** 2, itemsize=itemsize, with_gradient=True)


def _read_content(source: ImageSource, canvas: Canvas, job: Job, run: OptimizationRun, progress: Progress) -> None:
    """Read the photo into the canvas, unless an earlier run has, and plan the progress of all that follows."""
    pixels = source.facts.size.pixels
    total, done = run.work()
    progress.plan(total + ingest_work(pixels) + writing_work(pixels))
    if job.has_canvas:
        progress.skip(done + ingest_work(pixels))
        return
    if not ingest(source, canvas.raster, progress):
        raise PictureError(
            "{path} has no visible pixel, so there is nothing to paint; choose another picture", path=source.facts.path
        )
    job.keep_canvas(canvas.raster, ContentRecord(source.facts, source.metadata))
