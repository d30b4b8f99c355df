"""The optimiser that a schedule names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch

from studio.specs.training import Schedule, TrainingOptimizer


def optimizer_of(schedule: Schedule, groups: Sequence[dict[str, Any]]) -> torch.optim.Optimizer:
    """The optimiser that ``schedule`` names, for parameter ``groups``."""
    if schedule.optimizer is TrainingOptimizer.SGD:
        return torch.optim.SGD(groups, lr=schedule.learning_rate, momentum=schedule.momentum)
    assert schedule.optimizer is TrainingOptimizer.ADAM, schedule.optimizer
    return torch.optim.Adam(groups, lr=schedule.learning_rate)
