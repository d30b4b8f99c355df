"""A process that is one of two, run as a program: a distillation by the command line, then what can go wrong.

Each writes what it met to ``PLACE/met-RANK.json``; the second kills itself in the end.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch

from studio.app import main
from studio.compression import processes
from studio.compression.launch import Launch
from studio.compression.objective import Batch
from studio.compression.run_folder import FollowedRunFolder, RunFolder
from studio.compression.trainer import Trainer
from studio.errors import StudioError
from studio.progress import Cancellation, Progress
from tests.limits import small_calibration
from tests.unit.compression.colour_maps import ColourMap, Crops, run_of, trainer_of
from tests.unit.compression.objectives import batch
from tests.unit.compression.two_processes import ACCUMULATED

RANK = int(os.environ["RANK"])


class HalfBroken(Crops):
    """The pictures of the second process are not numbers at step 2."""

    def learned(self, step: int) -> Batch:
        drawn = batch(step, side_px=16)
        if step == 2:
            drawn.contents[1] = torch.nan
        return drawn


def folder_at(place: Path) -> RunFolder:
    """That of a run for the first process, the same without writing for the second."""
    return run_of(place) if RANK == 0 else FollowedRunFolder(place)


def message_of(act: Callable[[], object]) -> str:
    try:
        act()
    except StudioError as error:
        return str(error)
    return ""


def weights_of(trainer: Trainer) -> list[list[float]]:
    return [value.flatten().tolist() for value in trainer.state()["module"].values()]


def seeded_map() -> ColourMap:
    """Other weights in each process."""
    objective = ColourMap()
    with torch.no_grad():
        for weight in objective.module.parameters():
            weight.add_(RANK)
    return objective


def met(place: Path) -> dict[str, Any]:
    found: dict[str, Any] = {"agreed": processes.from_first({"rank": RANK}), "sums": processes.summed([1.0, RANK])}
    trainer = trainer_of(seeded_map(), schedule=ACCUMULATED)
    found["run"] = trainer.run(folder_at(place / "learned"), Progress()).step
    found["weights"], found["best"] = weights_of(trainer), trainer.best_score
    broken = trainer_of(crops=HalfBroken(), schedule=ACCUMULATED)
    found["broken"] = message_of(lambda: broken.run(folder_at(place / "broken"), Progress()))
    found["broken at"] = broken.step
    cancellation = Cancellation()
    stopped = trainer_of(schedule=ACCUMULATED)

    def on_report(_: object) -> None:
        if RANK == 1 and stopped.step == 3:
            cancellation.request()

    progress = Progress(on_report=on_report, cancellation=cancellation)
    found["stopped"] = message_of(lambda: stopped.run(folder_at(place / "stopped"), progress))
    found["stopped at"] = stopped.step
    killed = trainer_of(schedule=ACCUMULATED)

    def on_last_report(_: object) -> None:
        if RANK == 1 and killed.step == 6:
            os.kill(os.getpid(), signal.SIGKILL)

    (place / f"met-{RANK}.json").write_text(json.dumps(found))
    found["killed"] = message_of(lambda: killed.run(folder_at(place / "killed"), Progress(on_report=on_last_report)))
    return found


if __name__ == "__main__":
    where = Path(sys.argv[1])
    torch.set_num_threads(1)
    with small_calibration():
        code = main(sys.argv[3:])
    os.environ["MASTER_PORT"] = sys.argv[2]  # another meeting than that of the command line, which is over
    with processes.joined(Launch.of(os.environ), "cpu"):
        result = met(where)
    (where / f"met-{RANK}.json").write_text(json.dumps(result | {"code": code}))
