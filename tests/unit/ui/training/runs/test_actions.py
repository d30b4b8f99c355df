from __future__ import annotations

import pytest
from PySide6.QtCore import QObject

from studio.jobs.training.record import RunState
from studio.ui.training.runs.actions import Doing, RunActions, allowed
from tests.unit.ui.training.runs.lines import a_record

ALWAYS = {Doing.NEW, Doing.BUNDLES, Doing.DUPLICATE, Doing.OPEN_FOLDER}


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


def test_without_a_run_there_is_only_a_new_one_and_the_bundles() -> None:
    assert allowed(None) == {Doing.NEW, Doing.BUNDLES}


def test_a_run_that_stops_already_can_be_stopped_harder() -> None:
    owner = QObject()
    actions = RunActions(owner)
    actions.show_allowed(a_record(state=RunState.RUNNING))
    gentle = actions[Doing.STOP].text()
    actions.show_allowed(a_record(state=RunState.STOPPING))
    assert actions[Doing.STOP].isEnabled()
    assert actions[Doing.STOP].text() != gentle
    assert not actions[Doing.RESUME].isEnabled()


def test_every_action_says_what_it_does() -> None:
    owner = QObject()
    actions = RunActions(owner)
    assert all(actions[doing].text() and actions[doing].toolTip() for doing in Doing)
