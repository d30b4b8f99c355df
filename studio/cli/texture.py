"""``gigastyle texture``: a texture of any size in the style of a picture or a style card."""

from __future__ import annotations

import time
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Sequence
from itertools import starmap

from studio.bundles.catalog import find_bundle
from studio.bundles.manifest import read_manifest
from studio.cli.batch import tells_failure
from studio.cli.command import Command, ExitCode
from studio.cli.interrupts import cancelled_by_interrupt
from studio.cli.recipe_options import METHODS, add_network_options, advised
from studio.cli.reporting import JsonReporter, Reporter, Summary, TextReporter
from studio.cli.resource_options import add_compute_options, on_present_device, resources_from
from studio.cli.stylize import add_encoding_options
from studio.cli.tasks import Task, check_output, check_styles
from studio.cli.values import path
from studio.errors import SpecError
from studio.geometry import Size
from studio.progress import Progress
from studio.settings import Settings
from studio.specs.export import ExportSpec
from studio.specs.method import Method
from studio.specs.stylize import Resources, StyleChoice
from studio.specs.texture import DEFAULT_ROUNDS, DEFAULT_SCALES, MOST_ROUNDS, MOST_SCALES, TextureRequest


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of ``texture``."""
    parser.add_argument("style", type=path, nargs="+", metavar="STYLE", help="pictures or style cards, which are mixed")
    parser.add_argument("-o", "--output", type=path, required=True, metavar="OUT", help="file to write")
    parser.add_argument("--size", type=size, required=True, metavar="WxH", help="width and height in pixels")
    parser.add_argument("--overwrite", action="store_true", help="replace a file that is there already")
    parser.add_argument("--json", action="store_true", help="tell what happens as JSON lines on stdout")
    group = parser.add_argument_group("texture")
    group.add_argument("--tileable", action="store_true", help="let opposite borders meet, for seamless tiles")
    group.add_argument("--seed", type=int, default=0, metavar="N", help="another seed, another texture (default: 0)")
    group.add_argument(
        "--scales",
        type=int,
        default=DEFAULT_SCALES,
        metavar="N",
        help=f"1 to {MOST_SCALES}: how often the size doubles on the way, plus one (default: {DEFAULT_SCALES})",
    )
    group.add_argument(
        "--rounds",
        type=int,
        default=DEFAULT_ROUNDS,
        metavar="N",
        help=f"1 to {MOST_ROUNDS}: how often each scale is painted (default: {DEFAULT_ROUNDS})",
    )
    group.add_argument(
        "--style-weight", type=float, nargs="+", metavar="SHARE", help="share of each style (default: equal shares)"
    )
    add_network_options(group)
    add_encoding_options(parser.add_argument_group("result"), depth="8")
    add_compute_options(parser)


def size(text: str) -> Size:
    """A size from ``1024x768``."""
    width, separator, height = text.lower().partition("x")
    if not (separator and width.isdecimal() and height.isdecimal() and int(width) and int(height)):
        raise ArgumentTypeError(f"{text!r} is not a size such as 1024x768")
    return Size(int(width), int(height))


def request_from(arguments: Namespace, settings: Settings) -> TextureRequest:
    """The request behind the arguments; raises `SpecError` where a value is out of range."""
    weights: Sequence[float] = arguments.style_weight or [1.0] * len(arguments.style)
    if len(weights) != len(arguments.style):
        raise SpecError(f"{len(arguments.style)} styles need {len(arguments.style)} weights, not {len(weights)}")
    return TextureRequest(
        styles=tuple(starmap(StyleChoice, zip(arguments.style, weights, strict=True))),
        size=arguments.size,
        seed=arguments.seed,
        is_tileable=arguments.tileable,
        scales=arguments.scales,
        rounds=arguments.rounds,
        bundle=arguments.bundle if arguments.bundle is not None else settings.bundle,
        method=Method(arguments.method) if arguments.method in METHODS else None,
        levels=arguments.levels,
        style_size_px=arguments.style_size,
    )


def run(arguments: Namespace, settings: Settings) -> ExitCode:
    """Paint and write the texture and tell about it; raises `StudioError` where that is not possible."""
    reporter: Reporter = JsonReporter() if arguments.json else TextReporter()
    try:
        request, resources = request_from(arguments, settings), resources_from(arguments, settings.resources())
        check_styles(style.path for style in request.styles)
        sources = [style.path for style in request.styles]
        check_output(arguments.output, content=None, sources=sources, is_overwrite=arguments.overwrite)
        manifest = read_manifest(find_bundle(request.bundle))
        manifest.require_method(request.method)
        for level in request.levels or ():
            manifest.entry(level)
        return _make(request, arguments, resources, reporter)
    except Exception as error:
        if not tells_failure(reporter, error, is_json=arguments.json):
            raise
        return ExitCode.BAD_INPUT


def _make(request: TextureRequest, arguments: Namespace, resources: Resources, reporter: Reporter) -> ExitCode:
    from studio.engine.texture import TextureOptions, write_texture  # noqa: PLC0415 — loads torch

    started_s, task = time.monotonic(), Task(request.styles[0].path, arguments.output)
    resources, notes = on_present_device(resources, arguments)
    export = ExportSpec(arguments.depth, arguments.quality, arguments.compression, arguments.pyramid)
    with cancelled_by_interrupt() as cancellation:
        reporter.started(task, index=1, count=1)
        progress = Progress(on_report=lambda report: reporter.progressed(task, report), cancellation=cancellation)
        options = TextureOptions(resources, export, arguments.overwrite)
        result = write_texture(request, arguments.output, options=options, progress=progress)
    for note in (*notes, *result.notes):
        reporter.noted(advised(note), task)
    reporter.finished(task, result)
    reporter.summarised(Summary(1, 0, 0, time.monotonic() - started_s, ExitCode.DONE))
    return ExitCode.DONE


COMMAND = Command("texture", "paint a texture of any size in the style of a picture", add_arguments, run)
