from collections.abc import Iterator

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from studio.ui.theme.controller import ThemeController
from studio.ui.theme.tokens import DARK, LIGHT, Theme


@pytest.fixture
def controller(qapp: QApplication) -> Iterator[ThemeController]:
    before, sheet = qapp.palette(), qapp.styleSheet()
    yield ThemeController(qapp, Theme.LIGHT)
    qapp.setPalette(before)
    qapp.setStyleSheet(sheet)


def test_a_theme_is_in_force_at_once(qapp: QApplication, controller: ThemeController) -> None:
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == LIGHT.window
    controller.apply(Theme.DARK)
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == DARK.window
    assert qapp.palette().color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text).name() == DARK.text_disabled


def test_the_system_s_theme_is_one_of_the_two(qapp: QApplication, controller: ThemeController) -> None:
    controller.apply(Theme.SYSTEM)
    assert qapp.palette().color(QPalette.ColorRole.Window).name() in (LIGHT.window, DARK.window)
