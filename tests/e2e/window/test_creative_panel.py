"""Colours, mixing and strokes in the window, by mouse and by keyboard: through `studio.app.main`."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QListView, QPushButton, QSlider, QToolButton, QWidget

from studio.specs.colour import ColourSettings, ColourSource, Mixing
from studio.specs.strokes import StrokeSettings
from studio.specs.stylize import StyleChoice, StylizeSpec
from studio.ui.stylize.lut_dialog import LutDialog
from studio.ui.stylize.recipe_files import write_recipe
from tests.e2e.material import picture
from tests.e2e.window.keyboard import Keyboard
from tests.e2e.window.person import Person, UseWindow
from tests.e2e.window.seeing import pixels_of

AMOUNT, BY, ONLY = "Amount of the photo's colours", "Keep the photo's", "Take only the colours"


def unfold(person: Person, *names: str) -> None:
    """By mouse, wherever the panel is scrolled to."""
    for name in names:
        head = person.find(QToolButton, name)
        person.bot.mouseClick(head, Qt.MouseButton.LeftButton)


def choose(person: Person, name: str, text: str) -> None:
    box = person.find(QComboBox, name)
    box.setCurrentIndex(box.findText(text))
    box.activated.emit(box.currentIndex())


def middle_of(person: Person) -> np.ndarray:
    """The picture without the words in its corners."""
    pixels_hwc = pixels_of(person.picture())
    height, width = pixels_hwc.shape[:2]
    return pixels_hwc[height // 3 : 2 * height // 3, width // 3 : 2 * width // 3]


def test_each_way_of_keeping_colours_changes_the_preview_and_undo_brings_it_back(
    at_the_window: UseWindow, content: Path, recipe: Path
) -> None:
    def script(person: Person) -> None:
        person.open_with_recipe(content, recipe)
        seen = [person.finished_picture()]
        unfold(person, "Colours")
        for way in ("Chroma", "Statistics", "Histograms"):
            choose(person, BY, way)
            person.wait_until(lambda: person.picture() not in seen)
            seen.append(person.finished_picture())
        amount = person.find(QSlider, AMOUNT)
        for _ in range(5):
            person.bot.keyClick(amount, Qt.Key.Key_PageDown)
        person.wait_until(lambda: person.picture() not in seen)
        person.finished_picture()
        for _ in range(4):
            person.command("undo")
        person.wait_until(lambda: person.picture() == seen[0])
        assert person.find(QComboBox, BY).currentText() == "None"

    assert at_the_window(script) == 0


def test_only_the_colours_keep_every_shape_of_the_photo(at_the_window: UseWindow, content: Path, recipe: Path) -> None:
    def script(person: Person) -> None:
        person.open_with_recipe(content, recipe)
        painted = person.finished_picture()
        unfold(person, "Colours")
        only = person.find(QCheckBox, ONLY)
        person.wait_until(lambda: only.height() > 12)  # it is laid out
        square = QPoint(8, only.rect().center().y())  # beside its text a click does nothing
        person.bot.mouseClick(only, Qt.MouseButton.LeftButton, pos=square)
        person.wait_until(lambda: person.picture() != painted)
        mapped = person.finished_picture()
        how_far = person.find(QSlider, "From the photo's colours to the styles'")
        for _ in range(11):
            person.bot.keyClick(how_far, Qt.Key.Key_PageDown)
        person.wait_until(lambda: person.find(QSlider, "Strength").value() == 0 and person.picture() != mapped)
        person.command("mode_before")
        photo = middle_of(person)
        person.command("mode_after")
        person.wait_until(lambda: np.array_equal(middle_of(person), photo))

    assert at_the_window(script) == 0


def test_everything_is_reached_and_set_without_a_mouse(at_the_window: UseWindow, content: Path, recipe: Path) -> None:
    def script(person: Person) -> None:
        person.open_with_recipe(content, recipe)
        plain = person.finished_picture()
        keyboard = Keyboard(person)
        keyboard.go_to("Colours")
        keyboard.press(Qt.Key.Key_Space)
        keyboard.go_to(BY)
        keyboard.press(Qt.Key.Key_Down)
        assert person.find(QComboBox, BY).currentText() == "Chroma"
        keyboard.go_to(AMOUNT)
        keyboard.press(Qt.Key.Key_PageDown)
        person.wait_until(lambda: person.picture() != plain)
        keyboard.go_to("Strokes")
        keyboard.press(Qt.Key.Key_Space)
        keyboard.go_to("Strokes: back to the defaults")
        assert not person.find(QCheckBox, "Strokes of a fixed size").isChecked(), "the recipe has none"
        keyboard.press(Qt.Key.Key_Space)
        assert person.find(QCheckBox, "Strokes of a fixed size").isChecked()
        keyboard.go_to("Strokes of a fixed size")
        keyboard.press(Qt.Key.Key_Space)
        assert not person.find(QCheckBox, "Strokes of a fixed size").isChecked()
        keyboard.go_to("Colours: back to the defaults")
        keyboard.press(Qt.Key.Key_Space)
        person.wait_until(lambda: person.picture() == plain)

    assert at_the_window(script) == 0


def test_two_styles_are_mixed_to_their_barycentre_and_each_has_a_strength(
    at_the_window: UseWindow, content: Path
) -> None:
    def script(person: Person) -> None:
        person.drop(content)
        person.wait_until(lambda: content.name in person.window.windowTitle())
        tiles = person.find(QListView, "Styles")
        first, second = (tiles.visualRect(tiles.model().index(row, 0)).center() for row in (0, 1))
        person.bot.mouseClick(tiles.viewport(), Qt.MouseButton.LeftButton, pos=first)
        person.wait_until(lambda: "Preview" in person.status())
        unfold(person, "Mixing")
        assert not person.find(QComboBox, "Mixed by").isEnabled()
        seen = [person.finished_picture()]
        control = Qt.KeyboardModifier.ControlModifier
        person.bot.mouseClick(tiles.viewport(), Qt.MouseButton.LeftButton, control, pos=second)
        person.wait_until(lambda: person.picture() not in seen)
        seen.append(person.finished_picture())
        choose(person, "Mixed by", "Barycentre")
        person.wait_until(lambda: person.picture() not in seen)
        seen.append(person.finished_picture())
        (own,) = [
            slider
            for slider in person.window.findChildren(QSlider)
            if slider.accessibleName().startswith("Strength of “") and slider.isVisible()
        ][1:]
        for _ in range(4):
            person.bot.keyClick(own, Qt.Key.Key_PageDown)
        person.wait_until(lambda: person.picture() not in seen)

    assert at_the_window(script) == 0


def test_a_recipe_fills_the_controls_and_folding_is_remembered(
    at_the_window: UseWindow, content: Path, style: Path, tmp_path: Path
) -> None:
    second = picture(tmp_path / "second.png", width=64, height=64, seed=5)
    wanted = tmp_path / "all.recipe.json"
    write_recipe(
        wanted,
        StylizeSpec(
            (StyleChoice(style), StyleChoice(second, strength=0.5)),
            bundle="tiny",
            colour=ColourSettings(0.3, ColourSource.HISTOGRAM),
            mixing=Mixing.BARYCENTRE,
            strokes=StrokeSettings(384, 0.2),
        ),
    )

    def fill(person: Person) -> None:
        assert not [
            box for box in person.window.findChildren(QComboBox) if box.accessibleName() == BY and box.isVisible()
        ]
        unfold(person, "Colours", "Mixing", "Strokes")
        person.open_with_recipe(content, wanted)
        assert person.find(QComboBox, BY).currentText() == "Histograms"
        assert person.find(QComboBox, "Mixed by").currentText() == "Barycentre"
        assert person.find(QCheckBox, "Strokes of a fixed size").isChecked()
        assert person.find(QSlider, "Detail over the strokes").value() == 20
        assert person.find(QSlider, "Strength of “Second”").value() == 50
        unfold(person, "Strokes")

    def look(person: Person) -> None:
        assert person.find(QComboBox, BY).isVisible() and person.find(QComboBox, "Mixed by").isVisible()
        assert not [
            box
            for box in person.window.findChildren(QCheckBox)
            if box.isVisible() and "Strokes" in box.accessibleName()
        ]

    assert at_the_window(fill) == 0
    assert at_the_window(look) == 0


def test_the_colours_are_exported_as_a_table(
    at_the_window: UseWindow, content: Path, recipe: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "look.cube"

    def choose_file(_window: QWidget, _title: str, _start: str, _pattern: str) -> tuple[str, str]:
        return str(output), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose_file)

    def script(person: Person) -> None:
        person.open_with_recipe(content, recipe)
        unfold(person, "Colours")
        person.bot.mouseClick(person.find(QPushButton, "Export LUT"), Qt.MouseButton.LeftButton)
        dialog = person.dialog(LutDialog)
        person.bot.keyClick(dialog, Qt.Key.Key_Return)
        person.wait_until(lambda: "written to look.cube" in person.messages())

    assert at_the_window(script) == 0
    lines = output.read_text().splitlines()
    assert "LUT_3D_SIZE 33" in lines and sum(line[:1].isdigit() for line in lines) == 33**3
