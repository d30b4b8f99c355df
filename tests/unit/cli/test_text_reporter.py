import io
from pathlib import Path

from studio.cli.exit_codes import ExitCode
from studio.cli.reporting import Summary
from studio.cli.tasks import Task
from studio.cli.text_reporter import TextReporter
from studio.errors import PictureError
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
