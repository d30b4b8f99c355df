"""The contact sheet in the window, by mouse and by keyboard: through `studio.app.main`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QListView, QPushButton, QSlider, QToolButton, QWidget

from studio.app import main
from studio.gallery import Collection, collection_path, listed_styles, shipped_styles_dir, write_collection
from studio.ui.actions.palette import CommandPalette
from studio.ui.sheet.page import SheetPage
from tests.e2e.window.keyboard import Keyboard
from tests.e2e.window.person import Person, UseWindow
from tests.unit.engine.pictures import read_pixels


@pytest.fixture(autouse=True)
def few_styles() -> Iterator[None]:
    """The gallery as somebody left it who keeps four styles: all of them take a while to be measured."""
    shipped = shipped_styles_dir()
    removed = frozenset(style.path for style in listed_styles(shipped)[4:])
    write_collection(collection_path(), Collection(removed=removed), shipped)
    yield
    collection_path().unlink()


def shown(person: Person) -> bool:
    """Whether the contact sheet is in front."""
    page = person.window.findChild(SheetPage)
    assert page is not None
    return page.isVisible()


def chosen(person: Person) -> list[str]:
    """The styles that the gallery says are painted with."""
    tiles = person.find(QListView, "Styles").model()
    spoken = (tiles.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(tiles.rowCount()))
    return [text for text in spoken if "chosen" in text]


def wait_for_all(person: Person) -> None:
    person.wait_until(person.find(QPushButton, "Save sheet").isEnabled)


def test_a_style_is_chosen_by_keys_alone(at_the_window: UseWindow, content: Path, recipe: Path) -> None:
    def script(person: Person) -> None:
        person.open_with_recipe(content, recipe)
        before = person.finished_picture()
        keyboard = Keyboard(person)
        keyboard.press(Qt.Key.Key_G, ctrl=True)
        assert shown(person) and chosen(person) == []
        keyboard.press(Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Return)
        assert not shown(person) and chosen(person)[0].startswith("Carved noon")
        person.wait_until(lambda: person.picture() != before)
        keyboard.press(Qt.Key.Key_G, ctrl=True)
        keyboard.press(Qt.Key.Key_Escape)
        assert not shown(person)
        keyboard.press(Qt.Key.Key_Z, ctrl=True)
        person.wait_until(lambda: person.picture() == before)

    assert at_the_window(script) == 0


def test_a_click_paints_with_the_style_and_menu_and_palette_lead_to_the_sheet(
    at_the_window: UseWindow, content: Path, recipe: Path
) -> None:
    def script(person: Person) -> None:
        sheet = person.window.findChild(QAction, "contact_sheet")
        assert sheet is not None and not sheet.isEnabled(), "there is no photo"
        person.open_with_recipe(content, recipe)
        person.command("palette")
        palette = person.window.findChild(CommandPalette)
        typed = palette.focusWidget() if palette is not None else None
        assert typed is not None
        person.bot.keyClicks(typed, "contact")
        person.bot.keyClick(typed, Qt.Key.Key_Return)
        assert shown(person)
        cells = person.find(QListView, "Contact sheet")
        place = cells.visualRect(cells.model().index(1, 0)).center()
        person.bot.mouseClick(cells.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert not shown(person) and chosen(person)[0].startswith("Broken table")
        person.command("contact_sheet")
        person.bot.mouseClick(person.find(QToolButton, "Back to the picture (Esc)"), Qt.MouseButton.LeftButton)
        assert not shown(person)
        person.command("contact_sheet")
        person.command("paint_mask")
        assert not shown(person), "masks are painted on the picture"

    assert at_the_window(script) == 0


def test_cells_come_one_by_one_and_follow_the_strength(at_the_window: UseWindow, content: Path, recipe: Path) -> None:
    def script(person: Person) -> None:
        person.open_with_recipe(content, recipe)
        person.command("contact_sheet")
        page = person.window.findChild(SheetPage)
        assert page is not None
        person.wait_until(lambda: len(page.cells.pixels) > 0)
        wait_for_all(person)
        before = dict(page.cells.pixels)
        for _ in range(5):
            person.bot.keyClick(person.find(QSlider, "Strength"), Qt.Key.Key_PageDown)
        person.wait_until(lambda: not person.find(QPushButton, "Save sheet").isEnabled())
        wait_for_all(person)
        assert shown(person)
        assert all(not np.array_equal(page.cells.pixels[path], pixels) for path, pixels in before.items())

    assert at_the_window(script) == 0


def test_the_saved_sheet_is_that_of_the_command_line(
    at_the_window: UseWindow, content: Path, recipe: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output, expected = tmp_path / "window.png", tmp_path / "command.png"

    def choose(_window: QWidget, _title: str, _start: str, _pattern: str) -> tuple[str, str]:
        return str(output), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)

    def script(person: Person) -> None:
        person.open_with_recipe(content, recipe)
        person.command("contact_sheet")
        wait_for_all(person)
        person.bot.mouseClick(person.find(QPushButton, "Save sheet"), Qt.MouseButton.LeftButton)
        person.wait_until(lambda: "saved as window.png" in person.messages())

    assert at_the_window(script) == 0
    options = ("--bundle", "tiny", "--preset", "plain", "--device", "cpu", "--threads", "1")
    assert main(["sheet", str(content), "--output", str(expected), *options]) == 0
    saved, written = read_pixels(output).astype(int), read_pixels(expected).astype(int)
    assert saved.shape == written.shape
    assert np.abs(saved - written).max() <= 1, "both paint in float32, and may round to neighbouring steps"
