"""Strength or detail per level, in a section that is folded at first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.specs.stylize import LEVELS
from studio.ui.document.recipe import Recipe, first_recipe
from studio.ui.widgets.section import Section
from studio.ui.widgets.slider_row import SliderFacts, SliderRow
from studio.ui.widgets.stops import percent, percent_stops

translate = QCoreApplication.translate  # lupdate finds texts by this name


@dataclass(frozen=True, slots=True)
class LevelsFacts:
    """Which shares of a recipe a `LevelsPart` is about, by the name of their field; texts are translated already.

    ``spoken`` is what a slider is called, with {level} for its title; on the screen the title is enough.
    """

    field: str
    heading: str
    spoken: str
    tip: str

    def shares(self, recipe: Recipe) -> Mapping[int, float]:
        """Those of ``recipe``."""
        shares: Mapping[int, float] = getattr(recipe, self.field)
        return shares


class LevelsPart(QWidget):
    """One slider a level, coarse to fine; only levels that the bundle paints are shown."""

    changed = Signal(str, int, int, str)  # field of the recipe, level, percent, merge key
    reset_wanted = Signal(str)  # field of the recipe

    def __init__(self, facts: LevelsFacts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts = facts
        self._section = Section(facts.heading, self, name=facts.field, has_reset=True)
        self._section.reset_wanted.connect(self._set_back)
        self._rows = {level: self._made_row(level, self._section) for level in LEVELS}
        for row in self._rows.values():
            self._section.add(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._section)

    def show_recipe(self, recipe: Recipe, offered: Sequence[int]) -> None:
        """Show the levels of ``recipe``; ``offered`` are those of the bundle."""
        shares, first = self._facts.shares(recipe), self._facts.shares(first_recipe().for_bundle(offered))
        levels = [level for level in offered if recipe.levels is None or level in recipe.levels]
        for level, row in self._rows.items():
            row.show_number(percent(shares.get(level, 1.0)))
            row.setVisible(level in levels)
        self._section.mark(is_changed=any(shares.get(level) != first.get(level) for level in levels))

    def _made_row(self, level: int, parent: QWidget) -> SliderRow:
        title, facts = level_title(level), self._facts
        spoken, default = facts.spoken.format(level=title), percent(facts.shares(first_recipe()).get(level, 1.0))
        row = SliderRow(
            SliderFacts(f"{facts.field} {level}", spoken, percent_stops(), default, " %", facts.tip), parent
        )
        row.set_title(title)
        row.setProperty("level", level)
        row.changed.connect(self._tell)
        return row

    @Slot()
    def _set_back(self) -> None:
        self.reset_wanted.emit(self._facts.field)

    @Slot(int, str)
    def _tell(self, number: int, merge_key: str) -> None:
        self.changed.emit(self._facts.field, int(self.sender().property("level")), number, merge_key)


def level_title(level: int) -> str:
    """What a level is called in the window."""
    titles = {
        5: translate("LevelsPart", "Level 5: large shapes"),
        4: translate("LevelsPart", "Level 4: shapes"),
        3: translate("LevelsPart", "Level 3: patterns"),
        2: translate("LevelsPart", "Level 2: fine texture"),
        1: translate("LevelsPart", "Level 1: colour"),
    }
    assert set(titles) == set(LEVELS), "every level has a title"
    return titles[level]


def strength_of_levels() -> LevelsFacts:
    """What the levels have of the strength."""
    return LevelsFacts(
        "level_strength",
        translate("LevelsPart", "Strength per level"),
        "{level}",
        translate("LevelsPart", "How strongly this level takes part, of the strength above: 0 % leaves it out"),
    )


def detail_of_levels() -> LevelsFacts:
    """What the levels have of the detail."""
    return LevelsFacts(
        "level_detail",
        translate("LevelsPart", "Detail per level"),
        translate("LevelsPart", "Detail, {level}"),
        translate("LevelsPart", "How much of the photo's own detail stays at this level, of the detail above"),
    )
