"""Nothing is cut off in a small window, in any language: every state of the window, every dialog, every wizard page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from studio.codec import save_record
from studio.jobs.job import RenderJob
from studio.jobs.training.record import RunRecord, RunState
from studio.paths import resources_dir
from studio.specs.stylize import StyleChoice, StylizeSpec
from studio.ui.notices.notice import Notice, NoticeKind
from studio.ui.preferences.store import (
    WindowPreferences,
    window_preferences_file,
)
from studio.ui.queue.tab import QueueTab
from studio.ui.stylize.recipe_files import write_recipe
from studio.ui.theme.tokens import Theme
from studio.ui.training.bundles.dialog import BundleDialog
from studio.ui.training.bundles.import_dialog import ImportDialog
from studio.ui.training.bundles.use_dialog import UseDialog
from studio.ui.training.tab import TrainingTab
from studio.ui.training.wizard.explanations import technique_explanation
from studio.ui.training.wizard.pages import PAGES
from studio.ui.training.wizard.plan import Technique
from studio.ui.training.wizard.technique_page import WhyDialog
from studio.ui.training.wizard.wizard import TrainingWizard
from studio.ui.widgets.section import Section
from tests.e2e.window.fitting import misfits
from tests.e2e.window.person import Person, UseWindow
from tests.unit.jobs.training.requests import distillation

SMALL = QSize(960, 600)
SMALLEST_WIZARD = QSize(760, 540)
DIALOGS = ("preferences", "shortcuts", "log", "about", "export", "palette")
PHOTO = resources_dir() / "photos" / "cat.jpg"
STYLES = tuple(StyleChoice(resources_dir() / "styles" / name) for name in ("blue_night.jpg", "june_river.jpg"))
MIX = StylizeSpec(STYLES, bundle="compact")
_ROUNDS = 5  # layouts ask for other layouts
A_LONG_FAULT = "The folder cannot be read: " + "its disk or connection failed, so check it and try again; " * 6


def every_state(person: Person, home: Path) -> Iterator[tuple[str, QWidget]]:
    """The name of each state, and the window or dialog as it is shown then."""
    window = person.window
    window.resize(SMALL)
    yield "empty", window
    recipe = home / "mix.recipe.json"
    write_recipe(recipe, MIX)
    person.drop(PHOTO, PHOTO.with_name("fig_bowl.jpg"))
    person.wait_until(lambda: "cat.jpg" in window.windowTitle())
    person.drop(recipe)
    for section in window.findChildren(Section):
        section.set_open(True)
    window.tell(Notice(A_LONG_FAULT, NoticeKind.WARNING, ("Look", lambda: None)))
    yield "photos, a mix, levels and a notice", window
    person.command("show_queue")
    yield "empty queue", window
    tab = window.findChild(QueueTab)
    assert tab is not None
    tab.enqueue([RenderJob(PHOTO.with_name("gone.jpg"), home / "never.jpg", MIX)])
    person.wait_until(lambda: bool(tab.findChildren(QWidget)))
    yield "queue with a failure", window
    person.command("show_stylize")
    for name in DIALOGS:
        person.command(name)
        (dialog,) = open_dialogs()
        yield name, shown(dialog)
        dialog.close()
    person.command("show_training")
    yield "no training run yet", window
    yield from training(window, home)


def training(window: QWidget, home: Path) -> Iterator[tuple[str, QWidget]]:
    tab = window.findChild(TrainingTab)
    assert tab is not None
    tab.new_run()
    wizard = window.findChild(TrainingWizard)
    assert wizard is not None
    for page in PAGES:
        wizard.go_to(page)
        wizard.resize(SMALLEST_WIZARD)
        yield f"wizard: {page}", wizard
    wizard.close()
    for technique in Technique:
        yield f"why {technique}", shown(WhyDialog(technique_explanation(technique), window))
    record = RunRecord(home, "A run with a rather long title", "distill", RunState.FINISHED, best_score=0.1234)
    for name, dialog in (
        ("import", ImportDialog(["compact"], window)),
        ("use", UseDialog(record, distillation(home), (), window)),
        ("bundles", BundleDialog(window)),
    ):
        yield name, shown(dialog)
        if not isinstance(dialog, BundleDialog):
            tell = dialog._tell if isinstance(dialog, ImportDialog) else dialog._tell_no_bundle
            tell(A_LONG_FAULT)
            yield f"{name} with a long fault", dialog
        dialog.close()


def shown(dialog: QDialog) -> QDialog:
    dialog.show()
    QApplication.processEvents()
    dialog.resize(dialog.size().boundedTo(SMALL))
    return dialog


def open_dialogs() -> list[QDialog]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]


@pytest.mark.parametrize(("language", "theme"), [("en", Theme.LIGHT), ("de", Theme.DARK)])
def test_everything_fits_into_a_small_window(
    at_the_window: UseWindow, tmp_path: Path, language: str, theme: Theme
) -> None:
    save_record(window_preferences_file(), WindowPreferences(language=language, theme=theme))
    faults = list[str]()

    def script(person: Person) -> None:
        for state, root in every_state(person, tmp_path):
            for _ in range(_ROUNDS):
                QApplication.processEvents()
            found = misfits(root)
            if root.width() > SMALL.width() or root.height() > SMALL.height():
                found.append(f"the window itself is {root.width()} × {root.height()}")
            faults.extend(f"{state}: {fault}" for fault in found)

    assert at_the_window(script) == 0
    assert not faults, "\n".join(faults)
