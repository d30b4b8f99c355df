"""From the first page to a run, by keyboard alone."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from studio.bundles.manifest import Manifest
from studio.jobs.training.stages import read_request
from studio.jobs.training.training_runs import TrainingRuns
from studio.specs.pruning import PruneSpec, TrainingSpec
from studio.ui.devices import PresentDevices
from studio.ui.training.wizard.first_plan import LastFolders, last_folders_file, load_last_folders, save_last_folders
from studio.ui.training.wizard.pages import PAGES, Page
from studio.ui.training.wizard.pictures_page import PicturesPage
from studio.ui.training.wizard.plan import Goal, Technique, complete_spec
from studio.ui.training.wizard.plan_page import PlanPage
from studio.ui.training.wizard.reason_label import ReasonLabel
from studio.ui.training.wizard.size_page import SizePage
from studio.ui.training.wizard.teacher_page import TeacherPage
from studio.ui.training.wizard.time_estimator import TimeEstimator
from studio.ui.training.wizard.wizard import Footer, TrainingWizard
from tests.unit.ui.controls.finding import named
from tests.unit.ui.training.wizard.seen import planned

Installed = tuple[Path, Manifest]
Open = Callable[..., TrainingWizard]


@pytest.fixture
def runs(tmp_path: Path) -> Iterator[TrainingRuns]:
    made = TrainingRuns(tmp_path / "runs")
    yield made
    for record in made.records():
        while made.record(record.folder).state.is_live:
            made.force(record.folder)


@pytest.fixture
def open_wizard(qtbot: QtBot, tiny: Installed, runs: TrainingRuns) -> Iterator[Open]:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    made: list[TrainingWizard] = []

    def opened(start_from: TrainingSpec | None = None, bundles: tuple[Installed, ...] = (tiny,)) -> TrainingWizard:
        wizard = TrainingWizard(bundles, runs, PresentDevices(parent), parent, start_from=start_from)
        made.append(wizard)
        wizard.show()
        wizard.activateWindow()
        qtbot.waitUntil(lambda: wizard.isAncestorOf(QApplication.focusWidget() or parent))
        return wizard

    yield opened
    for wizard in made:
        wizard.close()


def press(qtbot: QtBot, key: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, key)


def reason(wizard: TrainingWizard) -> str:
    pages = wizard.findChildren(PlanPage)
    (label,) = [
        label for label in wizard.findChildren(ReasonLabel) if not any(page.isAncestorOf(label) for page in pages)
    ]
    return label.reason


def known_pictures(photos: Path) -> None:
    save_last_folders(LastFolders(photos), last_folders_file())


def test_enter_goes_to_the_end_and_begins_a_run(open_wizard: Open, photos: Path, qtbot: QtBot) -> None:
    known_pictures(photos)
    wizard = open_wizard()
    for page in PAGES[1:]:
        press(qtbot, Qt.Key.Key_Return)
        assert wizard.page is page
    expected = complete_spec(wizard.plan, title="Tiny tiny, 75 %, distilled")
    with qtbot.waitSignal(wizard.run_started, timeout=20_000) as emitted:
        press(qtbot, Qt.Key.Key_Return)
    assert not wizard.isVisible()
    (run,) = emitted.args
    assert read_request(run) == expected
    assert load_last_folders(last_folders_file()) == LastFolders(photos)


def test_without_pictures_that_page_alone_waits(open_wizard: Open, photos: Path, qtbot: QtBot) -> None:
    wizard = open_wizard()
    for _ in range(6):
        press(qtbot, Qt.Key.Key_Return)
    assert wizard.page is Page.PICTURES
    assert "photographs" in reason(wizard)
    assert not named(wizard, QPushButton, "Next").isEnabled()
    wizard.findChildren(PicturesPage)[0].changed.emit(planned(wizard.plan, contents=photos))
    qtbot.waitUntil(named(wizard, QPushButton, "Next").isEnabled)
    assert reason(wizard) == ""


def test_back_and_forth_loses_nothing(open_wizard: Open, photos: Path, qtbot: QtBot) -> None:
    known_pictures(photos)
    wizard = open_wizard()
    press(qtbot, Qt.Key.Key_Down)
    wizard.next()
    press(qtbot, Qt.Key.Key_Down)
    plan = wizard.plan
    assert (plan.goal, plan.technique) == (Goal.FASTER, Technique.PRUNE)
    for _ in range(5):
        wizard.next()
    assert wizard.page is Page.REVIEW
    for _ in range(6):
        wizard.back()
    assert wizard.page is Page.GOAL
    assert wizard.plan == plan


def test_every_page_has_the_keyboard_and_is_left_by_shortcut(open_wizard: Open, photos: Path, qtbot: QtBot) -> None:
    known_pictures(photos)
    wizard = open_wizard()
    for page in PAGES[1:]:
        qtbot.keyClick(wizard, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
        assert wizard.page is page
        focused = wizard.focusWidget()
        assert any(shown.isVisible() and shown.isAncestorOf(focused) for shown in wizard.findChildren(PlanPage))
    qtbot.keyClick(wizard, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert wizard.page is PAGES[-2]


def test_a_step_is_gone_to_by_a_click(open_wizard: Open, qtbot: QtBot) -> None:
    wizard = open_wizard()
    (step,) = [child for child in wizard.findChildren(QWidget) if child.accessibleName() == "Step 7: Review"]
    qtbot.mouseClick(step, Qt.MouseButton.LeftButton)
    assert wizard.page is Page.REVIEW
    assert reason(wizard).startswith("Pictures: ")
    assert not named(wizard, QPushButton, "Start").isEnabled()


def test_a_run_is_repeated_with_changes(open_wizard: Open, tiny: Installed, photos: Path) -> None:
    request = PruneSpec(title="mine", bundle=tiny[0], contents=photos, ratios={"conv1_1": 0.5}, seed=7)
    wizard = open_wizard(start_from=request)
    assert wizard.page is Page.REVIEW
    assert complete_spec(wizard.plan, title="") == request


def test_without_any_bundle_the_teacher_is_asked_for(open_wizard: Open) -> None:
    wizard = open_wizard(bundles=())
    wizard.go_to(Page.TEACHER)
    assert "import one" in reason(wizard)


def test_a_run_that_cannot_begin_is_told(open_wizard: Open, photos: Path, qtbot: QtBot, runs: TrainingRuns) -> None:
    known_pictures(photos)
    runs.folder.write_text("a file is in the way")
    wizard = open_wizard()
    wizard.go_to(Page.REVIEW)
    wizard.next()
    qtbot.waitUntil(lambda: bool(reason(wizard)))
    assert str(runs.folder) in reason(wizard)
    assert wizard.isVisible()
    assert named(wizard, QPushButton, "Start").isEnabled()
    runs.folder.unlink()


def test_a_bundle_imported_here_teaches_at_once(open_wizard: Open, tiny: Installed, qtbot: QtBot) -> None:
    wizard = open_wizard(bundles=())
    with qtbot.waitSignal(wizard.bundles_changed):
        wizard.findChildren(TeacherPage)[0].bundle_imported.emit(tiny[0])
    assert wizard.plan.teacher == tiny[0]


def test_escape_ends_the_trial(open_wizard: Open, photos: Path, qtbot: QtBot) -> None:
    known_pictures(photos)
    wizard = open_wizard()
    wizard.go_to(Page.SIZE)
    assert named(wizard.findChildren(SizePage)[0], QPushButton, "Cancel the trial").isVisible()
    press(qtbot, Qt.Key.Key_Escape)
    assert not wizard.isVisible()
    assert not wizard.findChildren(TimeEstimator)[0].estimate.is_running


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
