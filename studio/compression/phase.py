"""What is special about a stretch of a run: which steps it takes, at what rate, and what else happens in each."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from torch.optim import Optimizer

from studio.compression.plateau import Plateau

LOWEST_RATE = 0.02  # of the full learning rate, at the end of the cosine

ShareOf = Callable[[str], float]


def uniform_rate(_parameter: str) -> float:
    """The share of the learning rate where all parameters learn at the same."""
    return 1.0


class StepHooks(Protocol):
    """Something that takes part in every step; between ``after_step`` and ``before_forward`` it leaves no trace."""

    def begin(self, optimizer: Optimizer) -> None:
        """Meet the optimiser, before the first step and before `load_state_dict`."""
        ...

    def before_forward(self) -> None:
        """Called once per step, before anything is computed."""
        ...

    def after_backward(self) -> None:
        """Called once all gradients are there and clipped; what it adds to them is not."""
        ...

    def after_step(self) -> None:
        """Called once the optimiser has moved the weights."""
        ...

    def figures(self) -> Mapping[str, float]:
        """What the log tells beside the losses."""
        ...

    def state_dict(self) -> dict[str, Any]:
        """Everything a resumed run needs, as `torch.save` takes it."""
        ...

    def load_state_dict(self, state: Mapping[str, Any]) -> None:
        """Go on from `state_dict`; raises StudioError where that was of something else."""
        ...


@dataclass(frozen=True, slots=True)
class Phase:
    """The steps from ``first_step`` up to, without it, ``last_step``.

    ``rate`` gives the share of the full learning rate at a step, ``share_of`` the share of that at which a parameter
    learns, by its name in the objective's module. The log and the checkpoints carry ``name``. A ``plateau`` lowers the
    rate where the held-out score no longer falls, and may end the phase before its last step.
    """

    first_step: int
    last_step: int
    rate: Callable[[int], float]
    name: str | None = None
    hooks: StepHooks | None = None
    share_of: ShareOf = uniform_rate
    plateau: Plateau | None = None


def whole_run(steps: int, warm_up_steps: int, share_of: ShareOf = uniform_rate) -> Phase:
    """A run of one phase: warm-up and cosine over all ``steps``."""
    return Phase(0, steps, lambda step: rate_at(step, steps, warm_up_steps), share_of=share_of)


def rate_at(step: int, total_steps: int, warm_up_steps: int) -> float:
    """Share of the full learning rate: linear warm-up, then half a cosine down to 2 %.

    A cut decoder that starts at the full rate ends up painting one colour.
    """
    cosine = 0.5 * (1 + math.cos(math.pi * min(1.0, step / total_steps)))
    return warmed_up(step, warm_up_steps) * (LOWEST_RATE + (1 - LOWEST_RATE) * cosine)


def warmed_up(step: int, warm_up_steps: int) -> float:
    """The warm-up alone: 1 once ``warm_up_steps`` are over."""
    return min(1.0, (step + 1) / max(1, warm_up_steps))
