"""Shares are read, drawn and typed in a table."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from studio.ui.training.wizard.share_table import ShareModel, ShareTable
from studio.ui.training.wizard.shares import ShareRow

ROWS = (ShareRow("5", "Level 5", 0.75, ((0.25, 0.1), (0.5, 1.0))), ShareRow("4", "Level 4", 0.5))


@pytest.fixture
def table(qtbot: QtBot) -> Iterator[ShareTable]:
    box = QWidget()
    qtbot.addWidget(box)
    model = ShareModel(box)
    model.show_rows(ROWS)
    made = ShareTable(model, box)
    made.resize(500, 200)
    box.resize(500, 200)
    box.show()
    qtbot.waitExposed(box)
    yield made


def model_of(table: ShareTable) -> ShareModel:
    model = table.model()
    assert isinstance(model, ShareModel)
    return model


def test_rows_read_as_name_and_share(table: ShareTable) -> None:
    model = model_of(table)
    texts = [[model.index(row, column).data() for column in (0, 2)] for row in range(model.rowCount())]
    assert texts == [["Level 5", "75 %"], ["Level 4", "50 %"]]


def test_a_share_is_typed_by_keyboard_alone(table: ShareTable, qtbot: QtBot) -> None:
    model = model_of(table)
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Home)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_F2)
    (editor,) = table.findChildren(QSpinBox)
    qtbot.keyClicks(editor, "90")
    with qtbot.waitSignal(model.share_typed) as emitted:
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert emitted.args == ["4", 0.9]


def test_a_share_left_as_it_was_tells_nobody(table: ShareTable, qtbot: QtBot) -> None:
    model = model_of(table)
    table.edit(model.index(1, 2))
    (editor,) = table.findChildren(QSpinBox)
    with qtbot.assertNotEmitted(model.share_typed):
        qtbot.keyClick(editor, Qt.Key.Key_Return)


def test_names_cannot_be_typed(table: ShareTable) -> None:
    model = model_of(table)
    assert not model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsEditable
    assert not model.setData(model.index(0, 0), 5)


def test_bars_are_longer_where_the_loss_is(table: ShareTable) -> None:
    image = table.viewport().grab().toImage()
    colour = table.palette().accent().color()
    model = model_of(table)
    lengths = []
    for row in range(2):
        cell = table.visualRect(model.index(row, 1))
        y = cell.bottom() - 7  # in the lowest bar
        lengths.append(sum(image.pixelColor(x, y) == colour for x in range(cell.left(), cell.right())))
    assert lengths[0] > 50
    assert lengths[1] == 0


def test_bars_are_told_in_words(table: ShareTable) -> None:
    model = model_of(table)
    role = Qt.ItemDataRole.AccessibleTextRole
    assert "50 %: 100 %" in model.index(0, 1).data(role)
    assert model.index(1, 1).data(role) == "not scanned yet"


def test_new_figures_keep_the_place(table: ShareTable) -> None:
    model = model_of(table)
    table.setCurrentIndex(model.index(1, 0))
    model.show_rows((ROWS[0], ShareRow("4", "Level 4", 0.6)))
    assert table.currentIndex().row() == 1
    assert model.index(1, 2).data() == "60 %"
