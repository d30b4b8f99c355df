"""Drop a photo, pick a style, move a slider, export: through `studio.app.main`, with a real (tiny) bundle."""

import json
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QCheckBox, QLineEdit, QListView, QPushButton, QSlider, QToolButton

from studio.specs.looks import DEFAULT_LOOK
from studio.ui.stylize.export_dialog import ExportDialog
from studio.ui.widgets.stops import percent
from tests.e2e.material import picture
from tests.e2e.window.person import Person, UseWindow


def test_drop_a_photo_and_a_style_drag_strength_and_see_the_preview_change(
    at_the_window: UseWindow, content: Path, recipe: Path
) -> None:
    def script(person: Person) -> None:
        person.drop(content)
        person.wait_until(lambda: content.name in person.window.windowTitle())
        plain = person.picture()
        person.drop(recipe)
        person.wait_until(lambda: "Preview 83 × 66 px" in person.status())
        full = person.finished_picture()
        assert full != plain
        strength = person.find(QSlider, "Strength")
        for _ in range(8):
            person.bot.keyClick(strength, Qt.Key.Key_PageDown)
        person.wait_until(lambda: person.picture() != full)
        assert person.finished_picture() != full
        assert "Preview 83 × 66 px" in person.status()
        person.command("undo")
        person.wait_until(lambda: person.picture() == full)

    assert at_the_window(script) == 0


def test_a_sample_photo_is_one_click_away(at_the_window: UseWindow) -> None:
    def script(person: Person) -> None:
        person.bot.mouseClick(person.find(QToolButton, "Sample photo: dandelion"), Qt.MouseButton.LeftButton)
        person.wait_until(lambda: "dandelion.jpg" in person.window.windowTitle())
        assert "pick a style" in person.status()

    assert at_the_window(script) == 0


def test_a_photo_on_the_command_line_is_opened(at_the_window: UseWindow, content: Path) -> None:
    def script(person: Person) -> None:
        person.wait_until(lambda: content.name in person.window.windowTitle())

    assert at_the_window(script, [content]) == 0


def test_a_broken_file_is_said_and_the_photo_before_it_stays(
    at_the_window: UseWindow, content: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.jpg"
    broken.write_bytes(b"\xff\xd8\xff\xe0 and then nothing")

    def script(person: Person) -> None:
        person.drop(content)
        person.wait_until(lambda: content.name in person.window.windowTitle())
        before = person.picture()
        person.drop(broken, tmp_path / "notes.txt")
        person.wait_until(lambda: "broken.jpg" in person.messages())
        assert content.name in person.window.windowTitle() and person.picture() == before
        assert "notes.txt" in person.messages()

    assert at_the_window(script) == 0


def test_a_pasted_picture_is_opened(at_the_window: UseWindow) -> None:
    def script(person: Person) -> None:
        image = QImage(64, 48, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.darkGreen)
        QGuiApplication.clipboard().setImage(image)
        person.wait_until(person.window.isActiveWindow)
        person.bot.keyClick(person.window.focusWidget(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        person.wait_until(lambda: "pasted-" in person.window.windowTitle() and "64 × 48" in person.status())

    assert at_the_window(script) == 0


def test_export_and_reopen_the_recipe(at_the_window: UseWindow, content: Path, recipe: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.png"

    def export(person: Person) -> None:
        person.open_with_recipe(content, recipe)
        strength = person.find(QSlider, "Strength")
        for _ in range(3):
            person.bot.keyClick(strength, Qt.Key.Key_PageDown)
        person.command("export")
        dialog = person.dialog(ExportDialog)
        name = dialog.findChild(QLineEdit)
        assert name is not None
        name.selectAll()
        person.bot.keyClicks(name, str(output))
        person.find(QCheckBox, "Save the recipe beside it").setChecked(True)
        dialog.accept()
        person.wait_until(output.exists)

    assert at_the_window(export) == 0
    with Image.open(output) as painted:
        assert painted.size == (83, 66)
    saved = json.loads((tmp_path / "out.recipe.json").read_text())
    assert saved["strength"] < 1.0 and saved["bundle"] == "tiny"

    def reopen(person: Person) -> None:
        person.open_with_recipe(content, tmp_path / "out.recipe.json")
        strength = person.find(QSlider, "Strength")
        share = (strength.value() - strength.minimum()) / (strength.maximum() - strength.minimum())
        assert share == pytest.approx(saved["strength"], abs=0.01)

    assert at_the_window(reopen) == 0


def test_a_folder_of_photos_is_one_drop_and_one_render(at_the_window: UseWindow, recipe: Path, tmp_path: Path) -> None:
    for seed in range(3):
        picture(tmp_path / "photos" / f"{seed}.png", width=64, height=64, seed=seed)

    def script(person: Person) -> None:
        person.drop(tmp_path / "photos")
        person.wait_until(lambda: "0.png" in person.window.windowTitle())
        person.drop(recipe)
        person.wait_until(lambda: "Preview" in person.status())
        person.bot.mouseClick(person.find(QToolButton, "Next photo"), Qt.MouseButton.LeftButton)
        person.wait_until(lambda: "1.png" in person.window.windowTitle())
        person.command("render")
        person.wait_until(lambda: len(list((tmp_path / "photos").glob("*-style.png"))) == 3)

    assert at_the_window(script) == 0


def test_a_click_in_the_gallery_paints_and_ctrl_click_mixes(at_the_window: UseWindow, content: Path) -> None:
    def script(person: Person) -> None:
        person.drop(content)
        person.wait_until(lambda: content.name in person.window.windowTitle())
        tiles = person.find(QListView, "Styles")
        first, second = (tiles.visualRect(tiles.model().index(row, 0)).center() for row in (0, 1))
        person.bot.mouseClick(tiles.viewport(), Qt.MouseButton.LeftButton, pos=first)
        person.wait_until(lambda: "Preview" in person.status())
        one = person.finished_picture()
        control = Qt.KeyboardModifier.ControlModifier
        person.bot.mouseClick(tiles.viewport(), Qt.MouseButton.LeftButton, control, pos=second)
        person.wait_until(lambda: person.picture() != one)
        person.command("undo")
        person.wait_until(lambda: person.picture() == one)

    assert at_the_window(script) == 0


def test_the_first_style_paints_with_the_default_look(at_the_window: UseWindow, content: Path) -> None:
    def script(person: Person) -> None:
        person.drop(content)
        person.wait_until(lambda: content.name in person.window.windowTitle())
        tiles = person.find(QListView, "Styles")
        first = tiles.visualRect(tiles.model().index(0, 0)).center()
        person.bot.mouseClick(tiles.viewport(), Qt.MouseButton.LeftButton, pos=first)
        person.wait_until(lambda: "Preview" in person.status())
        assert person.find(QSlider, "Strength").value() == percent(DEFAULT_LOOK.strength)
        assert person.find(QSlider, "Detail").value() == percent(DEFAULT_LOOK.detail)
        balanced = person.finished_picture()
        _pick_preset(person, "Full paint")
        person.wait_until(lambda: person.picture() != balanced)
        assert person.find(QSlider, "Detail").value() == 0
        person.finished_picture()
        _pick_preset(person, "Balanced")
        person.wait_until(lambda: person.picture() == balanced)

    assert at_the_window(script) == 0


def _pick_preset(person: Person, name: str) -> None:
    menu = person.find(QPushButton, "Presets").menu()
    menu.aboutToShow.emit()
    (action,) = [action for action in menu.actions() if action.text() == name]
    action.trigger()
