from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QModelIndex, QPoint, QSize, QStringListModel, Qt
from PySide6.QtWidgets import QStyledItemDelegate
from pytestqt.qtbot import QtBot

from studio.ui.widgets.tile_view import TileView

pytestmark = pytest.mark.gui
SIDE_PX = 50


class Tiles(TileView):
    def __init__(self) -> None:
        super().__init__(QStyledItemDelegate(), self.size_for, indent_px=0)
        self.widths: list[int] = []
        self.clicked_rows: list[int] = []

    def size_for(self, width_px: int, _fonts: object) -> QSize:
        self.widths.append(width_px)
        return QSize(SIDE_PX, SIDE_PX)

    def _click(self, index: QModelIndex, _place: QPoint, _modifiers: Qt.KeyboardModifier) -> None:
        self.clicked_rows.append(index.row())


@pytest.fixture
def tiles(qtbot: QtBot) -> Iterator[Tiles]:
    view = Tiles()
    qtbot.addWidget(view)
    view.setModel(QStringListModel(["a", "b", "c"], view))
    view.resize(260, 120)
    with qtbot.waitExposed(view):
        view.show()
    yield view


def middle(tiles: Tiles, row: int) -> QPoint:
    return tiles.visualRect(tiles.model().index(row, 0)).center()


def test_tiles_are_sized_for_the_width(tiles: Tiles) -> None:
    assert tiles.gridSize() == QSize(SIDE_PX, SIDE_PX)
    tiles.resize(400, 120)
    assert tiles.widths[-1] == tiles.viewport().width() - 1


def test_a_press_and_a_release_on_one_tile_are_a_click(tiles: Tiles, qtbot: QtBot) -> None:
    qtbot.mouseClick(tiles.viewport(), Qt.MouseButton.LeftButton, pos=middle(tiles, 1))
    assert tiles.clicked_rows == [1]


def test_a_release_elsewhere_and_another_button_are_none(tiles: Tiles, qtbot: QtBot) -> None:
    qtbot.mousePress(tiles.viewport(), Qt.MouseButton.LeftButton, pos=middle(tiles, 0))
    qtbot.mouseRelease(tiles.viewport(), Qt.MouseButton.LeftButton, pos=middle(tiles, 2))
    qtbot.mouseClick(tiles.viewport(), Qt.MouseButton.RightButton, pos=middle(tiles, 0))
    qtbot.mouseClick(tiles.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(tiles.viewport().width() - 2, 110))
    assert tiles.clicked_rows == []
