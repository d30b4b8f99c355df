import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from studio.ui.widgets.removed_bar import RemovedBar

pytestmark = pytest.mark.gui


def test_it_offers_the_way_back_until_it_is_dismissed(qtbot: QtBot) -> None:
    bar = RemovedBar("Undo: put the renders back")
    qtbot.addWidget(bar)
    assert not bar.isVisible()
    bar.tell("Removed 3 renders")
    assert bar.isVisible() and bar.findChild(QLabel).text() == "Removed 3 renders"
    with qtbot.waitSignal(bar.undo_wanted):
        qtbot.mouseClick(bar.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert bar.isVisible(), "what was undone decides whether it goes"
    with qtbot.waitSignal(bar.gone):
        qtbot.mouseClick(bar.findChild(QToolButton), Qt.MouseButton.LeftButton)
    assert not bar.isVisible()
