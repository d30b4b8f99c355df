"""``gigastyle train start``, ``probe`` and ``scan``: what the window runs in processes of their own.

A run begun this way tells in its folder who works on it and how it ended, so that any window finds it again. In the
foreground every run draws a bar, and says in the end what came of it.
"""

from __future__ import annotations

import json
import math
import os
import sys
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from studio.cli.command import Command, ExitCode
from studio.cli.interrupts import Watch, progress_with_bar
from studio.cli.train_options import check_run_folder
from studio.cli.values import path
from studio.codec import to_plain
from studio.compression.launch import Launch
from studio.compression.preparation import Preparation
from studio.errors import Cancelled, JobError, Message, SpaceError, StudioError
from studio.jobs.training.ending import Ending, forget_ending, write_ending
from studio.jobs.training.liveness import is_live
from studio.jobs.training.preparing import Preparing, PreparingNotes
from studio.jobs.training.process import RunProcess, write_process
from studio.jobs.training.stages import FIRST_STAGE, PRUNED, make_first_stage, read_request
from studio.progress import Progress, ProgressReport
from studio.settings import Settings
from studio.specs.pruning import PruneSpec, TrainingSpec
from studio.specs.spec_file import read_spec
from studio.specs.stylize import DeviceChoice
from studio.specs.training_bounds import check_bounds

if TYPE_CHECKING:  # torch comes with the runs
    from studio.compression.trainer import TrainingResult


def add_start(parser: ArgumentParser) -> None:
    """Declare the argument of ``start``."""
    parser.add_argument("run", type=path, metavar="RUN", help="a folder with a request.json, begun or not")


def add_request(parser: ArgumentParser) -> None:
    """Declare the argument of ``probe`` and ``scan``."""
    parser.add_argument("request", type=path, metavar="REQUEST", help="a request.json")


def start(arguments: Namespace, settings: Settings) -> ExitCode:
    """Begin or go on with what the folder's request asks for; how it ends is written into the folder.

    Raises JobError, nothing changed, where somebody works on it already.
    """
    del settings
    run: Path = arguments.run
    if not Launch.of(os.environ).is_first:
        request = read_request(run)
        train_with_bar(run, lambda progress: _work(run, request, progress), device=request.device)
        return ExitCode.DONE
    check_idle(run)
    write_process(run, RunProcess.current())
    forget_ending(run)
    notes = PreparingNotes(run)
    notes.forget()  # of a process that was killed
    try:
        request = read_request(run)
        result = train_with_bar(
            run, lambda progress: _work(run, request, progress), device=request.device, watch=notes.take
        )
        write_ending(run, Ending(is_complete=result.is_complete))
    except Cancelled:
        write_ending(run, Ending(is_complete=False))
        raise
    except StudioError as error:
        _write_failure(run, error.message)
        raise
    except Exception as error:
        _write_failure(run, Message("the program made a mistake ({fault})", fault=f"{type(error).__name__}: {error}"))
        raise
    finally:
        notes.forget()
    return ExitCode.DONE


def check_idle(run: Path) -> None:
    """Raise JobError where another program works on ``run``."""
    if is_live(run, except_for=(os.getpid(), os.getppid())):  # whoever started it has noted it, or its launcher
        raise JobError(f"another program is training in {run}; stop it with gigastyle train stop, or wait for it")


def probe(arguments: Namespace, settings: Settings) -> ExitCode:
    """Print a JSON line for each part of the probe, and one with how long each part of the run takes here."""
    del settings
    spec = read_spec(arguments.request)
    from studio.compression.probing import probe as measure  # noqa: PLC0415 — loads torch

    loaded_s = time.time() - RunProcess.current().created_s  # a run starts the program as well
    timings = measure(spec, Progress(on_report=_print_part))
    timings = replace(timings, seconds_to_begin=timings.seconds_to_begin + loaded_s)
    print(json.dumps(to_plain(timings)), flush=True)
    return ExitCode.DONE


