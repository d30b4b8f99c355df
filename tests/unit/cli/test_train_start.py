import json
import sys
from pathlib import Path

import pytest
import torch

from studio.app import main
from studio.cli.command import ExitCode
from studio.compression.preparation import Preparation
from studio.jobs.training.ending import Ending, read_ending, write_ending
from studio.jobs.training.preparing import preparing_from
from studio.jobs.training.probe import layer_scan_from, probe_figures_from
from studio.jobs.training.process import RunProcess, launch, read_process
from studio.jobs.training.stages import REQUEST_NAME
from studio.specs.spec_file import read_spec, write_spec
from studio.specs.training import DistillSpec
from tests.unit.jobs.training.requests import SHORT, distill_spec, distillation, make_material, prune_spec
from tests.waiting import wait_for

STOPPED_BY_PERSON = 130


@pytest.fixture
def run(tmp_path: Path) -> Path:
    make_material(tmp_path)
    write_spec(tmp_path / "run" / REQUEST_NAME, distillation(tmp_path))
    return tmp_path / "run"


def test_a_run_says_who_works_on_it_and_how_it_ended(run: Path, capfd: pytest.CaptureFixture[str]) -> None:
    write_ending(run, Ending(is_complete=False, failure="an earlier one"))
    assert main(["train", "start", str(run)]) == ExitCode.DONE
    assert read_process(run) == RunProcess.current() and read_ending(run) == Ending(is_complete=True)
    assert f"{run} finished at step {SHORT}" in capfd.readouterr().out
    assert main(["train", "status", str(run)]) == ExitCode.DONE
    assert json.loads(capfd.readouterr().out)["last"]["step"] == SHORT


def test_what_went_wrong_is_written_down(run: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    for picture in (tmp_path / "photos").iterdir():
        picture.unlink()
    assert main(["train", "start", str(run)]) == ExitCode.BAD_INPUT
    ending = read_ending(run)
    assert ending is not None and "holds no picture" in ending.failure and ending.failure in capfd.readouterr().err


def test_asked_to_stop_before_it_begins_it_waits_until_it_is_resumed(run: Path) -> None:
    assert main(["train", "stop", str(run)]) == ExitCode.DONE
    assert main(["train", "start", str(run)]) == STOPPED_BY_PERSON
    assert read_ending(run) == Ending(is_complete=False) and not (run / "spec.json").exists()
    assert main(["train", "resume", str(run)]) == ExitCode.DONE
    assert read_ending(run) == Ending(is_complete=True) and not (run / "STOP").exists()


def test_asked_to_stop_while_it_loads_a_run_gone_on_with_stops(run: Path) -> None:
    assert main(["train", "start", str(run)]) == ExitCode.DONE
    plain = json.loads((run / "spec.json").read_text())
    plain["schedule"]["steps"] += 10
    (run / "spec.json").write_text(json.dumps(plain))
    (run / "STOP").touch()
    assert main(["train", "start", str(run)]) == STOPPED_BY_PERSON
    assert (run / "STOP").exists() and torch.load(run / "last.pt", weights_only=True)["step"] == SHORT


def test_nobody_is_disturbed_at_work(run: Path, capfd: pytest.CaptureFixture[str]) -> None:
    working = launch([sys.executable, "-c", "import time; time.sleep(60)"], run)
    try:
        assert main(["train", "start", str(run)]) == ExitCode.BAD_INPUT
        assert "another program is training" in capfd.readouterr().err
        assert read_process(run) == working and read_ending(run) is None
    finally:
        process = working.find()
        assert process is not None
        process.kill()
        wait_for(lambda: working.find() is None)


@pytest.mark.parametrize("kind", ["distill", "prune"])
def test_a_trial_tells_its_parts_and_then_its_figures_and_leaves_nothing(
    run: Path, kind: str, capfd: pytest.CaptureFixture[str]
) -> None:
    folder = run.parent
    spec = distill_spec(folder) if kind == "distill" else prune_spec(folder)
    file = folder / "planned" / "saved by me.json"
    write_spec(file, spec)
    assert main(["train", "probe", str(file)]) == ExitCode.DONE
    *parts, line = capfd.readouterr().out.splitlines()
    told = [preparing_from(json.loads(part)) for part in parts]
    assert {Preparation.PICTURES, Preparation.TIMING} <= {each.part for each in told if each} and None not in told
    figures = probe_figures_from(json.loads(line))
    assert figures.seconds_to_begin > figures.seconds_per_step > 0 and figures.seconds_per_first_step
    assert list(file.parent.iterdir()) == [file]


def test_a_scan_is_a_line_for_each_layer(run: Path, capfd: pytest.CaptureFixture[str]) -> None:
    write_spec(run.parent / "planned.json", prune_spec(run.parent))
    assert main(["train", "scan", str(run.parent / "planned.json")]) == ExitCode.DONE
    (scan,) = [layer_scan_from(json.loads(line)) for line in capfd.readouterr().out.splitlines()]
    assert scan.layer == "1.encoder.conv1_1" and {0.0, 0.5} <= scan.losses.keys()


@pytest.mark.parametrize("command", ["probe", "scan", "start"])
def test_what_is_no_request_is_told_in_one_line(
    tmp_path: Path, command: str, capfd: pytest.CaptureFixture[str]
) -> None:
    place = tmp_path / "run"
    place.mkdir()
    (place / "request.json").write_text("{")
    assert main(["train", command, str(place if command == "start" else place / "request.json")]) == ExitCode.BAD_INPUT
    assert capfd.readouterr().err.count("\n") == 1


def test_what_the_run_makes_is_what_was_asked_for(run: Path, tmp_path: Path) -> None:
    assert main(["train", "start", str(run)]) == ExitCode.DONE
    made = read_spec(run / "spec.json")
    assert isinstance(made, DistillSpec)
    asked = distill_spec(tmp_path).schedule
    assert made.schedule == asked.resolved(asked.steps) and made.teacher == (tmp_path / "tiny").resolve()
