"""The interface by which a stylizing command reports its progress, as text or as JSON."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from studio.cli.exit_codes import ExitCode
from studio.cli.tasks import Task
from studio.errors import StudioError
from studio.progress import ProgressReport

if TYPE_CHECKING:  # torch comes with the engine, and usage errors must not wait for it
    from studio.engine.stylize import StylizeResult


@dataclass(frozen=True, slots=True)
class Summary:
    """How a whole command ended; the counts are pictures."""

    finished: int
    failed: int
    skipped: int
    elapsed_s: float
    exit_code: ExitCode


class Reporter(Protocol):
    """What happens during one command, in order; every method returns at once."""

    def started(self, task: Task, *, index: int, count: int) -> None:
        """Picture ``index`` (from 1) of ``count`` begins."""

    def progressed(self, task: Task, report: ProgressReport) -> None:
        """One picture got a step further."""

    def noted(self, message: str, task: Task | None = None) -> None:
        """Something the person should know and need not act on, about one picture or, without ``task``, all."""

    def finished(self, task: Task, result: StylizeResult) -> None:
        """One picture is written."""

    def failed(self, error: StudioError, task: Task | None = None) -> None:
        """One picture, or the whole command where ``task`` is None, came to nothing."""

    def summarised(self, summary: Summary) -> None:
        """The command ends."""
