"""A network of one's own, by keyboard alone: planned, trained, left alone, found again, stopped, gone on with, used."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QWidget

from studio.app import log_file
from studio.bundles.manifest import read_manifest
from studio.jobs.training.liveness import is_live
from studio.jobs.training.process import read_process
from studio.jobs.training.record import RunState
from studio.jobs.training.training_runs import TrainingRuns
from studio.paths import installed_bundles_dir, training_runs_dir
from studio.ui.training.wizard.wizard import TrainingWizard
from tests.e2e.material import picture
from tests.e2e.window.keyboard import Keyboard
from tests.e2e.window.person import TIMEOUT_MS, Person, UseWindow
from tests.tiny_bundles import write_tiny_bundle
from tests.unit.jobs.training.requests import distillation, make_material

LONG = 1_000_000  # more steps than any test waits for
TITLE, BUNDLE_ID = "Kleine Übung", "kleine-ubung"
WHY = "Why the run ended"


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    """A folder whose name needs some care."""
    folder = tmp_path / "Fotos für später"
    for seed in range(4):
        picture(folder / f"{seed}.png", width=96, height=80, seed=seed)
    return folder


@pytest.fixture(autouse=True)
def nothing_is_left() -> Iterator[None]:
    """No run trains on, and no bundle stays for the next test."""
    yield
    runs = TrainingRuns(training_runs_dir())
    for record in runs.records():
        while is_live(record.folder):
            runs.force(record.folder)
    for folder in (training_runs_dir(), installed_bundles_dir() / BUNDLE_ID, installed_bundles_dir() / "shallow"):
        shutil.rmtree(folder, ignore_errors=True)


def walk_the_wizard(person: Person, photos: Path) -> None:
    """From the empty tab to a run that has started."""
    keys = Keyboard(person)
    keys.press(Qt.Key.Key_3, ctrl=True)
    person.wait_until(lambda: has_focus(person, "New training run"))
    keys.press(Qt.Key.Key_N, ctrl=True, alt=True)
    wizard = person.dialog(TrainingWizard)
    person.wait_until(lambda: QApplication.activeWindow() is wizard)
    keys.press(Qt.Key.Key_Return, Qt.Key.Key_Return)  # smaller, by distillation
    keys.pick("Tiny shallow")
    keys.press(Qt.Key.Key_Return)
    keys.go_to("Photographs: choose a folder")
    keys.choose_folder(photos)
    keys.press(Qt.Key.Key_Return)
    keys.press(Qt.Key.Key_Return)  # three quarters of all filters
    keys.press(Qt.Key.Key_Left)  # a quick try
    keys.go_to("Length counted in")
    keys.press(Qt.Key.Key_Down)
    for name, value in (("Batch", "1"), ("Crop", "64"), ("Threads", "1"), ("Length in steps", str(LONG))):
        keys.go_to(name)
        keys.type(value)
        keys.press(Qt.Key.Key_Tab)
    keys.press(Qt.Key.Key_Return)
    keys.go_to("Title of the run")
    keys.type(TITLE)
    keys.press(Qt.Key.Key_Return)
    person.wait_until(lambda: not person.window.findChildren(TrainingWizard))


def named(person: Person, name: str) -> QWidget | None:
    """The visible part of the window with this accessible name."""
    found = [one for one in person.window.findChildren(QWidget) if one.accessibleName() == name and one.isVisible()]
    return found[0] if found else None


def has_focus(person: Person, name: str) -> bool:
    """Whether the next key goes to the part with this accessible name."""
    part = named(person, name)
    return part is not None and part.hasFocus()


def can_be_answered(person: Person, name: str) -> bool:
    """Whether the dialog with this button is in front, and Return presses it."""
    button = named(person, name)
    return button is not None and button.isEnabled() and button.window() is QApplication.activeWindow()


def state(person: Person) -> str:
    """The state of the selected run, as it is shown."""
    label = named(person, "State")
    return label.text() if isinstance(label, QLabel) else ""


def step(person: Person) -> int:
    """The step of the selected run, as it is shown."""
    label = named(person, "Step")
    shown = label.text().partition("/")[0].strip().replace(",", "") if isinstance(label, QLabel) else ""
    return int(shown) if shown.isdigit() else 0


def curves_reach(person: Person) -> float:
    """The last step that a curve of the loss is drawn to; 0 where none is."""
    plot: Any = named(person, "Loss terms over steps")
    if plot is None:
        return 0
    ends = [line.getData()[0][-1] for line in plot.getPlotItem().listDataItems() if line.getData()[0] is not None]
    return max(ends, default=0)


def best_score(person: Person) -> str:
    """The best score of the selected run, as it is shown."""
    label = named(person, "Best score (lower is better)")
    return label.text() if isinstance(label, QLabel) else ""


def give(person: Person, name: str) -> None:
    """Give a command of the tool bar by keyboard, as soon as it can be given."""
    button = person.find(QWidget, name)
    person.wait_until(button.isEnabled)
    keys = Keyboard(person)
    keys.go_to(name)
    keys.press(Qt.Key.Key_Space)


def killed(run: Path) -> None:
    """Let the run's process end without a word."""
    noted = read_process(run)
    process = noted.find() if noted else None
    assert process is not None, "it trains"
    process.kill()


