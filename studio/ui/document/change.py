"""One undo step: from a recipe to another. Steps with the same merge key become one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QUndoCommand

from studio.ui.document.recipe import Recipe


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
