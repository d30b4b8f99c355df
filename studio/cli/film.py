"""``gigastyle film``: paint a film, or a folder of its frames."""

from __future__ import annotations

from argparse import ArgumentParser, BooleanOptionalAction, Namespace
from dataclasses import replace
from typing import TYPE_CHECKING

from studio.bundles.catalog import find_bundle
from studio.bundles.manifest import read_manifest
from studio.cli.batch import Stylize, run_batch, tells_failure
from studio.cli.colour_options import add_colour_options, add_mixing_option, colour_settings_from
from studio.cli.command import Command, ExitCode
from studio.cli.edge_options import add_edge_options, edge_settings_from
from studio.cli.interrupts import cancelled_by_interrupt
from studio.cli.recipe_options import add_recipe_options, advised, check_style_pages, spec_from
from studio.cli.reporting import JsonReporter, Reporter, TextReporter
from studio.cli.resource_options import add_compute_options, add_job_options, on_present_device, resources_from
from studio.cli.stroke_options import printed_strokes_from
from studio.cli.tasks import Task, TaskList, check_masks, check_styles
from studio.cli.values import frame_range, path
from studio.progress import Progress
from studio.settings import Settings
from studio.specs.colour import Mixing
from studio.specs.film import LONGEST_SMOOTHING_S, FilmSettings, VideoCodec
from studio.specs.stylize import Resources, StylizeSpec

if TYPE_CHECKING:  # torch comes with the engine, and usage errors must not wait for it
    from studio.engine.stylize import StylizeResult
    from studio.film.paint_film import FilmTask


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of ``film``."""
    parser.add_argument("content", type=path, metavar="FILM", help="film, or a folder of its frames, numbered pictures")
    parser.add_argument(
        "--output",
        "-o",
        type=path,
        required=True,
        metavar="OUT",
        help="the film to write (.mp4 .mov .mkv .webm .avi .m4v); any other name is a folder for the frames",
    )
    parser.add_argument("--overwrite", action="store_true", help="replace a result that is there already")
    parser.add_argument("--json", action="store_true", help="tell what happens as JSON lines on stdout")
    _add_film_options(parser)
    add_recipe_options(parser)
    add_mixing_option(add_colour_options(parser))
    add_edge_options(parser)
    add_compute_options(parser)
    add_job_options(parser)


def _add_film_options(parser: ArgumentParser) -> None:
    group, default = parser.add_argument_group("film"), FilmSettings()
    group.add_argument(
        "--smoothing",
        type=float,
        default=default.smoothing_s,
        metavar="SECONDS",
        help="statistics are means over a window of each shot, with this standard deviation; "
        f"0: each frame by itself, up to {LONGEST_SMOOTHING_S:g} (default: {default.smoothing_s:g})",
    )
    group.add_argument(
        "--stability",
        type=float,
        default=default.stability,
        metavar="0..1",
        help=f"how much of the earlier painting stays where nothing changes (default: {default.stability:g})",
    )
    group.add_argument(
        "--follow-motion",
        action=BooleanOptionalAction,
        default=default.follows_motion,
        help="paintings move along with what moves (default: yes)",
    )
    group.add_argument(
        "--frames",
        type=frame_range,
        default=(1, None),
        metavar="FIRST:LAST",
        help="paint these alone, counted from 1; either may be left out (default: all)",
    )
    group.add_argument(
        "--rate",
        type=float,
        default=default.rate,
        metavar="FPS",
        help=f"frames per second of a folder of frames (default: {default.rate:g})",
    )
    group.add_argument(
        "--codec",
        type=VideoCodec,
        choices=list(VideoCodec),
        metavar="|".join(VideoCodec),
        help="how the film is encoded (default: h264; in .webm vp9, in .avi mpeg4)",
    )
    group.add_argument(
        "--crf",
        type=int,
        default=default.crf,
        metavar="0..51",
        help=f"constant rate factor of h264, h265, vp9 and av1, lower is better (default: {default.crf})",
    )


def run(arguments: Namespace, settings: Settings) -> ExitCode:
    """Paint the film and tell about it; raises `StudioError` where nothing could be begun."""
    reporter: Reporter = JsonReporter() if arguments.json else TextReporter()
    try:
        with cancelled_by_interrupt() as cancellation:
            resources = resources_from(arguments, settings.resources())
            spec, film = _spec_from(arguments, settings), _film_settings_from(arguments)
            _check(spec, resources)
            resources, notes = on_present_device(resources, arguments)
            stylize = _prepare(arguments, spec, film, resources)
            for note in notes:
                reporter.noted(note)
            tasks = TaskList((Task(arguments.content, arguments.output),), is_batch=False)
            return run_batch(tasks, stylize, reporter=reporter, cancellation=cancellation).exit_code
    except Exception as error:
        if not tells_failure(reporter, error, is_json=arguments.json):
            raise
        return ExitCode.BAD_INPUT


def _spec_from(arguments: Namespace, settings: Settings) -> StylizeSpec:
    return replace(
        spec_from(arguments, default_bundle=settings.bundle),
        colour=colour_settings_from(arguments),
        mixing=Mixing(arguments.mixing),
        edges=edge_settings_from(arguments),
    )


def _film_settings_from(arguments: Namespace) -> FilmSettings:
    first, last = arguments.frames
    return FilmSettings(
        smoothing_s=arguments.smoothing,
        stability=arguments.stability,
        follows_motion=arguments.follow_motion,
        first_frame=first,
        last_frame=last,
        rate=arguments.rate,
        codec=arguments.codec,
        crf=arguments.crf,
    )


def _check(spec: StylizeSpec, resources: Resources) -> None:
    """Find what would fail while torch is not loaded yet."""
    check_styles(style.path for style in spec.styles)
    check_masks(spec.masks)
    manifest = read_manifest(find_bundle(spec.bundle))
    manifest.require_method(spec.method)
    for level in spec.levels or ():
        manifest.entry(level)
    check_style_pages(spec.styles, resources)


def _prepare(arguments: Namespace, spec: StylizeSpec, film: FilmSettings, resources: Resources) -> Stylize:
    """Load torch, the engine and the bundle; returns the function that paints the film."""
    from studio.bundles.loader import load_bundle  # noqa: PLC0415 — loads torch
    from studio.engine.styles import StyleCache  # noqa: PLC0415 — loads torch
    from studio.engine.stylize import SharedInputs  # noqa: PLC0415 — loads torch
    from studio.film.paint_film import FilmOptions, FilmTask, check_task, open_film, paint_film  # noqa: PLC0415 — too

    printed = printed_strokes_from(arguments)
    if printed is not None:
        with open_film(arguments.content, film, resources, longer_side_px=spec.content_size_px) as source:
            spec = printed.applied(spec, source.facts.size)

    def task_of(task: Task) -> FilmTask:
        return FilmTask(task.content, task.output, spec, film)

    options = FilmOptions(resources, overwrite=arguments.overwrite)
    check_task(task_of(Task(arguments.content, arguments.output)), overwrite=arguments.overwrite or resources.resume)
    work = SharedInputs(load_bundle(find_bundle(spec.bundle)), StyleCache())

    def stylize(task: Task, progress: Progress) -> StylizeResult:
        result = paint_film(task_of(task), work=work, options=options, progress=progress)
        return replace(result, notes=tuple(advised(note) for note in result.notes))

    return stylize


COMMAND = Command("film", "repaint a film, or a folder of its frames, without flicker", add_arguments, run)
