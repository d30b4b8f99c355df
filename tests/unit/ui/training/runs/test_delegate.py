from __future__ import annotations

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from studio.jobs.training.record import RunState
from studio.ui.theme.contrast import LEAST_FOR_TEXT, contrast
from studio.ui.theme.tokens import DARK, LIGHT, Tokens
from studio.ui.training.runs.delegate import state_colour
from studio.ui.training.runs.list_view import RunList
from studio.ui.training.runs.model import RunsModel
from tests.unit.ui.training.runs.lines import a_record


def painted(qtbot: QtBot, state: RunState, step: int = 30) -> QImage:
    model = RunsModel()
    model.show_records([a_record("first"), a_record("second", state, step=step)])  # the first one is selected
    view = RunList(model)
    qtbot.addWidget(view)
    view.resize(320, 140)
    return view.grab().toImage()


def test_every_state_looks_different(qtbot: QtBot) -> None:
    pictures = [painted(qtbot, state) for state in RunState]
    assert all(one != other for index, one in enumerate(pictures) for other in pictures[:index])


def test_the_bar_of_a_running_run_grows(qtbot: QtBot) -> None:
    assert painted(qtbot, RunState.RUNNING, step=30) != painted(qtbot, RunState.RUNNING, step=90)


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
def test_states_can_be_read_in_either_theme(tokens: Tokens) -> None:
    assert all(contrast(state_colour(state, tokens), tokens.field) >= LEAST_FOR_TEXT for state in RunState)
