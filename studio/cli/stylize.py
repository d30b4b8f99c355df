"""``gigastyle stylize``: paint one picture, several, or a folder of them."""

from __future__ import annotations

from argparse import ArgumentParser, BooleanOptionalAction, Namespace, _ArgumentGroup
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from studio.bundles.catalog import find_bundle
from studio.bundles.manifest import read_manifest
from studio.cli.batch import Stylize, run_batch, tells_failure
from studio.cli.colour_options import add_colour_options, add_mixing_option, colour_settings_from
from studio.cli.command import Command, ExitCode
from studio.cli.edge_options import add_edge_options, edge_settings_from
from studio.cli.interrupts import cancel_at_end_of_input, cancelled_by_interrupt
from studio.cli.iterations import TaskIterations, check_iterations_folder, iterations_folder
from studio.cli.marginals_option import add_marginals_option
from studio.cli.optimize_options import OPTIMIZE, add_optimize_options, optimize_settings_from
from studio.cli.recipe_options import METHODS, add_recipe_options, advised, check_page, check_style_pages, spec_from
from studio.cli.region_options import add_region_options, with_regions
from studio.cli.reporting import JsonReporter, Reporter, TextReporter
from studio.cli.resource_options import add_compute_options, add_job_options, on_present_device, resources_from
from studio.cli.stroke_options import PrintedStrokes, printed_strokes_from
from studio.cli.tasks import Task, TaskList, check_masks, check_styles, check_task, plan_tasks
from studio.cli.values import jpeg_quality, path, positive_count
from studio.cli.window_options import WindowRequest, add_window_options, window_from
from studio.engine.job_folder import has_content_record, has_masks_record, has_painted_record
from studio.errors import PictureError
from studio.images.destination import check_export
from studio.progress import Cancellation, Progress
from studio.settings import Settings
from studio.specs.colour import Mixing
from studio.specs.export import COMPRESSIONS, DEFAULT_QUALITY, ExportSpec
from studio.specs.stylize import Resources, StylizeSpec

if TYPE_CHECKING:  # torch comes with the engine, and usage errors must not wait for it
    from studio.engine.stylize import StylizeResult


