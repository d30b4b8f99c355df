"""The set-up that distillation and pruning runs share: students on a device, and how many steps fit into minutes."""

from __future__ import annotations

from dataclasses import replace

import torch

from studio.compression.objective import Objective
from studio.compression.preparation import Preparation, begin_part, report_piece
from studio.compression.students import Student
from studio.compression.trainer import Batches, Trainer
from studio.engine.device import choose_device, seconds_now
from studio.progress import Progress
from studio.specs.stylize import DeviceChoice
from studio.specs.training import Schedule

_PROBE_STEPS = 5


def students_of(objective: Objective) -> list[Student]:
    """The students of any objective, deepest level first."""
    return [module for module in objective.module.modules() if isinstance(module, Student)]


def on_device(objective: Objective, choice: DeviceChoice) -> torch.device:
    """Move students and the teachers hidden in them to the device of ``choice``, and name it."""
    device = choose_device(choice)
    objective.module.to(device)
    for student in students_of(objective):
        for network in student.teacher:
            network.to(device)
    return device


def affordable_steps(
    objective: Objective,
    batches: Batches,
    schedule: Schedule,
    *,
    device: torch.device,
    progress: Progress | None = None,
) -> int:
    """How many steps fit into ``schedule.minutes`` at the pace of a few, which change the weights of ``objective``."""
    total = _PROBE_STEPS + 1
    trainer = Trainer(objective, batches, replace(schedule, steps=total), total_steps=total, device=device)
    begin_part(progress, Preparation.TIMING, pieces=total)
    trainer.train_step()
    report_piece(progress, Preparation.TIMING)
    started_s = seconds_now(device)
    for _ in range(_PROBE_STEPS):
        trainer.train_step()
        report_piece(progress, Preparation.TIMING)
    return max(1, round(schedule.minutes * 60 * _PROBE_STEPS / (seconds_now(device) - started_s)))
