"""The section of regions edits the document by mouse and by keyboard, and follows it."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QSlider, QSpinBox, QToolButton
from pytestqt.qtbot import QtBot

from studio.specs.colour import ColourSettings
from studio.specs.optimize import OptimizeSettings
from studio.specs.regions import RegionSettings
from studio.specs.stylize import StyleChoice
from studio.ui.controls.panel import ControlsPanel
from studio.ui.controls.region_row import RegionRow
from studio.ui.document.document import Document
from studio.ui.document.recipe import Recipe, first_recipe
from studio.ui.widgets.elided_label import ElidedLabel
from tests.unit.ui.controls.finding import named

FIRST = first_recipe()
ON, COUNT = "Paint in regions", "Number of regions"


def strength_of(region: int) -> str:
    return f"Strength in region {region}"


def opened(panel: ControlsPanel) -> None:
    named(panel, QToolButton, "Regions").click()


def test_regions_are_turned_on_by_key_and_undone(panel: ControlsPanel, document: Document, qtbot: QtBot) -> None:
    opened(panel)
    assert not named(panel, QSlider, COUNT).isEnabled()
    qtbot.keyClick(named(panel, QCheckBox, ON), Qt.Key.Key_Space)
    assert document.recipe == replace(FIRST, regions=RegionSettings())
    assert named(panel, QSlider, strength_of(4)).isVisible()
    assert not [
        each for each in panel.findChildren(QSlider) if each.accessibleName() == strength_of(5) and each.isVisible()
    ]
    document.undo_stack.undo()
    assert document.recipe == FIRST
    assert not named(panel, QCheckBox, ON).isChecked()


def test_number_and_strengths_stay_for_the_next_time(panel: ControlsPanel, document: Document, qtbot: QtBot) -> None:
    opened(panel)
    switch = named(panel, QCheckBox, ON)
    switch.click()
    qtbot.keyClick(named(panel, QSlider, COUNT), Qt.Key.Key_Right)
    named(panel, QSpinBox, f"{strength_of(5)}, as a number").setValue(0)
    named(panel, QSpinBox, f"{strength_of(2)}, as a number").setValue(40)
    assert document.recipe.regions == RegionSettings(5, {2: 0.4, 5: 0.0})
    qtbot.keyClick(named(panel, QSlider, COUNT), Qt.Key.Key_Left)
    assert document.recipe.regions == RegionSettings(4, {2: 0.4})
    switch.click()
    assert document.recipe.regions is None
    switch.click()
    assert document.recipe.regions == RegionSettings(4, {2: 0.4})


def test_a_style_of_a_region_that_is_gone_paints_all(panel: ControlsPanel, document: Document) -> None:
    styles = (StyleChoice(Path("waves.jpg")), StyleChoice(Path("sky.jpg"), region=3))
    document.edit(replace(FIRST, styles=styles, regions=RegionSettings(3)), "regions")
    opened(panel)
    named(panel, QSpinBox, f"{COUNT}, as a number").setValue(2)
    assert [style.region for style in document.recipe.styles] == [None, None]
    assert document.recipe.regions == RegionSettings(2)


def test_what_regions_do_not_go_with_ends_them_and_says_so(panel: ControlsPanel, document: Document) -> None:
    opened(panel)
    masked = (StyleChoice(Path("waves.jpg"), mask=Path("sky.png")),)
    others = {
        "by optimisation": {"optimize": OptimizeSettings()},
        "Only the colours": {"colour": ColourSettings(only=True)},
        "Masks say": {"styles": masked},
    }
    for told, fields in others.items():
        document.edit(
            replace(FIRST, styles=(StyleChoice(Path("waves.jpg"), region=2),), regions=RegionSettings(2)), "r"
        )
        document.edit(replace(document.recipe, **fields), told)
        assert document.recipe.regions is None
        assert all(style.region is None for style in document.recipe.styles)
        assert not named(panel, QCheckBox, ON).isEnabled()
        assert any(told in label.text() and label.isVisible() for label in panel.findChildren(QLabel))


def test_recipes_keep_regions_made_elsewhere() -> None:
    styles = (StyleChoice(Path("waves.jpg")), StyleChoice(Path("sky.jpg"), region=2))
    recipe = Recipe(styles, regions=RegionSettings(3, {1: 0.5}))
    spec = recipe.spec()
    assert spec is not None
    assert spec.regions == RegionSettings(3, {1: 0.5})
    assert Recipe.from_spec(spec) == recipe


def test_regions_are_wanted_over_the_photo_while_the_section_is_open_and_on(
    panel: ControlsPanel, document: Document
) -> None:
    told: list[bool] = []
    panel.regions_wanted.connect(told.append)
    opened(panel)
    show = named(panel, QPushButton, "Show regions")
    assert not show.isEnabled()
    named(panel, QCheckBox, ON).click()
    show.click()
    assert told[-1]
    opened(panel)
    assert not told[-1], "it is folded"
    opened(panel)
    assert told[-1]
    document.undo_stack.undo()
    assert not told[-1] and not show.isEnabled()
    document.undo_stack.redo()
    assert told[-1]
    panel.hide_regions()
    assert not told[-1] and not show.isChecked()


def test_a_long_name_of_a_style_makes_the_panel_no_wider(panel: ControlsPanel, document: Document) -> None:
    styles = (StyleChoice(Path("waves.jpg")), StyleChoice(Path("waves.jpg"), region=2))
    document.edit(replace(FIRST, styles=styles, regions=RegionSettings(3)), "regions")
    opened(panel)
    (row, *_) = [each for each in panel.findChildren(RegionRow) if each.region == 2]
    before = row.minimumSizeHint().width()
    row.show_region(100, "m" * 300)
    assert row.minimumSizeHint().width() == before


def test_a_row_names_the_style_of_its_region_and_asks_for_its_menu(panel: ControlsPanel, document: Document) -> None:
    asked: list[int] = []
    panel.region_menu_wanted.connect(lambda region, _place: asked.append(region))
    styles = (StyleChoice(Path("waves.jpg")), StyleChoice(Path("night_sky.jpg"), region=2))
    document.edit(replace(FIRST, styles=styles, regions=RegionSettings(3)), "regions")
    opened(panel)
    assert [each.text for each in panel.findChildren(ElidedLabel) if each.isVisible()] == ["Style: Night sky"]
    named(panel, QToolButton, "Region 3: style and strength").click()
    assert asked == [3]
