from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPersistentModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from studio.jobs.training.record import RunState
from studio.ui.training.runs.model import RunRole, RunsModel
from tests.unit.ui.training.runs.lines import a_record


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
