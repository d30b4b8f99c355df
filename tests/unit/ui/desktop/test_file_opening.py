from pathlib import Path

from PySide6.QtCore import QEvent, QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.ui.desktop.file_opening import StudioApplication


def test_files_that_are_opened_together_are_told_together(qtbot: QtBot, qapp: QApplication) -> None:
    assert isinstance(qapp, StudioApplication)
    with qtbot.waitSignal(qapp.paths_wanted) as told:
        for name in ("/a/one.jpg", "/a/my card.style"):
            assert qapp.sendEvent(qapp, QFileOpenEvent(name))
    assert told.args == [[Path("/a/one.jpg"), Path("/a/my card.style")]]
    with qtbot.waitSignal(qapp.paths_wanted) as told:
        qapp.sendEvent(qapp, QFileOpenEvent(QUrl.fromLocalFile("/b/two.png")))
    assert told.args == [[Path("/b/two.png")]]


def test_addresses_that_are_no_files_and_other_events_ask_for_nothing(qtbot: QtBot, qapp: QApplication) -> None:
    with qtbot.assertNotEmitted(qapp.paths_wanted, wait=0):
        qapp.sendEvent(qapp, QFileOpenEvent(QUrl("https://example.org/a.jpg")))
        qapp.sendEvent(qapp, QEvent(QEvent.Type.User))
        qapp.processEvents()
