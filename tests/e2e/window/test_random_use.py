"""Random use of the whole window: nothing stays busy, no row stays stuck, nothing unexpected is logged.

RANDOM_USE_S seconds (180), from the seed RANDOM_USE_SEED (1):

    RANDOM_USE_S=3600 python -m pytest -m slow tests/e2e/window/test_random_use.py
"""

from __future__ import annotations

import logging
import os
import random
import time
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QTableView

from studio.codec import save_record
from studio.jobs.store import JobStore
from studio.ui.background.background import Background
from studio.ui.preferences.store import (
    WindowPreferences,
    window_preferences_file,
)
from studio.ui.queue.model import QueueModel
from studio.ui.queue.tab import QueueTab
from studio.ui.start import queue_folder
from studio.ui.stylize.tab import StylizeTab
from tests.e2e.window.person import Person, UseWindow
from tests.e2e.window.random_use import Album, RandomUse, answer_file_dialogs, is_open

SECONDS = float(os.environ.get("RANDOM_USE_S", "180"))
SEED = int(os.environ.get("RANDOM_USE_SEED", "1"))
ONE_SITTING_S = 45.0
SETTLING_MS = 400_000
LONGEST_WAITED_FOR_PX = 3000
LEAST_KINDS_OF_ACTS = 8  # of 17; some are rare


@pytest.mark.slow
@pytest.mark.timeout(SECONDS * 2 + 600)
def test_anything_at_any_time_leaves_no_busy_page_no_stuck_row_and_no_fault(
    at_the_window: UseWindow,
    recipe: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    chance = random.Random(SEED)
    album, acts, slowest = Album(tmp_path / "album", chance), list[str](), dict[str, float]()
    answer_file_dialogs(monkeypatch, album, chance)
    ends_s = time.monotonic() + SECONDS

    def use(person: Person) -> None:
        closes_s = min(ends_s, time.monotonic() + chance.uniform(1, ONE_SITTING_S))
        anything = RandomUse(person, album, chance, recipe)
        while time.monotonic() < closes_s:
            began_s = time.monotonic()
            acts.append(anything.step())
            slowest[acts[-1]] = max(slowest.get(acts[-1], 0.0), time.monotonic() - began_s)
        leave_dialogs(person)

    try:
        while time.monotonic() < ends_s:
            assert at_the_window(use) == 0
        album.restore()
        save_record(window_preferences_file(), WindowPreferences(language="en"))
        assert at_the_window(lambda person: settle(person, album, recipe)) == 0
    finally:
        print(f"seed {SEED}, {len(acts)} acts, the last: {acts[-30:]}")
        print("slowest of each kind, s:", {act: round(took_s, 1) for act, took_s in sorted(slowest.items())})
    assert len(set(acts)) > LEAST_KINDS_OF_ACTS
    assert [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR] == []
    with JobStore(queue_folder()) as store:
        assert [record.state for record in store.records() if not record.state.is_over] == []
        assert [record.message for record in store.records() if "program itself" in record.message] == []


def settle(person: Person, album: Album, recipe: Path) -> None:
    """Let everything end, and see that everything still works."""
    tab, model = person.window.findChild(QueueTab), person.window.findChild(QueueModel)
    assert tab is not None and model is not None
    tab.go_on()
    cancel_enlargements(tab, model)
    person.bot.waitUntil(
        lambda: all(model.record(row).state.is_over for row in range(model.rowCount())), timeout=SETTLING_MS
    )
    photo, stylize = album.photos()[1], person.window.findChild(StylizeTab)
    assert stylize is not None
    person.drop(photo)
    person.wait_until(lambda: photo.name in person.window.windowTitle())
    person.drop(recipe)
    person.wait_until(lambda: stylize.preview_image is not None)
    person.wait_until(lambda: not any(map(is_busy, person.window.findChildren(Background))))


def cancel_enlargements(tab: QueueTab, model: QueueModel) -> None:
    """Nobody waits for what a slider at its end asked for: a photo of 600 px as 500 megapixels."""
    table, (cancel,) = tab.findChild(QTableView), [action for action in tab.commands() if action.text() == "Cancel"]
    assert table is not None
    for row in range(model.rowCount()):
        record = model.record(row)
        if not record.state.is_over and (record.job.spec.content_size_px or 0) > LONGEST_WAITED_FOR_PX:
            table.selectRow(row)
            QApplication.processEvents()
            cancel.trigger()


def leave_dialogs(person: Person) -> None:
    for dialog in QApplication.topLevelWidgets():
        if isinstance(dialog, QDialog) and dialog.isVisible():
            dialog.reject()
    QApplication.processEvents()  # a change of language waited for the dialog: then another window is there
    (person.window,) = [one for one in QApplication.topLevelWidgets() if is_open(one)]


def is_busy(background: Background) -> bool:
    return background._running is not None  # a page that waits for it would show no more than that
