"""Page 3: installed bundles, and imports of published ones."""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from studio.bundles.manifest import Manifest, read_manifest
from studio.paths import installed_bundles_dir
from studio.specs.method import Method
from studio.ui.training.bundles.import_dialog import ImportDialog
from studio.ui.training.wizard.card import ChoiceCard
from studio.ui.training.wizard.plan import Goal, RunPlan, with_goal
from studio.ui.training.wizard.problems import Facts
from studio.ui.training.wizard.teacher_page import TeacherPage, bundle_facts
from tests.unit.ui.controls.finding import named
from tests.unit.ui.controls.manifests import manifest
from tests.unit.ui.training.wizard.dropping import drop
from tests.unit.ui.training.wizard.seen import Holder, planned

FACTS = Facts({Path("full"): manifest("full"), Path("low"): manifest("low", levels=(2, 1))})


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[TeacherPage]:
    made = TeacherPage()
    qtbot.addWidget(made)
    made.resize(640, 480)
    made.show()
    yield made


def test_a_card_picks_its_bundle(page: TeacherPage, qtbot: QtBot) -> None:
    holder = Holder(page, planned(teacher=Path("full")), FACTS)
    card = named(page, ChoiceCard, "Low")
    assert "2 levels" in card.accessibleDescription()
    assert "parameters" in card.accessibleDescription()
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    assert holder.plan.teacher == Path("low")


def test_a_bundle_that_cannot_teach_says_why(page: TeacherPage) -> None:
    Holder(page, with_goal(RunPlan(), Goal.LIVE, None), FACTS)
    card = named(page, ChoiceCard, "Low")
    assert not card.isEnabled()
    assert "level 4" in card.accessibleDescription()
    assert named(page, ChoiceCard, "Full").isEnabled()


def test_a_dropped_bundle_is_imported(
    page: TeacherPage, tiny: tuple[Path, Manifest], qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))  # other tests install bundles, too
    Holder(page, RunPlan(), FACTS)
    drop(page, tiny[0])
    (dialog,) = page.findChildren(ImportDialog)
    assert dialog.isVisible()
    with qtbot.waitSignal(page.bundle_imported, timeout=60_000) as emitted:
        next(button for button in dialog.findChildren(QPushButton) if button.text() == "Import").click()
    (folder,) = emitted.args
    assert folder.parent == installed_bundles_dir()
    assert read_manifest(folder).levels == tiny[1].levels


def test_weights_are_asked_for(page: TeacherPage, qtbot: QtBot) -> None:
    Holder(page, RunPlan(), FACTS)
    qtbot.mouseClick(named(page, QPushButton, "Import a bundle"), Qt.MouseButton.LeftButton)
    (dialog,) = page.findChildren(ImportDialog)
    assert dialog.isVisible()
    dialog.reject()


def test_the_window_itself_loads_no_torch_to_import() -> None:
    code = "import sys, studio.ui.training.wizard.teacher_page; print('torch' in sys.modules)"
    probe = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert probe.stdout.strip() == "False"


def test_a_new_bundle_appears_at_once(page: TeacherPage, qtbot: QtBot) -> None:
    holder = Holder(page, RunPlan(), FACTS)
    holder.show(replace(FACTS, bundles={**FACTS.bundles, Path("new"): manifest("new")}))
    qtbot.waitUntil(named(page, ChoiceCard, "New").isVisible)


def test_facts_name_levels_methods_and_size() -> None:
    facts = bundle_facts(manifest("full"))
    assert facts.startswith("5 levels · WCT, OT, AdaIN · ")
    for unit in ("parameters", "MB", "GMAC/MP"):
        assert unit in facts
    assert bundle_facts(manifest("one", methods=(Method.ADAIN,), levels=(4,))).startswith("level 4 · AdaIN")
