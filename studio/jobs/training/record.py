"""The record of a run: its present state, read from its folder."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Literal

from studio.jobs.training.preparing import Preparing


class RunState(StrEnum):
    """Preparing, running and stopping are states of a live process."""

    PREPARING = "preparing"
    RUNNING = "running"
    STOPPING = "stopping"
    STOPPED = "stopped"
    FINISHED = "finished"
    FAILED = "failed"

    @property
    def is_live(self) -> bool:
        """Whether a process works on the run."""
        return self in (RunState.PREPARING, RunState.RUNNING, RunState.STOPPING)


RunKind = Literal["distill", "prune"]


@dataclass(frozen=True, slots=True)
class RunRecord:
    """``steps`` is None until the run has settled it; a lower score is better, ``first_score`` is the one before
    any step of the phase or the first of them; ``message`` says why a run failed.

    ``last_lines`` end what the run's process wrote.
    """

    folder: Path
    title: str
    kind: RunKind
    state: RunState
    step: int = 0
    steps: int | None = None
    elapsed_s: float = 0.0
    eta_s: float | None = None
    best_score: float | None = None
    first_score: float | None = None
    steps_per_s: float | None = None
    learning_rate: float | None = None
    message: str = ""
    last_lines: tuple[str, ...] = ()
    preparing: Preparing | None = None
