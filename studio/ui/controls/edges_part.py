"""The photo's edges and texture under the painting's colours: on or off, how far, how local, and with which detail."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Slot
from PySide6.QtWidgets import QCheckBox, QWidget

from studio.specs.edges import LARGEST_RADIUS, SMALLEST_RADIUS, EdgeSettings
from studio.ui.controls.recipe_section import RecipeSection
from studio.ui.document.recipe import LARGEST, SMALLEST, Recipe, first_recipe
from studio.ui.widgets.slider_row import SliderFacts, SliderRow
from studio.ui.widgets.stops import percent, percent_stops, rising_stops

translate = QCoreApplication.translate  # lupdate finds texts by this name
_DEFAULT = EdgeSettings()


class EdgesPart(RecipeSection):
    """Edits the `EdgeSettings`, and remembers those chosen last for when edges are kept again."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(translate("EdgesPart", "Edges"), parent, name="edges")
        self._chosen = _DEFAULT
        self._is_on = QCheckBox(translate("EdgesPart", "Keep the photo's edges"), self)
        self._is_on.setAccessibleName(self._is_on.text())
        self._is_on.setToolTip(
            translate("EdgesPart", "Edges and texture are the photo's, colours and large tones the painting's")
        )
        self._amount, self._radius, self._detail = (
            SliderRow(facts, self) for facts in (_amount_facts(), _radius_facts(), _detail_facts())
        )
        self._rows = (self._amount, self._radius, self._detail)
        for part in (self._is_on, *self._rows):
            self.add(part)
        self._is_on.toggled.connect(self._turn)
        for row in self._rows:
            row.changed.connect(self._set_number)

    def show_recipe(self, recipe: Recipe) -> None:
        """Show the edges of ``recipe``, and why none can be kept."""
        super().show_recipe(recipe)
        self._chosen = settings = recipe.edges or self._chosen
        can_be_kept = recipe.optimize is None and not recipe.colour.only
        with QSignalBlocker(self._is_on):
            self._is_on.setChecked(recipe.edges is not None)
        self._is_on.setEnabled(can_be_kept)
        self._amount.show_number(percent(settings.amount))
        self._radius.show_number(self._radius.facts.number_of(100 * settings.radius))
        self._detail.show_number(percent(settings.detail))
        for row in self._rows:
            row.setEnabled(can_be_kept and recipe.edges is not None)
        self.say_reason(_reason(recipe))

    def with_defaults(self, recipe: Recipe) -> Recipe:
        """With the edges of a new document."""
        return replace(recipe, edges=first_recipe().edges)

    @Slot(bool)
    def _turn(self, is_on: bool) -> None:
        self.edited.emit(replace(self.recipe, edges=self._chosen if is_on else None), self._is_on.text(), "")

    @Slot(int, str)
    def _set_number(self, number: int, merge_key: str) -> None:
        row = self.sender()
        assert isinstance(row, SliderRow), "nothing else is connected"
        if row is self._radius:
            settings = replace(self._chosen, radius=row.facts.value_of(number) / 100)
        elif row is self._amount:
            settings = replace(self._chosen, amount=number / LARGEST)
        else:
            settings = replace(self._chosen, detail=number / LARGEST)
        self.edited.emit(replace(self.recipe, edges=settings), row.facts.title, merge_key)


def _reason(recipe: Recipe) -> str:
    if recipe.optimize is not None:
        return translate("EdgesPart", "A picture by optimisation has edges of its own.")
    if recipe.colour.only:
        return translate("EdgesPart", "Where only the colours are taken edges are the photo's anyway.")
    return ""


def _amount_facts() -> SliderFacts:
    return SliderFacts(
        "keep_edges",
        translate("EdgesPart", "Amount of the photo's edges"),
        percent_stops(SMALLEST),
        percent(_DEFAULT.amount),
        " %",
        translate("EdgesPart", "100 %: edges and texture are the photo's own; less: between those and the painting's"),
    )


def _radius_facts() -> SliderFacts:
    smallest, largest = (round(1000 * radius) for radius in (SMALLEST_RADIUS, LARGEST_RADIUS))
    return SliderFacts(
        "edge_radius",
        translate("EdgesPart", "Radius of colours"),
        rising_stops(smallest, largest),
        round(1000 * _DEFAULT.radius),
        " %",
        translate(
            "EdgesPart",
            "Over which part of the longer side colours may change where the photo has no edge: smaller follows the"
            " painting",
        ),
        decimals=1,
    )


def _detail_facts() -> SliderFacts:
    return SliderFacts(
        "edge_detail",
        translate("EdgesPart", "Faint texture of the photo"),
        percent_stops(),
        percent(_DEFAULT.detail),
        " %",
        translate("EdgesPart", "How much of the photo's faintest texture shows: 0 % smooths it away"),
    )
