"""Small training runs, and what tests look at in their folders."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch

from studio.compression.run_folder import RunFolder
from studio.compression.run_kinds import begin
from studio.compression.trainer import TrainingResult
from studio.progress import Cancellation, Progress, ProgressReport
from studio.specs.pruning import PruneSpec
from studio.specs.training import DistillSpec, Schedule

QUICK = Schedule(
    steps=6, batch=2, crop_px=64, warm_up_steps=2, validate_every=3, log_every=1, checkpoint_every=2, learning_rate=1e-3
)


@dataclass(frozen=True, slots=True)
class FinishedRun:
    """A run that was left alone from its beginning to its end; for reading."""

    folder: RunFolder
    result: TrainingResult

    def copied(self, place: Path) -> RunFolder:
        """The run in ``place``, to do with as one likes."""
        shutil.copytree(self.folder.path, place)
        return RunFolder(place)


Finished = Callable[[DistillSpec | PruneSpec], FinishedRun]


def finish(spec: DistillSpec | PruneSpec, folder: RunFolder) -> FinishedRun:
    """Train ``spec`` to its end."""
    return FinishedRun(folder, begin(spec, folder, Progress()))


def stopped_after(step: int) -> Progress:
    """Ask to stop once ``step`` is done."""
    cancellation = Cancellation()

    def on_report(report: ProgressReport) -> None:
        if report.stage.startswith(f"step {step} "):
            cancellation.request()

    return Progress(on_report=on_report, cancellation=cancellation)


def clock(*seconds: float) -> Callable[[torch.device], float]:
    """A clock that shows one of ``seconds`` after the other."""
    readings = iter(seconds)
    return lambda _device: next(readings)


def checkpoint(folder: RunFolder, name: str = "last") -> dict[str, Any]:
    """The checkpoint ``name``, which has to be there."""
    state = folder.load(name)
    assert state is not None
    return state


def untimed(folder: RunFolder) -> list[dict[str, Any]]:
    """The log without what depends on the machine."""
    return [{name: value for name, value in record.items() if name != "elapsed_s"} for record in folder.log()]


def assert_same_weights(one: RunFolder, two: RunFolder) -> None:
    """Last and best checkpoint hold the same tensors to the bit."""
    for name in ("last", "best"):
        left, right = checkpoint(one, name)["module"], checkpoint(two, name)["module"]
        assert left.keys() == right.keys() and all(torch.equal(tensor, right[key]) for key, tensor in left.items())


def size_of(module: torch.nn.Module) -> int:
    """How many weights there are."""
    return sum(weight.numel() for weight in module.parameters())
