"""One picture from file to file: open, measure styles, plan, paint, write; or go on where an earlier run stopped."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import torch

from studio.bundles.pair import Bundle
from studio.bundles.tensors import file_sha256
from studio.engine.canvas import check_paintable, ingest, ingest_work, writing_work
from studio.engine.colour import with_photo_colours
from studio.engine.device import choose_device, use_mode, use_threads
from studio.engine.feature_tables import keep_job_tables, with_tables_of_file
from studio.engine.file_strokes import kept_stroke_change, paint_stroke_change
from studio.engine.in_memory import PAINTING_STROKES
from studio.engine.job import Job, open_job
from studio.engine.job_folder import MAPS_NAME, JobFolder, has_painted_record
from studio.engine.job_records import ContentRecord, PaintedRecord, open_content, painted_raster, read_painted_record
from studio.engine.maps_file import read_maps, write_maps
from studio.engine.masking import limits_of, notes_of, read_masks, survey_masks, with_masks
from studio.engine.painting import Painting, choose_levels, plan_painting, plan_pixels, prepare_chains, scratch_bytes
from studio.engine.photo_regions import keep_job_regions, notes_on_regions, regions_of_file
from studio.engine.regions import PictureRegions
from studio.engine.render import Render, RenderObserver, RetryingRender
from studio.engine.strokes import StrokeCanvas, StrokePaintings, stroke_paintings
from studio.engine.style_histograms import style_histograms
from studio.engine.style_measuring import StyleMeasuring
from studio.engine.style_pictures import StyleLimits
from studio.engine.styles import StyleCache
from studio.errors import DeviceError, Message, PictureError, SpecError
from studio.geometry import Size
from studio.images.destination import check_destination, check_export, check_format_limits
from studio.images.disk import ensure_free_space, existing_folder
from studio.images.export import raw_bytes, resolved_export
from studio.images.formats import output_format
from studio.images.masks import MaskFacts
from studio.images.rasters import Raster
from studio.images.sink import write_picture
from studio.images.source import ImageFacts, ImageSource
from studio.paths import followed, resources_dir
from studio.progress import Progress
from studio.specs.colour import Mixing
from studio.specs.export import BitDepth, ExportSpec
from studio.specs.method import Method
from studio.specs.recipe import EmbeddedMask, EmbeddedStyle, embedded_recipe_from_spec
from studio.specs.stylize import Resources, StyleChoice, StylizeSpec
from studio.streaming.budget import StreamPlan


def recipe_to_embed(spec: StylizeSpec, bundle_id: str, masks: Sequence[MaskFacts] = ()) -> str:
    """The JSON text to embed in a picture painted as ``spec`` asks; raises `PictureError` where a style is missing.

    ``masks`` are those of the spec, where it has any.
    """
    named = {path: EmbeddedMask(path.name, mask.sha256) for path, mask in zip(spec.masks, masks, strict=True)}
    styles = [_embedded_style(style, None if style.mask is None else named[style.mask]) for style in spec.styles]
    return json.dumps(embedded_recipe_from_spec(spec, styles, bundle_id=bundle_id), ensure_ascii=False)


def _embedded_style(style: StyleChoice, mask: EmbeddedMask | None) -> EmbeddedStyle:
    try:
        sha256 = file_sha256(style.path)
    except OSError as error:
        raise PictureError(
            "the style {path} cannot be read ({reason}); put it back there", path=style.path, reason=error.strerror
        ) from error
    shipped = _shipped_id(style.path)
    return EmbeddedStyle(style.path.name, sha256, style.weight, shipped, style.page, mask, style.strength, style.region)


def _shipped_id(path: Path) -> str | None:
    is_shipped = path.resolve().parent == (resources_dir() / "styles").resolve()
    return path.stem if is_shipped else None


WRITING = "writing the result"


@dataclass(frozen=True, slots=True)
class FileOptions:
    """How a picture is worked on and written, besides what is painted; ``keep_maps`` is a file for the final maps."""

    resources: Resources = field(default_factory=Resources)
    overwrite: bool = False
    export: ExportSpec = field(default_factory=ExportSpec)
    observer: RenderObserver | None = None
    keep_maps: Path | None = None


@dataclass(frozen=True, slots=True)
class StylizeResult:
    """A finished picture: where it is, how large, how long it took, on which plan, and what should be said."""

    output: Path
    size: Size
    elapsed_s: float
    plan: dict[str, Any]
    notes: tuple[str, ...]


def stylize_file(
    content: Path, output: Path, spec: StylizeSpec, *, work: SharedInputs, options: FileOptions, progress: Progress
) -> StylizeResult:
    """Paint the picture at ``content`` as ``spec`` asks and write it to ``output``.

    The source is never overwritten and ``output`` appears whole or not at all. Raises the StudioError that says what is
    wrong, Cancelled when asked to stop; with a job folder what was finished until then is kept for ``resume``.
    """
    started_s = time.monotonic()
    resources = options.resources
    check_destination(output, content_path=content, overwrite=options.overwrite)
    check_export(output, options.export)
    if (written := written_from_job(content, output, spec, work, options=options, progress=progress)) is not None:
        return written
    with open_content(content, spec, resources) as source:
        facts = source.facts
        check_paintable(facts.path, facts.size)
        export = resolved_export(output, options.export, facts.bit_depth)
        check_format_limits(output, facts.size, export.bit_depth)
        result_bits = None if export.bit_depth == facts.bit_depth else export.bit_depth
        masks = survey_masks(spec, facts.size, resources)
        regions = regions_of_file(content, spec, work.bundle, resources)
        painting, style_notes = prepare_painting(spec, work, resources, regions=regions)
        painting = with_tables_of_file(with_masks(painting, masks), content, resources)
        strokes = stroke_paintings(painting, facts.size)
        levels = list(painting.encoders)
        painting = painting if strokes is None else strokes.fine
        recipe = recipe_to_embed(spec, work.bundle.manifest.id, masks)
        plan = plan_for(painting, facts, resources, result_bits=result_bits)
        ensure_render_space(output, raw_bytes(output, facts.size, facts.channels, export), plan, resources)
        with open_job(content, painting, plan, bundle=work.bundle, resources=resources, result_bits=result_bits) as job:
            job.keep_masks(masks)
            keep_job_tables(job, painting)
            if regions is not None:
                keep_job_regions(job, content, spec, work.bundle, regions)
            render = begun_render(source, strokes or painting, job, progress, result_bits=result_bits, options=options)
            if resources.job_dir is not None or options.keep_maps is not None:
                job.keep_maps(render.measure(progress), options.keep_maps)
            result = render.run(progress)
            record = PaintedRecord(
                ContentRecord(facts, source.metadata),
                recipe,
                export.bit_depth,
                notes=(
                    *facts.notes,
                    *style_notes,
                    *notes_on_regions(spec, regions, content),
                    *notes_of(masks),
                    *job.notes,
                ),
                plan={**job.plan_record, "levels": levels, "method": painting.method.value},
            )
            job.keep_painting(record)
            notes = write_result(output, result, record, options=options, progress=progress)
            job.is_finished = True
    return StylizeResult(output, facts.size, time.monotonic() - started_s, record.plan, notes)


def written_from_job(
    content: Path, output: Path, spec: StylizeSpec, work: SharedInputs, *, options: FileOptions, progress: Progress
) -> StylizeResult | None:
    """Write what an earlier run painted to its end in the job folder; None where that is not so, or is of another job.

    Neither the content nor the styles and masks need be there any more.
    """
    started_s, resources = time.monotonic(), options.resources
    if not resources.resume or resources.job_dir is None or not has_painted_record(resources.job_dir):
        return None
    folder, is_written = JobFolder(resources.job_dir), False
    try:
        record = read_painted_record(folder, content, spec, bundle=work.bundle, resources=resources)
        if record is None:
            return None
        facts = record.content.facts
        export = resolved_export(output, options.export, facts.bit_depth)
        if export.bit_depth != record.bit_depth:
            return None
        check_format_limits(output, facts.size, export.bit_depth)
        _ensure_result_space(output, raw_bytes(output, facts.size, facts.channels, export))
        progress.plan(1)
        progress.skip(1)
        if options.keep_maps is not None:
            kept = read_maps(resources.job_dir / MAPS_NAME)
            write_maps(options.keep_maps, kept.maps, kept.request)
        with closing(painted_raster(folder, record)) as result:
            notes = write_result(output, result, record, options=options, progress=progress)
        is_written = True
    finally:
        folder.release(remove=is_written)
    return StylizeResult(output, facts.size, time.monotonic() - started_s, record.plan, notes)


def write_result(
    output: Path, result: Raster, record: PaintedRecord, *, options: FileOptions, progress: Progress
) -> tuple[str, ...]:
    """Encode ``result`` to ``output``; returns what should be said of the whole."""
    progress.advance(0, WRITING)
    export = resolved_export(output, options.export, record.content.facts.bit_depth)
    recipe = record.recipe if options.export.with_recipe else None
    metadata = replace(record.content.metadata, recipe=recipe)
    exported = write_picture(
        output, result, export, metadata, cancellation=progress.cancellation, overwrite=options.overwrite
    )
    progress.complete(WRITING)
    return (*record.notes, *exported.notes)


@dataclass(frozen=True, eq=False)
class SharedInputs:
    """What the renders of several pictures share: the loaded bundle and the styles measured so far."""

    bundle: Bundle
    styles: StyleCache


def prepare_painting(
    spec: StylizeSpec, work: SharedInputs, resources: Resources, *, regions: PictureRegions | None = None
) -> tuple[Painting, tuple[str, ...]]:
    """Networks on their device and measured styles, with what has to be said about the styles.

    The masks of ``spec`` depend on the picture and are still to come: `masking.with_masks`. The ``regions`` of the
    picture, where it is divided, are needed here; raises SpecError without.
    """
    if spec.is_divided and regions is None:
        raise SpecError("regions are found in single pictures; leave them out here")
    bundle, only_colours = work.bundle, spec.colour.only
    method, levels = bundle.manifest.require_method(spec.method), choose_levels(spec, bundle)
    device = choose_device(resources.device)
    use_threads(resources.threads)
    notes = []
    if not use_mode(resources.mode, device) and resources.mode == "fast":
        notes.append(Message("the fast mode needs a CUDA device: the picture was painted exactly"))
    if not levels and not (only_colours and spec.strength):
        notes.append(Message("every level is at strength 0: the picture was left as it is"))
    dtype = torch.float64 if resources.precision == "float64" else torch.float32
    if dtype == torch.float64 and device.type == "mps":
        raise DeviceError("Metal cannot compute in float64; compute proofs on the CPU", option=" with --device cpu")
    encoders, decoders = prepare_chains(bundle, () if only_colours else levels, dtype=dtype, device=device)
    limits = StyleLimits(resources.max_pixels, resources.memory_budget_bytes)
    measuring = StyleMeasuring(spec, work.styles, bundle, encoders, limits, regions)
    measured, match_styles = measuring.prepared()
    painting = Painting(
        spec=spec,
        method=Method.OT if only_colours else method,
        sweeps=plan_painting(spec, encoders),
        encoders=encoders,
        decoders=decoders,
        styles=() if match_styles is not None else tuple(style.moments for style in measured),
        dtype=dtype,
        device=device,
        groups=measuring.groups,
        choices=measuring.choices,
        regions=regions,
        match_styles=match_styles,
        mix_styles=work.styles.mixed if spec.mixing is Mixing.BARYCENTRE else None,
        histograms=style_histograms(measuring) if spec.match_marginals else (),
    )
    return painting, (*notes, *dict.fromkeys(note for style in measured for note in style.notes))


def plan_for(
    painting: Painting, facts: ImageFacts, resources: Resources, *, result_bits: BitDepth | None = None
) -> StreamPlan:
    """The grid for this picture within the memory budget; a job folder keeps scratch on disk so that it survives.

    ``result_bits`` None means a result as deep as the content.
    """
    needed_bytes = scratch_bytes(
        painting,
        facts.size,
        facts.channels,
        facts.bit_depth // 8,
        result_bytes_per_channel=(result_bits or facts.bit_depth) // 8,
    )
    return plan_pixels(painting, facts.size, resources, scratch_bytes=needed_bytes)


def begun_render(
    source: ImageSource,
    painting: Painting | StrokePaintings,
    job: Job,
    progress: Progress,
    *,
    result_bits: BitDepth | None,
    options: FileOptions,
) -> RetryingRender:
    """A render whose content and masks have been read, now or by the run that this one goes on with.

    Of a painting in two, what the coarse levels change is painted here, or was by that run.
    """
    facts, strokes = source.facts, painting if isinstance(painting, StrokePaintings) else None
    whole = painting.fine if isinstance(painting, StrokePaintings) else painting
    canvas = job.canvas(facts, whole, result_bits)
    render = Render(whole, canvas, job.grid, job.workspace, options.observer)
    is_painted = bool(whole.encoders or whole.styles)
    total, done = render.remaining_work()
    coarse_work = 0.0 if strokes is None else strokes.coarse_work(facts.size)
    progress.plan(total + coarse_work + ingest_work(facts.size.pixels) + writing_work(facts.size.pixels))
    change = None
    if job.has_canvas:
        progress.skip(done + coarse_work + ingest_work(facts.size.pixels))
        if strokes is not None:
            change = kept_stroke_change(job, strokes, facts)
    else:
        if canvas.masks is not None:
            read_masks(whole, canvas.masks.rasters, limits_of(options.resources), progress.check)
        is_visible = ingest(source, canvas.raster, progress)
        if is_painted and not is_visible:
            raise PictureError(
                "{path} has no visible pixel, so there is nothing to paint; choose another picture", path=facts.path
            )
        if strokes is not None:
            nested = progress.part(coarse_work, PAINTING_STROKES)
            change = paint_stroke_change(job, strokes, facts, options.resources, nested)
        job.keep_canvas(canvas.raster, ContentRecord(facts, source.metadata))
    render = replace(render, painting=with_photo_colours(whole, canvas))
    if strokes is not None and change is not None:
        render = replace(render, canvas=StrokeCanvas.over(canvas, change, strokes.settings.detail, facts.size))
    return RetryingRender(render, job)


def ensure_render_space(output: Path, result_bytes: int, plan: StreamPlan, resources: Resources) -> None:
    """Raise SpaceError unless the result fits beside the scratch that is still to be made.

    A resumed job has its scratch already; scratch on a disk of its own is checked when the job is opened.
    """
    folder, scratch = followed(output).absolute().parent, resources.job_dir or resources.scratch_home
    if plan.is_in_memory or resources.resume or not on_one_disk(folder, scratch):
        _ensure_result_space(output, result_bytes)
    else:
        ensure_free_space(folder, result_bytes + plan.scratch_bytes, f"{_result(output)} beside its scratch")


def _ensure_result_space(output: Path, result_bytes: int) -> None:
    """Raise SpaceError unless the result alone fits."""
    ensure_free_space(followed(output).absolute().parent, result_bytes, _result(output))


def _result(output: Path) -> str:
    """What needs the space. How small JPEG, WebP and DeepZoom compress pixels is not known beforehand."""
    wanted = output_format(output)
    if not wanted.has_quality:
        return "the result"
    return f"the result, counted as raw pixels since how small {wanted.name} makes them shows in the end,"


def on_one_disk(one: Path, other: Path) -> bool:
    """Whether two folders, which may not exist yet, lie or will lie on one disk."""
    return existing_folder(one).stat().st_dev == existing_folder(other).stat().st_dev
