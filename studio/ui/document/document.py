"""The one edited thing: the recipe with its undo stack, and the photo it is for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from studio.specs.stylize import StylizeSpec
from studio.ui.document.recipe import Recipe, first_recipe

_MOST_STEPS = 300


@dataclass(frozen=True, slots=True)
class Step:
    """The two recipes of a change. ``merge_key`` None: the step stays by itself."""

    before: Recipe
    after: Recipe
    merge_key: str | None = None

    def merged_with(self, later: Step) -> Step | None:
        """Both as one step, or None where they do not belong together."""
        if self.merge_key is None or later.merge_key != self.merge_key or later.before != self.after:
            return None
        return Step(self.before, later.after, self.merge_key)


class RecipeChange(QUndoCommand):
    """Puts one recipe in force, or the other, through ``apply``."""

    def __init__(self, text: str, step: Step, apply: Callable[[Recipe], None]) -> None:
        super().__init__(text)
        self._step = step
        self._apply = apply

    def take_in(self, later: Step) -> bool:
        """Make ``later``, which is about to be done, part of this step, where they belong together.

        WORKAROUND(PySide6 6.11): with QUndoCommand.mergeWith Qt deletes the later command while it is being pushed,
        and its Python half stays behind for good, one for each move of a slider.
        """
        merged = self._step.merged_with(later)
        if merged is None:
            return False
        self._step = merged
        self.setObsolete(merged.before == merged.after)
        return True

    def id(self) -> int:
        """Qt shall not try to merge; see `take_in`.

        WORKAROUND(PySide6 6.11): said although it is the default, which leaks a reference to None with every push.
        """
        return -1

    def redo(self) -> None:
        """Put the later recipe in force."""
        self._apply(self._step.after)

    def undo(self) -> None:
        """Put the earlier recipe in force."""
        self._apply(self._step.before)


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

    @property
    def page(self) -> int | None:
        """Which page of the photo is painted, from 1; None is the first."""
        return self._page

    def spec(self) -> StylizeSpec | None:
        """What to paint of the photo that is open, or None while there is no style."""
        spec = self._recipe.spec()
        return None if spec is None else replace(spec, page=self._page)

    @property
    def undo_stack(self) -> QUndoStack:
        """The steps so far; give its signals and slots to actions."""
        return self._undo_stack

    def edit(self, recipe: Recipe, text: str = "", *, merge_key: str | None = None) -> None:
        """Put ``recipe`` in force as one undo step called ``text``; nothing happens where nothing differs.

        Steps in a row with the same ``merge_key`` become one.
        """
        if recipe == self._recipe:
            return
        step = Step(self._recipe, recipe, merge_key)
        latest = self._latest if self._is_all_done() else None
        if latest is None or not latest.take_in(step):
            self._latest = RecipeChange(text or self.tr("Restore recipe"), step, self._use)
            self._undo_stack.push(self._latest)
            return
        self._use(recipe)
        if latest.isObsolete():
            self._latest = None
            self._undo_stack.undo()  # changes nothing and drops the step

    def open_content(self, path: Path, page: int | None = None) -> None:
        """Make ``path`` the photo that is painted, or one ``page`` of several in it."""
        if (path, page) != (self._content, self._page):
            self._content, self._page = path, page
            self.content_changed.emit(path)

    def _is_all_done(self) -> bool:
        """Whether there is a step and none is undone, so that the step pushed last is the one done last."""
        return 0 < self._undo_stack.count() == self._undo_stack.index()

    def _use(self, recipe: Recipe) -> None:
        self._recipe = recipe
        self.recipe_changed.emit(recipe)
