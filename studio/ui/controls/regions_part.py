"""Regions found by themselves: none or how many, and how far the styles go in each, down to leaving it as it is."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Slot
from PySide6.QtWidgets import QCheckBox, QWidget

from studio.specs.regions import MOST_REGIONS, RegionSettings
from studio.ui.controls.recipe_section import RecipeSection
from studio.ui.document.recipe import LARGEST, Recipe, first_recipe
from studio.ui.widgets.slider_row import SliderFacts, SliderRow
from studio.ui.widgets.stops import Stops, percent, percent_stops

translate = QCoreApplication.translate  # lupdate finds texts by this name
_FEWEST_SHOWN = 2  # one is the whole photo


class RegionsPart(RecipeSection):
    """Edits the `RegionSettings`, and remembers those chosen last for when regions are turned on again."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(translate("RegionsPart", "Regions"), parent, name="regions")
        self._chosen = RegionSettings()
        self._is_on = QCheckBox(translate("RegionsPart", "Paint in regions"), self)
        self._is_on.setAccessibleName(self._is_on.text())
        self._is_on.setToolTip(
            translate("RegionsPart", "Each part of the photo is painted after the part of the style most like it")
        )
        self._count = SliderRow(_count_facts(), self)
        self._strengths = [SliderRow(_strength_facts(region), self) for region in range(1, MOST_REGIONS + 1)]
        for part in (self._is_on, self._count, *self._strengths):
            self.add(part)
        self._is_on.toggled.connect(self._turn)
        self._count.changed.connect(self._set_count)
        for row in self._strengths:
            row.changed.connect(self._set_strength)

    def show_recipe(self, recipe: Recipe) -> None:
        """Show the regions of ``recipe``, and why there can be none."""
        super().show_recipe(recipe)
        self._chosen = settings = recipe.regions or self._chosen
        reason = _reason(recipe)
        with QSignalBlocker(self._is_on):
            self._is_on.setChecked(recipe.regions is not None)
        self._is_on.setEnabled(not reason)
        self._count.show_number(max(_FEWEST_SHOWN, settings.count))
        self._count.setEnabled(recipe.regions is not None)
        for region, row in enumerate(self._strengths, start=1):
            row.show_number(percent(settings.strength_in(region)))
            row.setVisible(recipe.regions is not None and region <= settings.count)
        self.say_reason(reason)

    def with_defaults(self, recipe: Recipe) -> Recipe:
        """With the regions of a new document: none."""
        return replace(recipe, regions=first_recipe().regions)

    @Slot(bool)
    def _turn(self, is_on: bool) -> None:
        self.edited.emit(replace(self.recipe, regions=self._chosen if is_on else None), self._is_on.text(), "")

    @Slot(int, str)
    def _set_count(self, number: int, merge_key: str) -> None:
        """Regions are found anew: strengths stay where there still is one, and styles of one that is gone paint all."""
        strengths = {region: each for region, each in self._chosen.strengths.items() if region <= number}
        styles = tuple(
            replace(style, region=None) if style.region is not None and style.region > number else style
            for style in self.recipe.styles
        )
        recipe = replace(self.recipe, regions=RegionSettings(number, strengths), styles=styles)
        self.edited.emit(recipe, self._count.facts.title, merge_key)

    @Slot(int, str)
    def _set_strength(self, number: int, merge_key: str) -> None:
        row = self.sender()
        assert isinstance(row, SliderRow), "nothing else is connected"
        region = self._strengths.index(row) + 1
        strengths = {**self._chosen.strengths, region: number / LARGEST}
        kept = {each: strength for each, strength in sorted(strengths.items()) if strength != 1.0}
        settings = replace(self._chosen, strengths=kept)
        self.edited.emit(replace(self.recipe, regions=settings), row.facts.title, merge_key)


def _reason(recipe: Recipe) -> str:
    if recipe.optimize is not None:
        return translate("RegionsPart", "A picture by optimisation has no regions.")
    if recipe.colour.only:
        return translate("RegionsPart", "Only the colours are taken in all of the picture: not by regions.")
    if any(style.mask is not None for style in recipe.styles):
        return translate("RegionsPart", "Masks say where the styles paint; regions take their place.")
    return ""


def _count_facts() -> SliderFacts:
    return SliderFacts(
        "regions",
        translate("RegionsPart", "Number of regions"),
        Stops(tuple(range(_FEWEST_SHOWN, MOST_REGIONS + 1))),
        RegionSettings().count,
        "",
        translate("RegionsPart", "They are found by what the photo shows, the largest first"),
    )


def _strength_facts(region: int) -> SliderFacts:
    return SliderFacts(
        f"region_{region}",
        translate("RegionsPart", "Strength in region {number}").format(number=region),
        percent_stops(),
        LARGEST,
        " %",
        translate("RegionsPart", "How far the styles go there: 0 % leaves the region as it is"),
    )
