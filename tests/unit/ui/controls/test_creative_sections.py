"""Colours, mixing, strokes and the mix of styles edit the document by mouse and by keyboard, and follow it."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QComboBox, QLabel, QPushButton, QSlider, QSpinBox, QToolButton
from pytestqt.qtbot import QtBot

from studio.specs.colour import STYLE_COLOURS, ColourSettings, ColourSource, Mixing
from studio.specs.edges import EdgeSettings
from studio.specs.optimize import OptimizeSettings
from studio.specs.regions import RegionSettings
from studio.specs.strokes import DEFAULT_STROKES, LARGEST_SEEN_PX, SMALLEST_SEEN_PX, StrokeSettings
from studio.specs.stylize import StyleChoice
from studio.ui.controls.panel import ControlsPanel
from studio.ui.controls.strokes_part import seen_px_of, size_of
from studio.ui.document.document import Document
from studio.ui.document.recipe import first_recipe
from tests.unit.ui.controls.finding import method, named

FIRST = first_recipe()
TWO = (StyleChoice(Path("waves.jpg")), StyleChoice(Path("night_sky.jpg"), 0.5))
AMOUNT, BY, ONLY = "Amount of the photo's colours", "Keep the photo's", "Take only the colours"
EDGES, MATCH = "Keep the photo's edges", "Match histograms of features"
HOW_FAR, STROKES, SIZE = (
    "From the photo's colours to the styles'",
    "Strokes of a fixed size",
    "Size of strokes",
)


def opened(panel: ControlsPanel, *names: str) -> None:
    """Unfold the sections with these headings."""
    for name in names:
        named(panel, QToolButton, name).click()


def says(panel: ControlsPanel, text: str) -> bool:
    """Whether ``text`` can be read."""
    return any(text in label.text() and label.isVisible() for label in panel.findChildren(QLabel))


def choose(panel: ControlsPanel, qtbot: QtBot, name: str, steps: int) -> None:
    """Go down so many choices by key."""
    for _ in range(steps):
        qtbot.keyClick(named(panel, QComboBox, name), Qt.Key.Key_Down)


@pytest.mark.parametrize(
    ("steps", "source"),
    [(1, ColourSource.LUMINANCE), (2, ColourSource.STATISTICS), (3, ColourSource.HISTOGRAM)],
)
def test_a_way_of_keeping_colours_is_chosen_by_key(
    panel: ControlsPanel, document: Document, qtbot: QtBot, steps: int, source: ColourSource
) -> None:
    opened(panel, "Colours")
    assert not named(panel, QSlider, AMOUNT).isEnabled()
    choose(panel, qtbot, BY, steps)
    assert document.recipe == replace(FIRST, colour=ColourSettings(1.0, source))
    assert named(panel, QSlider, AMOUNT).isEnabled()
    while document.undo_stack.canUndo():
        document.undo_stack.undo()
    assert document.recipe == FIRST
    assert named(panel, QComboBox, BY).currentText() == "None"


def test_the_amount_is_one_step_of_undo_and_stays_for_the_next_way(
    panel: ControlsPanel, document: Document, qtbot: QtBot
) -> None:
    opened(panel, "Colours")
    choose(panel, qtbot, BY, 1)
    for _ in range(5):
        qtbot.keyClick(named(panel, QSlider, AMOUNT), Qt.Key.Key_Left)
    assert (document.recipe.colour.keep, document.undo_stack.count()) == (0.95, 2)
    choose(panel, qtbot, BY, 1)
    assert document.recipe.colour == ColourSettings(0.95, ColourSource.STATISTICS)
    named(panel, QSpinBox, f"{AMOUNT}, as a number").setValue(1)
    assert document.recipe.colour.keep == 0.01
    assert named(panel, QSlider, AMOUNT).isEnabled(), "it is no end of the way"


def test_only_the_colours_go_as_far_as_the_strength(panel: ControlsPanel, document: Document, qtbot: QtBot) -> None:
    opened(panel, "Colours")
    choose(panel, qtbot, BY, 2)
    assert not named(panel, QSlider, HOW_FAR).isVisible()
    qtbot.keyClick(named(panel, QCheckBox, ONLY), Qt.Key.Key_Space)
    assert document.recipe.colour == ColourSettings(only=True)
    assert not named(panel, QComboBox, BY).isEnabled() and named(panel, QSlider, HOW_FAR).isVisible()
    named(panel, QSpinBox, f"{HOW_FAR}, as a number").setValue(40)
    assert document.recipe == replace(FIRST, colour=ColourSettings(only=True), strength=0.4)
    assert named(panel, QSlider, "Strength").value() == 40
    named(panel, QCheckBox, ONLY).click()
    assert document.recipe.colour == STYLE_COLOURS


def test_pictures_by_optimisation_refuse_colours_with_a_reason(panel: ControlsPanel, document: Document) -> None:
    document.edit(replace(FIRST, styles=TWO, colour=ColourSettings(0.5, ColourSource.HISTOGRAM)), "Recipe")
    opened(panel, "Colours")
    method(panel, "Optimise").click()
    assert document.recipe.optimize is not None and document.recipe.colour == STYLE_COLOURS
    assert not any(named(panel, kind, name).isEnabled() for kind, name in ((QComboBox, BY), (QCheckBox, ONLY)))
    assert not named(panel, QSlider, AMOUNT).isEnabled()
    assert says(panel, "has the colours of its styles")
    assert named(panel, QPushButton, "Export LUT").isEnabled()
    document.undo_stack.undo()
    assert document.recipe.colour == ColourSettings(0.5, ColourSource.HISTOGRAM)
    assert named(panel, QSpinBox, f"{AMOUNT}, as a number").value() == 50


def test_masks_and_only_the_colours_exclude_each_other(panel: ControlsPanel, document: Document) -> None:
    masked = (replace(TWO[0], mask=Path("mask.png")), TWO[1])
    document.edit(replace(FIRST, styles=masked), "Mask")
    opened(panel, "Colours")
    assert not named(panel, QCheckBox, ONLY).isEnabled() and says(panel, "not under masks")
    assert named(panel, QComboBox, BY).isEnabled()


def test_a_table_is_wanted_once_there_is_a_style(panel: ControlsPanel, document: Document, qtbot: QtBot) -> None:
    opened(panel, "Colours")
    assert not named(panel, QPushButton, "Export LUT").isEnabled()
    document.edit(replace(FIRST, styles=TWO[:1]), "Style")
    with qtbot.waitSignal(panel.table_wanted):
        named(panel, QPushButton, "Export LUT").click()


def test_mixing_needs_two_styles(panel: ControlsPanel, document: Document, qtbot: QtBot) -> None:
    opened(panel, "Mixing")
    document.edit(replace(FIRST, styles=TWO[:1]), "Style")
    assert not named(panel, QComboBox, "Mixed by").isEnabled() and says(panel, "nothing to mix")
    document.edit(replace(FIRST, styles=TWO), "Mix")
    assert named(panel, QComboBox, "Mixed by").isEnabled() and not says(panel, "nothing to mix")
    choose(panel, qtbot, "Mixed by", 1)
    assert document.recipe.mixing is Mixing.BARYCENTRE
    document.undo_stack.undo()
    assert named(panel, QComboBox, "Mixed by").currentText() == "Linear maps"


def test_strokes_are_turned_on_sized_and_remembered(panel: ControlsPanel, document: Document, qtbot: QtBot) -> None:
    document.edit(replace(FIRST, strokes=None), "Recipe")
    opened(panel, "Strokes")
    assert not named(panel, QSlider, SIZE).isEnabled()
    named(panel, QCheckBox, STROKES).click()
    assert named(panel, QSpinBox, f"{SIZE}, as a number").text() == "1.56 %"
    named(panel, QSpinBox, f"{SIZE}, as a number").setValue(500)
    named(panel, QSpinBox, "Detail over the strokes, as a number").setValue(25)
    assert document.recipe.strokes == StrokeSettings(320, 0.25)
    qtbot.keyClick(named(panel, QCheckBox, STROKES), Qt.Key.Key_Space)
    assert document.recipe.strokes is None
    qtbot.keyClick(named(panel, QCheckBox, STROKES), Qt.Key.Key_Space)
    assert document.recipe.strokes == StrokeSettings(320, 0.25)


def test_the_size_of_a_print_says_how_wide_strokes_are_and_changes_nothing(
    panel: ControlsPanel, document: Document
) -> None:
    document.edit(replace(FIRST, strokes=StrokeSettings(512)), "Recipe")
    before = document.undo_stack.count()
    opened(panel, "Strokes")
    assert not says(panel, "mm wide")
    named(panel, QSpinBox, "Longer side of a print, as a number").setValue(640)
    assert says(panel, "about 20 mm wide"), "16 of 512 px"
    assert document.undo_stack.count() == before
    document.edit(replace(FIRST, strokes=None), "Recipe")
    assert not says(panel, "mm wide")


def test_an_optimisation_sizes_its_strokes_itself(panel: ControlsPanel, document: Document) -> None:
    document.edit(replace(FIRST, strokes=StrokeSettings(512, 0.5), optimize=OptimizeSettings(iterations=3)), "Recipe")
    opened(panel, "Strokes")
    assert not named(panel, QCheckBox, STROKES).isEnabled() and not named(panel, QSlider, SIZE).isEnabled()
    assert says(panel, "size its strokes")


def test_edges_are_kept_sized_and_remembered(panel: ControlsPanel, document: Document, qtbot: QtBot) -> None:
    opened(panel, "Edges")
    rows = ("Amount of the photo's edges", "Radius of colours", "Faint texture of the photo")
    assert not any(named(panel, QSlider, row).isEnabled() for row in rows)
    named(panel, QCheckBox, EDGES).click()
    assert document.recipe == replace(FIRST, edges=EdgeSettings())
    for row, number in zip(rows, (60, 30, 25), strict=True):
        named(panel, QSpinBox, f"{row}, as a number").setValue(number)
    assert document.recipe.edges == EdgeSettings(0.6, radius=0.03, detail=0.25)
    qtbot.keyClick(named(panel, QSlider, rows[1]), Qt.Key.Key_Left)
    assert document.recipe.edges == EdgeSettings(0.6, radius=0.02, detail=0.25)
    qtbot.keyClick(named(panel, QCheckBox, EDGES), Qt.Key.Key_Space)
    assert document.recipe == FIRST
    qtbot.keyClick(named(panel, QCheckBox, EDGES), Qt.Key.Key_Space)
    assert document.recipe.edges == EdgeSettings(0.6, radius=0.02, detail=0.25)
    document.edit(replace(FIRST, edges=EdgeSettings(0.4, epsilon=0.01)), "Recipe from a file")
    named(panel, QSpinBox, f"{rows[2]}, as a number").setValue(50)
    assert document.recipe.edges == EdgeSettings(0.4, detail=0.5, epsilon=0.01), "what has no control stays"


def test_why_edges_cannot_be_kept_is_said(panel: ControlsPanel, document: Document) -> None:
    document.edit(replace(FIRST, styles=TWO, edges=EdgeSettings(0.5)), "Recipe")
    opened(panel, "Edges", "Colours")
    named(panel, QCheckBox, ONLY).click()
    assert not named(panel, QCheckBox, EDGES).isEnabled() and says(panel, "the photo's anyway")
    document.undo_stack.undo()
    method(panel, "Optimise").click()
    assert document.recipe.optimize is not None and document.recipe.edges is None
    assert not named(panel, QCheckBox, EDGES).isEnabled() and says(panel, "edges of its own")
    document.undo_stack.undo()
    assert document.recipe.edges == EdgeSettings(0.5) and named(panel, QCheckBox, EDGES).isChecked()


def test_histograms_of_features_are_matched_where_one_mix_paints_all(
    panel: ControlsPanel, document: Document, qtbot: QtBot
) -> None:
    opened(panel, "Statistics")
    qtbot.keyClick(named(panel, QCheckBox, MATCH), Qt.Key.Key_Space)
    assert document.recipe == replace(FIRST, match_marginals=True)
    document.undo_stack.undo()
    assert not named(panel, QCheckBox, MATCH).isChecked()
    matched = replace(FIRST, styles=TWO, match_marginals=True)
    for other, reason in (
        ({"styles": (replace(TWO[0], mask=Path("mask.png")), TWO[1])}, "not by masks or regions"),
        ({"regions": RegionSettings(3)}, "not by masks or regions"),
        ({"optimize": OptimizeSettings(iterations=3)}, "loss of its own"),
    ):
        document.edit(replace(matched, **other), "Recipe")
        assert not document.recipe.match_marginals and says(panel, reason)
        assert not named(panel, QCheckBox, MATCH).isEnabled()
    document.edit(matched, "Recipe")
    assert named(panel, QCheckBox, MATCH).isChecked() and not says(panel, "not by masks or regions")


def test_each_style_has_a_strength_of_its_own(panel: ControlsPanel, document: Document, qtbot: QtBot) -> None:
    document.edit(replace(FIRST, styles=TWO), "Mix")
    for _ in range(4):
        qtbot.keyClick(named(panel, QSlider, "Strength of “Night sky”"), Qt.Key.Key_Left)
    assert [style.strength for style in document.recipe.styles] == [1.0, 0.96]
    assert document.undo_stack.undoText() == "Strength of a style"
    document.undo_stack.undo()
    assert document.recipe.styles == TWO
    assert named(panel, QSlider, "Strength of “Night sky”").value() == 100


CHANGED = replace(
    FIRST,
    styles=(replace(TWO[0], strength=0.3), TWO[1]),
    level_strength={2: 0.1},
    level_detail={3: 0.1},
    colour=ColourSettings(0.4, ColourSource.STATISTICS),
    mixing=Mixing.BARYCENTRE,
    strokes=StrokeSettings(300, 0.1),
    edges=EdgeSettings(0.5),
)


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Mix of styles", replace(CHANGED, styles=(TWO[0], StyleChoice(TWO[1].path)))),
        ("Strength per level", replace(CHANGED, level_strength=FIRST.level_strength)),
        ("Detail per level", replace(CHANGED, level_detail=FIRST.level_detail)),
        ("Colours", replace(CHANGED, colour=FIRST.colour)),
        ("Edges", replace(CHANGED, edges=None)),
        ("Mixing", replace(CHANGED, mixing=FIRST.mixing)),
        ("Strokes", replace(CHANGED, strokes=FIRST.strokes)),
    ],
)
def test_each_section_is_set_back_by_itself_in_one_step(
    panel: ControlsPanel, document: Document, qtbot: QtBot, *, heading: str, expected: object
) -> None:
    reset = named(panel, QAbstractButton, f"{heading}: back to the defaults")
    assert not reset.isVisible(), "there is nothing to set back"
    document.edit(CHANGED, "Recipe")
    head = named(panel, QToolButton, heading)
    assert reset.isVisible() and head.text() == f"{heading} (changed)"
    head.setFocus()
    qtbot.keyClick(head, Qt.Key.Key_Tab)
    assert reset.hasFocus()
    qtbot.keyClick(reset, Qt.Key.Key_Space)
    assert document.recipe == expected
    assert head.hasFocus() and not reset.isVisible()
    document.undo_stack.undo()
    assert document.recipe == CHANGED


def test_folding_is_told_by_name_and_restored(panel: ControlsPanel, qtbot: QtBot) -> None:
    told: list[tuple[str, bool]] = []
    panel.section_folded.connect(lambda name, is_open: told.append((name, is_open)))
    qtbot.keyClick(named(panel, QToolButton, "Colours"), Qt.Key.Key_Space)
    qtbot.mouseClick(named(panel, QToolButton, "Strokes"), Qt.MouseButton.LeftButton)
    qtbot.keyClick(named(panel, QToolButton, "Colours"), Qt.Key.Key_Space)
    assert told == [("colours", True), ("strokes", True), ("colours", False)]
    panel.fold_sections({"colours": True, "strokes": False, "gone since": True})
    assert named(panel, QComboBox, BY).isVisible() and not named(panel, QCheckBox, STROKES).isVisible()
    assert len(told) == 3, "nobody is told of what was known"


@pytest.mark.parametrize("seen_px", [256, 320, 512, 1024, 2048, 4096])
def test_sizes_of_strokes_are_those_of_copies(seen_px: int) -> None:
    assert seen_px_of(size_of(seen_px)) == seen_px


def test_every_size_that_can_be_typed_is_that_of_a_copy_and_reads_as_typed() -> None:
    sizes = range(size_of(LARGEST_SEEN_PX), size_of(SMALLEST_SEEN_PX) + 1)
    assert (sizes[0], sizes[-1]) == (39, 625)
    for size in sizes:
        copy_px = seen_px_of(size)
        assert SMALLEST_SEEN_PX <= copy_px <= LARGEST_SEEN_PX
        assert abs(size_of(copy_px) - size) <= 1 + size * size / 320_000, "copies are whole pixels: half of one apart"


def test_showing_strokes_is_no_edit_and_resetting_them_gives_the_default(
    panel: ControlsPanel, document: Document, qtbot: QtBot
) -> None:
    document.edit(replace(FIRST, strokes=StrokeSettings(1023, 0.5)), "Recipe")
    assert document.recipe.strokes == StrokeSettings(1023, 0.5)
    opened(panel, "Strokes")
    qtbot.mouseDClick(named(panel, QSlider, SIZE), Qt.MouseButton.LeftButton)
    assert document.recipe.strokes == DEFAULT_STROKES == FIRST.strokes