def _print_part(report: ProgressReport) -> None:
    print(json.dumps(to_plain(Preparing(Preparation(report.stage), report.fraction))), flush=True)


def scan(arguments: Namespace, settings: Settings) -> ExitCode:
    """Print a JSON line for each layer: the held-out loss with its weakest filters left out."""
    del settings
    spec = read_spec(arguments.request)
    from studio.compression.probing import scan as measure  # noqa: PLC0415 — loads torch

    for name, losses in measure(spec, Progress()):
        print(json.dumps({"layer": name, "losses": {f"{share:g}": loss for share, loss in losses}}), flush=True)
    return ExitCode.DONE


def _work(run: Path, request: TrainingSpec, progress: Progress) -> TrainingResult:
    """All stages of ``request``, each begun, gone on with, or passed over, by what lies in ``run``."""
    if not isinstance(request, PruneSpec) or request.then is None:
        return _stage(run, request, progress)
    make_first_stage(run)
    pruned = run / PRUNED
    if not pruned.is_dir():
        result = _stage(run / FIRST_STAGE, replace(request, then=None), progress)
        if not result.is_complete:
            return result
        if Launch.of(os.environ).is_first:  # the others wait for it where the next stage begins
            from studio.compression.run_folder import RunFolder  # noqa: PLC0415 — loads torch
            from studio.compression.run_kinds import export  # noqa: PLC0415 — loads torch

            export(RunFolder(run / FIRST_STAGE), pruned, title=f"{request.title}, pruned")
    return _stage(run, replace(request.then, start=pruned), progress)


def _stage(folder: Path, spec: TrainingSpec, progress: Progress) -> TrainingResult:
    from studio.compression.processes import any_of  # noqa: PLC0415 — loads torch
    from studio.compression.run_folder import RunFolder  # noqa: PLC0415 — loads torch
    from studio.compression.run_kinds import begin, resume  # noqa: PLC0415 — loads torch

    run = RunFolder(folder)
    if any_of(run.is_asked_to_stop):  # while torch was loaded; going on would take it back
        raise Cancelled(f"{folder} is asked to stop; gigastyle train resume goes on with it")
    return resume(run, progress) if any_of(run.exists) else begin(spec, run, progress)


def _write_failure(run: Path, failure: str) -> None:
    try:
        write_ending(run, Ending(is_complete=False, failure=failure))
    except SpaceError as error:
        print(f"gigastyle: {error}", file=sys.stderr)  # the output of the run says it then


def begin_with_bar(path: Path, spec: TrainingSpec) -> ExitCode:
    """Begin a run of ``spec`` in the folder ``path``; raises `StudioError` where that is not possible."""
    check_bounds(spec)
    check_run_folder(path)
    from studio.compression.run_folder import RunFolder  # noqa: PLC0415 — loads torch
    from studio.compression.run_kinds import begin  # noqa: PLC0415 — loads torch

    train_with_bar(path, lambda progress: begin(spec, RunFolder(path), progress), device=spec.device)
    return ExitCode.DONE


def train_with_bar(
    path: Path,
    train: Callable[[Progress], TrainingResult],
    *,
    device: DeviceChoice = "auto",
    watch: Watch | None = None,
) -> TrainingResult:
    """Run ``train``, which works in the folder ``path``; Ctrl+C stops it after its step, and so can ``watch``.

    Started by ``torchrun`` it is one process of several on ``device``, of which the first draws the bar and says what
    came of it.
    """
    from studio.compression.processes import joined  # noqa: PLC0415 — loads torch

    launch = Launch.of(os.environ)
    with progress_with_bar(watch, is_drawn=launch.is_first) as progress, joined(launch, device):
        result = train(progress)
    if not launch.is_first:
        return result
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


COMMANDS = (
    Command("train start", "begin or go on with the run that a folder asks for", add_start, start),
    Command("train probe", "measure how long a requested run takes here", add_request, probe),
    Command("train scan", "measure which layers suffer most when they lose filters", add_request, scan),
)
