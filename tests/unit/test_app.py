import subprocess
import sys
from pathlib import Path

import pytest

from studio import app
from studio.cli import main as command_line
from studio.cli.command import ExitCode


def test_without_a_display_that_is_said_and_help_given(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert app.main([]) == 2
    printed = capsys.readouterr()
    assert "no display" in printed.err.splitlines()[0]
    assert "stylize" in printed.err and printed.out == ""


def test_without_qt_the_command_line_still_works_and_says_what_to_install() -> None:
    hide_qt = "import sys; sys.modules['PySide6'] = None; from studio.app import main; sys.exit(main(sys.argv[1:]))"
    command = [sys.executable, "-c", hide_qt]
    shown = subprocess.run(command, capture_output=True, text=True, check=False)
    assert shown.returncode == 2 and 'pip install "gigastyle[gui]"' in shown.stderr
    assert subprocess.run([*command, "--version"], capture_output=True, check=False).returncode == 0


@pytest.mark.parametrize(("names", "opened"), [([], []), (["a.jpg", "b"], ["a.jpg", "b"]), (["a.jpg", "gone"], None)])
def test_only_files_and_folders_that_exist_are_for_the_window(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, names: list[str], opened: list[str] | None
) -> None:
    (tmp_path / "a.jpg").write_bytes(b"")
    (tmp_path / "b").mkdir()
    shown, commands = list[list[str]](), list[list[str]]()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(app, "_open_window", lambda paths: shown.append([str(path) for path in paths]) or 0)
    monkeypatch.setattr(command_line, "run", lambda argv: commands.append(list(argv)) or 0)
    assert app.main(names) == 0
    assert shown == ([opened] if opened is not None else [])
    assert commands == ([] if opened is not None else [names])


def test_an_argument_that_can_be_no_path_is_for_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.main(["x" * 5000]) == 2
    assert "usage" in capsys.readouterr().err


def test_an_interrupt_has_one_exit_code_however_early() -> None:
    assert app._STOPPED == ExitCode.CANCELLED


def test_an_interrupt_between_commands_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupt(_argv: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(command_line, "run", interrupt)
    assert app.main(["bundles", "list"]) == 130
    assert capsys.readouterr().err == "gigastyle: stopped on request\n"


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


def test_the_window_s_own_program_opens_whatever_it_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = list[tuple[list[str], bool]]()

    def show(paths: list[Path], *, is_told_in_dialog: bool = False) -> int:
        shown.append(([str(path) for path in paths], is_told_in_dialog))
        return 0

    monkeypatch.setattr(app, "_open_window", show)
    assert app.window_main([]) == 0
    assert app.window_main(["-psn_0_1234", "gone.jpg"]) == 0, "macOS numbers what it starts"
    assert shown == [([], True), (["gone.jpg"], True)]


def test_the_window_s_own_program_has_the_command_line_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.window_main(["--version"]) == 0
    assert capsys.readouterr().out == f"gigastyle {command_line.version()}\n"


def test_the_self_test_stands_alone(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.main(["--self-test", "bundles", "list"]) == 2
    assert "stands alone" in capsys.readouterr().err
