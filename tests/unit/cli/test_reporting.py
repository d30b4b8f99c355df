import io
import json
from pathlib import Path
from typing import Any

from studio.cli.command import ExitCode
from studio.cli.reporting import JsonReporter, Summary, TextReporter
from studio.cli.tasks import Task
from studio.errors import PictureError
from studio.geometry import Size
from studio.optimize.gradient import Losses
from studio.optimize.reports import IterationReport
from studio.progress import ProgressReport
from tests.unit.cli.pictures import result

FIRST, SECOND = Task(Path("a.jpg"), Path("out/a.jpg")), Task(Path("b.jpg"), Path("out/b.jpg"))


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_results_go_to_stdout_and_there_is_no_bar_without_a_terminal() -> None:
    out, err = io.StringIO(), io.StringIO()
    reporter = TextReporter(out=out, err=err)
    reporter.started(FIRST, index=1, count=1)
    reporter.progressed(FIRST, ProgressReport("decode 5", 0.5, 1.0, 1.0))
    reporter.finished(FIRST, result(FIRST.output))
    assert out.getvalue() == f"{FIRST.output} (400 x 300 px) in 1.5 s\n"
    assert err.getvalue() == ""


def test_a_terminal_shows_a_bar_with_the_measured_time_left() -> None:
    err = Terminal()
    reporter = TextReporter(out=io.StringIO(), err=err)
    reporter.started(FIRST, index=1, count=2)
    reporter.progressed(FIRST, ProgressReport("decode 5", 1.0, 60.0, 75.0))
    reporter.finished(FIRST, result(FIRST.output))
    assert "1/2 a.jpg" in err.getvalue() and "%|" in err.getvalue()


def test_failures_are_told_at_once_and_named_again_at_the_end() -> None:
    err = io.StringIO()
    reporter = TextReporter(out=io.StringIO(), err=err)
    reporter.started(FIRST, index=1, count=2)
    reporter.failed(PictureError("it is no picture"), FIRST)
    reporter.started(SECOND, index=2, count=2)
    reporter.noted("its profile was unreadable", SECOND)
    reporter.summarised(Summary(finished=1, failed=1, skipped=0, elapsed_s=1.0, exit_code=ExitCode.SOME_FAILED))
    assert err.getvalue().splitlines() == [
        "gigastyle: a.jpg: it is no picture",
        "gigastyle: b.jpg: its profile was unreadable",
        "gigastyle: 1 of 2 pictures failed: a.jpg",
    ]


def test_a_single_failure_is_one_line() -> None:
    err = io.StringIO()
    reporter = TextReporter(out=io.StringIO(), err=err)
    reporter.started(FIRST, index=1, count=1)
    reporter.failed(PictureError("a.jpg is no picture"), FIRST)
    reporter.summarised(Summary(finished=0, failed=1, skipped=0, elapsed_s=1.0, exit_code=ExitCode.BAD_INPUT))
    assert err.getvalue() == "gigastyle: a.jpg is no picture\n"


def test_stopping_is_said() -> None:
    err = io.StringIO()
    reporter = TextReporter(out=io.StringIO(), err=err)
    reporter.summarised(Summary(finished=0, failed=0, skipped=0, elapsed_s=1.0, exit_code=ExitCode.CANCELLED))
    assert err.getvalue() == "gigastyle: stopped on request\n"


def test_a_failure_in_a_batch_names_its_picture_once_and_stays_one_line() -> None:
    err = io.StringIO()
    reporter = TextReporter(out=io.StringIO(), err=err)
    reporter.started(FIRST, index=1, count=2)
    reporter.failed(PictureError("a.jpg is no\npicture"), FIRST)
    reporter.noted("1 picture left out")
    assert err.getvalue().splitlines() == ["gigastyle: a.jpg is no\\npicture", "gigastyle: 1 picture left out"]


def test_a_note_names_its_picture_once() -> None:
    err = io.StringIO()
    reporter = TextReporter(out=io.StringIO(), err=err)
    for message in ("left out: a.jpg is a web page", "its profile was unreadable"):
        reporter.noted(message, FIRST)
    assert err.getvalue().splitlines() == [
        "gigastyle: left out: a.jpg is a web page",
        "gigastyle: a.jpg: its profile was unreadable",
    ]


TASK = Task(Path("ä.jpg"), Path("out.jpg"))


