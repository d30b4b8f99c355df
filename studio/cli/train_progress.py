"""A training run in the foreground: a bar while it lasts, and in the end what came of it."""

from __future__ import annotations

import math
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from studio.cli.command import ExitCode
from studio.cli.interrupts import Watch, progress_with_bar
from studio.cli.train_options import check_run_folder
from studio.progress import Progress
from studio.specs.pruning import TrainingSpec
from studio.specs.training_bounds import check_bounds

if TYPE_CHECKING:  # torch comes with the runs, and usage errors must not wait for it
    from studio.compression.trainer import TrainingResult


def begin_with_bar(path: Path, spec: TrainingSpec) -> ExitCode:
    """Begin a run of ``spec`` in the folder ``path``; raises `StudioError` where that is not possible."""
    check_bounds(spec)
    check_run_folder(path)
    from studio.compression.run_folder import RunFolder  # noqa: PLC0415 — loads torch
    from studio.compression.run_kinds import begin  # noqa: PLC0415 — loads torch

    train_with_bar(path, lambda progress: begin(spec, RunFolder(path), progress))
    return ExitCode.DONE


def train_with_bar(
    path: Path, train: Callable[[Progress], TrainingResult], *, watch: Watch | None = None
) -> TrainingResult:
    """Run ``train``, which works in the folder ``path``; Ctrl+C stops it after its step, and so can ``watch``."""
    with progress_with_bar(watch) as progress:
        result = train(progress)
    for reason in result.skipped:
        print(f"gigastyle: skipped: {reason}", file=sys.stderr)
    ending = "finished" if result.is_complete else "stopped"
    best = f"best score {result.best_score:.4g} (lower is better)"
    score = best if math.isfinite(result.best_score) else "before its first score"
    print(f"{path} {ending} at step {result.step}, {score}")
    report = path / "report.txt"  # pruning runs leave one
    if result.is_complete and report.exists():
        print(f"\n{report.read_text(encoding='utf-8')}", end="")
    return result
