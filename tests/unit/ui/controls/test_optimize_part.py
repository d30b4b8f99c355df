"""The settings of an optimisation, edited beside the methods."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QSlider, QSpinBox, QToolButton
from pytestqt.qtbot import QtBot

from studio.specs.method import Method
from studio.specs.optimize import MOST_ITERATIONS, Optimizer, OptimizeSettings, Start, StyleLoss
from studio.ui.controls.panel import ControlsPanel
from studio.ui.document.document import Document
from studio.ui.document.recipe import first_recipe
from tests.unit.ui.controls.finding import method, named, pick

FIRST = first_recipe()


def optimised(document: Document, **settings: object) -> None:
    document.edit(replace(document.recipe, optimize=OptimizeSettings(**settings)), "Recipe")  # type: ignore[arg-type]


def test_optimise_is_picked_beside_the_methods_and_keeps_its_settings(panel: ControlsPanel, document: Document) -> None:
    iterations = named(panel, QSpinBox, "Iterations, as a number")
    assert not iterations.isVisible()
    method(panel, "Optimal transport").click()
    method(panel, "Optimise").click()
    assert document.recipe == replace(FIRST, method=Method.OT, optimize=OptimizeSettings())
    assert iterations.isVisible() and not method(panel, "Optimal transport").isChecked()
    iterations.setValue(7)
    method(panel, "WCT").click()
    assert document.recipe == replace(FIRST, method=Method.WCT)
    assert not iterations.isVisible()
    method(panel, "Optimise").click()
    assert document.recipe.optimize == OptimizeSettings(iterations=7), "as they were left"
    for _ in range(5):
        document.undo_stack.undo()
    assert document.recipe == FIRST and method(panel, "WCT").isChecked()


@pytest.mark.parametrize(
    ("title", "field", "number", "value"),
    [
        ("Iterations", "iterations", MOST_ITERATIONS, MOST_ITERATIONS),
        ("Content weight", "content_weight", 1, 0.001),
        ("Content weight", "content_weight", 1_000_000_000, 1e6),
        ("Smoothness", "smoothness", 2_500, 2.5),
        ("Step size", "step", 1_000, 1.0),
        ("Pixel differences", "difference_weight", 50, 0.05),
        ("Smallest scale", "smallest_px", 64, 64),
    ],
)
def test_settings_of_an_optimisation_by_number(
    panel: ControlsPanel, document: Document, qtbot: QtBot, *, title: str, field: str, number: int, value: float
) -> None:
    optimised(document)
    named(panel, QSpinBox, f"{title}, as a number").setValue(number)
    assert document.recipe.optimize == OptimizeSettings(**{field: value})  # type: ignore[arg-type]  # any of them
    assert document.undo_stack.undoText() == title
    qtbot.keyClick(named(panel, QSlider, title), Qt.Key.Key_Delete)
    assert document.recipe.optimize == OptimizeSettings()


@pytest.mark.parametrize(
    ("title", "key", "settings"),
    [
        ("Optimiser", Optimizer.LBFGS, OptimizeSettings(optimizer=Optimizer.LBFGS)),
        ("Style loss", StyleLoss.GRAM, OptimizeSettings(style_loss=StyleLoss.GRAM)),
        ("Start", Start.NOISE, OptimizeSettings(start=Start.NOISE)),
        ("Content layer", "conv3_1", OptimizeSettings(content_layer="conv3_1")),
    ],
)
def test_settings_of_an_optimisation_by_choice(
    panel: ControlsPanel, document: Document, qtbot: QtBot, *, title: str, key: str, settings: OptimizeSettings
) -> None:
    optimised(document)
    box = named(panel, QComboBox, title)
    shown, wanted = box.currentIndex(), box.findData(key)
    for _ in range(wanted - shown):
        qtbot.keyClick(box, Qt.Key.Key_Down)
    assert document.recipe.optimize == settings
    named(panel, QAbstractButton, "Optimisation: back to the defaults").click()
    assert document.recipe.optimize == OptimizeSettings() and box.currentIndex() == shown
    assert not named(panel, QAbstractButton, "Optimisation: back to the defaults").isEnabled()


def test_what_is_not_at_its_default_counts_as_changed(panel: ControlsPanel, document: Document) -> None:
    optimised(document, iterations=9)
    assert named(panel, QToolButton, "Optimisation").text() == "Optimisation (changed)"
    assert named(panel, QToolButton, "More settings").text() == "More settings"
    optimised(document, difference_weight=0.5)
    assert named(panel, QToolButton, "More settings").text() == "More settings (changed)"
    optimised(document, content_layer="conv2_1")
    assert named(panel, QToolButton, "More settings").text() == "More settings (changed)"
    optimised(document)
    assert named(panel, QToolButton, "Optimisation").text() == "Optimisation"


def test_only_layers_of_the_bundle_are_offered_and_what_the_recipe_asks_for(
    panel: ControlsPanel, document: Document
) -> None:
    optimised(document)
    box = named(panel, QComboBox, "Content layer")
    assert [box.itemText(row) for row in (0, box.count() - 1)] == ["Automatic", "conv5_1"]
    document.edit(replace(document.recipe, bundle="adain-only"), "Bundle")
    assert box.itemText(box.count() - 1) == "conv4_1"
    optimised(document, content_layer="conv5_1")
    assert box.currentText() == "conv5_1"


def test_a_step_size_is_adams_alone(panel: ControlsPanel, document: Document) -> None:
    optimised(document, optimizer=Optimizer.LBFGS)
    assert not named(panel, QSlider, "Step size").isEnabled()
    optimised(document)
    assert named(panel, QSlider, "Step size").isEnabled()


def test_style_layers_of_a_recipe_outlive_other_changes(panel: ControlsPanel, document: Document) -> None:
    optimised(document, style_layers={"conv1_1": 1.0})
    named(panel, QSpinBox, "Iterations, as a number").setValue(12)
    assert document.recipe.optimize == OptimizeSettings(iterations=12, style_layers={"conv1_1": 1.0})


def test_it_is_said_what_the_preview_shows(panel: ControlsPanel, document: Document) -> None:
    def said() -> list[str]:
        return [label.text() for label in panel.findChildren(QLabel) if "iterations appear" in label.text()]

    optimised(document)
    assert said() == ["The preview shows the start (WCT); iterations appear when it is rendered."]
    optimised(document, start=Start.NOISE)
    assert said() == ["The preview is painted by the networks; iterations appear when it is rendered."]


def test_a_preset_keeps_an_optimisation_and_shipped_ones_leave_it_alone(
    panel: ControlsPanel, document: Document, qtbot: QtBot
) -> None:
    optimised(document, iterations=33, style_loss=StyleLoss.GRAM)
    named(panel, QToolButton, "Save these settings as a preset").click()
    name = named(panel, QLineEdit, "Name of the preset")
    qtbot.keyClicks(name, "Slow")
    qtbot.keyClick(name, Qt.Key.Key_Return)
    wanted = document.recipe.optimize
    pick(panel, "Gentle")
    assert document.recipe.optimize == wanted
    document.edit(FIRST, "Recipe")
    pick(panel, "Slow")
    assert document.recipe.optimize == wanted
