from __future__ import annotations

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from studio.ui.training.runs.empty_state import NoRuns


def test_both_ways_in_can_be_pressed(qtbot: QtBot) -> None:
    page = NoRuns()
    qtbot.addWidget(page)
    new, bundles = page.findChildren(QPushButton)
    with qtbot.waitSignal(page.new_wanted):
        new.click()
    with qtbot.waitSignal(page.bundles_wanted):
        bundles.click()


def test_the_invitation_is_read_in_full(qtbot: QtBot) -> None:
    page = NoRuns()
    qtbot.addWidget(page)
    page.resize(900, 600)
    page.show()
    labels = [label for label in page.children() if hasattr(label, "wordWrap") and label.wordWrap()]
    assert labels
    assert all(label.height() >= label.heightForWidth(label.width()) for label in labels)
