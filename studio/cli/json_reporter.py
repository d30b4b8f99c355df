"""Progress for programs: one JSON object per line on stdout, with fields that stay as they are."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from dataclasses import asdict
from typing import TYPE_CHECKING, TextIO

from studio.cli.console import one_line
from studio.cli.reporting import Summary
from studio.cli.tasks import Task
from studio.errors import StudioError
from studio.progress import ProgressReport

if TYPE_CHECKING:
    from studio.engine.stylize import StylizeResult

_SMALLEST_STEP_S = 0.2


class JsonReporter:
    """One JSON object per line on stdout; the fields are listed in docs/guide/command-line.md and stay.

    Progress comes at most five times a second. Failures also appear as one line on stderr.
    """

    def __init__(
        self,
        *,
        out: TextIO | None = None,
        err: TextIO | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._out = out or sys.stdout
        self._err = err or sys.stderr
        self._clock = clock
        self._silent_until_s = -float("inf")

    def started(self, task: Task, *, index: int, count: int) -> None:
        """Picture ``index`` (from 1) of ``count`` begins."""
        self._silent_until_s = -float("inf")
        self._emit("started", content=str(task.content), output=str(task.output), index=index, count=count)

    def progressed(self, task: Task, report: ProgressReport) -> None:
        """One picture got a step further."""
        now_s = self._clock()
        if now_s < self._silent_until_s and report.fraction < 1.0:
            return
        self._silent_until_s = now_s + _SMALLEST_STEP_S
        self._emit("progress", content=str(task.content), **asdict(report))

    def noted(self, message: str, task: Task | None = None) -> None:
        """Something to know and not to act on, about one picture or, where ``task`` is None, all."""
        self._emit("note", content=_content_of(task), message=message)

    def finished(self, task: Task, result: StylizeResult) -> None:
        """One picture is written."""
        self._emit(
            "finished",
            content=str(task.content),
            output=str(result.output),
            width=result.size.width,
            height=result.size.height,
            elapsed_s=result.elapsed_s,
            plan=result.plan,
        )

    def failed(self, error: StudioError, task: Task | None = None) -> None:
        """One picture, or the whole command where ``task`` is None, came to nothing."""
        self._emit("failed", content=_content_of(task), error=type(error).__name__, message=str(error))
        print(f"gigastyle: {one_line(str(error))}", file=self._err, flush=True)

    def summarised(self, summary: Summary) -> None:
        """The command ends."""
        self._emit("summary", **asdict(summary))

    def _emit(self, event: str, **values: object) -> None:
        print(json.dumps({"event": event, **values}), file=self._out, flush=True)


def _content_of(task: Task | None) -> str | None:
    return None if task is None else str(task.content)
