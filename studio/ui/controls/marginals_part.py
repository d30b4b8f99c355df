"""Whether the histograms of features are matched too."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Slot
from PySide6.QtWidgets import QCheckBox, QWidget

from studio.ui.controls.recipe_section import RecipeSection
from studio.ui.document.recipe import Recipe, first_recipe

translate = QCoreApplication.translate  # lupdate finds texts by this name


class MarginalsPart(RecipeSection):
    """One choice, of recipes without masks, regions and optimisation."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(translate("MarginalsPart", "Statistics"), parent, name="statistics")
        self._is_on = QCheckBox(translate("MarginalsPart", "Match histograms of features"), self)
        self._is_on.setAccessibleName(self._is_on.text())
        self._is_on.setToolTip(
            translate(
                "MarginalsPart",
                "Besides means and covariances the distribution of every feature channel becomes the style's: closer to"
                " the style, with less grain. Takes longer",
            )
        )
        self.add(self._is_on)
        self._is_on.toggled.connect(self._turn)

    def show_recipe(self, recipe: Recipe) -> None:
        """Show the choice of ``recipe``, and why there is none."""
        super().show_recipe(recipe)
        with QSignalBlocker(self._is_on):
            self._is_on.setChecked(recipe.match_marginals)
        self._is_on.setEnabled(recipe.may_match_marginals)
        self.say_reason(_reason(recipe))

    def with_defaults(self, recipe: Recipe) -> Recipe:
        """With the choice of a new document."""
        return replace(recipe, match_marginals=first_recipe().match_marginals)

    @Slot(bool)
    def _turn(self, is_on: bool) -> None:
        self.edited.emit(replace(self.recipe, match_marginals=is_on), self._is_on.text(), "")


def _reason(recipe: Recipe) -> str:
    if recipe.optimize is not None:
        return translate("MarginalsPart", "An optimisation has a loss of its own.")
    if not recipe.may_match_marginals:
        return translate("MarginalsPart", "Histograms are matched in all of the picture, not by masks or regions.")
    return ""
