"""Training runs from spec to bundle, whatever their kind, distillation or pruning: begin, resume, export."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from studio.bundles.manifest import Manifest
from studio.compression import distilling, processes
from studio.compression.pruning import run as pruning_run
from studio.compression.pruning import staged_run
from studio.compression.run_folder import FollowedRunFolder, RunFolder
from studio.compression.trainer import TrainingResult
from studio.engine.device import choose_device, use_threads
from studio.errors import JobError, SpecError
from studio.progress import Progress
from studio.specs.pruning import PruneSpec, TrainingSpec
from studio.specs.training_bounds import check_bounds

TRAINING_LOG = "training.jsonl"


def begin(spec: TrainingSpec, folder: RunFolder, progress: Progress) -> TrainingResult:
    """Start a run of ``spec`` in ``folder``; raises JobError where one has begun there already."""
    if processes.any_of(folder.exists):
        raise JobError("{path} holds a run already; resume it, or choose another folder", path=folder.path)
    _check_alone(spec)
    spec = replace(spec, schedule=spec.schedule.shared_by(processes.count()))
    check_bounds(spec)
    choose_device(spec.device)  # first: pictures take a minute
    styles = spec.styles.resolve() if spec.styles else None
    spec = replace(spec, contents=spec.contents.resolve(), styles=styles, threads=_threads(spec))
    folder = _own(folder)
    if isinstance(spec, PruneSpec):
        if spec.is_staged:
            return staged_run.begin(spec, folder, progress)
        return pruning_run.begin(spec, folder, progress)
    return distilling.begin(spec, folder, progress)


def resume(folder: RunFolder, progress: Progress) -> TrainingResult:
    """Resume the run in ``folder`` from its last checkpoint, or from the start where there is none yet."""
    spec = folder.read_spec()
    _check_alone(spec)
    processes.own_part(range(spec.schedule.accumulate))  # refuses as many as cannot share them
    folder = _own(folder)
    with folder.held():
        folder.take_back_stop()  # first: a request made while pictures are loaded is for this run
        choose_device(spec.device)
        _threads(spec)
        if isinstance(spec, PruneSpec):
            if spec.is_staged:
                return staged_run.resume(spec, folder, progress)
            return pruning_run.resume(spec, folder, progress)
        return distilling.resume(spec, folder, progress)


def _check_alone(spec: TrainingSpec) -> None:
    if isinstance(spec, PruneSpec) and spec.is_staged and processes.count() > 1:
        raise SpecError("a pruning in stages runs in one process; start it without the others")


def _own(folder: RunFolder) -> RunFolder:
    """``folder`` for the process that writes it, for all others one that only reads."""
    return folder if processes.rank() == 0 else FollowedRunFolder(folder.path)


def _threads(spec: TrainingSpec) -> int:
    """Set what ``spec`` asks for, or this process's share of the processor's cores; returns the number."""
    threads = use_threads(spec.threads)
    each = threads if spec.threads else max(1, threads // processes.local_count())
    return use_threads(each)


def export(folder: RunFolder, destination: Path, *, title: str) -> Manifest:
    """Write the best weights of the run (the last ones where nothing was scored) as a new bundle ``destination``.

    The run's log goes with it. Raises JobError where the run has not come far enough.
    """
    spec = folder.read_spec()
    if isinstance(spec, PruneSpec) and spec.is_staged:
        manifest = staged_run.export(folder, destination, title)
        folder = staged_run.latest_log(folder)
    elif isinstance(spec, PruneSpec):
        manifest = pruning_run.export(spec, folder, destination, title)
    else:
        manifest = distilling.export(spec, folder, destination, title)
    folder.copy_log(destination / TRAINING_LOG)
    return manifest
