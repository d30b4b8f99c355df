"""``gigastyle evaluate``: how well a bundle paints and what it costs, alone or beside another; or how others paint."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from studio.bundles.manifest import read_manifest, write_manifest
from studio.cli.command import Command, ExitCode
from studio.cli.evaluate_options import add_arguments, optimized_request_from, painted_request_from, request_from
from studio.cli.interrupts import progress_with_bar
from studio.cli.optimize_options import OPTIMIZE, optimize_settings_from
from studio.compression.evaluation.request import ComparisonSide, EvaluationRequest
from studio.errors import SpecError
from studio.settings import Settings
from studio.specs.optimize import OptimizeSettings

if TYPE_CHECKING:
    from studio.compression.evaluation.evaluate import PaintedPair
    from studio.compression.evaluation.figures import EvaluationReport, Front, JudgeFacts
    from studio.compression.evaluation.optimized import OptimizedPictures
    from studio.compression.evaluation.painted import ShownPair
    from studio.compression.evaluation.pictures import Skipped


def run(arguments: Namespace, settings: Settings) -> ExitCode:
    """Paint, measure and print; raises `StudioError` where a folder or bundle cannot be used."""
    del settings  # bundle and threads are named: figures that depend on a person's settings do not compare
    optimize = optimize_settings_from(arguments)
    if arguments.painted is not None:
        if optimize is not None:
            raise SpecError(f"--painted: these pictures are painted already; leave --method {OPTIMIZE} out")
        return _run_painted(arguments)
    return _run_bundle(arguments) if optimize is None else _run_optimized(arguments, optimize)


def _run_bundle(arguments: Namespace) -> ExitCode:
    request = request_from(arguments)
    _check_paths(arguments)

    from studio.compression.evaluation.evaluate import evaluate  # noqa: PLC0415 — loads torch
    from studio.compression.evaluation.record import report_to_json  # noqa: PLC0415 — loads libvips
    from studio.compression.evaluation.sheet import Gallery  # noqa: PLC0415 — loads torch
    from studio.compression.evaluation.table import report_to_text  # noqa: PLC0415 — loads libvips

    names = {side: read_manifest(folder).id for side, folder in request.sides.items()}
    gallery = Gallery(pairs=request.pairs, size_px=request.size_px)

    def on_painted(painted: PaintedPair) -> None:
        shown = [side for side in (ComparisonSide.AGAINST, ComparisonSide.BUNDLE) if side in painted.results]
        captions = (f"{names[side]}, SSIM {painted.figures.results[side].ssim:.2f}" for side in shown)
        results = list(zip(captions, (painted.results[side] for side in shown), strict=True))
        gallery.add(painted.content, painted.style, results)

    with progress_with_bar() as progress:
        report = evaluate(request, progress=progress, on_painted=on_painted if arguments.sheet else None)
    _tell_skipped(report.skipped)
    if arguments.sheet is not None:
        gallery.write(arguments.sheet)
    if report.front is not None:
        _draw(arguments.front, report.front, report.judges, names.get(ComparisonSide.AGAINST))
    if arguments.record:
        _record(request, report)
    print(json.dumps(report_to_json(report), indent=2) if arguments.json else report_to_text(report))
    return ExitCode.DONE


def _run_optimized(arguments: Namespace, settings: OptimizeSettings) -> ExitCode:
    request = optimized_request_from(arguments, settings)
    _check_paths(arguments)

    from studio.compression.evaluation.optimized import evaluate_optimized  # noqa: PLC0415 — loads torch
    from studio.compression.evaluation.optimized_record import (  # noqa: PLC0415 — loads torch
        optimized_to_json,
        optimized_to_text,
    )
    from studio.compression.evaluation.sheet import Gallery  # noqa: PLC0415 — loads torch

    gallery = Gallery(pairs=request.evaluation.pairs, size_px=request.evaluation.size_px)

    def on_painted(painted: OptimizedPictures) -> None:
        gallery.add(*painted.pair, list(painted.results.items()))

    with progress_with_bar() as progress:
        report = evaluate_optimized(
            request, progress=progress, on_painted=on_painted if arguments.sheet is not None else None
        )
    _tell_skipped(report.skipped)
    if arguments.sheet is not None:
        gallery.write(arguments.sheet)
    print(json.dumps(optimized_to_json(report), indent=2) if arguments.json else optimized_to_text(report))
    return ExitCode.DONE


def _run_painted(arguments: Namespace) -> ExitCode:
    request = painted_request_from(arguments)
    _check_paths(arguments)

    from studio.compression.evaluation.painted import evaluate_painted  # noqa: PLC0415 — loads torch
    from studio.compression.evaluation.record import painted_to_json  # noqa: PLC0415 — loads torch
    from studio.compression.evaluation.sheet import Gallery  # noqa: PLC0415 — loads torch
    from studio.compression.evaluation.table import painted_to_text  # noqa: PLC0415 — loads torch

    shown: list[ShownPair] = []
    with progress_with_bar() as progress:
        report = evaluate_painted(request, progress=progress, on_measured=shown.append if arguments.sheet else None)
    _tell_skipped(report.skipped)
    if arguments.sheet is not None:
        gallery = Gallery(pairs=len(shown), size_px=request.size_px)
        for pair in shown:
            gallery.add(pair.content, pair.style, list(pair.results.items()))
        gallery.write(arguments.sheet)
    if arguments.front is not None:
        _draw(arguments.front, report.front, report.judges, report.against)
    print(json.dumps(painted_to_json(report), indent=2) if arguments.json else painted_to_text(report))
    return ExitCode.DONE


def _check_paths(arguments: Namespace) -> None:
    from studio.compression.evaluation.sheet import check_sheet_path  # noqa: PLC0415 — loads Pillow

    for path in (arguments.sheet, arguments.front):
        if path not in {None, Path()}:
            check_sheet_path(path, overwrite=arguments.overwrite)


def _tell_skipped(found: Sequence[Skipped]) -> None:
    for skipped in found:
        print(f"gigastyle: skipped {skipped.file}: {skipped.reason}", file=sys.stderr)


def _draw(path: Path, front: Front, judges: Sequence[JudgeFacts], reference: str | None) -> None:
    if path == Path():
        return
    from studio.compression.evaluation.front_plot import draw_front  # noqa: PLC0415 — loads Pillow
    from studio.compression.evaluation.sheet import write_sheet  # noqa: PLC0415 — loads Pillow

    write_sheet(path, draw_front(front, judges, reference))


def _record(request: EvaluationRequest, report: EvaluationReport) -> None:
    from studio.compression.evaluation.record import quality_figures  # noqa: PLC0415 — loads libvips

    manifest = read_manifest(request.bundle)
    kept = {**manifest.quality, "evaluation": quality_figures(report)}
    write_manifest(request.bundle, replace(manifest, quality=MappingProxyType(kept)))


COMMAND = Command("evaluate", "measure how well a bundle paints and what it costs", add_arguments, run)
