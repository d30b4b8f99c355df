"""Page 3: installed bundles, and imports of published ones."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QPushButton
from pytestqt.qtbot import QtBot

from studio.bundles.manifest import Manifest, read_manifest
from studio.paths import installed_bundles_dir
from studio.ui.training.wizard.card import ChoiceCard
from studio.ui.training.wizard.plan import Goal, RunPlan, with_goal
from studio.ui.training.wizard.problems import Facts
from studio.ui.training.wizard.reason_label import ReasonLabel
from studio.ui.training.wizard.teacher_page import TeacherPage
from studio.ui.training.wizard.weights_import import suggested_bundle_id
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


def test_a_dropped_bundle_is_imported(page: TeacherPage, tiny: tuple[Path, Manifest], qtbot: QtBot) -> None:
    Holder(page, RunPlan(), FACTS)
    with qtbot.waitSignal(page.bundle_imported, timeout=20_000) as emitted:
        drop(page, tiny[0])
        assert named(page, QProgressBar, "Importing").isVisible()
    (folder,) = emitted.args
    assert folder.parent == installed_bundles_dir()
    assert read_manifest(folder).levels == tiny[1].levels
    assert not named(page, QProgressBar, "Importing").isVisible()
    shutil.rmtree(folder)


def test_an_import_is_called_off_and_leaves_nothing(
    page: TeacherPage, tiny: tuple[Path, Manifest], qtbot: QtBot
) -> None:
    Holder(page, RunPlan(), FACTS)
    before = set(installed_bundles_dir().glob("*")) if installed_bundles_dir().exists() else set()
    with qtbot.assertNotEmitted(page.bundle_imported, wait=200):
        page.import_from(tiny[0])
        cancel = named(page, QPushButton, "Cancel the import")
        assert cancel.isVisible() and page._import.is_running
        qtbot.mouseClick(cancel, Qt.MouseButton.LeftButton)
        assert not page._import.is_running and not cancel.isVisible()
    assert (set(installed_bundles_dir().glob("*")) if installed_bundles_dir().exists() else set()) == before
    assert named(page, QPushButton, "Import a folder of weights").isEnabled()


def test_the_window_itself_loads_no_torch_to_import() -> None:
    code = "import sys, studio.ui.training.wizard.teacher_page; print('torch' in sys.modules)"
    probe = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert probe.stdout.strip() == "False"


def test_what_is_missing_is_told(page: TeacherPage, tmp_path: Path, qtbot: QtBot) -> None:
    Holder(page, RunPlan(), FACTS)
    (tmp_path / "5SE.pth").write_bytes(b"")
    page.import_from(tmp_path)
    (label,) = page.findChildren(ReasonLabel)
    qtbot.waitUntil(label.isVisible, timeout=20_000)
    assert str(tmp_path) in label.reason or "5SE.pth" in label.reason
    assert label.accessibleDescription() == label.reason


def test_a_new_bundle_appears_at_once(page: TeacherPage, qtbot: QtBot) -> None:
    holder = Holder(page, RunPlan(), FACTS)
    holder.show(replace(FACTS, bundles={**FACTS.bundles, Path("new"): manifest("new")}))
    qtbot.waitUntil(named(page, ChoiceCard, "New").isVisible)


def test_ids_are_made_of_names_and_never_twice() -> None:
    assert suggested_bundle_id(Path("My Weights (v2)"), ()) == "my-weights-v2"
    assert suggested_bundle_id(Path("vgg.pth"), {"vgg", "vgg-2"}) == "vgg-3"
    assert suggested_bundle_id(Path("…"), ()) == "imported"
