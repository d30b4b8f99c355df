from __future__ import annotations

from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.ui.theme.controller import ThemeController
from studio.ui.theme.tokens import DARK, LIGHT, Theme
from studio.ui.training.bundles.tone_label import ToneLabel


def colours(image: QImage) -> set[str]:
    return {QColor(image.pixel(x, y)).name() for x in range(image.width()) for y in range(image.height())}


def test_the_colour_follows_every_change_of_theme(qtbot: QtBot, qapp: QApplication) -> None:
    before = qapp.palette(), qapp.styleSheet()
    theme = ThemeController(qapp, Theme.DARK)
    label = ToneLabel("█ █", "error")
    qtbot.addWidget(label)
    label.show()
    try:
        for chosen, tokens in ((Theme.LIGHT, LIGHT), (Theme.DARK, DARK), (Theme.LIGHT, LIGHT)):
            theme.apply(chosen)
            assert tokens.error in colours(label.grab().toImage())
    finally:
        qapp.setPalette(before[0])
        qapp.setStyleSheet(before[1])
