"""How several styles become one."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QWidget

from studio.specs.colour import Mixing
from studio.ui.controls.recipe_section import RecipeSection
from studio.ui.document.recipe import Recipe, first_recipe
from studio.ui.widgets.choice_row import ChoiceFacts, ChoiceRow

translate = QCoreApplication.translate  # lupdate finds texts by this name


class MixingPart(RecipeSection):
    """One choice, which needs two styles."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(translate("MixingPart", "Mixing"), parent, name="mixing")
        facts = ChoiceFacts(
            "mixing",
            translate("MixingPart", "Mixed by"),
            translate("MixingPart", "What is mixed by the weights of the styles"),
        )
        self._mixing = ChoiceRow(facts, self)
        self._mixing.offer(_ways())
        self._mixing.chosen.connect(self._choose)
        self.add(self._mixing)

    def show_recipe(self, recipe: Recipe) -> None:
        """Show the mixing of ``recipe``, and why it cannot be chosen."""
        super().show_recipe(recipe)
        has_mix = len(recipe.styles) > 1
        self._mixing.show_choice(recipe.mixing)
        self._mixing.setEnabled(has_mix)
        self.say_reason("" if has_mix else translate("MixingPart", "There is nothing to mix: pick two styles or more."))

    def with_defaults(self, recipe: Recipe) -> Recipe:
        """With the mixing of a new document."""
        return replace(recipe, mixing=first_recipe().mixing)

    @Slot(str)
    def _choose(self, key: str) -> None:
        self.edited.emit(replace(self.recipe, mixing=Mixing(key)), self.title, "")


def _ways() -> tuple[tuple[str, str, str], ...]:
    ways = {
        Mixing.MAPS: (
            translate("MixingPart", "Linear maps"),
            translate("MixingPart", "Each style is fitted to the photo; the mean of their maps paints"),
        ),
        Mixing.BARYCENTRE: (
            translate("MixingPart", "Barycentre"),
            translate("MixingPart", "One style between them is fitted: the Wasserstein barycentre of their statistics"),
        ),
    }
    assert set(ways) == set(Mixing), "every way can be chosen"
    return tuple((key, *texts) for key, texts in ways.items())
