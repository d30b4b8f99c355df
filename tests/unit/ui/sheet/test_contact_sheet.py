"""The contact sheet with the real worker on a small bundle."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QListView, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from studio.engine.previews.previewer import PreviewPainter, RenderCaches
from studio.gallery import StylePicture, own_style
from studio.progress import Progress
from studio.specs.preview import DEFAULT_CELL_PX, Preview, PreviewRequest
from studio.specs.regions import RegionSettings
from studio.specs.stylize import StyleChoice
from studio.ui.document.document import Document
from studio.ui.document.recipe import first_recipe
from studio.ui.notices.notice import Notice, NoticeKind
from studio.ui.sheet.contact_sheet import ContactSheet, SheetSubject
from studio.ui.sheet.page import SheetPage
from studio.ui.worker.thread import WorkerThread
from tests.tiny_bundles import write_tiny_bundle
from tests.unit.engine.pictures import ON_CPU, read_pixels, write_picture
from tests.unit.ui.controls.finding import named
from tests.unit.ui.emissions import at_emission

WAIT_MS = 60_000


@pytest.fixture
def styles(tmp_path: Path) -> list[StylePicture]:
    return [own_style(write_picture(tmp_path / f"style_{seed}.png", 64, 48, seed=seed)) for seed in range(1, 7)]


@pytest.fixture
def document(tmp_path: Path, styles: list[StylePicture]) -> Document:
    write_tiny_bundle(tmp_path / "tiny", levels=(3, 1))
    document = Document()
    document.edit(
        replace(document.recipe, bundle=str(tmp_path / "tiny"), styles=(StyleChoice(styles[1].path),)), "Style"
    )
    document.open_content(write_picture(tmp_path / "photo.png", 96, 64))
    return document


@pytest.fixture
def worker() -> Iterator[WorkerThread]:
    thread = WorkerThread(ON_CPU)
    yield thread
    thread.stop()


@pytest.fixture
def page(qtbot: QtBot) -> SheetPage:
    page = SheetPage()
    qtbot.addWidget(page)
    page.resize(700, 500)
    page.show()
    return page


@pytest.fixture
def sheet(
    document: Document, worker: WorkerThread, page: SheetPage, styles: list[StylePicture]
) -> Iterator[ContactSheet]:
    sheet = ContactSheet(document, worker, page, lambda: tuple(styles))
    yield sheet
    sheet.close_down()


@pytest.fixture
def painted(worker: WorkerThread) -> list[int]:
    """The numbers of all cells that the worker told."""
    numbers: list[int] = []
    worker.cell_painted.connect(lambda preview: numbers.append(preview.number))
    return numbers


def wait_for_all(page: SheetPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(named(page, QPushButton, "Save sheet").isEnabled, timeout=WAIT_MS)


def says(page: SheetPage, text: str) -> bool:
    return any(text in label.text() for label in page.findChildren(QLabel))


def test_every_style_paints_the_photo_as_its_preview_would(
    sheet: ContactSheet, page: SheetPage, document: Document, styles: list[StylePicture], qtbot: QtBot
) -> None:
    sheet.show()
    assert says(page, "0 of 6 painted") and not named(page, QPushButton, "Save sheet").isEnabled()
    wait_for_all(page, qtbot)
    assert not says(page, "painted")
    spec, content = document.spec(), document.content
    assert spec is not None and content is not None
    for style in styles:
        request = PreviewRequest(1, content, replace(spec, styles=(StyleChoice(style.path),)), DEFAULT_CELL_PX)
        expected = PreviewPainter(RenderCaches.empty()).paint(request, ON_CPU, Progress())
        np.testing.assert_array_equal(page.cells.pixels[style.path], expected.pixels_hwc)


def test_a_style_for_the_photo_leaves_those_of_single_regions() -> None:
    own = StyleChoice(Path("sky.jpg"), region=2)
    recipe = replace(first_recipe(), styles=(own,), regions=RegionSettings(3))
    subject = SheetSubject(Path("photo.jpg"), None, recipe)
    cell = subject.request(1, Path("waves.jpg"))
    assert cell.spec.styles == (StyleChoice(Path("waves.jpg")), own) and cell.spec.regions == RegionSettings(3)
    photo = subject.request(2, None)
    assert photo.spec.strength == 0.0 and len(photo.spec.styles) == 1


def test_another_strength_paints_all_anew_and_another_style_nothing(
    sheet: ContactSheet,
    page: SheetPage,
    document: Document,
    styles: list[StylePicture],
    painted: list[int],
    qtbot: QtBot,
) -> None:
    sheet.show()
    wait_for_all(page, qtbot)
    before = dict(page.cells.pixels)
    document.edit(replace(document.recipe, styles=(StyleChoice(styles[3].path),)), "Style")
    document.edit(replace(document.recipe, strength=0.4), "Strength")
    each_twice = 2 * (len(styles) + 1)  # and the photo itself
    qtbot.waitUntil(lambda: len(painted) == each_twice, timeout=WAIT_MS)
    wait_for_all(page, qtbot)
    assert all(not np.array_equal(before[path], now) for path, now in page.cells.pixels.items())
    document.edit(replace(document.recipe, styles=(StyleChoice(styles[0].path),)), "Style")
    sheet.follow_gallery()
    assert len(page.cells.pixels) == len(styles) and named(page, QPushButton, "Save sheet").isEnabled()
    assert len(painted) == each_twice


@pytest.fixture
def left_at_the_fourth(worker: WorkerThread, request: pytest.FixtureRequest) -> list[int]:
    """Requested before the sheet: leaves it while the fourth cell (the photo's is the first) is on its way to it."""
    left: list[int] = []

    def leave() -> None:
        request.getfixturevalue("sheet").leave()
        left.append(1)

    at_emission(worker.cell_painted, leave, nth=4)
    return left


def test_once_left_nothing_more_is_painted_and_it_goes_on_where_it_was(
    left_at_the_fourth: list[int],
    sheet: ContactSheet,
    page: SheetPage,
    worker: WorkerThread,
    document: Document,
    qtbot: QtBot,
) -> None:
    sheet.show()
    qtbot.waitUntil(lambda: bool(left_at_the_fourth), timeout=WAIT_MS)
    kept = set(page.cells.pixels)
    assert len(kept) == 2
    spec, content = document.spec(), document.content
    assert spec is not None and content is not None
    painted: list[Preview] = []
    worker.preview_painted.connect(painted.append)
    worker.request_preview(PreviewRequest(1, content, spec))
    qtbot.waitUntil(lambda: len(painted) == 1, timeout=WAIT_MS)
    assert set(page.cells.pixels) == kept, "what was on its way is not shown either"
    first = {path: page.cells.pixels[path] for path in kept}
    sheet.show()
    wait_for_all(page, qtbot)
    assert all(page.cells.pixels[path] is pixels for path, pixels in first.items())


def test_a_style_that_cannot_be_read_is_left_out_and_painted_once_it_can(
    sheet: ContactSheet, page: SheetPage, styles: list[StylePicture], qtbot: QtBot
) -> None:
    gone = styles[2].path
    whole = gone.read_bytes()
    gone.write_bytes(whole[:100])
    sheet.show()
    wait_for_all(page, qtbot)
    assert page.cells.has_failed(gone) and len(page.cells.pixels) == 5 and says(page, "5 of 6 painted")
    gone.write_bytes(whole)
    sheet.forget_style(gone)
    qtbot.waitUntil(lambda: gone in page.cells.pixels, timeout=WAIT_MS)
    assert not page.cells.has_failed(gone)


def test_a_click_and_enter_choose_and_escape_leaves(
    sheet: ContactSheet, page: SheetPage, styles: list[StylePicture], qtbot: QtBot
) -> None:
    chosen: list[Path] = []
    page.style_chosen.connect(chosen.append)
    sheet.show()
    wait_for_all(page, qtbot)
    view = named(page, QListView, "Contact sheet")
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(view.model().index(2, 0)).center())
    page.focus()
    qtbot.keyClick(view, Qt.Key.Key_Right)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert chosen == [styles[2].path, styles[3].path]
    with qtbot.waitSignal(page.leave_wanted):
        qtbot.keyClick(view, Qt.Key.Key_Escape)


