"""``gigastyle evaluate``: how well a bundle paints and what it costs, alone or beside another."""

from __future__ import annotations

import json
import re
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from tqdm import tqdm

from studio.bundles.catalog import find_bundle
from studio.bundles.manifest import read_manifest, write_manifest
from studio.cli.command import Command
from studio.cli.exit_codes import ExitCode
from studio.cli.interrupts import cancelled_by_interrupt
from studio.cli.values import level_list, positive_count
from studio.compression.evaluation.request import (
    DEFAULT_PAIRS,
    DEFAULT_SIZE_PX,
    EvaluationRequest,
    JudgeChoice,
)
from studio.progress import Progress, ProgressReport
from studio.settings import Settings

_WITH_LEVELS = re.compile(r"(?P<bundle>.+):(?P<levels>[1-5](,[1-5])*)")


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of ``evaluate``."""
    parser.add_argument("--bundle", required=True, metavar="ID|DIR", help="bundle under evaluation")
    parser.add_argument("--against", metavar="ID|DIR", help="bundle it is held against")
    parser.add_argument("--contents", type=Path, required=True, metavar="DIR", help="folder of photographs")
    parser.add_argument("--styles", type=Path, required=True, metavar="DIR", help="folder of style pictures")
    parser.add_argument(
        "--size",
        type=positive_count,
        default=DEFAULT_SIZE_PX,
        metavar="PX",
        help=f"longer side of contents, styles and results (default: {DEFAULT_SIZE_PX})",
    )
    parser.add_argument(
        "--pairs",
        type=positive_count,
        default=DEFAULT_PAIRS,
        metavar="N",
        help=f"content-style pairs to paint, none twice (default: {DEFAULT_PAIRS})",
    )
    parser.add_argument(
        "--judges",
        type=judge_name,
        nargs="+",
        default=[],
        metavar="ID|DIR[:LEVELS]",
        help="bundles whose encoders measure the results, such as vgg19:3,2,1 (default: --against, else --bundle)",
    )
    parser.add_argument("--levels", type=level_list, metavar="5,4,…", help="levels that paint (default: all)")
    parser.add_argument("--threads", type=int, default=0, metavar="N", help="0 means one for each core (default: 0)")
    parser.add_argument("--seed", type=int, default=0, metavar="N", help="draws the pictures (default: 0)")
    parser.add_argument("--json", action="store_true", help="print one JSON object instead of tables")
    parser.add_argument("--sheet", type=Path, metavar="FILE", help="write all pairs side by side as PNG or JPEG")
    parser.add_argument("--record", action="store_true", help="keep the figures in the bundle's own bundle.json")
    parser.add_argument("--overwrite", action="store_true", help="replace the sheet if it exists")


def judge_name(text: str) -> tuple[str, tuple[int, ...] | None]:
    """A bundle and the levels it measures at, None for all, from ``vgg19`` or ``vgg19:3,2,1``."""
    if not text:
        raise ArgumentTypeError("a judge is a bundle such as vgg19 or vgg19:3,2,1")
    match = _WITH_LEVELS.fullmatch(text)
    return (text, None) if match is None else (match["bundle"], tuple(sorted(set(level_list(match["levels"])))))


def request_from(arguments: Namespace) -> EvaluationRequest:
    """The request behind the arguments; `StudioError` where a bundle or value cannot be used. Torch-free."""
    request = EvaluationRequest(
        bundle=find_bundle(arguments.bundle),
        against=None if arguments.against is None else find_bundle(arguments.against),
        contents=arguments.contents,
        styles=arguments.styles,
        judges=tuple(JudgeChoice(find_bundle(bundle), levels) for bundle, levels in arguments.judges),
        size_px=arguments.size,
        pairs=arguments.pairs,
        levels=arguments.levels,
        threads=arguments.threads,
        seed=arguments.seed,
    )
    for folder in request.sides.values():
        manifest = read_manifest(folder)
        manifest.require_method(None)
        for level in request.levels or ():
            manifest.entry(level)
    for judge in request.judges:
        for level in judge.levels or ():
            read_manifest(judge.folder).entry(level)
    return request


def run(arguments: Namespace, settings: Settings) -> ExitCode:
    """Paint, measure and print; raises `StudioError` where a folder or bundle cannot be used."""
    del settings  # bundle and threads are named: figures that depend on a person's settings do not compare
    request = request_from(arguments)

    from studio.compression.evaluation.evaluate import evaluate  # noqa: PLC0415 — loads torch
    from studio.compression.evaluation.gallery import Gallery  # noqa: PLC0415 — loads torch
    from studio.compression.evaluation.record import quality_figures, report_to_json  # noqa: PLC0415 — loads libvips
    from studio.compression.evaluation.sheet import check_sheet_path  # noqa: PLC0415 — loads Pillow
    from studio.compression.evaluation.table import report_to_text  # noqa: PLC0415 — loads libvips

    gallery = None
    if arguments.sheet is not None:
        check_sheet_path(arguments.sheet, overwrite=arguments.overwrite)
        gallery = Gallery(request, {side: read_manifest(folder).id for side, folder in request.sides.items()})
    with cancelled_by_interrupt() as cancellation, tqdm(total=1.0, leave=False, disable=None, file=sys.stderr) as bar:

        def on_report(report: ProgressReport) -> None:
            bar.set_description(report.stage, refresh=False)
            bar.update(report.fraction - bar.n)

        progress = Progress(on_report=on_report, cancellation=cancellation)
        report = evaluate(request, progress=progress, on_painted=None if gallery is None else gallery.add)
    for skipped in report.skipped:
        print(f"gigastyle: skipped {skipped.path}: {skipped.reason}", file=sys.stderr)
    if gallery is not None:
        gallery.write(arguments.sheet)
    if arguments.record:
        manifest = read_manifest(request.bundle)
        kept = {**manifest.quality, "evaluation": quality_figures(report)}
        write_manifest(request.bundle, replace(manifest, quality=MappingProxyType(kept)))
    print(json.dumps(report_to_json(report), indent=2) if arguments.json else report_to_text(report))
    return ExitCode.DONE


COMMAND = Command("evaluate", "measure how well a bundle paints and what it costs", add_arguments, run)