def lines(stream: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_every_event_and_its_fields() -> None:
    out, err = io.StringIO(), io.StringIO()
    reporter = JsonReporter(out=out, err=err)
    reporter.started(TASK, index=1, count=2)
    reporter.progressed(TASK, ProgressReport("decode 5", 0.5, 2.0, None))
    reporter.noted("about the picture", TASK)
    reporter.finished(TASK, result(TASK.output))
    reporter.failed(PictureError("no picture"), TASK)
    reporter.summarised(Summary(finished=1, failed=1, skipped=0, elapsed_s=3.0, exit_code=ExitCode.SOME_FAILED))
    assert lines(out) == [
        {"event": "started", "content": "ä.jpg", "output": "out.jpg", "index": 1, "count": 2},
        {
            "event": "progress",
            "content": "ä.jpg",
            "stage": "decode 5",
            "fraction": 0.5,
            "elapsed_s": 2.0,
            "eta_s": None,
        },
        {"event": "note", "content": "ä.jpg", "message": "about the picture"},
        {
            "event": "finished",
            "content": "ä.jpg",
            "output": "out.jpg",
            "width": 400,
            "height": 300,
            "elapsed_s": 1.5,
            "plan": {"strips": 1},
        },
        {"event": "failed", "content": "ä.jpg", "error": "PictureError", "message": "no picture"},
        {"event": "summary", "finished": 1, "failed": 1, "skipped": 0, "elapsed_s": 3.0, "exit_code": 3},
    ]
    assert err.getvalue() == "gigastyle: no picture\n"
    assert out.getvalue().isascii(), "any console can show it"


def test_progress_is_thinned_in_time_but_never_at_the_end() -> None:
    out, now_s = io.StringIO(), [0.0]
    reporter = JsonReporter(out=out, clock=lambda: now_s[0])
    for fraction, at_s in ((0.1, 0.0), (0.2, 0.1), (0.3, 0.25), (1.0, 0.3)):
        now_s[0] = at_s
        reporter.progressed(TASK, ProgressReport("render", fraction, at_s, None))
    assert [line["fraction"] for line in lines(out)] == [0.1, 0.3, 1.0]


def test_a_new_picture_reports_at_once() -> None:
    out = io.StringIO()
    reporter = JsonReporter(out=out, clock=lambda: 0.0)
    for index in (1, 2):
        reporter.started(TASK, index=index, count=2)
        reporter.progressed(TASK, ProgressReport("render", 0.1, 0.0, None))
    assert [line["event"] for line in lines(out)] == ["started", "progress"] * 2


def iteration(number: int, *, count: int = 9) -> IterationReport:
    return IterationReport(number, count, 2, 3, Size(40, 30), 20 + number, Losses(0.5, 0.25))


def test_iterations_are_thinned_in_time_but_never_the_last_of_a_scale() -> None:
    out, now_s = io.StringIO(), [0.0]
    reporter = JsonReporter(out=out, err=io.StringIO(), clock=lambda: now_s[0])
    for number, at_s in ((1, 0.0), (2, 0.1), (3, 0.25), (9, 0.26)):
        now_s[0] = at_s
        reporter.iterated(TASK, iteration(number))
    told = lines(out)
    assert [each["number"] for each in told] == [1, 3, 9]
    losses = {"total": 0.75, "style": 0.5, "content": 0.25, "smoothness": 0.0, "excess": 0.0}
    assert told[0] == {
        "event": "iteration",
        "content": str(TASK.content),
        "scale": 2,
        "scales": 3,
        "number": 1,
        "count": 9,
        "width": 40,
        "height": 30,
        "losses": losses,
    }


def test_the_loss_joins_the_bar() -> None:
    err = Terminal()
    reporter = TextReporter(out=io.StringIO(), err=err)
    reporter.started(FIRST, index=1, count=1)
    reporter.iterated(FIRST, iteration(3))
    reporter.progressed(FIRST, ProgressReport("iteration 4 of 9", 0.5, 60.0, 60.0))
    reporter.noted("a note")  # after which the bar is drawn anew, however long ago that was
    assert "iteration 4 of 9, loss 0.75" in err.getvalue()
    reporter.started(FIRST, index=2, count=2)
    reporter.progressed(FIRST, ProgressReport("reading", 0.6, 60.0, 60.0))
    reporter.noted("a note")
    assert ", reading" in err.getvalue() and "reading, loss" not in err.getvalue()
