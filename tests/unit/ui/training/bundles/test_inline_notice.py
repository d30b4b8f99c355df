from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from studio.ui.notices.notice import Notice
from studio.ui.training.bundles.inline_notice import InlineNotice


def test_a_new_notice_replaces_the_one_before(qtbot: QtBot) -> None:
    place = InlineNotice()
    qtbot.addWidget(place)
    assert place.isHidden()
    place.show_notice(Notice("first"))
    place.show_notice(Notice("second"))
    assert place.notice == Notice("second")
    assert not place.isHidden()


def test_its_action_is_done_and_closes_it(qtbot: QtBot) -> None:
    place = InlineNotice()
    qtbot.addWidget(place)
    done: list[str] = []
    place.show_notice(Notice("gone", action=("Undo", lambda: done.append("undone"))))
    button = place.findChild(QPushButton)
    assert isinstance(button, QPushButton)
    button.click()
    assert done == ["undone"]
    assert place.notice is None
    assert place.isHidden()


def test_it_can_be_closed(qtbot: QtBot) -> None:
    place = InlineNotice()
    qtbot.addWidget(place)
    place.show_notice(Notice("told"))
    button = place.findChild(QToolButton)
    assert isinstance(button, QToolButton)
    button.click()
    assert place.notice is None
