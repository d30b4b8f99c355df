from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from studio.jobs.training.training_runs import TrainingRuns
from studio.ui.training.runs.operations import RunOperations
from tests.unit.ui.training.run_folders import write_run


@pytest.fixture
def runs(tmp_path: Path) -> TrainingRuns:
    return TrainingRuns(tmp_path / "runs")


@pytest.fixture
def operations(runs: TrainingRuns) -> Iterator[RunOperations]:
    made = RunOperations(runs)
    yield made
    made.close()


def test_a_binned_run_comes_back(operations: RunOperations, runs: TrainingRuns, qtbot: QtBot) -> None:
    run = write_run(runs.folder / "one")
    with qtbot.waitSignal(operations.binned) as emitted:
        operations.bin(run, "One")
    title, binned = emitted.args
    assert title == "One"
    assert not run.exists()
    with qtbot.waitSignal(operations.done):
        operations.do(lambda: runs.restore(binned))
    assert run.is_dir()


def test_stopping_leaves_the_request_in_the_folder(operations: RunOperations, runs: TrainingRuns, qtbot: QtBot) -> None:
    run = write_run(runs.folder / "one")
    with qtbot.waitSignal(operations.done):
        operations.do(lambda: runs.stop(run))
    assert (run / "STOP").exists()


def test_what_cannot_be_done_is_told(operations: RunOperations, runs: TrainingRuns, qtbot: QtBot) -> None:
    with qtbot.waitSignal(operations.failed) as emitted:
        operations.bin(runs.folder / "gone", "Gone")
    assert "gone" in emitted.args[0]