def test_keys_begin_at_what_is_painted_with(sheet: ContactSheet, page: SheetPage, qtbot: QtBot) -> None:
    sheet.show()
    page.focus()
    assert named(page, QListView, "Contact sheet").currentIndex().row() == 1
    wait_for_all(page, qtbot)


def test_the_sheet_is_saved_and_replaces_nothing_unasked(
    sheet: ContactSheet, page: SheetPage, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = str(tmp_path / "all")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (answer, ""))
    told: list[Notice] = []
    sheet.notified.connect(told.append)
    sheet.show()
    wait_for_all(page, qtbot)
    for expected in (NoticeKind.SUCCESS, NoticeKind.ERROR):
        qtbot.mouseClick(named(page, QPushButton, "Save sheet"), Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: bool(told), timeout=WAIT_MS)
        assert told.pop().kind is expected, "the second time the name is that of a file"
    assert read_pixels(tmp_path / "all.png").shape[1] > 3 * 96


@pytest.mark.parametrize("name", ["photo.png", "style_1.png"])
def test_neither_photo_nor_style_is_replaced(
    sheet: ContactSheet, page: SheetPage, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, *, name: str
) -> None:
    before = (tmp_path / name).read_bytes()

    def choose(_window: QWidget, *_: str) -> tuple[str, str]:
        return str(tmp_path / name), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    sheet.show()
    wait_for_all(page, qtbot)
    with qtbot.waitSignal(sheet.notified, timeout=WAIT_MS) as told:
        sheet.save()
    assert told.args[0].kind is NoticeKind.ERROR and (tmp_path / name).read_bytes() == before
