"""Progress as plain values given to a callback, and the cancellation flag of long work."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from studio.errors import Cancelled


@dataclass(frozen=True, slots=True)
class ProgressReport:
    """How far a piece of work is: a stage in words, the share done in 0..1, and seconds."""

    stage: str
    fraction: float
    elapsed_s: float
    eta_s: float | None


class Cancellation:
    """A cancellation flag that any thread may set; workers check it once per band or step."""

    def __init__(self) -> None:
        self._event = threading.Event()

    def request(self) -> None:
        """Ask the work to stop at its next check."""
        self._event.set()

    @property
    def is_requested(self) -> bool:
        """Whether somebody asked to stop."""
        return self._event.is_set()


class Progress:
    """Counts work done against work planned, reports it, and raises `Cancelled` when asked to stop.

    ``total_work`` is in any unit that grows evenly with time (the engine uses multiply-accumulates), so the ETA is
    measured throughput times what is left. Work that a resumed job finds already done is skipped, not timed.
    """

    def __init__(
        self,
        *,
        on_report: Callable[[ProgressReport], None] | None = None,
        cancellation: Cancellation | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._on_report = on_report
        self._cancellation = cancellation or Cancellation()
        self._clock = clock
        self._started_s = clock()
        self._total = 0.0
        self._skipped = 0.0
        self._done = 0.0

    @property
    def cancellation(self) -> Cancellation:
        """The cancellation flag that this progress checks."""
        return self._cancellation

    def plan(self, total_work: float) -> None:
        """Start counting anew against ``total_work`` (> 0)."""
        self._started_s = self._clock()
        self._total, self._skipped, self._done = total_work, 0.0, 0.0

    def skip(self, work: float) -> None:
        """Count ``work`` as done by an earlier run: it moves the bar but not the measured speed."""
        self._skipped += work

    def advance(self, work: float, stage: str) -> None:
        """Count ``work`` as done now, report, and raise `Cancelled` if somebody asked to stop."""
        self._done += work
        if self._on_report is not None:
            self._on_report(self._report(stage))
        self.check()

    def part(self, work: float, stage: str) -> Progress:
        """A progress whose whole is ``work`` of this one, told as ``stage``; it is cancelled with it."""
        told = 0.0

        def report(of_part: ProgressReport) -> None:
            nonlocal told
            done = of_part.fraction * work
            self.advance(done - told, stage)
            told = done

        return Progress(on_report=report, cancellation=self._cancellation)

    def complete(self, stage: str) -> None:
        """Count everything as done and report; it is too late to stop."""
        self._done = self._total - self._skipped
        if self._on_report is not None:
            self._on_report(self._report(stage))

    def check(self) -> None:
        """Raise `Cancelled` if somebody asked to stop."""
        if self._cancellation.is_requested:
            raise Cancelled("stopped on request")

    def _report(self, stage: str) -> ProgressReport:
        elapsed_s = self._clock() - self._started_s
        left = max(0.0, self._total - self._skipped - self._done)
        eta_s = elapsed_s * left / self._done if self._done > 0 else None
        fraction = min(1.0, (self._skipped + self._done) / self._total) if self._total > 0 else 0.0
        return ProgressReport(stage=stage, fraction=fraction, elapsed_s=elapsed_s, eta_s=eta_s)
