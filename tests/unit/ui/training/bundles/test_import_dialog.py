from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from studio.bundles.manifest import read_manifest
from studio.ui.training.bundles.import_dialog import ImportDialog
from tests.tiny_bundles import write_tiny_bundle

TIMEOUT_MS = 60_000  # a child loads torch on a machine that may be busy


def a_dialog(qtbot: QtBot) -> ImportDialog:
    dialog = ImportDialog({"compact"})
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def button(dialog: ImportDialog, text: str) -> QPushButton:
    return next(found for found in dialog.findChildren(QPushButton) if found.text() == text)


def test_nothing_can_be_imported_before_it_is_said_from_where(qtbot: QtBot) -> None:
    dialog = a_dialog(qtbot)
    assert not button(dialog, "Import").isEnabled()
    dialog.offer(Path("/weights/vgg19.pth"))
    assert button(dialog, "Import").isEnabled()


def test_published_weights_become_an_installed_bundle(qtbot: QtBot, own_bundles: Path, tmp_path: Path) -> None:
    write_tiny_bundle(tmp_path / "found", levels=(1,))
    dialog = a_dialog(qtbot)
    dialog.offer(tmp_path / "found")
    with qtbot.waitSignal(dialog.imported, timeout=TIMEOUT_MS) as emitted:
        button(dialog, "Import").click()
        assert not button(dialog, "Import").isEnabled()
    assert emitted.args == ["found"]
    assert read_manifest(own_bundles / "found").title == "found"
    assert dialog.isHidden()


def test_what_cannot_be_imported_is_told_and_the_dialog_stays(qtbot: QtBot, own_bundles: Path, tmp_path: Path) -> None:
    dialog = a_dialog(qtbot)
    dialog.offer(tmp_path / "nothing here")
    button(dialog, "Import").click()
    qtbot.waitUntil(lambda: button(dialog, "Import").isEnabled(), timeout=TIMEOUT_MS)
    assert any("does not exist" in label.text() for label in dialog.findChildren(QLabel))
    assert dialog.isVisible()
    assert not list(own_bundles.iterdir())
