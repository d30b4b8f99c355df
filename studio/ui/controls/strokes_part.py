"""Strokes whose size does not depend on the size of the picture: on or off, how large, and the detail over them.

How large the picture is printed is no part of the recipe: it tells what the size of strokes comes to in millimetres.
"""

from __future__ import annotations

from dataclasses import replace
from math import ceil, floor

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Slot
from PySide6.QtWidgets import QCheckBox, QWidget

from studio.specs.strokes import DEFAULT_STROKES, LARGEST_SEEN_PX, SMALLEST_SEEN_PX, STROKE_PX, StrokeSettings
from studio.ui.controls.recipe_section import RecipeSection
from studio.ui.document.recipe import LARGEST, Recipe, first_recipe
from studio.ui.numbers import general_text
from studio.ui.widgets.heading import remark
from studio.ui.widgets.slider_row import SliderFacts, SliderRow
from studio.ui.widgets.stops import Stops, percent, percent_stops, rising_stops, size_stops

translate = QCoreApplication.translate  # lupdate finds texts by this name
_DECIMALS = 2  # of the size of strokes in percent
_UNIT = 10_000  # numbers of the slider to the whole picture
_PRINTS_MM, _LARGEST_PRINT_MM = (100, 5000), 100_000


class StrokesPart(RecipeSection):
    """Edits the `StrokeSettings`, and remembers those chosen last for when strokes are turned on again."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(translate("StrokesPart", "Strokes"), parent, name="strokes")
        self._chosen, self._print_mm = DEFAULT_STROKES, 0
        self._is_on = QCheckBox(translate("StrokesPart", "Strokes of a fixed size"), self)
        self._is_on.setAccessibleName(self._is_on.text())
        self._is_on.setToolTip(
            translate(
                "StrokesPart",
                "Strokes keep their size relative to the picture, whatever its pixels; large pictures are painted"
                " faster",
            )
        )
        self._rows = [SliderRow(facts, self) for facts in (_size_facts(), _detail_facts())]
        self._print = SliderRow(_print_facts(), self)
        self._printed = remark("", self)
        for part in (self._is_on, *self._rows, self._print, self._printed):
            self.add(part)
        self._print.show_number(0)
        self._print.changed.connect(self._size_print)
        self._is_on.toggled.connect(self._turn)
        for row in self._rows:
            row.changed.connect(self._set_number)

    def show_recipe(self, recipe: Recipe) -> None:
        """Show the strokes of ``recipe``."""
        super().show_recipe(recipe)
        self._chosen = settings = recipe.strokes or self._chosen
        is_optimized = recipe.optimize is not None
        with QSignalBlocker(self._is_on):
            self._is_on.setChecked(recipe.strokes is not None)
        self._is_on.setEnabled(not is_optimized)
        for row, number in zip(self._rows, (size_of(settings.seen_px), percent(settings.detail)), strict=True):
            row.show_number(number)
            row.setEnabled(recipe.strokes is not None and not is_optimized)
        self._tell_width()
        text = translate("StrokesPart", "The scales of an optimisation size its strokes.")
        self.say_reason(text if is_optimized else "")

    def with_defaults(self, recipe: Recipe) -> Recipe:
        """With the strokes of a new document."""
        return replace(recipe, strokes=first_recipe().strokes)

    @Slot(int, str)
    def _size_print(self, print_mm: int, _merge_key: str) -> None:
        self._print_mm = print_mm
        self._print.show_number(print_mm)
        self._tell_width()

    def _tell_width(self) -> None:
        text, width_mm = "", self._chosen.stroke_share * self._print_mm
        if self.recipe.strokes is not None and width_mm > 0:
            text = translate("StrokesPart", "Strokes are about {width} mm wide in that print.")
        self._printed.setText(text.format(width=general_text(width_mm, 2)))
        self._printed.setVisible(bool(text))

    @Slot(bool)
    def _turn(self, is_on: bool) -> None:
        self.edited.emit(replace(self.recipe, strokes=self._chosen if is_on else None), self._is_on.text(), "")

    @Slot(int, str)
    def _set_number(self, number: int, merge_key: str) -> None:
        row = self.sender()
        assert isinstance(row, SliderRow), "nothing else is connected"
        if row is self._rows[0]:
            settings = replace(self._chosen, seen_px=seen_px_of(number))
        else:
            settings = replace(self._chosen, detail=number / LARGEST)
        self.edited.emit(replace(self.recipe, strokes=settings), row.facts.title, merge_key)


def size_of(seen_px: int) -> int:
    """The size of strokes on a copy of ``seen_px``, in hundredths of a percent of the picture's longer side."""
    return round(StrokeSettings(seen_px).stroke_share * _UNIT)


def seen_px_of(size: int) -> int:
    """The copy whose strokes have this size; of several that read alike the one of the roundest number."""
    least, most = (STROKE_PX * _UNIT / (size + change) for change in (0.5, -0.5))
    copies = range(max(SMALLEST_SEEN_PX, ceil(least)), min(LARGEST_SEEN_PX, floor(most)) + 1)
    nearest = min(max(round(STROKE_PX * _UNIT / size), SMALLEST_SEEN_PX), LARGEST_SEEN_PX)
    return max(copies, key=_roundness, default=nearest)


def _roundness(number: int) -> int:
    """The largest power of two that divides it."""
    return number & -number


def _size_facts() -> SliderFacts:
    copies = size_stops(SMALLEST_SEEN_PX, LARGEST_SEEN_PX).numbers[1:]
    return SliderFacts(
        "stroke_size",
        translate("StrokesPart", "Size of strokes"),
        Stops(tuple(size_of(px) for px in reversed(copies))),
        size_of(DEFAULT_STROKES.seen_px),
        " %",
        translate(
            "StrokesPart",
            "About how wide strokes are, of the picture's longer side: larger ones are painted on a smaller copy",
        ),
        decimals=_DECIMALS,
    )


def _detail_facts() -> SliderFacts:
    return SliderFacts(
        "stroke_detail",
        translate("StrokesPart", "Detail over the strokes"),
        percent_stops(),
        percent(DEFAULT_STROKES.detail),
        " %",
        translate("StrokesPart", "How much of the photo's fine detail, which the copy does not show, lies over them"),
    )


def _print_facts() -> SliderFacts:
    return SliderFacts(
        "print_mm",
        translate("StrokesPart", "Longer side of a print"),
        rising_stops(*_PRINTS_MM, has_zero=True),
        0,
        " mm",
        translate("StrokesPart", "Tells how wide strokes are in a print of that size; the picture stays the same"),
        automatic=translate("StrokesPart", "No print"),
        largest=_LARGEST_PRINT_MM,
    )
