"""The one edited thing: the recipe with its undo stack, and the photo it is for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from studio.specs.stylize import StylizeSpec
from studio.ui.document.change import RecipeChange, Step
from studio.ui.document.recipe import Recipe, first_recipe

_MOST_STEPS = 300


class Document(QObject):
    """Every edit is a step of ``undo_stack``. Which photo is open, and which page of it, is no step: photos come and go
    with their tab."""

    recipe_changed = Signal(object)  # Recipe
    content_changed = Signal(object)  # Path | None

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._recipe = first_recipe()
        self._content: Path | None = None
        self._page: int | None = None
        self._latest: RecipeChange | None = None  # the step pushed last
        self._undo_stack = QUndoStack(self)
        self._undo_stack.setUndoLimit(_MOST_STEPS)

    @property
    def recipe(self) -> Recipe:
        """The recipe in force."""
        return self._recipe

    @property
    def content(self) -> Path | None:
        """The photo that is open."""
        return self._content

    def spec(self) -> StylizeSpec | None:
        """What to paint of the photo that is open, or None while there is no style."""
        spec = self._recipe.spec()
        return None if spec is None else replace(spec, page=self._page)

    @property
    def undo_stack(self) -> QUndoStack:
        """The steps so far; give its signals and slots to actions."""
        return self._undo_stack

    def edit(self, *, text: str, merge_key: str | None = None, **changes: Any) -> None:
        """Replace fields of the recipe as one undo step called ``text``; nothing happens where nothing differs.

        Steps in a row with the same ``merge_key`` become one. Raises `SpecError` for a value out of range and
        TypeError for a field that does not exist; then nothing has changed.
        """
        self._push(text, replace(self._recipe, **changes), merge_key)

    def restore(self, recipe: Recipe, *, text: str | None = None) -> None:
        """Put a whole recipe in force: one undo step."""
        self._push(text or self.tr("Restore recipe"), recipe, None)

    def open_content(self, path: Path, page: int | None = None) -> None:
        """Make ``path`` the photo that is painted, or one ``page`` of several in it."""
        if (path, page) != (self._content, self._page):
            self._content, self._page = path, page
            self.content_changed.emit(path)

    def _push(self, text: str, recipe: Recipe, merge_key: str | None) -> None:
        if recipe == self._recipe:
            return
        step = Step(self._recipe, recipe, merge_key)
        latest = self._latest if self._is_all_done() else None
        if latest is None or not latest.take_in(step):
            self._latest = RecipeChange(text, step, self._use)
            self._undo_stack.push(self._latest)
            return
        self._use(recipe)
        if latest.isObsolete():
            self._latest = None
            self._undo_stack.undo()  # changes nothing and drops the step

    def _is_all_done(self) -> bool:
        """Whether there is a step and none is undone, so that the step pushed last is the one done last."""
        return 0 < self._undo_stack.count() == self._undo_stack.index()

    def _use(self, recipe: Recipe) -> None:
        self._recipe = recipe
        self.recipe_changed.emit(recipe)
