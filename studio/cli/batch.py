"""Several pictures one after another: an error ends only its picture, a cancellation ends the batch."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from studio.cli.command import ExitCode
from studio.cli.reporting import Reporter, Summary
from studio.cli.tasks import Task, TaskList
from studio.errors import Cancelled, StudioError
from studio.progress import Cancellation, Progress, ProgressReport
from studio.system_errors import as_studio_error

if TYPE_CHECKING:
    from studio.engine.stylize import StylizeResult

Stylize = Callable[[Task, Progress], "StylizeResult | None"]
"""Does one task; None means that there was nothing left to do."""


def run_batch(
    task_list: TaskList,
    stylize: Stylize,
    *,
    reporter: Reporter,
    cancellation: Cancellation,
    stop: Cancellation | None = None,
) -> Summary:
    """Do every task and tell ``reporter`` about it.

    `Cancelled` ends the run, other `StudioError` and what the system refuses only their task. ``stop`` asks the task
    that runs to end early with what it has; those after it are not begun.
    """
    started_s = time.monotonic()
    finished = failed = skipped = 0
    is_cancelled = False
    for index, task in enumerate(task_list.tasks, start=1):
        if stop is not None and stop.is_requested:
            is_cancelled = True
            break
        reporter.started(task, index=index, count=len(task_list.tasks))
        try:
            result = stylize(task, _progress_of(task, reporter, cancellation, stop))
        except Cancelled:
            is_cancelled = True
            break
        except Exception as error:
            studio_error = error if isinstance(error, StudioError) else as_studio_error(error)
            if studio_error is None:
                raise
            failed += 1
            reporter.failed(studio_error, task)
            continue
        if result is None:
            skipped += 1
            continue
        finished += 1
        for note in result.notes:
            reporter.noted(note, task)
        reporter.finished(task, result)
    summary = Summary(
        finished=finished,
        failed=failed,
        skipped=skipped,
        elapsed_s=time.monotonic() - started_s,
        exit_code=_exit_code(is_cancelled=is_cancelled, failed=failed, is_batch=task_list.is_batch),
    )
    reporter.summarised(summary)
    return summary


def tells_failure(reporter: Reporter, error: Exception, *, is_json: bool) -> bool:
    """Tell that nothing could be begun, where that is told as JSON; other errors are for others to tell."""
    studio_error = error if isinstance(error, StudioError) else as_studio_error(error)
    if studio_error is None or not is_json or isinstance(studio_error, Cancelled):
        return False
    reporter.failed(studio_error)
    return True


def _progress_of(task: Task, reporter: Reporter, cancellation: Cancellation, stop: Cancellation | None) -> Progress:
    is_told = False

    def on_report(report: ProgressReport) -> None:
        nonlocal is_told
        reporter.progressed(task, report)
        if stop is not None and stop.is_requested and not is_told:  # told here, as signal handlers must not print
            is_told = True
            reporter.noted("stopping after this iteration; interrupt again to give up the picture", task)

    progress = Progress(on_report=on_report, cancellation=cancellation)
    progress.check()
    return progress


def _exit_code(*, is_cancelled: bool, failed: int, is_batch: bool) -> ExitCode:
    if is_cancelled:
        return ExitCode.CANCELLED
    if failed:
        return ExitCode.SOME_FAILED if is_batch else ExitCode.BAD_INPUT
    return ExitCode.DONE
