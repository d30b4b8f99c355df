"""All of it can be done without a mouse, and every widget says what it is: in every state of the window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QPushButton, QWidget

from studio.jobs.job import RenderJob
from studio.paths import resources_dir
from studio.specs.stylize import StyleChoice, StylizeSpec
from studio.ui.actions.palette import CommandPalette
from studio.ui.actions.registry import ActionRegistry
from studio.ui.notices.notice import Notice, NoticeKind
from studio.ui.queue.tab import QueueTab
from studio.ui.stylize.recipe_files import write_recipe
from studio.ui.training.tab import TrainingTab
from studio.ui.training.wizard.pages import PAGES
from studio.ui.training.wizard.wizard import TrainingWizard
from studio.ui.widgets.section import Section
from tests.e2e.window.person import Person, UseWindow
from tests.e2e.window.walking import jumps, nameless, tab_round, twice, unreachable

DIALOGS = ("preferences", "shortcuts", "log", "about", "export", "palette")
PHOTO = resources_dir() / "photos" / "cat.jpg"
STYLES = tuple(StyleChoice(resources_dir() / "styles" / name) for name in ("blue_night.jpg", "june_river.jpg"))
MIX = StylizeSpec(STYLES, bundle="compact")


def every_state(person: Person, recipe: Path) -> Iterator[tuple[str, QWidget]]:
    """The name of each state, and the window or dialog to walk through."""
    window = person.window
    yield "empty", window
    person.drop(PHOTO, PHOTO.with_name("fig_bowl.jpg"))
    person.wait_until(lambda: "cat.jpg" in window.windowTitle())
    person.drop(recipe)
    for section in window.findChildren(Section):
        section.set_open(True)
    window.tell(Notice("Something is not as it should be", NoticeKind.WARNING, ("Look", lambda: None)))
    QApplication.processEvents()
    yield "photos, a mix, levels and a notice", window
    person.command("contact_sheet")
    yield "contact sheet", window
    person.command("contact_sheet")
    yield from _queue(person)
    yield from _dialogs(person)
    yield from _training(person)


def _queue(person: Person) -> Iterator[tuple[str, QWidget]]:
    person.command("show_queue")
    yield "empty queue", person.window
    tab = person.window.findChild(QueueTab)
    assert tab is not None
    broken = RenderJob(PHOTO.with_name("gone.jpg"), PHOTO.with_name("never.jpg"), MIX)
    tab.enqueue([broken])
    copy = next(button for button in tab.findChildren(QPushButton) if button.accessibleName() == "Copy report")
    person.wait_until(copy.isVisible)
    yield "queue with a failure", person.window


def _dialogs(person: Person) -> Iterator[tuple[str, QWidget]]:
    person.command("show_stylize")
    for name in DIALOGS:
        person.command(name)
        (dialog,) = _open_dialogs()
        yield name, dialog
        dialog.close()


def _training(person: Person) -> Iterator[tuple[str, QWidget]]:
    person.command("show_training")
    tab = person.window.findChild(TrainingTab)
    assert tab is not None
    invitation = next(one for one in tab.findChildren(QPushButton) if one.accessibleName() == "New training run")
    person.wait_until(invitation.isVisible)
    yield "no training run yet", person.window
    tab.new_run()
    wizard = person.window.findChild(TrainingWizard)
    assert wizard is not None
    for page in PAGES:
        wizard.go_to(page)
        QApplication.processEvents()
        yield f"wizard: {page}", wizard
    wizard.close()


def _open_dialogs() -> list[QDialog]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]


@pytest.mark.parametrize("find_faults", [nameless, unreachable, jumps], ids=lambda find: find.__name__)
def test_no_state_of_the_window_has_widgets_that_are(
    at_the_window: UseWindow, tmp_path: Path, find_faults: Callable[[QWidget], list[str]]
) -> None:
    faults, mix = dict[str, list[str]](), tmp_path / "mix.recipe.json"
    write_recipe(mix, MIX)

    def script(person: Person) -> None:
        for state, root in every_state(person, mix):
            if found := find_faults(root):
                faults[state] = found

    assert at_the_window(script) == 0
    assert faults == {}


def test_tab_comes_round_from_the_tools_over_styles_and_picture_to_the_controls(at_the_window: UseWindow) -> None:
    def script(person: Person) -> None:
        person.drop(PHOTO)
        person.wait_until(lambda: "cat.jpg" in person.window.windowTitle())
        names = [stop.accessibleName() for stop in tab_round(person.window)]
        first = names.index("Search styles")
        names = [*names[first:], *names[:first]]
        expected = ("Search styles", "Styles", "Picture viewer", "Strength", "Strength, as a number", "Bundle")
        assert [name for name in names if name in expected] == list(expected)

    assert at_the_window(script) == 0


def test_every_command_is_in_a_menu_and_letters_of_menus_are_distinct(at_the_window: UseWindow) -> None:
    def script(person: Person) -> None:
        bar = person.window.menuBar()
        registry = person.window.findChild(ActionRegistry)
        assert registry is not None
        menus = [menu for menu in bar.findChildren(QMenu) if menu.menuAction() in bar.actions()]
        offered: set[QAction] = {action for menu in menus for action in menu.actions()}
        assert [one.id for one in registry.commands() if registry.action(one.id) not in offered] == []
        assert {menu.title(): twice(menu) for menu in (*menus, bar) if twice(menu)} == {}

    assert at_the_window(script) == 0


def test_the_palette_is_used_with_the_keys_alone(at_the_window: UseWindow) -> None:
    def script(person: Person) -> None:
        person.command("palette")
        palette = person.window.findChild(CommandPalette)
        assert palette is not None
        typed = palette.focusWidget()
        assert typed is not None
        person.bot.keyClicks(typed, "queue")
        person.bot.keyClick(typed, Qt.Key.Key_Return)
        queue = person.window.findChild(QueueTab)
        assert queue is not None and queue.isVisible() and not palette.isVisible()

    assert at_the_window(script) == 0
