"""The tab as a person meets it: what is shown, what can be pressed, and what becomes of it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMessageBox, QPushButton, QSlider, QTabWidget, QToolBar, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from studio.jobs.training.bin import put_in_bin
from studio.jobs.training.training_runs import TrainingRuns
from studio.ui.devices import PresentDevices
from studio.ui.notices.notice import Notice, NoticeKind
from studio.ui.training.runs.actions import WITHOUT_BUTTON, RunAction
from studio.ui.training.runs.compared_page import ComparedPage
from studio.ui.training.runs.curves_page import CurvesPage
from studio.ui.training.runs.empty_state import NoRuns
from studio.ui.training.runs.list_view import RunList
from studio.ui.training.runs.run_legend import RunLegend
from studio.ui.training.tab import TrainingTab
from studio.ui.training.wizard.wizard import TrainingWizard
from tests.e2e.window.walking import jumps, nameless, unreachable
from tests.unit.ui.training.run_folders import log_step, write_run


@pytest.fixture
def runs(tmp_path: Path) -> TrainingRuns:
    return TrainingRuns(tmp_path / "runs")


@pytest.fixture
def tab(runs: TrainingRuns, qtbot: QtBot) -> Iterator[TrainingTab]:
    made = TrainingTab(runs, lambda: (), PresentDevices())
    qtbot.addWidget(made)
    made.resize(1000, 600)
    yield made
    made.close_down()


def list_of(tab: TrainingTab) -> RunList:
    found = tab.findChild(RunList)
    assert isinstance(found, RunList)
    return found


def action(tab: TrainingTab, kind: RunAction) -> QAction:
    return tab.commands()[list(RunAction).index(kind)]


def chosen_title(tab: TrainingTab) -> str | None:
    record = list_of(tab).chosen()
    return None if record is None else record.title


def is_shown(tab: TrainingTab, kind: type[QWidget]) -> bool:
    found = tab.findChild(kind)
    return found is not None and found.isVisible()


def test_without_runs_there_is_an_invitation(tab: TrainingTab, qtbot: QtBot) -> None:
    tab.show()
    qtbot.waitUntil(lambda: is_shown(tab, NoRuns))
    assert not is_shown(tab, QToolBar)
    assert not action(tab, RunAction.STOP).isEnabled()
    assert action(tab, RunAction.NEW).isEnabled()


def test_runs_are_found_and_the_newest_is_shown(tab: TrainingTab, runs: TrainingRuns, qtbot: QtBot) -> None:
    write_run(runs.folder / "one", title="One")
    tab.show()
    qtbot.waitUntil(lambda: chosen_title(tab) == "One")
    qtbot.waitUntil(lambda: is_shown(tab, CurvesPage))
    assert is_shown(tab, QToolBar)


def test_curves_move_while_a_run_goes_on(tab: TrainingTab, runs: TrainingRuns, qtbot: QtBot) -> None:
    run = write_run(runs.folder / "one", logged=3)
    tab.show()
    page = tab.findChild(CurvesPage)
    assert isinstance(page, CurvesPage)
    qtbot.waitUntil(lambda: page._history.last_step == 30)
    before = page.grab().toImage()
    log_step(run, 40)
    log_step(run, 50)
    qtbot.waitUntil(lambda: page._history.last_step == 50)
    assert page.grab().toImage() != before


def test_a_run_asked_for_is_selected_as_soon_as_it_is_there(tab: TrainingTab, runs: TrainingRuns, qtbot: QtBot) -> None:
    write_run(runs.folder / "one", title="One")
    tab.show()
    qtbot.waitUntil(lambda: chosen_title(tab) == "One")
    tab.choose(runs.folder / "two")
    write_run(runs.folder / "two", title="Two")
    qtbot.waitUntil(lambda: chosen_title(tab) == "Two")


def test_a_deleted_run_comes_back_by_the_notice(tab: TrainingTab, runs: TrainingRuns, qtbot: QtBot) -> None:
    run = write_run(runs.folder / "one", title="One")
    tab.show()
    qtbot.waitUntil(lambda: action(tab, RunAction.DELETE).isEnabled())
    with qtbot.waitSignal(tab.notified) as emitted:
        qtbot.keyClick(list_of(tab), Qt.Key.Key_Delete)
    notice: Notice = emitted.args[0]
    assert "One" in notice.text
    qtbot.waitUntil(lambda: is_shown(tab, NoRuns))
    assert not run.exists()
    assert notice.action is not None
    notice.action[1]()
    qtbot.waitUntil(lambda: chosen_title(tab) == "One")


def test_a_run_whose_folder_is_removed_by_hand_makes_way_for_the_next(
    tab: TrainingTab, runs: TrainingRuns, qtbot: QtBot
) -> None:
    for name in ("one", "two"):
        write_run(runs.folder / name, title=name)
    tab.show()
    tab.choose(runs.folder / "two")
    qtbot.waitUntil(lambda: chosen_title(tab) == "two" and is_shown(tab, CurvesPage))
    shutil.rmtree(runs.folder / "two")
    qtbot.waitUntil(lambda: chosen_title(tab) == "one")
    shutil.rmtree(runs.folder)
    qtbot.waitUntil(lambda: is_shown(tab, NoRuns))
    assert not action(tab, RunAction.RESUME).isEnabled()


@pytest.mark.parametrize("kind", [RunAction.RESUME, RunAction.DELETE, RunAction.USE, RunAction.DUPLICATE])
def test_what_is_asked_of_a_run_that_has_just_been_removed_is_refused_in_words(
    tab: TrainingTab, runs: TrainingRuns, qtbot: QtBot, kind: RunAction
) -> None:
    run = write_run(runs.folder / "one", title="One", logged=3)
    tab.show()
    qtbot.waitUntil(lambda: action(tab, kind).isEnabled())
    shutil.rmtree(run)
    with qtbot.waitSignal(tab.notified, check_params_cb=lambda notice: notice.kind is NoticeKind.ERROR) as emitted:
        action(tab, kind).trigger()  # that a sample is gone may be told before
    assert "one" in emitted.args[0].text
    assert not run.exists()


def test_the_bin_is_emptied_from_the_menu(tab: TrainingTab, runs: TrainingRuns, qtbot: QtBot) -> None:
    binned = put_in_bin(write_run(runs.folder / "one"))
    tab.show()
    action(tab, RunAction.EMPTY_BIN).trigger()
    qtbot.waitUntil(lambda: bool(tab.findChildren(QMessageBox)))
    (question,) = tab.findChildren(QMessageBox)
    with qtbot.waitSignal(tab.notified):
        next(button for button in question.findChildren(QPushButton) if button is not question.defaultButton()).click()
    assert not binned.exists()


def test_a_run_that_cannot_be_read_as_a_request_says_so(tab: TrainingTab, runs: TrainingRuns, qtbot: QtBot) -> None:
    run = write_run(runs.folder / "one", title="One")
    tab.show()
    qtbot.waitUntil(lambda: action(tab, RunAction.DUPLICATE).isEnabled())
    (run / "request.json").write_text("{")
    with qtbot.waitSignal(tab.notified) as emitted:
        action(tab, RunAction.DUPLICATE).trigger()
    assert "request.json" in emitted.args[0].text


def test_a_new_run_and_a_duplicate_open_the_wizard(tab: TrainingTab, runs: TrainingRuns, qtbot: QtBot) -> None:
    run = write_run(runs.folder / "one", title="One")
    tab.show()
    qtbot.waitUntil(lambda: action(tab, RunAction.DUPLICATE).isEnabled())
    for kind in (RunAction.NEW, RunAction.DUPLICATE):
        action(tab, kind).trigger()
        wizard = tab.findChild(TrainingWizard)
        assert isinstance(wizard, TrainingWizard)
        assert wizard.isVisible()
        wizard.run_started.emit(run)
        with qtbot.waitSignal(wizard.destroyed):
            wizard.reject()
    assert chosen_title(tab) == "One"


def test_everything_that_can_be_pressed_can_be_named(tab: TrainingTab, runs: TrainingRuns, qtbot: QtBot) -> None:
    write_run(runs.folder / "one")
    tab.show()
    qtbot.waitUntil(lambda: chosen_title(tab) is not None)
    bar = tab.findChild(QToolBar)
    assert isinstance(bar, QToolBar)
    buttons = [found for found in bar.findChildren(QToolButton) if found.isVisible()]
    assert len(buttons) == len(RunAction) - len(WITHOUT_BUTTON)
    assert all(button.accessibleName() for button in buttons)
    assert all(button.accessibleName() for button in tab.findChildren(QPushButton) if button.isVisible())


@pytest.mark.parametrize("module", ["studio.ui.training.tab", "studio.ui.training.bundles.dialog"])
def test_the_plotting_library_waits_for_the_first_look_and_torch_for_ever(module: str) -> None:
    code = f"import sys, {module}; print([name for name in ('torch', 'pyqtgraph') if name in sys.modules])"
    emitted = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert emitted.stdout.strip() == "[]"


def test_several_selected_runs_are_compared_while_they_go_on(
    tab: TrainingTab, runs: TrainingRuns, qtbot: QtBot
) -> None:
    for name in ("one", "two"):
        write_run(runs.folder / name, title=name.capitalize(), logged=3)
    tab.show()
    qtbot.waitUntil(lambda: list_of(tab).model().rowCount() == 2)
    qtbot.waitUntil(lambda: is_shown(tab, CurvesPage))
    qtbot.keyClick(list_of(tab), Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    if len(list_of(tab).compared()) < 2:
        qtbot.keyClick(list_of(tab), Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    page = tab.findChild(ComparedPage)
    assert isinstance(page, ComparedPage)
    qtbot.waitUntil(page.isVisible)
    assert not is_shown(tab, CurvesPage) and not action(tab, RunAction.DELETE).isEnabled()

    def last_steps() -> list[int]:
        return sorted(history.last_step for history in page._histories.values())

    qtbot.waitUntil(lambda: last_steps() == [30, 30])
    log_step(runs.folder / "two", 60, is_scored=True)
    qtbot.waitUntil(lambda: last_steps() == [30, 60])
    first = list_of(tab).visualRect(list_of(tab).model().index(0, 0)).center()
    qtbot.mouseClick(list_of(tab).viewport(), Qt.MouseButton.LeftButton, pos=first)
    qtbot.waitUntil(lambda: is_shown(tab, CurvesPage))
    assert not page.isVisible() and action(tab, RunAction.DELETE).isEnabled()


def test_comparison_and_samples_are_reached_and_named_for_those_without_mouse_or_screen(
    tab: TrainingTab, runs: TrainingRuns, qtbot: QtBot
) -> None:
    for name in ("one", "two"):
        write_run(runs.folder / name, title=name.capitalize(), logged=3)
    tab.show()
    qtbot.waitUntil(lambda: list_of(tab).model().rowCount() == 2)
    list_of(tab).selectAll()
    qtbot.waitUntil(lambda: len(tab.findChildren(RunLegend)) == 1 and is_shown(tab, RunLegend))
    assert nameless(tab) == unreachable(tab) == jumps(tab) == []
    tab.choose(runs.folder / "one")
    pages = tab.findChild(QTabWidget)
    assert isinstance(pages, QTabWidget)
    pages.setCurrentIndex(2)
    qtbot.waitUntil(lambda: is_shown(tab, QSlider))
    assert nameless(tab) == unreachable(tab) == jumps(tab) == []