@dataclass(frozen=True, slots=True)
class StylizeRequest:
    """Everything one ``stylize`` command line says."""

    contents: tuple[Path, ...]
    output: Path
    spec: StylizeSpec
    resources: Resources
    is_overwrite: bool
    export: ExportSpec
    window: WindowRequest
    save_every: int | None = None
    printed_strokes: PrintedStrokes | None = None


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of ``stylize``."""
    parser.add_argument("content", type=path, nargs="+", metavar="CONTENT", help="picture, or a folder of pictures")
    parser.add_argument(
        "--output",
        type=path,
        required=True,
        metavar="OUT",
        help="the file to write; with several contents the folder to write to",
    )
    parser.add_argument("--overwrite", action="store_true", help="replace a result that is there already")
    parser.add_argument("--json", action="store_true", help="tell what happens as JSON lines on stdout")
    parser.add_argument(
        "--stop-on-eof",
        action="store_true",
        help="stop, as at Ctrl-C, when standard input ends: for programs that start this one",
    )
    add_recipe_options(parser, methods=(*METHODS, OPTIMIZE))
    add_optimize_options(parser).add_argument(
        "--save-every",
        type=positive_count,
        metavar="K",
        help="keep every K-th iteration of each scale, and its last, as PNG beside the result, in OUT-iterations",
    )
    add_mixing_option(add_colour_options(parser))
    add_region_options(parser)
    add_edge_options(parser)
    add_marginals_option(parser)
    add_window_options(parser)
    add_export_options(parser)
    add_compute_options(parser)
    add_job_options(parser)


def request_from(arguments: Namespace, settings: Settings) -> StylizeRequest:
    """The request behind the arguments; raises `SpecError` where a value is out of range."""
    return StylizeRequest(
        contents=tuple(arguments.content),
        output=arguments.output,
        spec=replace(
            with_regions(spec_from(arguments, default_bundle=settings.bundle), arguments),
            optimize=optimize_settings_from(arguments),
            colour=colour_settings_from(arguments),
            mixing=Mixing(arguments.mixing),
            edges=edge_settings_from(arguments),
            match_marginals=arguments.match_marginals,
        ),
        resources=resources_from(arguments, settings.resources()),
        is_overwrite=arguments.overwrite,
        export=export_from(arguments),
        window=window_from(arguments),
        save_every=arguments.save_every,
        printed_strokes=printed_strokes_from(arguments),
    )


def run(arguments: Namespace, settings: Settings) -> ExitCode:
    """Stylise every content and tell about it; raises `StudioError` where nothing could be begun."""
    reporter: Reporter = JsonReporter() if arguments.json else TextReporter()
    stop = Cancellation() if arguments.method == OPTIMIZE else None
    try:
        with cancelled_by_interrupt(stop=stop) as cancellation:
            if arguments.stop_on_eof:
                cancel_at_end_of_input(cancellation)
            request = request_from(arguments, settings)
            task_list = plan_tasks(request.contents, request.output, page=request.spec.page)
            bundle_dir = _check(request, task_list)
            resources, notes = on_present_device(request.resources, arguments)
            request = replace(request, resources=resources)
            stylize = _prepare(request, task_list, bundle_dir, reporter, stop or Cancellation())
            for note in (*notes, *task_list.notes):
                reporter.noted(note)
            return run_batch(task_list, stylize, reporter=reporter, cancellation=cancellation, stop=stop).exit_code
    except Exception as error:
        if not tells_failure(reporter, error, is_json=arguments.json):
            raise
        return ExitCode.BAD_INPUT


def _check(request: StylizeRequest, task_list: TaskList) -> Path:
    """Find what would fail for every picture while torch is not loaded yet; returns the bundle's folder."""
    job_dir = _job_to_resume(request, task_list.tasks[0], is_batch=task_list.is_batch)
    needs_styles = task_list.is_batch or job_dir is None or not has_painted_record(job_dir)
    if needs_styles:
        check_styles(style.path for style in request.spec.styles)
        if job_dir is None or not has_masks_record(job_dir):
            check_masks(request.spec.masks)
    bundle_dir = find_bundle(request.spec.bundle)
    manifest = read_manifest(bundle_dir)
    manifest.require_method(request.spec.method)
    for level in request.spec.levels or ():
        manifest.entry(level)
    if needs_styles:
        check_style_pages(request.spec.styles, request.resources)
    request.window.check_single(is_batch=task_list.is_batch)
    if request.spec.optimize is not None:
        request.window.check_maps_exist()
    if not task_list.is_batch:
        _check_task(request, task_list, task_list.tasks[0])
        if request.spec.page is not None and (job_dir is None or not has_content_record(job_dir)):
            check_page(task_list.tasks[0].content, request.spec.page, request.resources)
    return bundle_dir


def _check_task(request: StylizeRequest, task_list: TaskList, task: Task) -> None:
    styles = (style.path for style in request.spec.styles)
    sources = [*styles, *request.spec.masks, *(other.content for other in task_list.tasks)]
    job_dir = _job_to_resume(request, task, is_batch=task_list.is_batch)
    is_kept = job_dir is not None and has_content_record(job_dir)
    check_task(task, sources=sources, is_overwrite=request.is_overwrite, is_content_kept=is_kept)
    check_export(task.output, request.export)
    if request.save_every is not None:
        is_replaced = request.is_overwrite or job_dir is not None
        check_iterations_folder(iterations_folder(task.output), is_overwrite=is_replaced)


def _job_to_resume(request: StylizeRequest, task: Task, *, is_batch: bool) -> Path | None:
    """The folder of the job that ``task`` goes on with, None where it begins one or has none."""
    resources = job_resources(request.resources, task) if is_batch else request.resources
    return resources.job_dir if resources.resume else None