def test_a_run_is_planned_watched_left_found_stopped_resumed_and_painted_with_by_keyboard(
    at_the_window: UseWindow, photos: Path, content: Path, recipe: Path
) -> None:
    write_tiny_bundle(installed_bundles_dir() / "shallow", levels=(2, 1))  # whose steps are quick
    reached = list[float]()

    def begin(person: Person) -> None:
        walk_the_wizard(person, photos)
        person.wait_until(lambda: curves_reach(person) > 0)
        early = curves_reach(person)
        person.wait_until(lambda: curves_reach(person) > early + 50)
        assert state(person).startswith("Training")
        reached.append(curves_reach(person))

    def go_on(person: Person) -> None:
        keys = Keyboard(person)
        person.wait_until(lambda: "Preview" in person.status())
        before = person.picture()
        keys.press(Qt.Key.Key_3, ctrl=True)
        person.wait_until(lambda: curves_reach(person) > reached[0])
        give(person, "Stop and keep")
        person.wait_until(lambda: state(person).startswith("Stopped"))
        kept = step(person)
        give(person, "Resume")
        person.wait_until(lambda: step(person) > kept and state(person).startswith("Training"))
        person.wait_until(lambda: best_score(person) != "–")
        give(person, "Stop and keep")
        person.wait_until(lambda: state(person).startswith("Stopped"))
        keys.press(Qt.Key.Key_U, ctrl=True)
        person.wait_until(lambda: can_be_answered(person, "Make the bundle"))
        keys.press(Qt.Key.Key_Return)
        person.wait_until(lambda: has_focus(person, "Paint with it"), timeout_ms=3 * TIMEOUT_MS)
        keys.press(Qt.Key.Key_Return)
        person.wait_until(lambda: f"with {BUNDLE_ID}" in person.status() and person.picture() != before)
        assert person.find(QComboBox, "Bundle").currentText() == TITLE

    assert at_the_window(begin) == 0
    (record,) = TrainingRuns(training_runs_dir()).records()
    assert record.state is RunState.RUNNING and record.title == TITLE, "the window is closed, the run goes on"
    assert at_the_window(go_on, [content, recipe]) == 0
    assert read_manifest(installed_bundles_dir() / BUNDLE_ID).title == TITLE


def test_a_run_that_is_killed_says_why_and_what_to_do_and_goes_on_when_asked(
    at_the_window: UseWindow, tmp_path: Path
) -> None:
    make_material(tmp_path)
    runs = TrainingRuns(training_runs_dir())
    run = runs.start(distillation(tmp_path, steps=LONG, title=TITLE))

    def see_it_die(person: Person) -> None:
        Keyboard(person).press(Qt.Key.Key_3, ctrl=True)
        person.wait_until(lambda: state(person).startswith("Training") and step(person) > 3)
        killed(run)
        person.wait_until(lambda: state(person).startswith("Failed"))
        why = person.find(QLabel, WHY).text()
        assert "ended from outside" in why and "Resume" in why
        assert "ended from outside" in person.messages(), "told wherever the person looks"
        assert "ended from outside" in log_file().read_text(encoding="utf-8")
        log_file().unlink()  # nothing else may be in it at the end
        reached = step(person)
        give(person, "Resume the run from its last checkpoint")
        person.wait_until(lambda: state(person).startswith("Training") and step(person) > reached)
        assert named(person, WHY) is None

    assert at_the_window(see_it_die) == 0
