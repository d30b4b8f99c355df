"""The regions of a photo in the window: shown over it, and given styles and strengths by mouse and by keyboard."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QListView, QMenu, QPushButton, QSlider, QToolButton

from studio.specs.regions import REGION_COLOURS
from studio.ui.styles.gallery import StyleGallery
from studio.ui.viewer.canvas_viewer import CanvasViewer
from studio.ui.viewer.region_layer import RegionLayer
from tests.e2e.window.keyboard import Keyboard
from tests.e2e.window.person import Person, UseWindow
from tests.e2e.window.seeing import pixels_of

_Key, _LEFT = Qt.Key, Qt.MouseButton.LeftButton
SHOW, ON = "Show regions", "Paint in regions"


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """Two thirds smooth, one third noise: two regions, whatever the bundle."""
    rng = np.random.default_rng(3)
    pixels_hwc = np.full((128, 192, 3), (90, 130, 190), np.uint8)
    pixels_hwc[:, 128:] = rng.integers(0, 256, (128, 64, 3), dtype=np.uint8)
    path = tmp_path / "halves.png"
    Image.fromarray(pixels_hwc).save(path)
    return path


def layer_of(person: Person) -> RegionLayer:
    layer = person.window.findChild(RegionLayer)
    assert layer is not None
    return layer


def place_of(person: Person, across: float, down: float) -> QPoint:
    """The logical pixel of the viewer at a place in shares of the photo."""
    viewer = person.window.findChild(CanvasViewer)
    assert viewer is not None and viewer.view is not None
    view, ratio = viewer.view, viewer.devicePixelRatioF()
    x = across * view.canvas.width * view.zoom + view.placement.origin_x
    y = down * view.canvas.height * view.zoom + view.placement.origin_y
    return QPoint(round(x / ratio), round(y / ratio))


def seen_at(person: Person, across: float, down: float) -> np.ndarray:
    viewer = person.window.findChild(CanvasViewer)
    assert viewer is not None
    at, ratio = place_of(person, across, down), viewer.devicePixelRatioF()
    pixels_hwc = pixels_of(viewer.grab().toImage())
    return pixels_hwc[round(at.y() * ratio), round(at.x() * ratio)].astype(int)


def open_section(person: Person) -> None:
    person.bot.mouseClick(person.find(QToolButton, "Regions"), _LEFT)
    switch = person.find(QCheckBox, ON)
    person.wait_until(lambda: switch.height() > 12)
    person.bot.keyClick(switch, _Key.Key_Space)
    slider = person.find(QSlider, "Number of regions")
    person.bot.keyClick(slider, _Key.Key_Home)
    assert slider.value() == 0, "two regions"


def show_regions(person: Person) -> None:
    button = person.find(QPushButton, SHOW)
    person.bot.mouseClick(button, _LEFT)
    person.wait_until(layer_of(person).isVisible)


def menu_of(person: Person) -> QMenu:
    person.wait_until(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def click_entry(person: Person, *texts: str) -> None:
    """By mouse, through menus in menus."""
    for text in texts:
        menu = menu_of(person)
        (entry,) = [each for each in menu.actions() if each.text().replace("&", "") == text]
        person.bot.mouseMove(menu, menu.actionGeometry(entry).center())
        person.bot.mouseClick(menu, _LEFT, pos=menu.actionGeometry(entry).center())
        if entry.menu() is not None:
            person.wait_until(entry.menu().isVisible)


def titles_of(person: Person) -> list[str]:
    return [label.text() for label in person.window.findChildren(QLabel) if label.isVisible()]


def test_by_mouse_regions_are_seen_and_each_gets_what_is_chosen_for_it(
    at_the_window: UseWindow, recipe: Path, photo: Path
) -> None:
    def script(person: Person) -> None:
        person.open_with_recipe(photo, recipe)
        person.command("mode_before")
        plain = [seen_at(person, across, 0.5) for across in (0.2, 0.9)]
        open_section(person)
        assert not layer_of(person).isVisible()
        show_regions(person)
        layer = layer_of(person)
        regions = [layer.region_at(place_of(person, across, 0.5).toPointF()) for across in (0.2, 0.9)]
        assert sorted(regions) == [1, 2], "the two halves differ"
        for before, across, region in zip(plain, (0.2, 0.9), regions, strict=True):
            moved = seen_at(person, across, 0.5) - before
            wanted = np.array(REGION_COLOURS[region - 1]) - before
            assert moved @ wanted > 0, "towards the colour of its region"

        person.bot.mouseClick(layer, _LEFT, pos=place_of(person, 0.9, 0.3))
        click_entry(person, "Leave as it is")
        assert person.find(QSlider, f"Strength in region {regions[1]}").value() == 0
        person.command("undo")
        assert person.find(QSlider, f"Strength in region {regions[1]}").value() == 100

        gallery = person.window.findChild(StyleGallery)
        assert gallery is not None
        title = gallery.styles[3].title
        person.bot.mouseClick(layer, _LEFT, pos=place_of(person, 0.9, 0.3))
        click_entry(person, "Another style", title)
        wanted_title = f"Strength in region {regions[1]}: “{title}”"
        assert wanted_title in titles_of(person)
        person.bot.mouseClick(layer, _LEFT, pos=place_of(person, 0.2, 0.3))
        click_entry(person, "Strength", "50 %")
        assert person.find(QSlider, f"Strength in region {regions[0]}").value() == 50
        person.command("undo")
        assert wanted_title in titles_of(person)
        person.command("undo")
        assert wanted_title not in titles_of(person)

        start, end = place_of(person, 0.2, 0.3), place_of(person, 0.2, 0.3) + QPoint(60, 0)
        person.bot.mousePress(layer, _LEFT, pos=start)
        person.bot.mouseMove(layer, end)
        person.bot.mouseRelease(layer, _LEFT, pos=end)
        assert QApplication.activePopupWidget() is None, "a drag is no click"
        person.bot.mouseClick(person.find(QToolButton, "Regions"), _LEFT)
        person.wait_until(lambda: not layer.isVisible())

    assert at_the_window(script) == 0


def test_by_keyboard_a_region_gets_the_style_chosen_in_the_gallery_next(
    at_the_window: UseWindow, recipe: Path, photo: Path
) -> None:
    def script(person: Person) -> None:
        person.open_with_recipe(photo, recipe)
        keyboard = Keyboard(person)
        keyboard.go_to("Regions")
        keyboard.press(_Key.Key_Space)
        keyboard.go_to(ON)
        keyboard.press(_Key.Key_Space)
        painted = person.finished_picture()
        keyboard.go_to(SHOW)
        keyboard.press(_Key.Key_Space)
        person.wait_until(layer_of(person).isVisible)
        keyboard.go_to("Region 2: style and strength")
        keyboard.press(_Key.Key_Space)
        menu = menu_of(person)
        person.bot.keyClick(menu, _Key.Key_A)
        person.wait_until(lambda: menu_of(person) is not menu)
        person.bot.keyClick(menu_of(person), _Key.Key_G)
        person.wait_until(lambda: "paints region 2" in person.messages())
        gallery = person.window.findChild(StyleGallery)
        assert gallery is not None
        title = gallery.styles[2].title
        keyboard.type(title)
        keyboard.press(_Key.Key_Return)
        person.wait_until(lambda: f"Strength in region 2: “{title}”" in titles_of(person))
        assert "paints region 2" not in person.messages()
        person.wait_until(lambda: person.picture() != painted)
        tiles = person.find(QListView, "Styles")
        assert tiles.model().rowCount() == 1
        person.command("undo")
        assert f"Strength in region 2: “{title}”" not in titles_of(person)

    assert at_the_window(script) == 0


def test_painting_a_mask_takes_the_colours_away(at_the_window: UseWindow, recipe: Path, photo: Path) -> None:
    def script(person: Person) -> None:
        person.open_with_recipe(photo, recipe)
        open_section(person)
        show_regions(person)
        person.command("paint_mask")
        person.wait_until(lambda: not layer_of(person).isVisible())
        assert not person.find(QPushButton, SHOW).isChecked()

    assert at_the_window(script) == 0
