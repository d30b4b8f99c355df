from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QMainWindow, QToolBar, QToolButton
from pytestqt.qtbot import QtBot

from studio.ui.theme.contrast import LEAST_FOR_SHAPES, contrast
from studio.ui.theme.controller import ThemeController
from studio.ui.theme.tokens import Theme


@pytest.fixture
def controller(qapp: QApplication) -> Iterator[ThemeController]:
    before, sheet = qapp.palette(), qapp.styleSheet()
    yield ThemeController(qapp, Theme.LIGHT)
    qapp.setPalette(before)
    qapp.setStyleSheet(sheet)


def test_the_button_for_what_a_tool_bar_has_no_room_for_can_be_seen(controller: ThemeController, qtbot: QtBot) -> None:
    window, bar = QMainWindow(), QToolBar()
    qtbot.addWidget(window)
    window.addToolBar(bar)
    for number in range(12):
        bar.addAction(f"Command number {number}")
    window.resize(300, 200)
    window.show()
    more = bar.findChild(QToolButton, "qt_toolbar_ext_button")
    assert more is not None
    for theme in (Theme.LIGHT, Theme.DARK, Theme.LIGHT):
        controller.apply(theme)
        qtbot.waitUntil(more.isVisible)
        picture, ground = more.grab().toImage(), window.palette().window().color().name()
        middle = (picture.width() // 4, 3 * picture.width() // 4)
        shades = {picture.pixelColor(x, y).name() for x in range(*middle) for y in range(picture.height())}
        assert max(contrast(shade, ground) for shade in shades) >= LEAST_FOR_SHAPES, theme
