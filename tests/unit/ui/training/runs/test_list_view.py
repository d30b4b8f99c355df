from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtGui import QImage
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from studio.jobs.training.record import RunState
from studio.ui.theme.contrast import LEAST_FOR_TEXT, contrast
from studio.ui.theme.tokens import DARK, LIGHT, Tokens
from studio.ui.training.runs.list_view import RunList, RunRole, RunsModel, newly_ended, state_colour
from tests.unit.ui.training.runs.lines import a_record


def a_list(qtbot: QtBot, *names: str) -> tuple[RunList, RunsModel]:
    model = RunsModel()
    view = RunList(model)
    qtbot.addWidget(view)
    model.show_records([a_record(name) for name in names])
    return view, model


def chosen_name(view: RunList) -> str | None:
    record = view.chosen()
    return None if record is None else record.folder.name


def test_the_newest_run_is_selected_at_first(qtbot: QtBot) -> None:
    view, _ = a_list(qtbot, "new", "old")
    assert chosen_name(view) == "new"
    assert a_list(qtbot)[0].chosen() is None


def test_the_selection_stays_when_another_run_comes(qtbot: QtBot) -> None:
    view, model = a_list(qtbot, "a", "b")
    assert view.choose(Path("/runs/b"))
    model.show_records([a_record("newer"), a_record("a"), a_record("b")])
    assert chosen_name(view) == "b"


def test_when_the_selected_run_goes_another_is_selected(qtbot: QtBot) -> None:
    view, model = a_list(qtbot, "a", "b")
    with qtbot.waitSignal(view.chosen_changed):
        model.show_records([a_record("b")])
    assert chosen_name(view) == "b"


def test_the_keyboard_moves_and_opens(qtbot: QtBot) -> None:
    view, _ = a_list(qtbot, "a", "b")
    view.show()
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert chosen_name(view) == "b"
    with qtbot.waitSignal(view.opened):
        qtbot.keyClick(view, Qt.Key.Key_Return)


def test_a_run_that_is_not_listed_cannot_be_chosen(qtbot: QtBot) -> None:
    view, _ = a_list(qtbot, "a")
    assert not view.choose(Path("/runs/other"))
    assert chosen_name(view) == "a"


def titles(model: RunsModel) -> list[str]:
    return [model.index(row).data() for row in range(model.rowCount())]


def test_rows_come_go_and_change_places_as_the_folder_says(qtmodeltester: ModelTester) -> None:
    model = RunsModel()
    qtmodeltester.check(model)
    a, b, c = a_record("a"), a_record("b"), a_record("c")
    for records in ([a, b], [c, a, b], [c, b], [b, c], []):
        model.show_records(records)
        assert model.records == tuple(records)
    model.show_records([a, b, c])
    assert titles(model) == ["A", "B", "C"]


def test_a_run_keeps_its_row_while_others_come(qtbot: QtBot) -> None:
    model = RunsModel()
    model.show_records([a_record("a")])
    kept = QPersistentModelIndex(model.index(0))
    with qtbot.waitSignal(model.dataChanged):
        model.show_records([a_record("new"), a_record("a", step=40)])
    assert kept.row() == 1
    assert kept.data(RunRole.RECORD).step == 40


def test_nothing_is_said_to_have_changed_where_nothing_has(qtbot: QtBot) -> None:
    model = RunsModel()
    model.show_records([a_record()])
    with qtbot.assertNotEmitted(model.dataChanged):
        model.show_records([replace(a_record())])


def test_a_screen_reader_is_told_the_state() -> None:
    model = RunsModel()
    model.show_records([a_record(state=RunState.FAILED, message="The disk is full.")])
    index = model.index(0)
    assert "Failed" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "The disk is full."


def test_the_end_of_a_run_is_news_once() -> None:
    running, finished = a_record(state=RunState.RUNNING), a_record(state=RunState.FINISHED)
    assert newly_ended([running], [finished]) == (finished,)
    assert newly_ended([finished], [finished]) == ()


def test_a_run_that_was_stopped_and_one_found_at_the_start_are_no_news() -> None:
    assert newly_ended([a_record(state=RunState.STOPPING)], [a_record(state=RunState.STOPPED)]) == ()
    assert newly_ended([], [a_record(state=RunState.FAILED)]) == ()


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
