"""A section of the panel about some fields of the recipe; its subclasses are what the panel lists in `sections`."""

from __future__ import annotations

from abc import abstractmethod

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from studio.ui.document.recipe import Recipe, first_recipe
from studio.ui.widgets.heading import remark
from studio.ui.widgets.section import Section


class RecipeSection(Section):
    """Shows a recipe, and tells what it becomes as the person edits; a subclass says which fields it is about."""

    edited = Signal(object, str, str)  # Recipe, what was changed, merge key (empty: none)

    def __init__(self, title: str, parent: QWidget, *, name: str) -> None:
        super().__init__(title, parent, name=name, has_reset=True)
        self.recipe = first_recipe()
        self._reason = remark("", self)
        self.add(self._reason)
        self._reason.hide()
        self.reset_wanted.connect(self._set_recipe_back)

    def show_recipe(self, recipe: Recipe) -> None:
        """Show ``recipe``, and edit it from now on."""
        self.recipe = recipe
        self.mark(is_changed=self.with_defaults(recipe) != recipe)

    @abstractmethod
    def with_defaults(self, recipe: Recipe) -> Recipe:
        """``recipe`` with the fields of this section as a new document has them."""

    def say_reason(self, text: str) -> None:
        """Say above the controls why they, or some of them, cannot be used now; empty where they can."""
        self._reason.setText(text)
        self._reason.setVisible(bool(text))

    @Slot()
    def _set_recipe_back(self) -> None:
        text = self.tr("{title}: back to the defaults").format(title=self.title)
        self.edited.emit(self.with_defaults(self.recipe), text, "")