def _prepare(
    request: StylizeRequest, task_list: TaskList, bundle_dir: Path, reporter: Reporter, stop: Cancellation
) -> Stylize:
    """Load torch, the engine and the bundle; returns the function that does one task."""
    from studio.bundles.loader import load_bundle  # noqa: PLC0415 — loads torch
    from studio.engine.job_records import open_content  # noqa: PLC0415 — loads torch
    from studio.engine.styles import StyleCache  # noqa: PLC0415 — loads torch
    from studio.engine.stylize import FileOptions, SharedInputs  # noqa: PLC0415 — loads torch
    from studio.engine.stylize_window import WindowOptions, stylize_window  # noqa: PLC0415 — loads torch
    from studio.optimize.features import check_layers  # noqa: PLC0415 — loads torch
    from studio.optimize.iteration_files import IterationFiles  # noqa: PLC0415 — loads torch
    from studio.optimize.optimize_file import OptimizeOptions, paint_file  # noqa: PLC0415 — loads torch

    work = SharedInputs(load_bundle(bundle_dir), StyleCache())
    if request.spec.optimize is not None:
        check_layers(work.bundle, request.spec.optimize)
    if task_list.is_batch:
        _make_folder(request.output)

    def stylize(task: Task, progress: Progress) -> StylizeResult | None:
        resources = job_resources(request.resources, task) if task_list.is_batch else request.resources
        if task_list.is_batch and request.resources.resume and not request.is_overwrite and task.output.exists():
            reporter.noted(f"{task.output} is finished already", task)
            return None
        _check_task(request, task_list, task)
        options = FileOptions(resources, request.is_overwrite, request.export, keep_maps=request.window.keep_maps)
        spec = request.spec
        if request.printed_strokes is not None:
            with open_content(task.content, spec, resources) as source:
                spec = request.printed_strokes.applied(spec, source.facts.size)
        if request.window.region is not None:
            window = WindowOptions(request.window.region, request.window.maps, options)
            result = stylize_window(task.content, task.output, spec, work=work, options=window, progress=progress)
            return replace(result, notes=tuple(advised(note) for note in result.notes))
        every = request.save_every
        files = None if every is None else IterationFiles(iterations_folder(task.output), every)
        iterations = TaskIterations(task, reporter, files)
        optimizing = OptimizeOptions(options, stop, iterations)
        result = paint_file(task.content, task.output, spec, work=work, options=optimizing, progress=progress)
        return replace(result, notes=(*(advised(note) for note in result.notes), *iterations.notes))

    return stylize


def job_resources(resources: Resources, task: Task) -> Resources:
    """Resources with a job folder of the task's own; only work that was begun is resumed."""
    if resources.job_dir is None:
        return resources
    job_dir = resources.job_dir / task.output.name
    return replace(resources, job_dir=job_dir, resume=resources.resume and job_dir.is_dir())


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise PictureError(f"the folder {folder} cannot be made: {error.strerror}") from error


COMMAND = Command("stylize", "repaint pictures in the style of another", add_arguments, run)


def add_export_options(parser: ArgumentParser) -> None:
    """Add everything about the file that is written."""
    group = parser.add_argument_group("result")
    add_encoding_options(group, depth="as the content")
    group.add_argument(
        "--recipe",
        action=BooleanOptionalAction,
        default=True,
        help="put the recipe into the picture, with names of style files but no folders (default: yes)",
    )


def add_encoding_options(group: _ArgumentGroup, *, depth: str) -> None:
    """Add how the file is encoded to ``group``; ``depth`` is the default of the bits per channel, in words."""
    group.add_argument(
        "--depth", type=int, choices=(8, 16), help=f"bits per channel; 16 for PNG and TIFF (default: {depth})"
    )
    group.add_argument(
        "--quality",
        type=jpeg_quality,
        default=DEFAULT_QUALITY,
        metavar="1..100",
        help="of JPEG, WebP and DeepZoom (default: 92)",
    )
    group.add_argument(
        "--compression",
        choices=COMPRESSIONS,
        default="fast",
        help="of PNG and TIFF, which lose nothing (default: fast)",
    )
    group.add_argument(
        "--pyramid",
        action=BooleanOptionalAction,
        help="smaller copies inside a TIFF, for viewers (default: from 100 megapixels on)",
    )


def export_from(arguments: Namespace) -> ExportSpec:
    """The request the options describe."""
    return ExportSpec(
        depth=arguments.depth,
        quality=arguments.quality,
        compression=arguments.compression,
        pyramid=arguments.pyramid,
        with_recipe=arguments.recipe,
    )
