"""Icons beside text follow the theme."""

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from studio.ui.training.wizard.reason_label import IconLabel


def test_an_icon_takes_the_colour_of_the_text_whenever_it_is_painted(qtbot: QtBot) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    label = IconLabel("clock", box)
    before = label.grab().toImage()
    palette = QPalette(label.palette())
    palette.setColor(QPalette.ColorRole.WindowText, QColor("#ff0000"))
    label.setPalette(palette)
    assert label.grab().toImage() != before
