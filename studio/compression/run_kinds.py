"""Dispatch by the kind of run that a folder holds: distillation or pruning."""

from __future__ import annotations

from pathlib import Path

from studio.bundles.manifest import Manifest
from studio.compression import distilling
from studio.compression.pruning import export as pruned_export
from studio.compression.pruning import run as pruning_run
from studio.compression.run_folder import RunFolder
from studio.compression.trainer import TrainingResult
from studio.progress import Progress
from studio.specs.pruning import PruneSpec, TrainingSpec

TRAINING_LOG = "training.jsonl"


def begin(spec: TrainingSpec, folder: RunFolder, progress: Progress) -> TrainingResult:
    """Start a run of ``spec`` in ``folder``; raises JobError where one has begun there already."""
    if isinstance(spec, PruneSpec):
        return pruning_run.begin(spec, folder, progress)
    return distilling.begin(spec, folder, progress)


def resume(folder: RunFolder, progress: Progress) -> TrainingResult:
    """Resume the run in ``folder``, whatever its kind."""
    return (pruning_run.resume if _is_pruning(folder) else distilling.resume)(folder, progress)


def export(folder: RunFolder, destination: Path, *, title: str) -> Manifest:
    """Make the bundle ``destination`` of what the run in ``folder`` has learnt; the run's log goes with it."""
    manifest = (pruned_export.export if _is_pruning(folder) else distilling.export)(folder, destination, title=title)
    folder.copy_log(destination / TRAINING_LOG)
    return manifest


def _is_pruning(folder: RunFolder) -> bool:
    return isinstance(folder.read_spec(), PruneSpec)
