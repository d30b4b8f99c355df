"""The way from a run to a bundle in use, with a real tiny run and the program's real children."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from studio.bundles.catalog import list_bundles
from studio.bundles.manifest import read_manifest
from studio.jobs.training.record import RunRecord, RunState
from studio.specs.training import DistillSpec, Schedule
from studio.ui.training.bundles.facts import quality_text
from studio.ui.training.bundles.report_view import ReportView
from studio.ui.training.bundles.run_export import REPORT_NAME, SHEET_NAME
from studio.ui.training.bundles.use_dialog import UseDialog
from tests.limits import small_calibration
from tests.tiny_bundles import write_tiny_bundle
from tests.unit.engine.pictures import write_picture

TIMEOUT_MS = 120_000  # two children that load torch on a machine that may be busy
QUICK = Schedule(steps=2, batch=2, crop_px=64, warm_up_steps=1, validate_every=1, log_every=1, checkpoint_every=1)


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, DistillSpec]:
    """A real run of two steps on a tiny teacher."""
    from studio.compression.run_folder import RunFolder
    from studio.compression.run_kinds import begin
    from studio.progress import Progress

    home = tmp_path_factory.mktemp("trained")
    write_tiny_bundle(home / "teacher", levels=(2, 1))
    (home / "pictures").mkdir()
    for seed in range(3):
        write_picture(home / "pictures" / f"{seed}.png", 96, 80, seed=seed)
    spec = DistillSpec(
        title="Half the width",
        teacher=home / "teacher",
        contents=home / "pictures",
        widths=0.5,
        schedule=QUICK,
        threads=1,
        device="cpu",
    )
    with small_calibration():
        begin(spec, RunFolder(home / "run"), Progress())
    return home / "run", spec


def a_dialog(qtbot: QtBot, run: Path, request: DistillSpec) -> UseDialog:
    record = RunRecord(run, request.title, "distill", RunState.FINISHED, step=2, steps=2, best_score=1.5)
    dialog = UseDialog(record, request, list_bundles())
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def button(dialog: UseDialog, text: str) -> QPushButton:
    return next(found for found in dialog.findChildren(QPushButton) if found.text() == text)


def test_one_button_makes_installs_and_measures_a_bundle(
    trained: tuple[Path, DistillSpec], own_bundles: Path, qtbot: QtBot
) -> None:
    run, request = trained
    dialog = a_dialog(qtbot, run, request)
    installed: list[str] = []
    dialog.installed.connect(installed.append)
    with qtbot.waitSignal(dialog.finished_with, timeout=TIMEOUT_MS) as emitted:
        button(dialog, "Make the bundle").click()
    assert emitted.args == installed == ["half-the-width"]
    manifest = read_manifest(own_bundles / "half-the-width")
    assert manifest.title == "Half the width"
    assert "SSIM" in quality_text(manifest.quality), "the bundle manager tells what was measured"
    view = dialog.findChild(ReportView)
    assert isinstance(view, ReportView)
    assert view.isVisible()
    assert "Parameters" in view.accessibleDescription()
    assert (run / REPORT_NAME).is_file()
    assert (run / SHEET_NAME).is_file()
    with qtbot.waitSignal(dialog.paint_wanted):
        button(dialog, "Paint with it").click()
    assert dialog.isHidden()


def test_a_run_that_cannot_be_exported_says_why_and_can_be_tried_again(
    own_bundles: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "run").mkdir()
    request = DistillSpec(title="Nothing", teacher=Path("swift"), contents=tmp_path)
    dialog = a_dialog(qtbot, tmp_path / "run", request)
    button(dialog, "Make the bundle").click()
    qtbot.waitUntil(lambda: button(dialog, "Make the bundle").isVisible(), timeout=TIMEOUT_MS)
    assert any("no training run" in label.text() for label in dialog.findChildren(QLabel))
    assert not list(own_bundles.iterdir())


def test_without_its_teacher_a_run_says_so_and_can_be_tried_again(
    trained: tuple[Path, DistillSpec], own_bundles: Path, qtbot: QtBot
) -> None:
    run, request = trained
    dialog = a_dialog(qtbot, run, replace(request, teacher=Path("gone")))
    button(dialog, "Make the bundle").click()
    assert button(dialog, "Make the bundle").isVisible()
    assert any("“gone”" in label.text() and "Put it back" in label.text() for label in dialog.findChildren(QLabel))
    assert not list(own_bundles.iterdir())


def test_the_report_can_be_skipped(trained: tuple[Path, DistillSpec], own_bundles: Path, qtbot: QtBot) -> None:
    dialog = a_dialog(qtbot, *trained)
    with qtbot.waitSignal(dialog.installed, timeout=TIMEOUT_MS):
        button(dialog, "Make the bundle").click()
    with qtbot.waitSignal(dialog.finished_with) as emitted:
        button(dialog, "Skip the report").click()
    assert emitted.args == ["half-the-width"]
    assert dialog.isHidden()
    assert (own_bundles / "half-the-width").is_dir()


def test_cancelling_before_there_is_a_bundle_leaves_none(
    trained: tuple[Path, DistillSpec], own_bundles: Path, qtbot: QtBot
) -> None:
    dialog = a_dialog(qtbot, *trained)
    with qtbot.assertNotEmitted(dialog.finished_with):
        button(dialog, "Make the bundle").click()
        button(dialog, "Cancel").click()
    assert dialog.isHidden()
    assert not list(own_bundles.glob("*/bundle.json"))
