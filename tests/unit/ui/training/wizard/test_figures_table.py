"""Now and after, side by side."""

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from studio.ui.training.wizard.figures_table import FigureRow, FiguresTable

ROWS = (FigureRow("Parameters", "800 k", "200 k", 800, 200), FigureRow("Painting here", "–", "–"))


@pytest.mark.parametrize(
    ("row", "share"),
    [(ROWS[0], 0.25), (ROWS[1], None), (FigureRow("", "", "", 4, 8), 1.0), (FigureRow("", "", "", 0, 8), None)],
)
def test_what_is_left_is_a_share(row: FigureRow, share: float | None) -> None:
    assert row.share == share


def test_rows_read_as_a_sentence_and_change(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    table = FiguresTable(parent)
    table.show_rows(ROWS)
    assert table.accessibleDescription() == "Parameters: 800 k → 200 k −75 %; Painting here: – → – "
    count = len(table.findChildren(QLabel))
    table.show_rows((FigureRow("Parameters", "800 k", "400 k", 800, 400), ROWS[1]))
    assert len(table.findChildren(QLabel)) == count
    assert "−50 %" in {label.text() for label in table.findChildren(QLabel)}


def test_bars_show_what_is_left(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    table = FiguresTable(parent)
    table.resize(600, 120)
    filled = []
    for after in (200, 600):
        table.show_rows((FigureRow("Parameters", "800 k", "", 800, after),))
        image = table.grab().toImage()
        accent = table.palette().highlight().color()
        filled.append(
            max(sum(image.pixelColor(x, y) == accent for x in range(image.width())) for y in range(image.height()))
        )
    assert filled[1] == pytest.approx(3 * filled[0], rel=0.1)
