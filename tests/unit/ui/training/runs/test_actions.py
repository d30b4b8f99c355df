from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QToolBar
from pytestqt.qtbot import QtBot

from studio.jobs.training.record import RunState
from studio.ui.training.runs.actions import Doing, RunActions, allowed
from tests.unit.ui.training.runs.lines import a_record

WITHOUT_A_RUN = {Doing.NEW, Doing.BUNDLES, Doing.EMPTY_BIN}
ALWAYS = WITHOUT_A_RUN | {Doing.DUPLICATE, Doing.OPEN_FOLDER}


@pytest.mark.parametrize(
    ("state", "more"),
    [
        (RunState.PREPARING, {Doing.STOP}),
        (RunState.RUNNING, {Doing.STOP}),
        (RunState.STOPPING, {Doing.STOP}),
        (RunState.STOPPED, {Doing.RESUME, Doing.DELETE, Doing.USE}),
        (RunState.FAILED, {Doing.RESUME, Doing.DELETE, Doing.USE}),
        (RunState.FINISHED, {Doing.DELETE, Doing.USE}),
    ],
)
def test_what_can_be_done_in_every_state(state: RunState, more: set[Doing]) -> None:
    assert allowed(a_record(state=state)) == ALWAYS | more


def test_a_run_that_never_scored_has_nothing_to_use() -> None:
    assert Doing.USE not in allowed(a_record(state=RunState.STOPPED, best_score=None))


def test_without_a_run_there_is_only_a_new_one_the_bundles_and_the_bin() -> None:
    assert allowed(None) == WITHOUT_A_RUN


def test_a_run_that_stops_already_can_be_stopped_harder() -> None:
    owner = QObject()
    actions = RunActions(owner)
    actions.show_allowed(a_record(state=RunState.RUNNING))
    gentle = actions[Doing.STOP].text()
    actions.show_allowed(a_record(state=RunState.STOPPING))
    assert actions[Doing.STOP].isEnabled()
    assert actions[Doing.STOP].text() != gentle
    assert not actions[Doing.RESUME].isEnabled()


def test_who_stopped_a_run_by_keyboard_may_go_on_with_it_at_once(qtbot: QtBot) -> None:
    bar = QToolBar()
    qtbot.addWidget(bar)
    actions = RunActions(bar)
    for doing in Doing:
        bar.addAction(actions[doing])
        bar.widgetForAction(actions[doing]).setFocusPolicy(Qt.FocusPolicy.TabFocus)
    actions.show_allowed(a_record(state=RunState.RUNNING))
    bar.show()
    bar.activateWindow()
    stop, resume = (bar.widgetForAction(actions[doing]) for doing in (Doing.STOP, Doing.RESUME))
    stop.setFocus()
    qtbot.waitUntil(stop.hasFocus)
    actions.show_allowed(a_record(state=RunState.STOPPED))
    assert resume.hasFocus()


def test_every_action_says_what_it_does() -> None:
    owner = QObject()
    actions = RunActions(owner)
    assert all(actions[doing].text() and actions[doing].toolTip() for doing in Doing)
