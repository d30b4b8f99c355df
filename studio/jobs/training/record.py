"""The record of a run: its present state, read from its files, some of which may be missing or half written."""

from __future__ import annotations

import json
from collections import deque
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Literal

from studio.compression.pruning.stage_record import has_ended
from studio.errors import StudioError
from studio.jobs.training.ending import Ending, read_ending
from studio.jobs.training.failures import explained, last_lines
from studio.jobs.training.liveness import is_live
from studio.jobs.training.preparing import Preparing, read_preparing
from studio.jobs.training.process import read_process
from studio.jobs.training.run_log import LogLine, RunLog
from studio.jobs.training.stages import FIRST_STAGE, SPEC_NAME, read_request, stages
from studio.jobs.training.stopping import is_asked_to_stop
from studio.specs.pruning import PruneSpec, TrainingSpec


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

    ``best_step`` is the step of the best score; ``last_lines`` end what the run's process wrote.
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
    best_step: int | None = None


_RECENT_LINES = 30  # the pace of now, not of the beginning


class RunProgress:
    """Follows one run's log; cheap to refresh, since only new lines are read."""

    def __init__(self, run: Path) -> None:
        self._log = RunLog(run)
        self._recent: deque[LogLine] = deque(maxlen=_RECENT_LINES)
        self.best_score: float | None = None
        self.first_score: float | None = None
        self.best_step: int | None = None
        self._phase: str | None = None

    def refresh(self) -> None:
        """Take in what has been logged since."""
        change = self._log.poll()
        if change.is_restarted:
            self._recent.clear()
            self.best_score = self.first_score = self.best_step = self._phase = None
        for line in change.lines:
            if line.phase != self._phase:  # masked or whole, networks of another phase are scored anew
                self._phase, self.best_score, self.first_score, self.best_step = line.phase, None, None, None
            if line.score is not None:
                self._take(line.score, line.step, is_trained=not line.is_beginning)
            self._recent.append(line)

    def _take(self, score: float, step: int, *, is_trained: bool) -> None:
        if self.first_score is None:
            self.first_score = score
        if is_trained and (self.best_score is None or score < self.best_score):
            self.best_score, self.best_step = score, step

    @property
    def last(self) -> LogLine | None:
        """The last logged step."""
        return self._recent[-1] if self._recent else None

    @property
    def steps_per_s(self) -> float | None:
        """The recent speed; None before two steps were logged."""
        if len(self._recent) < 2:
            return None
        first, last = self._recent[0], self._recent[-1]
        seconds = last.elapsed_s - first.elapsed_s
        return (last.step - first.step) / seconds if seconds > 0 and last.step > first.step else None


def read_record(run: Path, run_progress: RunProgress) -> RunRecord:
    """The record of ``run`` as it is now; one whose request cannot be read is a failed one."""
    run_progress.refresh()
    lines = last_lines(run)
    try:
        request = read_request(run)
    except StudioError as error:
        return RunRecord(run, run.name, "distill", RunState.FAILED, message=error.message, last_lines=lines)
    last, steps = run_progress.last, planned_steps(run, request)
    step = last.step if last else 0
    state, ending = _state(run, has_begun=last is not None, step=step, steps=steps)
    pace = run_progress.steps_per_s
    is_running = state is RunState.RUNNING and pace is not None and steps is not None
    return RunRecord(
        folder=run,
        title=request.title,
        kind=request.kind,
        state=state,
        step=step,
        steps=steps,
        elapsed_s=last.elapsed_s if last else 0.0,
        eta_s=max(0, steps - step) / pace if is_running and pace and steps else None,
        best_score=run_progress.best_score,
        first_score=run_progress.first_score,
        steps_per_s=pace if state is RunState.RUNNING else None,
        learning_rate=last.learning_rate if last else None,
        message=explained(ending.failure if ending else "", lines) if state is RunState.FAILED else "",
        last_lines=lines,
        preparing=read_preparing(run) if state is RunState.PREPARING else None,
        best_step=run_progress.best_step,
    )


def planned_steps(run: Path, request: TrainingSpec) -> int | None:
    """Steps of all stages together, at most where a search may end sooner; None while a stage that has no fixed number
    has not settled it.
    """
    wanted = {run: request}
    if isinstance(request, PruneSpec) and request.then is not None:
        wanted = {run / FIRST_STAGE: request, run: request.then}
    counts = [_steps_of(folder, spec) for folder, spec in wanted.items()]
    return sum(counts) if all(counts) else None


def _steps_of(folder: Path, spec: TrainingSpec) -> int:
    if not isinstance(spec, PruneSpec) or not spec.is_staged:
        return _settled_steps(folder) or spec.schedule.steps
    settled = [count for stage in stages(folder) if (count := _settled_steps(stage))]
    if has_ended(folder):
        return sum(settled)
    per_stage = settled[0] if settled else spec.schedule.steps
    return sum(settled) + max(0, spec.most_stages - len(settled)) * per_stage


def _settled_steps(stage: Path) -> int | None:
    try:
        plain = json.loads((stage / SPEC_NAME).read_text(encoding="utf-8"))
        return int(plain["schedule"]["steps"])
    except (OSError, ValueError, TypeError, KeyError, OverflowError):
        return None


def _state(run: Path, *, has_begun: bool, step: int, steps: int | None) -> tuple[RunState, Ending | None]:
    if is_live(run):
        going = RunState.RUNNING if has_begun else RunState.PREPARING
        return (RunState.STOPPING if is_asked_to_stop(run) else going), None
    ending = read_ending(run)
    if (
        ending is None and read_process(run) is None
    ):  # begun by hand on the command line, which does not say who works on it
        return (RunState.FINISHED if steps and step >= steps else RunState.STOPPED), None
    if ending is not None and ending.is_complete:
        return RunState.FINISHED, ending
    has_failed = ending.failure if ending is not None else not is_asked_to_stop(run)
    return (RunState.FAILED if has_failed else RunState.STOPPED), ending
