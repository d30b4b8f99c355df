from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from studio.jobs.training.runs import TrainingRuns
from studio.ui.training.runs.errands import RunErrands
from tests.unit.ui.training.run_folders import write_run


@pytest.fixture
def runs(tmp_path: Path) -> TrainingRuns:
    return TrainingRuns(tmp_path / "runs")


@pytest.fixture
def errands(runs: TrainingRuns) -> Iterator[RunErrands]:
    made = RunErrands(runs)
    yield made
    made.close()


def test_a_binned_run_comes_back(errands: RunErrands, runs: TrainingRuns, qtbot: QtBot) -> None:
    run = write_run(runs.folder / "one")
    with qtbot.waitSignal(errands.binned) as told:
        errands.bin(run, "One")
    title, binned = told.args
    assert title == "One"
    assert not run.exists()
    with qtbot.waitSignal(errands.done):
        errands.restore(binned)
    assert run.is_dir()


def test_stopping_leaves_the_request_in_the_folder(errands: RunErrands, runs: TrainingRuns, qtbot: QtBot) -> None:
    run = write_run(runs.folder / "one")
    with qtbot.waitSignal(errands.done):
        errands.stop(run)
    assert (run / "STOP").exists()


def test_what_cannot_be_done_is_told(errands: RunErrands, runs: TrainingRuns, qtbot: QtBot) -> None:
    with qtbot.waitSignal(errands.failed) as told:
        errands.bin(runs.folder / "gone", "Gone")
    assert "gone" in told.args[0]
