"""Log lines and records as a run writes them, for tests."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from studio.jobs.training.preparing import Preparing
from studio.jobs.training.record import RunRecord, RunState
from studio.jobs.training.run_log import LogLine


def a_line(
    step: int,
    *,
    terms: Mapping[str, float] | None = None,
    score: float | None = None,
    phase: str | None = None,
    layers: Mapping[str, float] | None = None,
) -> LogLine:
    return LogLine(
        step=step,
        elapsed_s=0.5 * step,
        terms=terms or {"pixel": 1.0 / step},
        score=score,
        learning_rate=2e-5,
        phase=phase,
        layers=layers or {},
    )


def a_beginning(score: float, *, step: int = 0, phase: str | None = None) -> LogLine:
    """How students stood before the first step."""
    return LogLine(step, 0.0, score=score, phase=phase)


def a_record(
    name: str = "tiny",
    state: RunState = RunState.RUNNING,
    *,
    step: int = 30,
    steps: int | None = 120,
    best_score: float | None = 2.5,
    first_score: float | None = 4.0,
    message: str = "",
    preparing: Preparing | None = None,
) -> RunRecord:
    return RunRecord(
        folder=Path("/runs") / name,
        title=name.capitalize(),
        kind="distill",
        state=state,
        step=step,
        steps=steps,
        elapsed_s=15.0,
        eta_s=45.0,
        best_score=best_score,
        first_score=first_score,
        steps_per_s=2.0,
        learning_rate=2e-5,
        message=message,
        preparing=preparing,
        last_lines=("step 20 of 120", "step 30 of 120"),
    )
