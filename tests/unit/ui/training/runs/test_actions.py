from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QToolBar
from pytestqt.qtbot import QtBot

from studio.jobs.training.record import RunState
from studio.jobs.training.training_runs import TrainingRuns
from studio.ui.training.runs.actions import RunAction, RunActions, RunOperations, allowed
from tests.unit.ui.training.run_folders import write_run
from tests.unit.ui.training.runs.lines import a_record

WITHOUT_A_RUN = {RunAction.NEW, RunAction.BUNDLES, RunAction.EMPTY_BIN}
ALWAYS = WITHOUT_A_RUN | {RunAction.DUPLICATE, RunAction.OPEN_FOLDER, RunAction.EXPORT_LOG, RunAction.SAVE_CARD}


@pytest.mark.parametrize(
    ("state", "more"),
    [
        (RunState.PREPARING, {RunAction.STOP}),
        (RunState.RUNNING, {RunAction.STOP}),
        (RunState.STOPPING, {RunAction.STOP}),
        (RunState.STOPPED, {RunAction.RESUME, RunAction.DELETE, RunAction.USE}),
        (RunState.FAILED, {RunAction.RESUME, RunAction.DELETE, RunAction.USE}),
        (RunState.FINISHED, {RunAction.DELETE, RunAction.USE}),
    ],
)
def test_what_can_be_done_in_every_state(state: RunState, more: set[RunAction]) -> None:
    assert allowed(a_record(state=state)) == ALWAYS | more


def test_a_run_that_never_scored_has_nothing_to_use() -> None:
    assert RunAction.USE not in allowed(a_record(state=RunState.STOPPED, best_score=None))


def test_a_run_that_has_logged_nothing_has_nothing_to_export() -> None:
    record = a_record(state=RunState.FAILED, step=0, best_score=None, first_score=None)
    assert not {RunAction.EXPORT_LOG, RunAction.SAVE_CARD} & allowed(record)


def test_without_a_run_there_is_only_a_new_one_the_bundles_and_the_bin() -> None:
    assert allowed(None) == WITHOUT_A_RUN


def test_a_run_that_stops_already_can_be_stopped_harder() -> None:
    owner = QObject()
    actions = RunActions(owner)
    actions.show_allowed(a_record(state=RunState.RUNNING))
    gentle = actions[RunAction.STOP].text()
    actions.show_allowed(a_record(state=RunState.STOPPING))
    assert actions[RunAction.STOP].isEnabled()
    assert actions[RunAction.STOP].text() != gentle
    assert not actions[RunAction.RESUME].isEnabled()


def test_who_stopped_a_run_by_keyboard_may_go_on_with_it_at_once(qtbot: QtBot) -> None:
    bar = QToolBar()
    qtbot.addWidget(bar)
    actions = RunActions(bar)
    for kind in RunAction:
        bar.addAction(actions[kind])
        bar.widgetForAction(actions[kind]).setFocusPolicy(Qt.FocusPolicy.TabFocus)
    actions.show_allowed(a_record(state=RunState.RUNNING))
    bar.show()
    bar.activateWindow()
    stop, resume = (bar.widgetForAction(actions[kind]) for kind in (RunAction.STOP, RunAction.RESUME))
    stop.setFocus()
    qtbot.waitUntil(stop.hasFocus)
    actions.show_allowed(a_record(state=RunState.STOPPED))
    assert resume.hasFocus()


def test_every_action_says_what_it_does() -> None:
    owner = QObject()
    actions = RunActions(owner)
    assert all(actions[kind].text() and actions[kind].toolTip() for kind in RunAction)


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
