"""Strokes whose size does not depend on the size of the picture: on or off, how large, and the detail over them."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Slot
from PySide6.QtWidgets import QCheckBox, QWidget

from studio.specs.strokes import LARGEST_SEEN_PX, SMALLEST_SEEN_PX, StrokeSettings
from studio.ui.controls.recipe_section import RecipeSection
from studio.ui.document.recipe import LARGEST, Recipe, first_recipe
from studio.ui.widgets.slider_row import SliderFacts, SliderRow
from studio.ui.widgets.stops import Stops, percent, percent_stops, size_stops

translate = QCoreApplication.translate  # lupdate finds texts by this name
_DEFAULT = StrokeSettings()


class StrokesPart(RecipeSection):
    """Edits the `StrokeSettings`, and remembers those chosen last for when strokes are turned on again."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(translate("StrokesPart", "Strokes"), parent, name="strokes")
        self._chosen = _DEFAULT
        self._is_on = QCheckBox(translate("StrokesPart", "Strokes of a fixed size"), self)
        self._is_on.setAccessibleName(self._is_on.text())
        self._is_on.setToolTip(
            translate(
                "StrokesPart",
                "Strokes keep their size relative to the picture, whatever its pixels; large pictures are painted"
                " faster",
            )
        )
        self._rows = [SliderRow(facts, self) for facts in (_size_facts(), _detail_facts())]
        for part in (self._is_on, *self._rows):
            self.add(part)
        self._is_on.toggled.connect(self._turn)
        for row in self._rows:
            row.changed.connect(self._set_number)

    def show_recipe(self, recipe: Recipe) -> None:
        """Show the strokes of ``recipe``."""
        super().show_recipe(recipe)
        self._chosen = settings = recipe.strokes or self._chosen
        is_optimized = recipe.optimize is not None
        with QSignalBlocker(self._is_on):
            self._is_on.setChecked(recipe.strokes is not None)
        self._is_on.setEnabled(not is_optimized)
        for row, number in zip(self._rows, (settings.seen_px, percent(settings.detail)), strict=True):
            row.show_number(number)
            row.setEnabled(recipe.strokes is not None and not is_optimized)
        text = translate("StrokesPart", "The scales of an optimisation size its strokes.")
        self.say_reason(text if is_optimized else "")

    def with_defaults(self, recipe: Recipe) -> Recipe:
        """With the strokes of a new document."""
        return replace(recipe, strokes=first_recipe().strokes)

    @Slot(bool)
    def _turn(self, is_on: bool) -> None:
        self.edited.emit(replace(self.recipe, strokes=self._chosen if is_on else None), self._is_on.text(), "")

    @Slot(int, str)
    def _set_number(self, number: int, merge_key: str) -> None:
        row = self.sender()
        assert isinstance(row, SliderRow), "nothing else is connected"
        if row is self._rows[0]:
            settings = replace(self._chosen, seen_px=number)
        else:
            settings = replace(self._chosen, detail=number / LARGEST)
        self.edited.emit(replace(self.recipe, strokes=settings), row.facts.title, merge_key)


def _size_facts() -> SliderFacts:
    return SliderFacts(
        "seen_px",
        translate("StrokesPart", "Size of the copy they are painted on"),
        Stops(size_stops(SMALLEST_SEEN_PX, LARGEST_SEEN_PX).numbers[1:]),
        _DEFAULT.seen_px,
        " px",
        translate("StrokesPart", "Longer side of the copy that the coarse levels paint: smaller ones, larger strokes"),
    )


def _detail_facts() -> SliderFacts:
    return SliderFacts(
        "stroke_detail",
        translate("StrokesPart", "Detail over the strokes"),
        percent_stops(),
        percent(_DEFAULT.detail),
        " %",
        translate("StrokesPart", "How much of the photo's fine detail, which the copy does not show, lies over them"),
    )
