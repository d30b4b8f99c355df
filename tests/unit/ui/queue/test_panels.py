import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from studio.ui.queue.panels import EmptyQueue, LeftOver, Summary

pytestmark = pytest.mark.gui


def test_the_empty_queue_tells_two_ways_to_fill_it(qtbot: QtBot) -> None:
    empty = EmptyQueue()
    qtbot.addWidget(empty)
    emitted = " ".join(label.text() for label in empty.findChildren(QLabel))
    assert "Render" in emitted
    assert "folder" in emitted


def test_the_offer_counts_and_is_hidden_without_anything_left(qtbot: QtBot) -> None:
    offer = LeftOver()
    qtbot.addWidget(offer)
    offer.offer(0)
    assert not offer.isVisible()
    offer.offer(7)
    assert offer.isVisible()
    assert any("7" in label.text() for label in offer.findChildren(QLabel))
    later, go_on = offer.findChildren(QPushButton)
    with qtbot.waitSignal(offer.resumed):
        qtbot.mouseClick(go_on, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(offer.postponed):
        qtbot.mouseClick(later, Qt.MouseButton.LeftButton)


def test_a_message_takes_room_only_when_there_is_one(qtbot: QtBot) -> None:
    summary = Summary()
    qtbot.addWidget(summary)
    summary.show_status("1 of 2 done")
    summary.show()
    without_px = summary.sizeHint().height()
    summary.show_message("the disk is full")
    assert summary.sizeHint().height() > without_px
    summary.show_message("")
    assert summary.sizeHint().height() == without_px
