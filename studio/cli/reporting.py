"""How a stylizing command reports its progress: the interface, and its two forms, text for people and JSON lines."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Protocol, TextIO

from tqdm import tqdm

from studio.cli.command import ExitCode
from studio.cli.console import one_line
from studio.cli.tasks import Task
from studio.errors import StudioError
from studio.progress import ProgressReport

if TYPE_CHECKING:  # torch comes with the engine, and usage errors must not wait for it
    from studio.engine.stylize import StylizeResult
    from studio.optimize.reports import IterationReport

_SMALLEST_STEP_S = 0.2


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

    def iterated(self, task: Task, report: IterationReport) -> None:
        """An iteration of an optimisation is done."""

    def noted(self, message: str, task: Task | None = None) -> None:
        """Something the person should know and need not act on, about one picture or, without ``task``, all."""

    def finished(self, task: Task, result: StylizeResult) -> None:
        """One picture is written."""

    def failed(self, error: StudioError, task: Task | None = None) -> None:
        """One picture, or the whole command where ``task`` is None, came to nothing."""

    def summarised(self, summary: Summary) -> None:
        """The command ends."""


class TextReporter:
    """Lines on stdout for results, on stderr for everything else; a bar where stderr is a terminal."""

    def __init__(self, *, out: TextIO | None = None, err: TextIO | None = None) -> None:
        self._out = out or sys.stdout
        self._err = err or sys.stderr
        self._bar: tqdm[None] | None = None
        self._failures: list[str] = []
        self._count = 1
        self._loss = ""

    def started(self, task: Task, *, index: int, count: int) -> None:
        """Picture ``index`` (from 1) of ``count`` begins."""
        self._count, self._loss = count, ""
        name = task.content.name if count == 1 else f"{index}/{count} {task.content.name}"
        if self._err.isatty():
            # WORKAROUND(tqdm 4): its own ETA assumes even steps; ours is measured work, so it goes into the postfix.
            layout = "{desc} {percentage:3.0f}%|{bar}| {elapsed}{postfix}"
            self._bar = tqdm(total=1.0, desc=name, file=self._err, leave=False, bar_format=layout, dynamic_ncols=True)

    def progressed(self, task: Task, report: ProgressReport) -> None:
        """One picture got a step further."""
        del task
        if self._bar is not None:
            left = "" if report.eta_s is None else f"{tqdm.format_interval(report.eta_s)} left, "
            self._bar.set_postfix_str(left + report.stage + self._loss, refresh=False)
            self._bar.update(report.fraction - self._bar.n)

    def iterated(self, task: Task, report: IterationReport) -> None:
        """An iteration of an optimisation is done: its loss joins the bar."""
        del task
        self._loss = f", loss {report.losses.total:.4g}"

    def noted(self, message: str, task: Task | None = None) -> None:
        """Something to know and not to act on, about one picture or, where ``task`` is None, all."""
        self._say(message if task is None or str(task.content) in message else f"{task.content}: {message}")

    def finished(self, task: Task, result: StylizeResult) -> None:
        """One picture is written."""
        del task
        self._close_bar()
        output = one_line(str(result.output))
        print(f"{output} ({result.size} px) in {result.elapsed_s:.1f} s", file=self._out, flush=True)

    def failed(self, error: StudioError, task: Task | None = None) -> None:
        """One picture, or the whole command where ``task`` is None, came to nothing."""
        self._close_bar()
        if task is None:
            self._say(str(error))
            return
        is_named = self._count == 1 or str(task.content) in str(error)
        self._say(str(error) if is_named else f"{task.content}: {error}")
        self._failures.append(str(task.content))

    def summarised(self, summary: Summary) -> None:
        """The command ends."""
        self._close_bar()
        if summary.exit_code is ExitCode.CANCELLED:
            self._say("stopped on request")
        if self._failures and self._count > 1:
            self._say(f"{summary.failed} of {self._count} pictures failed: {', '.join(self._failures)}")

    def _say(self, line: str) -> None:
        with tqdm.external_write_mode(file=self._err):
            print(f"gigastyle: {one_line(line)}", file=self._err, flush=True)

    def _close_bar(self) -> None:
        if self._bar is not None:
            self._bar.close()
            self._bar = None


class JsonReporter:
    """One JSON object per line on stdout; the fields are listed in docs/guide/command-line.md and stay.

    Progress and iterations come at most five times a second each, the last iteration of a scale always.
    Failures also appear as one line on stderr.
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
        self._silent_until_s = self._no_iteration_until_s = -float("inf")

    def started(self, task: Task, *, index: int, count: int) -> None:
        """Picture ``index`` (from 1) of ``count`` begins."""
        self._silent_until_s = self._no_iteration_until_s = -float("inf")
        self._emit("started", content=str(task.content), output=str(task.output), index=index, count=count)

    def progressed(self, task: Task, report: ProgressReport) -> None:
        """One picture got a step further."""
        now_s = self._clock()
        if now_s < self._silent_until_s and report.fraction < 1.0:
            return
        self._silent_until_s = now_s + _SMALLEST_STEP_S
        self._emit("progress", content=str(task.content), **asdict(report))

    def iterated(self, task: Task, report: IterationReport) -> None:
        """An iteration of an optimisation is done."""
        now_s = self._clock()
        if now_s < self._no_iteration_until_s and report.number < report.count:
            return
        self._no_iteration_until_s = now_s + _SMALLEST_STEP_S
        self._emit(
            "iteration",
            content=str(task.content),
            scale=report.scale,
            scales=report.scales,
            number=report.number,
            count=report.count,
            width=report.size.width,
            height=report.size.height,
            losses={"total": report.losses.total, **asdict(report.losses)},
        )

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
