"""Regions found by themselves: none or how many, and how far the styles go in each, down to leaving it as it is."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QPoint, QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QPushButton, QWidget

from studio.specs.regions import MOST_REGIONS, RegionSettings
from studio.ui.controls.recipe_section import RecipeSection
from studio.ui.controls.region_row import RegionRow
from studio.ui.document.recipe import LARGEST, Recipe, first_recipe
from studio.ui.document.region_edits import own_styles, with_strength_in
from studio.ui.icons import icon
from studio.ui.titles import title_of
from studio.ui.widgets.slider_row import SliderFacts, SliderRow
from studio.ui.widgets.stops import Stops, percent

translate = QCoreApplication.translate  # lupdate finds texts by this name
_FEWEST_SHOWN = 2  # one is the whole photo


class RegionsPart(RecipeSection):
    """Edits the `RegionSettings`, and remembers those chosen last for when regions are turned on again."""

    overlay_wanted = Signal(bool)  # whether the regions shall be seen over the photo
    menu_wanted = Signal(int, QPoint)  # region, where on the screen: what can be chosen for it

    def __init__(self, parent: QWidget) -> None:
        super().__init__(translate("RegionsPart", "Regions"), parent, name="regions")
        self._chosen = RegionSettings()
        self._is_on = QCheckBox(translate("RegionsPart", "Paint in regions"), self)
        self._is_on.setAccessibleName(self._is_on.text())
        self._is_on.setToolTip(
            translate("RegionsPart", "Each part of the photo is painted after the part of the style most like it")
        )
        self._count = SliderRow(_count_facts(), self)
        self._shows = self._made_switch()
        self._rows = [RegionRow(region, self) for region in range(1, MOST_REGIONS + 1)]
        for part in (self._is_on, self._count, self._shows, *self._rows):
            self.add(part)
        self._is_on.toggled.connect(self._turn)
        self._count.changed.connect(self._set_count)
        for row in self._rows:
            row.strength_changed.connect(self._set_strength)
            row.menu_wanted.connect(self.menu_wanted)
        self.opened_or_folded.connect(self._tell_overlay)

    @property
    def wants_overlay(self) -> bool:
        """Whether the regions shall be seen over the photo: asked for, there are some, and the section is open."""
        return self.is_open and self._shows.isEnabled() and self._shows.isChecked()

    @Slot()
    def hide_overlay(self) -> None:
        """Something else is done on the photo now."""
        self._shows.setChecked(False)

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
        self._shows.setEnabled(recipe.regions is not None and recipe.regions.count > 1)
        for row in self._rows:
            styles = ", ".join(title_of(style) for style in own_styles(recipe, row.region))
            row.show_region(percent(settings.strength_in(row.region)), styles)
            row.setVisible(recipe.regions is not None and row.region <= settings.count)
        self.say_reason(reason)
        self._tell_overlay()

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

    @Slot(int, int, str)
    def _set_strength(self, region: int, number: int, merge_key: str) -> None:
        recipe = with_strength_in(self.recipe, region, number / LARGEST)
        self.edited.emit(recipe, self._rows[region - 1].facts.title, merge_key)

    @Slot()
    def _tell_overlay(self) -> None:
        self.overlay_wanted.emit(self.wants_overlay)

    def _made_switch(self) -> QPushButton:
        switch = QPushButton(icon("eye"), translate("RegionsPart", "Show regions"), self)
        switch.setCheckable(True)
        switch.setAccessibleName(switch.text())
        switch.setToolTip(
            translate("RegionsPart", "Show over the photo which region is which; a click on one chooses its style")
        )
        switch.toggled.connect(self._tell_overlay)
        return switch


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
