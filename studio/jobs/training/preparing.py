"""Progress of a run before its first step: written to its folder by its process, read by the window."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from studio.codec import from_plain, read_record, write_record
from studio.compression.preparation import Preparation
from studio.errors import RecordError
from studio.jobs.training.stopping import is_asked_to_stop
from studio.progress import Cancellation, ProgressReport

PREPARING_NAME = "preparing.json"
_BETWEEN_NOTES_S = 0.5


@dataclass(frozen=True, slots=True)
class Preparing:
    """The part that is worked on, and how much of it is done, 0 to 1."""

    part: Preparation
    fraction: float


def read_preparing(run: Path) -> Preparing | None:
    """What the process noted last; None where it is not preparing, or the note cannot be read."""
    try:
        return read_record(run / PREPARING_NAME, Preparing)
    except (OSError, RecordError):
        return None


def preparing_from(plain: Any) -> Preparing | None:
    """What a child printed of a `Preparing`; None where it is something else."""
    try:
        return from_plain(Preparing, plain)
    except RecordError:
        return None


class PreparingNotes:
    """Takes the reports of a run: notes its preparation, and ends it at a stop request."""

    def __init__(self, run: Path, clock: Callable[[], float] = time.monotonic) -> None:
        self._run, self._clock = run, clock
        self._part: str | None = None
        self._noted_s = 0.0

    def take(self, report: ProgressReport, cancellation: Cancellation) -> None:
        """Note ``report`` where it is of the preparation; the first other one takes the note away."""
        if report.stage not in tuple(Preparation):
            if self._part != "":
                self._part = ""
                self.forget()
            return
        if is_asked_to_stop(self._run):
            cancellation.request()
        now_s = self._clock()
        if report.stage != self._part or now_s - self._noted_s >= _BETWEEN_NOTES_S:
            self._part, self._noted_s = report.stage, now_s
            self._write(report)

    def forget(self) -> None:
        """Take the note away."""
        with contextlib.suppress(OSError):
            (self._run / PREPARING_NAME).unlink(missing_ok=True)

    def _write(self, report: ProgressReport) -> None:
        with contextlib.suppress(OSError):  # a run does not fail because its progress cannot be reported
            write_record(self._run / PREPARING_NAME, Preparing(Preparation(report.stage), report.fraction))
