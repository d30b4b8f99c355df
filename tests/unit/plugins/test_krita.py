"""The plug-in for Krita on a host of the names that it uses; the dialogs are the real ones."""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QProgressDialog
from pytestqt.qtbot import QtBot

from tests.unit.plugins import stub_krita
from tests.unit.plugins.installed import noting_program
from tests.unit.plugins.stub_krita import Document, Krita, Node, Selection

pytestmark = pytest.mark.gui
AT = (10, 7)


@pytest.fixture
def plugin(qtbot: QtBot, modules: pytest.MonkeyPatch, krita_folder: Path, tmp_path: Path) -> ModuleType:
    assert qtbot
    stub_krita.put_in_place(modules)
    modules.syspath_prepend(str(krita_folder.parent))
    modules.setattr("tempfile.tempdir", str(tmp_path))
    return importlib.import_module("gigastyle")


@pytest.fixture
def errors(plugin: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    assert plugin
    told: list[str] = []
    monkeypatch.setattr(QMessageBox, "critical", lambda _parent, _title, message: told.append(message))
    return told


def document_with_layer(depth: str) -> tuple[Document, Node]:
    document = Document(120, 90, "RGBA", depth, "its own")
    layer = Node(document, "photo")
    pixels = np.random.default_rng(1).integers(0, 256, (60, 80, 4)).astype(np.uint8)
    layer.pixels, layer.at = stub_krita.converted(pixels, depth), AT
    for node in (Node(document, "Background"), layer, Node(document, "top")):
        document.rootNode().addChildNode(node, None)
    document.steps = 0
    document.active, Krita.shown = layer, document
    return document, layer


def start_and(answer: object) -> None:
    """Choose the menu's entry; ``answer`` is called with the dialog for the look while that is open."""

    def when_open() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog) and callable(answer)
        answer(dialog)

    QTimer.singleShot(0, when_open)
    Krita.extensions[0].start()  # type: ignore[attr-defined]


def test_the_painted_layer_lies_above_and_the_answers_are_kept(
    plugin: ModuleType,
    errors: list[str],
    executable: Path,
    tmp_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    document, layer = document_with_layer("U8")
    program, notes = noting_program(tmp_path_factory.mktemp("noting"), executable), list[str]()
    monkeypatch.setattr(QMessageBox, "information", lambda _parent, _title, message: notes.append(message))
    plugin.extension.dialog.keep("program", str(program))

    def choose(dialog: QDialog) -> None:
        titles = [dialog.gallery.item(row).text() for row in range(dialog.gallery.count())]
        assert dialog.strength.value() == 100 and dialog.preset.currentData() == "balanced"
        assert not dialog.gallery.item(0).icon().isNull()
        dialog.gallery.setCurrentRow(titles.index("Ducks"))
        dialog.strength.setValue(80)
        dialog.preset.setCurrentIndex(dialog.preset.findData("bold"))
        dialog.accept()

    start_and(choose)
    assert (errors, notes) == ([], ["To know."])
    assert [node.name() for node in document.topLevelNodes()] == ["Background", "photo", "Ducks", "top"]
    painted = document.topLevelNodes()[2]
    assert (painted.at, painted.pixels.shape, document.steps) == (AT, layer.pixels.shape, 1)
    assert (painted.pixels == layer.pixels).all()
    assert (Krita.exported, Krita.closed, list(tmp_path.iterdir())) == (["its own"], 2, [])
    kept = {name: value for (_, name), value in Krita.settings.items()}
    assert (kept["strength"], kept["preset"], Path(kept["style"]).name) == ("80", "bold", "ducks.jpg")


def test_a_selection_of_floats_is_written_in_bands_and_masked(
    plugin: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document, layer = document_with_layer("F32")
    document.selected = Selection(30, 0, 200, 50)
    files = plugin.extension.layer_files
    monkeypatch.setattr(files, "_BAND_BYTES", 7 * 60 * 16)
    part = files.part_to_paint(document)
    files.write_layer(part, tmp_path / "layer.tif")
    files.add_layer(part, tmp_path / "layer.tif", "name")
    painted = document.topLevelNodes()[2]
    assert (painted.at, painted.pixels.dtype, document.steps) == ((30, 7), np.float32, 1)
    assert np.abs(painted.pixels - layer.pixels[:43, 20:]).max() <= 0.5 / 65535 + 1e-6
    (mask,) = painted.childNodes()
    assert mask.selected is not None and mask.selected is not document.selected
    assert Krita.exported == ["sRGB-elle-V2-srgbtrc.icc"], "floats are linear, 16 bits of them would be too few"


def test_before_krita_5_2_a_selection_is_painted_without_a_mask(
    plugin: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(Document, "createTransparencyMask")
    document, layer = document_with_layer("U8")
    document.selected = Selection(30, 0, 200, 50)
    part = plugin.extension.layer_files.part_to_paint(document)
    plugin.extension.layer_files.write_layer(part, tmp_path / "layer.tif")
    plugin.extension.layer_files.add_layer(part, tmp_path / "layer.tif", "name")
    painted = document.topLevelNodes()[2]
    assert painted.childNodes() == [] and (painted.pixels == layer.pixels[:43, 20:]).all()


def test_cancelling_closes_the_programs_input_and_leaves_nothing(
    plugin: ModuleType,
    errors: list[str],
    executable: Path,
    tmp_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The program lists its styles, and in place of painting waits for the end of its input."""
    waiting = tmp_path_factory.mktemp("waiting") / "gigastyle"
    waiting.write_text(f'#!/bin/sh\n[ "$1" = styles ] && exec "{executable}" "$@"\ncat\nexit 130\n')
    waiting.chmod(0o755)
    document, _ = document_with_layer("U8")
    plugin.extension.dialog.keep("program", str(waiting))
    monkeypatch.setattr(QProgressDialog, "wasCanceled", lambda _dialog: True)
    start_and(lambda dialog: dialog.accept())
    assert (errors, document.steps, list(tmp_path.iterdir())) == ([], 0, [])
    start_and(lambda dialog: dialog.reject())
    assert (errors, document.steps, Krita.closed) == ([], 0, 1)


def test_what_hinders_is_told(
    plugin: ModuleType, errors: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    start = Krita.extensions[0].start  # type: ignore[attr-defined]
    start()
    document, layer = document_with_layer("U8")
    document.selected = Selection(0, 0, 5, 5)
    start()
    document.selected, layer.pixels = None, layer.pixels[:0]
    start()
    assert errors == ["Choose one layer.", "The selection does not touch the layer.", "The layer has no pixels."]
    document, _ = document_with_layer("U8")
    other = tmp_path / "gigastyle"
    other.write_text("#!/bin/sh\necho gone wrong >&2\nexit 1\n")
    other.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    plugin.extension.dialog.keep("program", "/nowhere")
    start()
    assert (errors[3:], document.steps) == (["gone wrong"], 0)
