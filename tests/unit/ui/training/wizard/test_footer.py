"""The lower edge says what is missing and leads on."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from studio.ui.training.wizard.footer import Footer
from studio.ui.training.wizard.reason_label import ReasonLabel
from tests.unit.ui.controls.finding import named


@pytest.fixture
def foot(qtbot: QtBot) -> Iterator[Footer]:
    parent = QWidget()
    qtbot.addWidget(parent)
    made = Footer(parent)
    made.show_place((), "", is_first=False, is_last=False, is_busy=False)
    parent.show()
    yield made


def test_buttons_tell_where_to_go(foot: Footer, qtbot: QtBot) -> None:
    for name, signal in (("Next", foot.next_wanted), ("Back", foot.back_wanted), ("Cancel", foot.cancelled)):
        with qtbot.waitSignal(signal):
            qtbot.mouseClick(named(foot, QPushButton, name), Qt.MouseButton.LeftButton)


def test_what_is_missing_keeps_one_here(foot: Footer) -> None:
    foot.show_place(("a teacher", "pictures"), "", is_first=True, is_last=False, is_busy=False)
    (label,) = foot.findChildren(ReasonLabel)
    assert label.reason == "a teacher\npictures"
    assert not named(foot, QPushButton, "Next").isEnabled()
    assert not named(foot, QPushButton, "Back").isEnabled()


def test_a_failure_is_told_and_can_be_tried_again(foot: Footer) -> None:
    foot.show_place((), "the disk is full", is_first=False, is_last=True, is_busy=False)
    (label,) = foot.findChildren(ReasonLabel)
    assert label.reason == "the disk is full"
    assert named(foot, QPushButton, "Start").isEnabled()


def test_while_a_run_begins_nothing_can_be_pressed(foot: Footer) -> None:
    foot.show_place((), "", is_first=False, is_last=True, is_busy=True)
    assert not named(foot, QPushButton, "Start").isEnabled()
    assert not named(foot, QPushButton, "Back").isEnabled()
