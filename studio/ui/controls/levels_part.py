"""The strength of each level, folded away until somebody wants it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.specs.stylize import LEVELS
from studio.ui.controls.section import Section
from studio.ui.controls.slider_row import SliderFacts, SliderRow
from studio.ui.controls.stops import percent, percent_stops
from studio.ui.document.recipe import Recipe


class LevelsPart(QWidget):
    """One slider a level, coarse to fine; only levels that the bundle paints are shown."""

    changed = Signal(int, int, str)  # level, percent, merge key

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._section = Section(self.tr("Strength per level"), self)
        self._rows = {level: self._made_row(level, self._section) for level in LEVELS}
        for row in self._rows.values():
            self._section.add(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._section)

    def show_recipe(self, recipe: Recipe, offered: Sequence[int]) -> None:
        """Show the levels of ``recipe``; ``offered`` are those of the bundle."""
        levels = [level for level in offered if recipe.levels is None or level in recipe.levels]
        for level, row in self._rows.items():
            row.show_number(percent(recipe.level_strength.get(level, 1.0)))
            row.setVisible(level in levels)
        self.setVisible(len(levels) > 1)  # with a single level its strength is the strength
        self._section.mark(is_changed=any(level in recipe.level_strength for level in levels))

    def _made_row(self, level: int, parent: QWidget) -> SliderRow:
        titles = {
            5: self.tr("Level 5: large shapes"),
            4: self.tr("Level 4: shapes"),
            3: self.tr("Level 3: patterns"),
            2: self.tr("Level 2: fine texture"),
            1: self.tr("Level 1: colour"),
        }
        assert set(titles) == set(LEVELS), "every level has a title"
        tip = self.tr("How strongly this level takes part, of the strength above")
        row = SliderRow(SliderFacts(f"level {level}", titles[level], percent_stops(), 100, " %", tip), parent)
        row.setProperty("level", level)
        row.changed.connect(self._tell)
        return row

    @Slot(int, str)
    def _tell(self, number: int, merge_key: str) -> None:
        self.changed.emit(int(self.sender().property("level")), number, merge_key)
