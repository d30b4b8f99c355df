from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialogButtonBox, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from studio.engine.lut import write_lut
from studio.specs.colour import Mixing
from studio.specs.lut import LutRequest
from studio.specs.stylize import StyleChoice
from studio.ui.document.document import Document
from studio.ui.notices.notice import Notice, NoticeKind
from studio.ui.stylize.lut_dialog import LutDialog
from studio.ui.stylize.lut_exporting import LutExporting, lut_request
from studio.ui.worker.thread import WorkerThread
from tests.unit.engine.pictures import ON_CPU, write_picture
from tests.unit.ui.controls.finding import named

pytestmark = pytest.mark.gui
WAIT_MS = 60_000


@pytest.fixture
def document(tmp_path: Path) -> Document:
    document = Document()
    style = write_picture(tmp_path / "style.png", 64, 48, seed=1)
    document.edit(replace(document.recipe, styles=(StyleChoice(style, mask=tmp_path / "mask.png"),), strength=0.6))
    return document


@pytest.fixture
def worker() -> Iterator[WorkerThread]:
    thread = WorkerThread(ON_CPU)
    yield thread
    thread.stop()


@pytest.fixture
def exporting(document: Document, worker: WorkerThread, qtbot: QtBot) -> LutExporting:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return LutExporting(document, worker, window)


def dialog_of(exporting: LutExporting) -> LutDialog:
    window = exporting.parent()
    assert isinstance(window, QWidget)
    (dialog,) = window.findChildren(LutDialog)
    return dialog


def answer(monkeypatch: pytest.MonkeyPatch, path: Path | None) -> list[str]:
    """Let the system's dialog give ``path``; returns the names that it was opened with."""
    asked: list[str] = []

    def choose(_window: QWidget, _title: str, start: str, _pattern: str) -> tuple[str, str]:
        asked.append(start)
        return "" if path is None else str(path), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    return asked


def test_a_table_for_the_photo_is_chosen_by_key_written_and_told(
    exporting: LutExporting, document: Document, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = write_picture(tmp_path / "photo.png", 80, 60)
    document.open_content(content)
    asked = answer(monkeypatch, tmp_path / "colours")
    exporting.export()
    dialog = dialog_of(exporting)
    assert named(dialog, QComboBox, "Made for").currentText() == "This photo"
    qtbot.keyClick(named(dialog, QComboBox, "Format"), Qt.Key.Key_Down)
    with qtbot.waitSignal(exporting.notified, timeout=WAIT_MS) as told:
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert asked == [str(tmp_path / "style.png")] and told.args[0].kind is NoticeKind.SUCCESS
    recipe = document.recipe
    expected = LutRequest((replace(recipe.styles[0], mask=None),), content, strength=0.6)
    write_lut(expected, tmp_path / "expected.png", overwrite=False)
    assert (tmp_path / "colours.png").read_bytes() == (tmp_path / "expected.png").read_bytes()


def test_a_name_that_was_completed_replaces_nothing(
    exporting: LutExporting, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "colours.cube").write_text("mine")
    answer(monkeypatch, tmp_path / "colours")
    exporting.export()
    button = next(
        one for one in dialog_of(exporting).findChildren(QDialogButtonBox)[0].buttons() if "file" in one.text()
    )
    with qtbot.waitSignal(exporting.notified, timeout=WAIT_MS) as told:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert told.args[0].kind is NoticeKind.ERROR and (tmp_path / "colours.cube").read_text() == "mine"
    answer(monkeypatch, tmp_path / "colours.cube")
    exporting.export()
    with qtbot.waitSignal(exporting.notified, timeout=WAIT_MS) as told:
        dialog_of(exporting).accept()
    assert told.args[0].kind is NoticeKind.SUCCESS
    assert (tmp_path / "colours.cube").read_text().startswith("TITLE"), "there the system's dialog has asked"


def test_without_a_photo_typical_ones_are_all_there_is(exporting: LutExporting) -> None:
    exporting.export()
    box = named(dialog_of(exporting), QComboBox, "Made for")
    assert [box.itemText(row) for row in range(box.count())] == ["Typical photographs"]


def test_without_a_style_it_says_so(exporting: LutExporting, document: Document) -> None:
    told: list[Notice] = []
    exporting.notified.connect(told.append)
    document.undo_stack.undo()
    exporting.export()
    assert len(told) == 1 and "style" in told[0].text


def test_the_table_is_of_what_the_recipe_mixes(document: Document) -> None:
    recipe = replace(
        document.recipe, styles=(*document.recipe.styles, StyleChoice(Path("b.png"), 0.5)), mixing=Mixing.BARYCENTRE
    )
    request = lut_request(recipe, None)
    assert (request.mixing, request.strength, request.content) == (Mixing.BARYCENTRE, 0.6, None)
    assert [style.weight for style in request.styles] == [1.0, 0.5]
