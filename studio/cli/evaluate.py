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
from studio.cli.evaluate_options import add_arguments, painted_request_from, request_from
from studio.cli.interrupts import progress_with_bar
from studio.compression.evaluation.request import ComparisonSide, EvaluationRequest
from studio.settings import Settings

if TYPE_CHECKING:
    from studio.compression.evaluation.evaluate import PaintedPair
    from studio.compression.evaluation.figures import EvaluationReport, Front, JudgeFacts
    from studio.compression.evaluation.painted import ShownPair
    from studio.compression.evaluation.pictures import Skipped


def run(arguments: Namespace, settings: Settings) -> ExitCode:
    """Paint, measure and print; raises `StudioError` where a folder or bundle cannot be used."""
    del settings  # bundle and threads are named: figures that depend on a person's settings do not compare
    return _run_bundle(arguments) if arguments.painted is None else _run_painted(arguments)


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
