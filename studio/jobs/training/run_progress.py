"""The progress of a run by its log: last step, speed, first and best score."""

from __future__ import annotations

from collections import deque
from pathlib import Path

from studio.jobs.training.run_log import LogLine, RunLog

_RECENT_LINES = 30  # the pace of now, not of the beginning


class RunProgress:
    """Follows one run's log; cheap to refresh, since only new lines are read."""

    def __init__(self, run: Path) -> None:
        self._log = RunLog(run)
        self._recent: deque[LogLine] = deque(maxlen=_RECENT_LINES)
        self.best_score: float | None = None
        self.first_score: float | None = None
        self._phase: str | None = None

    def refresh(self) -> None:
        """Take in what has been logged since."""
        change = self._log.poll()
        if change.is_restarted:
            self._recent.clear()
            self.best_score = self.first_score = self._phase = None
        for line in change.lines:
            if line.phase != self._phase:  # masked or whole, networks of another phase are scored anew
                self._phase, self.best_score, self.first_score = line.phase, None, None
            if line.score is not None:
                self._take(line.score, is_trained=not line.is_beginning)
            self._recent.append(line)

    def _take(self, score: float, *, is_trained: bool) -> None:
        if self.first_score is None:
            self.first_score = score
        if is_trained:
            self.best_score = score if self.best_score is None else min(self.best_score, score)

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
