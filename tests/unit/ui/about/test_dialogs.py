from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QListWidget, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from studio.ui.about.dialog import AboutDialog
from studio.ui.about.log_view import LogView


@pytest.fixture
def owner(qtbot: QtBot) -> QWidget:
    owner = QWidget()
    qtbot.addWidget(owner)
    return owner


def shown_text(dialog: QWidget) -> str:
    text = dialog.findChild(QPlainTextEdit)
    assert text is not None
    return text.toPlainText()


def test_about_shows_the_terms_of_what_is_chosen(owner: QWidget) -> None:
    dialog = AboutDialog("1.2.3", owner)
    names = dialog.findChild(QListWidget)
    assert names is not None and names.count() > 5
    first = shown_text(dialog)
    names.setCurrentRow(names.count() - 1)
    assert "Terms: " in first and "Terms: " in shown_text(dialog) and shown_text(dialog) != first


def test_the_log_is_shown_and_the_report_copied(owner: QWidget, tmp_path: Path) -> None:
    log = tmp_path / "gigastyle.log"
    view = LogView(log, "cpu", owner)
    assert shown_text(view) == ""
    log.write_text("ZeroDivisionError: a fault\n")
    view.read()
    assert "a fault" in shown_text(view)
    view.copy_report()
    assert "a fault" in QGuiApplication.clipboard().text()
