"""The panel edits the document and follows it."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QSlider, QSpinBox, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from studio.bundles.catalog import DEFAULT_BUNDLE_ID
from studio.specs.method import Method
from studio.specs.optimize import OptimizeSettings
from studio.specs.stylize import LEVELS, StyleChoice
from studio.ui.controls.levels_part import level_title
from studio.ui.controls.panel import ControlsPanel
from studio.ui.document.document import Document
from studio.ui.document.recipe import Recipe, first_recipe
from studio.ui.widgets.stops import percent
from tests.unit.ui.controls.finding import method, named, pick

TWO = (StyleChoice(Path("waves.jpg")), StyleChoice(Path("night_sky.jpg"), 0.5))
FIRST = first_recipe()
SAME_LINE_PX = 8  # a slider and its number are a little apart


def test_strength_by_key_edits_the_document_in_one_step(panel: ControlsPanel, document: Document, qtbot: QtBot) -> None:
    for _ in range(5):
        qtbot.keyClick(named(panel, QSlider, "Strength"), Qt.Key.Key_Left)
    assert document.recipe.strength == pytest.approx(FIRST.strength - 0.05)
    assert document.undo_stack.count() == 1


def test_detail_by_key_edits_the_document_in_one_step_and_goes_back(
    panel: ControlsPanel, document: Document, qtbot: QtBot
) -> None:
    slider = named(panel, QSlider, "Detail")
    assert slider.value() == percent(FIRST.detail)
    for _ in range(3):
        qtbot.keyClick(slider, Qt.Key.Key_Right)
    assert document.recipe == replace(FIRST, detail=(percent(FIRST.detail) + 3) / 100)
    assert (document.undo_stack.count(), document.undo_stack.undoText()) == (1, "Detail")
    qtbot.mouseDClick(slider, Qt.MouseButton.LeftButton)
    assert document.recipe == FIRST


def test_undo_takes_every_control_back(panel: ControlsPanel, document: Document) -> None:
    document.edit(Recipe(TWO, "wct-set", Method.WCT, 0.3, {5: 0.2}, 0.65, {3: 0.4}, 640, 3000))
    assert named(panel, QSlider, "Strength").value() == 30
    assert named(panel, QSpinBox, "Level 5: large shapes, as a number").value() == 20
    assert named(panel, QSlider, "Detail").value() == 65
    assert named(panel, QSpinBox, "Detail, Level 3: patterns, as a number").value() == 40
    assert named(panel, QSpinBox, "Style size, as a number").value() == 640
    assert named(panel, QSpinBox, "Result size, as a number").value() == 3000
    assert named(panel, QComboBox, "Bundle").currentText() == "Wct-set"
    document.undo_stack.undo()
    assert named(panel, QSlider, "Strength").value() == percent(FIRST.strength)
    assert named(panel, QSlider, "Detail").value() == percent(FIRST.detail)
    assert named(panel, QSpinBox, "Result size, as a number").text() == "As the photo"
    assert named(panel, QComboBox, "Bundle").currentData() == DEFAULT_BUNDLE_ID
    assert document.undo_stack.count() == 1, "following the document is no edit"


@pytest.mark.parametrize(
    ("spoken", "heading", "field"),
    [
        ("Level 3: patterns", "Strength per level", "level_strength"),
        ("Detail, Level 3: patterns", "Detail per level", "level_detail"),
    ],
)
def test_levels_multiply_and_reset(
    panel: ControlsPanel, document: Document, qtbot: QtBot, *, spoken: str, heading: str, field: str
) -> None:
    first = getattr(FIRST, field)
    assert named(panel, QToolButton, heading).text() == heading, "what everything starts with is no change"
    named(panel, QSpinBox, f"{spoken}, as a number").setValue(40)
    assert document.recipe == replace(FIRST, **{field: {**first, 3: 0.4}})  # type: ignore[arg-type]  # either field
    assert named(panel, QToolButton, heading).text() == f"{heading} (changed)"
    qtbot.keyClick(named(panel, QSlider, spoken), Qt.Key.Key_Delete)
    assert document.recipe == FIRST
    assert named(panel, QToolButton, heading).text() == heading


@pytest.mark.parametrize("level", LEVELS)
def test_every_level_goes_back_to_what_it_started_with(
    panel: ControlsPanel, document: Document, qtbot: QtBot, level: int
) -> None:
    document.edit(Recipe(level_strength={level: 0.15}, level_detail={level: 0.35}))
    for spoken in (level_title(level), f"Detail, {level_title(level)}"):
        qtbot.keyClick(named(panel, QSlider, spoken), Qt.Key.Key_Delete)
    assert document.recipe.level_strength.get(level) == FIRST.level_strength.get(level)
    assert document.recipe.level_detail.get(level) == FIRST.level_detail.get(level)


def test_a_level_away_from_the_first_look_counts_as_changed(panel: ControlsPanel, document: Document) -> None:
    document.edit(replace(document.recipe, level_strength={}, level_detail={}), "Recipe")
    for heading, shares in (("Strength per level", FIRST.level_strength), ("Detail per level", FIRST.level_detail)):
        assert named(panel, QToolButton, heading).text().endswith("(changed)") is bool(shares)


@pytest.mark.parametrize("spoken", ["", "Detail, "])
def test_levels_unfold_by_key(panel: ControlsPanel, qtbot: QtBot, spoken: str) -> None:
    first = named(panel, QSlider, f"{spoken}Level 5: large shapes")
    assert not first.isVisible()
    heading = "Detail per level" if spoken else "Strength per level"
    qtbot.keyClick(named(panel, QToolButton, heading), Qt.Key.Key_Space)
    assert first.isVisible()


def test_only_levels_of_the_bundle_are_shown(panel: ControlsPanel, document: Document) -> None:
    document.edit(replace(document.recipe, bundle="adain-only"), "Bundle")
    named(panel, QToolButton, "Strength per level").click()
    shown = [level for level in LEVELS if named(panel, QSlider, level_title(level)).isVisible()]
    assert shown == [4], "alone as well, since a look may weigh it"


def test_sizes_typed_below_the_smallest_become_the_smallest(panel: ControlsPanel, document: Document) -> None:
    named(panel, QSpinBox, "Style size, as a number").setValue(5)
    assert document.recipe.style_size_px == 32
    assert named(panel, QSpinBox, "Style size, as a number").value() == 32
    named(panel, QSpinBox, "Result size, as a number").setValue(12_345)
    assert document.recipe.content_size_px == 12_345


def test_the_bundles_own_method_shows_until_another_is_picked(panel: ControlsPanel, document: Document) -> None:
    assert method(panel, "WCT").isChecked()
    method(panel, "Optimal transport").click()
    assert document.recipe.method is Method.OT
    document.undo_stack.undo()
    assert document.recipe.method is None
    assert method(panel, "WCT").isChecked()


def test_a_method_that_the_bundle_lacks_is_disabled_with_a_reason(panel: ControlsPanel, document: Document) -> None:
    document.edit(replace(document.recipe, bundle="wct-set"), "Bundle")
    assert not method(panel, "AdaIN").isEnabled()
    assert "Wct-set" in method(panel, "AdaIN").toolTip()
    assert method(panel, "WCT").isEnabled()


def test_another_bundle_takes_a_method_with_it_that_it_lacks(panel: ControlsPanel, document: Document) -> None:
    method(panel, "Optimal transport").click()
    bundle = named(panel, QComboBox, "Bundle")
    bundle.activated.emit(bundle.findData("wct-set"))
    assert (document.recipe.bundle, document.recipe.method) == ("wct-set", None)
    document.undo_stack.undo()
    assert (document.recipe.bundle, document.recipe.method) == (None, Method.OT)


def test_a_built_in_look_stays_that_look_with_a_bundle_of_fewer_levels(
    panel: ControlsPanel, document: Document
) -> None:
    assert document.recipe.level_strength == {5: 0.0, 4: 0.5}
    panel.pick_bundle("adain-only")
    assert document.recipe.level_strength == {5: 0.0}, "level 4 paints for those that are missing"
    reset = named(panel, QToolButton, "Strength per level: back to the defaults")
    assert not reset.isVisible()
    document.edit(document.recipe.with_share("level_strength", 4, 0.25), "Strength")
    assert reset.isVisible()
    reset.click()
    assert document.recipe.level_strength == {5: 0.0}
    panel.pick_bundle("wct-set")
    assert document.recipe == replace(first_recipe(), bundle="wct-set")
    panel.pick_bundle("adain-only")
    pick(panel, "Balanced")
    assert document.recipe.level_strength == {5: 0.0}


def test_shares_that_a_person_set_stay_with_any_bundle(panel: ControlsPanel, document: Document) -> None:
    document.edit(document.recipe.with_share("level_strength", 4, 0.25), "Strength")
    panel.pick_bundle("adain-only")
    assert document.recipe.level_strength == {5: 0.0, 4: 0.25}


def test_a_bundle_that_only_teaches_cannot_be_picked(panel: ControlsPanel) -> None:
    bundle = named(panel, QComboBox, "Bundle")
    row = bundle.findData("a-teacher")
    assert not bundle.model().flags(bundle.model().index(row, 0)) & Qt.ItemFlag.ItemIsEnabled
    assert "decoders" in bundle.itemData(row, Qt.ItemDataRole.ToolTipRole)


def test_a_recipe_for_a_bundle_that_is_not_installed_says_so(panel: ControlsPanel, document: Document) -> None:
    document.edit(replace(document.recipe, bundle="lost"), "Recipe")
    bundle = named(panel, QComboBox, "Bundle")
    assert bundle.currentText() == "lost"
    assert "installed" in bundle.toolTip()
    document.edit(replace(document.recipe, bundle=None), "Recipe")
    assert bundle.findData("lost") == -1


def test_the_mix_shows_from_two_styles_on(panel: ControlsPanel, document: Document) -> None:
    document.edit(replace(document.recipe, styles=TWO[:1]), "Style")
    assert not named(panel, QSlider, "Waves").isVisible()
    document.edit(replace(document.recipe, styles=TWO), "Mix")
    assert named(panel, QSlider, "Waves").isVisible()
    assert named(panel, QSlider, "Night sky").value() == 49  # positions begin at a weight of 1


def test_a_weight_by_key_changes_the_mix_in_one_step(panel: ControlsPanel, document: Document, qtbot: QtBot) -> None:
    document.edit(replace(document.recipe, styles=TWO), "Mix")
    for _ in range(3):
        qtbot.keyClick(named(panel, QSlider, "Night sky"), Qt.Key.Key_Right)
    assert [style.weight for style in document.recipe.styles] == [1.0, 0.53]
    document.undo_stack.undo()
    assert document.recipe.styles == TWO


def test_a_style_that_takes_part_twice_has_two_rows(panel: ControlsPanel, document: Document) -> None:
    sky, rest = (StyleChoice(TWO[1].path, mask=mask) for mask in (Path("sky.png"), None))
    document.edit(Recipe((sky, rest)))
    first, second = (each for each in panel.findChildren(QSlider) if each.accessibleName() == "Night sky")
    second.setValue(second.value() - 20)
    assert document.recipe.styles[0].weight == 1.0 > document.recipe.styles[1].weight
    assert first.value() > second.value()


def test_a_style_is_taken_out_of_the_mix(panel: ControlsPanel, document: Document) -> None:
    document.edit(replace(document.recipe, styles=TWO), "Mix")
    named(panel, QToolButton, "Take “Waves” out of the mix").click()
    assert document.recipe.styles == TWO[1:]


def test_a_preset_is_saved_by_name_applied_and_deleted(
    panel: ControlsPanel, document: Document, qtbot: QtBot, tmp_path: Path
) -> None:
    document.edit(Recipe(TWO, strength=0.4, detail=0.2))
    named(panel, QToolButton, "Save these settings as a preset").click()
    name = named(panel, QLineEdit, "Name of the preset")
    assert name.isVisible()
    qtbot.keyClicks(name, "Misty")
    qtbot.keyClick(name, Qt.Key.Key_Return)
    assert not name.isVisible()
    document.edit(replace(FIRST, styles=TWO))
    pick(panel, "Misty")
    assert document.recipe == Recipe(TWO, strength=0.4, detail=0.2)
    assert document.undo_stack.undoText() == "Preset Misty"
    assert "Misty" in (tmp_path / "presets.json").read_text()
    pick(panel, "Delete", "Misty")
    assert "Misty" not in (tmp_path / "presets.json").read_text()


def test_a_shipped_preset_is_applied_in_one_step(panel: ControlsPanel, document: Document) -> None:
    pick(panel, "Full paint")
    assert document.recipe == Recipe()
    pick(panel, "Balanced")
    assert document.recipe == FIRST
    assert document.undo_stack.count() == 2


def test_escape_leaves_without_saving(panel: ControlsPanel, qtbot: QtBot, tmp_path: Path) -> None:
    named(panel, QToolButton, "Save these settings as a preset").click()
    name = named(panel, QLineEdit, "Name of the preset")
    qtbot.keyClicks(name, "Misty")
    qtbot.keyClick(name, Qt.Key.Key_Escape)
    assert not name.isVisible()
    assert not (tmp_path / "presets.json").exists()


def test_every_control_that_takes_the_focus_has_a_name(panel: ControlsPanel, document: Document) -> None:
    document.edit(replace(document.recipe, styles=TWO), "Mix")
    kinds = (QSlider, QSpinBox, QComboBox, QAbstractButton)
    reached = [
        widget
        for kind in kinds
        for widget in panel.findChildren(kind)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert len(reached) > 30
    assert [widget for widget in reached if not widget.accessibleName()] == []


def test_tab_goes_from_top_to_bottom(panel: ControlsPanel, document: Document, qtbot: QtBot) -> None:
    document.edit(replace(document.recipe, styles=TWO, optimize=OptimizeSettings(iterations=3)), "Mix")
    for heading in ("Strength per level", "Detail per level", "More settings"):
        named(panel, QToolButton, heading).click()
    stops = [widget for widget in _chain(panel) if widget.isVisible()]
    assert len(stops) > 45

    def is_in_order() -> bool:
        heights = [_height_in(panel, widget) for widget in stops]
        return all(below > above - SAME_LINE_PX for above, below in pairwise(heights))

    qtbot.waitUntil(is_in_order)  # sections inside sections are laid out in several turns


def _chain(panel: ControlsPanel) -> list[QWidget]:
    kinds = (QSlider, QSpinBox, QComboBox, QAbstractButton)
    chain, widget = [], panel.nextInFocusChain()
    while widget is not panel:
        if isinstance(widget, kinds) and panel.isAncestorOf(widget) and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            chain.append(widget)
        widget = widget.nextInFocusChain()
    return chain


def _height_in(panel: ControlsPanel, widget: QWidget) -> int:
    return widget.mapTo(panel, widget.rect().center()).y()
