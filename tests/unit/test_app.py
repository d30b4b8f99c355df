from pathlib import Path

import pytest

from studio import app
from studio.cli import main as command_line


def test_without_arguments_the_missing_window_is_named_and_help_given(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.main([]) == 2
    printed = capsys.readouterr()
    assert "no window yet" in printed.err.splitlines()[0]
    assert "stylize" in printed.err and printed.out == ""


def test_arguments_default_to_those_of_the_process(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["gigastyle", "--version"])
    assert app.main() == 0
    assert capsys.readouterr().out == f"gigastyle {command_line.version()}\n"


@pytest.fixture
def faulty(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(argv: object) -> int:
        raise ZeroDivisionError(f"a fault with {argv}")

    monkeypatch.setattr(command_line, "run", fail)


@pytest.mark.usefixtures("faulty")
def test_a_fault_of_the_program_is_one_line_and_a_log(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    log = tmp_path / "logs" / "gigastyle.log"
    monkeypatch.setattr(app, "log_file", lambda: log)
    assert app.main(["bundles", "list"]) == 70
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1 and "ZeroDivisionError" in lines[0] and str(log) in lines[0]
    assert app.main(["again"]) == 70
    written = log.read_text()
    assert written.count("Traceback") == 2 and "a fault with ['bundles', 'list']" in written


@pytest.mark.usefixtures("faulty")
def test_without_a_log_the_traceback_is_printed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "logs").write_text("a file where the folder should be")
    monkeypatch.setattr(app, "log_file", lambda: tmp_path / "logs" / "gigastyle.log")
    assert app.main(["bundles"]) == 70
    assert "Traceback" in capsys.readouterr().err
