import errno
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from studio.cli.batch import run_batch
from studio.cli.command import ExitCode
from studio.cli.reporting import JsonReporter, Summary
from studio.cli.tasks import Task, TaskList
from studio.engine.stylize import StylizeResult
from studio.errors import PictureError
from studio.progress import Cancellation, Progress
from tests.unit.cli.pictures import result

Work = Callable[[Task, Progress], StylizeResult | None]


def tasks(*names: str, is_batch: bool = True) -> TaskList:
    return TaskList(tuple(Task(Path(name), Path("out") / name) for name in names), is_batch=is_batch)


def run(task_list: TaskList, work: Work, cancellation: Cancellation | None = None) -> tuple[Summary, list[str]]:
    out = io.StringIO()
    reporter = JsonReporter(out=out, err=io.StringIO())
    summary = run_batch(task_list, work, reporter=reporter, cancellation=cancellation or Cancellation())
    return summary, [json.loads(line)["event"] for line in out.getvalue().splitlines()]


def paint(task: Task, progress: Progress) -> StylizeResult:
    progress.plan(1.0)
    if task.content.name == "bad.jpg":
        raise PictureError("bad.jpg is no picture")
    progress.advance(1.0, "render")
    return result(task.output, notes=("a note",))


def test_one_good_picture() -> None:
    summary, events = run(tasks("a.jpg", is_batch=False), paint)
    assert (summary.finished, summary.failed, summary.exit_code) == (1, 0, ExitCode.DONE)
    assert events == ["started", "progress", "note", "finished", "summary"]


def test_a_bad_picture_does_not_stop_the_others() -> None:
    summary, events = run(tasks("a.jpg", "bad.jpg", "c.jpg"), paint)
    assert (summary.finished, summary.failed, summary.exit_code) == (2, 1, ExitCode.SOME_FAILED)
    assert events.count("finished") == 2 and events.count("failed") == 1


def test_what_the_system_refuses_does_not_stop_the_others_and_a_fault_of_ours_does() -> None:
    def refused(error: Exception) -> Work:
        def work(task: Task, progress: Progress) -> StylizeResult:
            if task.content.name == "bad.jpg":
                raise error
            return paint(task, progress)

        return work

    names = ("a.jpg", "bad.jpg", "c.jpg")
    summary, _ = run(tasks(*names), refused(PermissionError(errno.EACCES, "Permission denied", "bad.jpg")))
    assert (summary.finished, summary.failed, summary.exit_code) == (2, 1, ExitCode.SOME_FAILED)
    with pytest.raises(ZeroDivisionError):
        run(tasks(*names), refused(ZeroDivisionError()))


def test_a_single_bad_picture_is_bad_input() -> None:
    assert run(tasks("bad.jpg", is_batch=False), paint)[0].exit_code == ExitCode.BAD_INPUT


def test_what_is_done_already_is_counted_apart() -> None:
    summary, events = run(tasks("a.jpg", "b.jpg"), lambda _task, _progress: None)
    assert (summary.finished, summary.skipped, summary.exit_code) == (0, 2, ExitCode.DONE)
    assert events == ["started", "started", "summary"]


def test_a_wish_to_stop_ends_the_run_with_what_is_finished() -> None:
    cancellation = Cancellation()

    def stopped_in_the_second(task: Task, progress: Progress) -> StylizeResult:
        if task.content.name == "b.jpg":
            cancellation.request()
        return paint(task, progress)

    summary, events = run(tasks("a.jpg", "b.jpg", "c.jpg"), stopped_in_the_second, cancellation)
    assert (summary.finished, summary.failed, summary.exit_code) == (1, 0, ExitCode.CANCELLED)
    assert events.count("started") == 2 and events[-1] == "summary"


def test_a_fault_of_the_program_is_not_taken_for_a_bad_picture() -> None:
    def faulty(task: Task, progress: Progress) -> StylizeResult:
        raise ZeroDivisionError(task, progress)

    with pytest.raises(ZeroDivisionError):
        run(tasks("a.jpg", "b.jpg"), faulty)


def test_a_stop_ends_the_picture_that_runs_early_and_begins_no_other() -> None:
    stop, begun = Cancellation(), list[str]()

    def work(task: Task, progress: Progress) -> StylizeResult:
        begun.append(task.content.name)
        progress.plan(1.0)
        stop.request()
        progress.advance(0.4, "iteration 1 of 9")
        progress.advance(0.6, "iteration 1 of 9")
        return result(task.output)

    out = io.StringIO()
    summary = run_batch(
        tasks("a.jpg", "b.jpg"),
        work,
        reporter=JsonReporter(out=out, err=io.StringIO()),
        cancellation=Cancellation(),
        stop=stop,
    )
    told = [json.loads(line) for line in out.getvalue().splitlines()]
    assert begun == ["a.jpg"]
    assert (summary.finished, summary.exit_code) == (1, ExitCode.CANCELLED)
    notes = [each["message"] for each in told if each["event"] == "note"]
    assert notes == ["stopping after this iteration; interrupt again to give up the picture"]


def test_a_single_picture_that_was_stopped_is_done() -> None:
    stop = Cancellation()

    def work(task: Task, progress: Progress) -> StylizeResult:
        progress.plan(1.0)
        stop.request()
        return result(task.output)

    summary = run_batch(
        tasks("a.jpg", is_batch=False),
        work,
        reporter=JsonReporter(out=io.StringIO(), err=io.StringIO()),
        cancellation=Cancellation(),
        stop=stop,
    )
    assert (summary.finished, summary.exit_code) == (1, ExitCode.DONE)
