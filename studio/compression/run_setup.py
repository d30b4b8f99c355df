"""The set-up that distillation and pruning runs share: their students, and the device of these."""

from __future__ import annotations

import torch

from studio.compression.objective import Objective
from studio.compression.students import Student
from studio.engine.device import choose_device
from studio.specs.stylize import DeviceChoice


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
