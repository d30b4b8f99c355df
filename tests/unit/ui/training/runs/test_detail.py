from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QTabWidget
from pytestqt.qtbot import QtBot

from studio.jobs.training.record import RunState
from studio.ui.training.runs.detail import RunDetail
from studio.ui.training.runs.history import NO_HISTORY
from studio.ui.training.runs.log_page import LogPage
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
