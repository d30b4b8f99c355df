from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from studio.ui.training.runs.list_view import RunList
from studio.ui.training.runs.model import RunsModel
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
