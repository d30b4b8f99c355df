from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QTabWidget
from pytestqt.qtbot import QtBot

from studio.jobs.training.record import RunState
from studio.ui.training.runs.detail import FactsBar, FailureCard, LogPage, RunDetail
from studio.ui.training.runs.history import NO_HISTORY
from studio.ui.training.runs.watcher import RunsSnapshot
from tests.unit.ui.training.runs.lines import a_record


@pytest.fixture
def detail(qtbot: QtBot) -> Iterator[RunDetail]:
    made = RunDetail()
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close_down()


def texts(detail: RunDetail) -> str:
    return " ".join(label.text() for label in detail.findChildren(QLabel) if label.isVisible())


def pages(detail: RunDetail) -> QTabWidget:
    found = detail.findChild(QTabWidget)
    assert isinstance(found, QTabWidget)
    return found


def test_title_state_and_kind_are_shown(detail: RunDetail) -> None:
    detail.show_record(a_record("coffee", RunState.STOPPED))
    assert "Coffee" in texts(detail)
    assert "Stopped · Distillation" in texts(detail)


def test_layers_are_offered_where_something_is_pruned(detail: RunDetail) -> None:
    record = a_record()
    snapshot = RunsSnapshot((record,), record.folder, NO_HISTORY, ())
    detail.show_record(record)
    detail.show_snapshot(snapshot)
    assert not pages(detail).isTabVisible(1)
    detail.show_record(replace(record, kind="prune"))
    detail.show_snapshot(snapshot)
    assert pages(detail).isTabVisible(1)


def test_the_way_from_a_failure_to_its_log(detail: RunDetail, qtbot: QtBot) -> None:
    detail.show_record(a_record(state=RunState.FAILED, message="It was killed."))
    resume, log = (button for button in detail.findChildren(QPushButton) if button.isVisible())
    log.click()
    assert isinstance(pages(detail).currentWidget(), LogPage)
    assert "step 30 of 120" in detail.findChild(LogPage).toPlainText()  # type: ignore[union-attr]  # found above
    with qtbot.waitSignal(detail.resume_wanted):
        resume.click()


def test_a_selection_survives_lines_that_have_not_changed(qtbot: QtBot) -> None:
    page = LogPage()
    qtbot.addWidget(page)
    page.show_lines(["one", "two"])
    page.selectAll()
    page.show_lines(["one", "two"])
    assert page.textCursor().hasSelection()
    page.show_lines(["one", "two", "three"])
    assert page.toPlainText() == "one\ntwo\nthree"


def test_the_end_is_followed_unless_somebody_reads_further_up(qtbot: QtBot) -> None:
    page = LogPage()
    qtbot.addWidget(page)
    page.resize(200, 100)
    page.show()
    page.show_lines([f"line {number}" for number in range(100)])
    bar = page.verticalScrollBar()
    assert bar.value() == bar.maximum() > 0
    bar.setValue(3)
    page.show_lines([f"line {number}" for number in range(101)])
    assert bar.value() == 3


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


def test_the_figures_are_told_with_their_captions(qtbot: QtBot) -> None:
    bar = FactsBar()
    qtbot.addWidget(bar)
    bar.show_record(a_record())
    expected = (
        "Step 30 / 120, Elapsed 0:15, Left 0:45, Best score (lower is better) 2.5, at first 4, "
        "Learning rate 2.00e-5, Speed 2.0 steps/s"
    )
    assert bar.accessibleDescription() == expected


def test_a_run_that_does_not_run_has_no_time_left(qtbot: QtBot) -> None:
    bar = FactsBar()
    qtbot.addWidget(bar)
    bar.show_record(a_record(state=RunState.STOPPED))
    assert "Left –" in bar.accessibleDescription()
