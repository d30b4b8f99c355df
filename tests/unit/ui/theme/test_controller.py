from collections.abc import Iterator

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.ui.theme.controller import ThemeController
from studio.ui.theme.tokens import DARK, LIGHT, Theme


@pytest.fixture
def controller(qapp: QApplication) -> Iterator[ThemeController]:
    before, sheet = qapp.palette(), qapp.styleSheet()
    yield ThemeController(qapp, Theme.LIGHT)
    qapp.setPalette(before)
    qapp.setStyleSheet(sheet)


def test_a_theme_is_in_force_at_once_and_said(qtbot: QtBot, qapp: QApplication, controller: ThemeController) -> None:
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == LIGHT.window
    with qtbot.waitSignal(controller.applied) as applied:
        controller.apply(Theme.DARK)
    assert applied.args == [DARK]
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == DARK.window
    assert qapp.palette().color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text).name() == DARK.text_disabled


def test_the_system_s_theme_is_one_of_the_two(controller: ThemeController) -> None:
    controller.apply(Theme.SYSTEM)
    assert controller.tokens in (LIGHT, DARK)
