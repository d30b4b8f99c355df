from __future__ import annotations

from pathlib import Path

import pytest

from studio.app import main
from studio.cli.command import ExitCode
from tests.unit.jobs.training.reports.logged_runs import write_run


def test_a_log_is_printed_or_written_as_csv(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run, place = str(write_run(tmp_path / "run")), tmp_path / "log.csv"
    assert main(["train", "log", run, "--csv", "-"]) == ExitCode.DONE
    printed = capsys.readouterr().out
    assert printed.startswith("step,elapsed_s,") and printed.count("\n") == 5
    assert main(["train", "log", run, "--csv", str(place)]) == ExitCode.DONE
    assert place.read_text() == printed
    assert main(["train", "log", run, "--csv", str(place)]) == ExitCode.BAD_INPUT
    assert main(["train", "log", run, "--csv", str(place), "--overwrite"]) == ExitCode.DONE


def test_an_event_file_beside_a_printed_table_is_named_on_stderr(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run = write_run(tmp_path / "run")
    assert main(["train", "log", str(run), "--csv", "-", "--tensorboard", str(tmp_path / "events")]) == ExitCode.DONE
    (written,) = (tmp_path / "events").iterdir()
    told = capsys.readouterr()
    assert written.name in told.err and written.name not in told.out


@pytest.mark.parametrize(
    ("options", "why"), [((), "say what the log shall become"), (("--csv", "-"), "no training run")]
)
def test_what_cannot_be_done_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], options: tuple[str, ...], why: str
) -> None:
    assert main(["train", "log", str(tmp_path / "none"), *options]) == ExitCode.BAD_INPUT
    assert why in capsys.readouterr().err


def test_a_run_without_a_line_has_no_log_yet(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run = write_run(tmp_path / "run", lines=())
    assert main(["train", "log", str(run), "--csv", "-"]) == ExitCode.BAD_INPUT
    assert "has logged nothing yet" in capsys.readouterr().err
