from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from studio.app import main
from studio.cli.command import ExitCode
from tests.unit.jobs.training.reports.logged_runs import DISTILLED, write_run


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


def test_runs_are_compared_as_a_table_as_json_and_as_a_chart(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wider = replace(DISTILLED, title="Wider", widths=0.9)
    runs = [str(write_run(tmp_path / "a")), str(write_run(tmp_path / "b", wider))]
    assert main(["train", "compare", *runs]) == ExitCode.DONE
    assert "Wider" in capsys.readouterr().out
    chart = ["--chart", str(tmp_path / "chart.svg"), "--over", "minutes", "--term", "pixel", "--log"]
    assert main(["train", "compare", *runs, "--json", *chart]) == ExitCode.DONE
    assert [run["settings"] for run in json.loads(capsys.readouterr().out)["runs"]] == [
        {"widths": 0.75},
        {"widths": 0.9},
    ]
    drawn = (tmp_path / "chart.svg").read_text()
    assert all(word in drawn for word in ("minutes", "Overnight", "Wider", "pixel"))
    assert main(["train", "compare", *runs, *chart]) == ExitCode.BAD_INPUT
    assert "exists already" in capsys.readouterr().err
    assert main(["train", "compare", *runs, "--chart", str(tmp_path / "chart.pdf")]) == ExitCode.BAD_INPUT
    assert main(["train", "compare", str(tmp_path / "none")]) == ExitCode.BAD_INPUT


def test_a_card_is_printed_or_written_with_the_command_that_repeats_the_run(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run, place = str(write_run(tmp_path / "run")), tmp_path / "card.md"
    assert main(["train", "card", run]) == ExitCode.DONE
    printed = capsys.readouterr().out
    assert "gigastyle train distill --out again --teacher compact" in printed
    assert main(["train", "card", run, "--out", str(place), "--folders"]) == ExitCode.DONE
    assert "--teacher /home/me/compact" in place.read_text()
    assert main(["train", "card", run, "--out", str(place)]) == ExitCode.BAD_INPUT
    assert "exists already" in capsys.readouterr().err
