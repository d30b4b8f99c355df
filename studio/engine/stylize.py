"""One picture from file to file: open, measure styles, plan, paint, write; or go on where an earlier run stopped."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import torch

from studio.bundles.pair import Bundle
from studio.engine.canvas import Canvas, ingest, ingest_work
from studio.engine.device import choose_device, forbid_reduced_precision, use_threads
from studio.engine.job import Job, open_job
from studio.engine.painting import Painting, choose_levels, plan_painting, prepare_chains
from studio.engine.render import Render
from studio.engine.scratch import scratch_bytes
from studio.engine.styles import StyleCache
from studio.errors import DeviceError, PictureError
from studio.geometry import Size
from studio.images.destination import check_destination, check_format_limits
from studio.images.disk import ensure_free_space
from studio.images.export import ExportOptions
from studio.images.formats import output_format
from studio.images.rasters import Raster
from studio.images.sink import FileSink
from studio.images.source import ImageFacts, ImageSource, open_source
from studio.networks.layout import ALIGNMENT_PX
from studio.progress import Progress
from studio.specs.stylize import SMALLEST_SIDE_PX, Resources, StylizeSpec
from studio.streaming.budget import StreamPlan, plan_stream


@dataclass(frozen=True, slots=True)
class FileOptions:
    """How a picture is worked on and written, besides what is painted; ``quality`` 1..100 is for JPEG and WebP."""

    resources: Resources = field(default_factory=Resources)
    overwrite: bool = False
    quality: int = 92


@dataclass(frozen=True, slots=True)
class StylizeResult:
    """A finished picture: where it is, how large, how long it took, on which plan, and what should be said."""

    output: Path
    size: Size
    elapsed_s: float
    plan: dict[str, Any]
    notes: tuple[str, ...]


def stylize_file(
    content: Path, output: Path, spec: StylizeSpec, *, work: Work, options: FileOptions, progress: Progress
) -> StylizeResult:
    """Paint the picture at ``content`` as ``spec`` asks and write it to ``output``.

    The source is never overwritten and ``output`` appears whole or not at all. Raises the StudioError that says what is
    wrong, Cancelled when asked to stop; with a job folder what was finished until then is kept for ``resume``.
    """
    started_s = time.monotonic()
    resources = options.resources
    check_destination(output, content_path=content, overwrite=options.overwrite)
    with open_source(
        content,
        decode_budget_bytes=resources.memory_budget_bytes,
        max_pixels=resources.max_pixels,
        longer_side_px=spec.content_size_px,
    ) as source:
        facts = source.facts
        _check_content(facts)
        export = _export_options(output, facts, options.quality)
        check_format_limits(output, facts.size, export.bit_depth)
        painting, style_notes = prepare_painting(spec, work, resources)
        plan = plan_for(painting, facts, resources)
        ensure_free_space(output.absolute().parent, _result_bytes(facts), "the result")
        with open_job(content, painting, plan, bundle=work.bundle, resources=resources) as job:
            result = _paint(source, painting, job, progress)
            sink = FileSink(output, result, export, source.metadata, cancellation=progress.cancellation)
            exported = sink.finish()
            job.is_finished = True
            notes = (*facts.notes, *style_notes, *job.notes, *exported.notes)
            record = {**job.plan_record, "levels": list(painting.encoders), "method": painting.method.value}
    return StylizeResult(output, facts.size, time.monotonic() - started_s, record, notes)


@dataclass(frozen=True, eq=False)
class Work:
    """What several pictures share: the loaded bundle and the styles measured so far."""

    bundle: Bundle
    styles: StyleCache


def prepare_painting(spec: StylizeSpec, work: Work, resources: Resources) -> tuple[Painting, tuple[str, ...]]:
    """Networks on their device and measured styles, with what has to be said about the styles."""
    bundle = work.bundle
    method, levels = bundle.manifest.require_method(spec.method), choose_levels(spec, bundle)
    device = choose_device(resources.device)
    use_threads(resources.threads)
    forbid_reduced_precision()
    dtype = torch.float64 if resources.precision == "float64" else torch.float32
    if dtype == torch.float64 and device.type == "mps":
        raise DeviceError("Metal cannot compute in float64; use --device cpu for proofs")
    encoders, decoders = prepare_chains(bundle, levels, dtype=dtype, device=device)
    measured = [
        work.styles.measured(style.path, encoders, bundle=bundle, style_size_px=spec.style_size_px)
        for style in spec.styles
    ]
    painting = Painting(
        spec=spec,
        method=method,
        sweeps=plan_painting(levels, encoders),
        encoders=encoders,
        decoders=decoders,
        styles=tuple(style.moments for style in measured),
        dtype=dtype,
        device=device,
    )
    return painting, tuple(note for style in measured for note in style.notes)


def plan_for(painting: Painting, facts: ImageFacts, resources: Resources) -> StreamPlan:
    """The grid for this picture within the memory budget; a job folder keeps scratch on disk so that it survives."""
    return plan_stream(
        facts.size.aligned(ALIGNMENT_PX),
        [painting.layers(sweep) for sweep in painting.sweeps],
        scratch_bytes=scratch_bytes(painting, facts.size, facts.channels, facts.bit_depth // 8),
        budget_bytes=resources.memory_budget_bytes,
        bytes_per_number=painting.dtype.itemsize,
        must_use_disk=resources.job_dir is not None,
    )


def _paint(source: ImageSource, painting: Painting, job: Job, progress: Progress) -> Raster:
    facts = source.facts
    canvas = Canvas(job.canvas_raster(facts))
    render = Render(painting, canvas, job.grid, job.workspace)
    total, done = render.remaining_work()
    progress.plan(total + ingest_work(facts.size.pixels))
    if job.has_canvas:
        progress.skip(done + ingest_work(facts.size.pixels))
    else:
        ingest(source, canvas.raster, progress)
        job.keep_canvas(canvas.raster)
    return render.run(progress)


def _check_content(facts: ImageFacts) -> None:
    if min(facts.size.width, facts.size.height) < SMALLEST_SIDE_PX:
        raise PictureError(
            f"{facts.path} is {facts.size} px; both sides must be at least {SMALLEST_SIDE_PX} px to be painted"
        )


def _export_options(output: Path, facts: ImageFacts, quality: int) -> ExportOptions:
    depths = output_format(output).bit_depths
    return ExportOptions(bit_depth=facts.bit_depth if facts.bit_depth in depths else 8, quality=quality)


def _result_bytes(facts: ImageFacts) -> int:
    return facts.size.pixels * facts.channels * facts.bit_depth // 8
