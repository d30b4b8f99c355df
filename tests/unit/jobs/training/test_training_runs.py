"""Real runs in real processes: begun, found again, stopped, killed, gone on with, deleted."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import torch

from studio.app import main
from studio.errors import JobError
from studio.jobs.training.bin import empty
from studio.jobs.training.liveness import is_live
from studio.jobs.training.process import read_process
from studio.jobs.training.record import RunRecord, RunState
from studio.jobs.training.run_log import samples
from studio.jobs.training.stages import FIRST_STAGE, PRUNED, REQUEST_NAME
from studio.jobs.training.training_runs import TrainingRuns
from studio.specs.spec_file import write_spec
from tests.limits import small_calibration
from tests.unit.jobs.training.requests import LONG, SHORT, distill_spec, distillation, make_material, prune_spec
from tests.waiting import wait_for


@pytest.fixture
def runs(tmp_path: Path) -> Iterator[TrainingRuns]:
    make_material(tmp_path)
    runs = TrainingRuns(tmp_path / "runs")
    yield runs
    for record in runs.records():
        noted = read_process(record.folder)
        if noted and (process := noted.find()):
            process.kill()
            process.wait()


def wait_until(runs: TrainingRuns, run: Path, *, state: RunState, step: int = 0) -> RunRecord:
    wait_for(lambda: runs.record(run).state is state and runs.record(run).step >= step)
    return runs.record(run)


def trained_by_hand(place: Path) -> Path:
    """A finished run of six steps among the others."""
    run = place / "runs" / "by-hand"
    places = ["--teacher", str(place / "tiny"), "--contents", str(place / "photos"), "--out", str(run)]
    sizes = ["--steps", "6", "--batch", "1", "--crop", "64", "--threads", "1", "--device", "cpu"]
    with small_calibration():
        assert main(["train", "distill", *places, *sizes]) == 0
    return run


def kill(run: Path) -> None:
    noted = read_process(run)
    assert noted is not None
    process = noted.find()
    assert process is not None
    process.kill()
    wait_for(lambda: not is_live(run))


def test_a_run_from_beginning_to_end(runs: TrainingRuns, tmp_path: Path) -> None:
    assert runs.records() == ()
    run = runs.start(distillation(tmp_path))
    assert runs.record(run).state is RunState.PREPARING
    record = wait_until(runs, run, state=RunState.FINISHED)
    assert (record.title, record.kind, record.step, record.steps) == ("My run", "distill", SHORT, SHORT)
    assert record.best_score is not None and record.elapsed_s > 0 and record.message == "" and record.eta_s is None
    assert [step for step, _ in samples(run)] == [0, 5, 10, 15, 20]
    second = runs.start(distillation(tmp_path))
    assert second.name == "my-run-2"
    assert [each.folder for each in runs.records()] == [second, run], "the newest first"


def test_another_window_finds_a_run_and_stops_it(runs: TrainingRuns, tmp_path: Path) -> None:
    run = runs.start(distillation(tmp_path, steps=LONG))
    other = TrainingRuns(tmp_path / "runs")
    record = wait_until(other, run, state=RunState.RUNNING, step=5)
    assert record.steps == LONG and record.steps_per_s and record.eta_s and record.learning_rate
    with pytest.raises(JobError, match="stop it first"):
        other.bin(run)
    with pytest.raises(JobError, match="already"):
        other.resume(run)
    other.stop(run)
    record = wait_until(other, run, state=RunState.STOPPED)
    kept = torch.load(run / "last.pt", weights_only=True)["step"]
    assert kept >= record.step > 0 and record.message == ""
    runs.resume(run)
    wait_until(runs, run, state=RunState.RUNNING, step=kept + 1)


def test_killed_it_has_failed_and_goes_on_from_its_checkpoint(runs: TrainingRuns, tmp_path: Path) -> None:
    run = runs.start(distillation(tmp_path, steps=LONG))
    reached = wait_until(runs, run, state=RunState.RUNNING, step=12).step
    kill(run)
    record = runs.record(run)
    assert record.state is RunState.FAILED and "Resume" in record.message
    kept = torch.load(run / "last.pt", weights_only=True)["step"]
    assert kept >= reached - 2, "a checkpoint every other step"
    runs.resume(run)
    wait_until(runs, run, state=RunState.RUNNING, step=kept + 1)
    steps = [json.loads(line)["step"] for line in (run / "log.jsonl").read_text().splitlines()]
    assert steps == list(range(len(steps)))
    runs.stop(run)
    runs.force(run)  # told to terminate, it still saves
    wait_until(runs, run, state=RunState.STOPPED)


def test_forced_to_the_last_it_counts_as_stopped(runs: TrainingRuns, tmp_path: Path) -> None:
    run = runs.start(distillation(tmp_path, steps=LONG))
    runs.stop(run)
    assert runs.record(run).state is RunState.STOPPING
    runs.force(run)
    runs.force(run)
    assert wait_until(runs, run, state=RunState.STOPPED).message == ""


def test_a_run_that_cannot_begin_says_why(runs: TrainingRuns, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    run = runs.start(replace(distill_spec(tmp_path), title="Empty", contents=empty))
    record = wait_until(runs, run, state=RunState.FAILED)
    assert str(empty) in record.message and "another folder" in record.message and record.last_lines
    (tmp_path / "photos" / "0.png").rename(empty / "0.png")
    runs.resume(run)  # mended
    assert wait_until(runs, run, state=RunState.FINISHED).step == SHORT


def test_pruned_and_then_distilled_in_one_run(runs: TrainingRuns, tmp_path: Path) -> None:
    later = replace(distill_spec(tmp_path), widths=1.0)
    run = runs.start(replace(prune_spec(tmp_path, steps=LONG), title="Both", then=later))
    wait_until(runs, run, state=RunState.RUNNING, step=3)
    runs.stop(run)
    record = wait_until(runs, run, state=RunState.STOPPED)
    assert record.kind == "prune" and record.steps == LONG + SHORT and not (run / PRUNED).exists()
    plain = json.loads((run / FIRST_STAGE / "spec.json").read_text())
    plain["schedule"]["steps"], plain["pruning_steps"] = record.step + 4, record.step + 2
    (run / FIRST_STAGE / "spec.json").write_text(json.dumps(plain))  # else this would take minutes
    runs.resume(run)
    record = wait_until(runs, run, state=RunState.FINISHED)
    assert record.step == record.steps == plain["schedule"]["steps"] + SHORT
    assert main(["train", "export", str(run), "--bundle", "both", "--into", str(tmp_path)]) == 0
    facts = json.loads((tmp_path / "both" / "bundle.json").read_text())
    pruned = json.loads((run / PRUNED / "bundle.json").read_text())
    assert facts["pairs"][0]["encoder_widths"] == pruned["pairs"][0]["encoder_widths"]


def test_of_two_stages_the_first_is_stopped_while_it_is_prepared(runs: TrainingRuns, tmp_path: Path) -> None:
    run = runs.start(replace(prune_spec(tmp_path), title="Both", then=distill_spec(tmp_path)))
    runs.stop(run)
    assert runs.record(run).state is RunState.STOPPING
    record = wait_until(runs, run, state=RunState.STOPPED)
    assert record.step == 0 and record.message == "" and not (run / PRUNED).exists()


def test_what_somebody_else_owns_hides_no_run(runs: TrainingRuns, tmp_path: Path) -> None:
    write_spec(runs.folder / "mine" / REQUEST_NAME, distillation(tmp_path))
    (runs.folder / "link").symlink_to(runs.folder / "link")  # going round for ever, it can be asked nothing
    assert [record.folder.name for record in runs.records()] == ["mine"]


def test_the_bin_gives_back_what_was_put_in(runs: TrainingRuns, tmp_path: Path) -> None:
    run = trained_by_hand(tmp_path)
    binned = runs.bin(run)
    assert runs.records() == () and binned.is_dir()
    assert runs.restore(binned) == run and runs.records()[0].state is RunState.FINISHED
    binned = runs.bin(run)
    empty(runs.folder)
    with pytest.raises(JobError, match="emptied since"):
        runs.restore(binned)


def test_a_damaged_run_is_listed_as_such(runs: TrainingRuns) -> None:
    run = runs.folder / "broken"
    run.mkdir(parents=True)
    (run / "request.json").write_text("{")
    record = runs.records()[0]
    assert record.state is RunState.FAILED and "request.json" in record.message


def test_a_run_begun_by_hand_is_listed_too(runs: TrainingRuns, tmp_path: Path) -> None:
    trained_by_hand(tmp_path)
    record = runs.records()[0]
    assert (record.title, record.state, record.step) == ("by-hand", RunState.FINISHED, 6)
