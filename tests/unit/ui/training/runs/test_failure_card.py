from __future__ import annotations

from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from studio.jobs.training.record import RunState
from studio.ui.training.runs.failure_card import FailureCard
from tests.unit.ui.training.runs.lines import a_record


def test_a_failed_run_says_why_and_shows_its_last_lines(qtbot: QtBot) -> None:
    card = FailureCard()
    qtbot.addWidget(card)
    card.show_record(a_record(state=RunState.FAILED, message="The disk is full. Free some space and resume."))
    texts = " ".join(label.text() for label in card.findChildren(QLabel))
    assert not card.isHidden()
    assert "Free some space" in texts
    assert "step 30 of 120" in texts


def test_any_other_run_has_no_card(qtbot: QtBot) -> None:
    card = FailureCard()
    qtbot.addWidget(card)
    for state in RunState:
        card.show_record(a_record(state=state))
        assert card.isHidden() == (state is not RunState.FAILED)


def test_both_ways_on_can_be_pressed(qtbot: QtBot) -> None:
    card = FailureCard()
    qtbot.addWidget(card)
    resume, log = card.findChildren(QPushButton)
    with qtbot.waitSignal(card.resume_wanted):
        resume.click()
    with qtbot.waitSignal(card.log_wanted):
        log.click()
    assert all(button.accessibleName() for button in (resume, log))
