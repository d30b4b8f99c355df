import pytest
from PySide6.QtWidgets import QDialogButtonBox, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from studio.ui.theme.style_sheet import style_sheet
from studio.ui.theme.tokens import DARK, LIGHT, Tokens


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_in_every_dialog_what_agrees_stands_last(qtbot: QtBot, tokens: Tokens) -> None:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    agree = box.addButton("Export", QDialogButtonBox.ButtonRole.AcceptRole)
    message = QMessageBox()
    remove = message.addButton("Empty the bin", QMessageBox.ButtonRole.AcceptRole)
    keep = message.addButton("Keep them", QMessageBox.ButtonRole.RejectRole)
    for widget in (box, message):
        assert isinstance(widget, QWidget)
        qtbot.addWidget(widget)
        widget.setStyleSheet(style_sheet(tokens))
        widget.show()
    assert box.button(QDialogButtonBox.StandardButton.Cancel).x() < agree.x()
    assert keep.x() < remove.x()
