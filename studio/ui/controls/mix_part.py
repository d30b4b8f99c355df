"""Several styles at once: weight and strength of each, and a button to take it out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from studio.specs.stylize import StyleChoice
from studio.ui.controls.recipe_section import RecipeSection
from studio.ui.document.recipe import LARGEST, SMALLEST, Recipe, share_percents, weight_numbers, with_weight
from studio.ui.theme import metrics
from studio.ui.titles import title_of
from studio.ui.widgets.icon_view import icon_button
from studio.ui.widgets.slider_row import SliderFacts, SliderRow
from studio.ui.widgets.stops import percent, percent_stops

translate = QCoreApplication.translate  # lupdate finds texts by this name


class MixPart(RecipeSection):
    """Shows itself once there are two styles. Rows are made anew only when other styles take part."""

    mask_wanted = Signal(object)  # Path
    rows_made = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(translate("MixPart", "Mix of styles"), parent, name="mix")
        self._paths: list[Path] = []  # a recipe made elsewhere may hold a style twice, with two masks
        self._rows: list[_StyleRow] = []
        self.set_open(True)

    def show_recipe(self, recipe: Recipe) -> None:
        """Show the styles of ``recipe`` and what each has in the mix."""
        super().show_recipe(recipe)
        paths = [style.path for style in recipe.styles]
        if self._paths != paths:
            self._make_rows(paths)
        numbers, shares = weight_numbers(recipe.styles), share_percents(recipe.styles)
        for row, style, number, share in zip(self._rows, recipe.styles, numbers, shares, strict=True):
            row.show_style(style, number, share)
        self.setVisible(len(paths) > 1)

    def with_defaults(self, recipe: Recipe) -> Recipe:
        """With all styles alike, and at full strength."""
        return replace(recipe, styles=tuple(replace(style, weight=1.0, strength=1.0) for style in recipe.styles))

    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops, in order."""
        return (*super().stops(), *(stop for row in self._rows for stop in row.stops()))

    def _make_rows(self, paths: list[Path]) -> None:
        for row in self._rows:
            row.setParent(None)  # at once out of the panel, for screen readers too
            row.deleteLater()
        self._paths, self._rows = paths, [_StyleRow(index, path, self) for index, path in enumerate(paths)]
        for row in self._rows:
            row.weight_changed.connect(self._weigh)
            row.strength_changed.connect(self._set_strength)
            row.removed.connect(self._remove)
            row.mask_wanted.connect(self.mask_wanted)
            self.add(row)
        self.rows_made.emit()

    @Slot(int, int, str)
    def _weigh(self, index: int, number: int, merge_key: str) -> None:
        styles = with_weight(self.recipe.styles, index, number)
        self.edited.emit(replace(self.recipe, styles=styles), translate("MixPart", "Weight of a style"), merge_key)

    @Slot(int, int, str)
    def _set_strength(self, index: int, number: int, merge_key: str) -> None:
        styles = list(self.recipe.styles)
        styles[index] = replace(styles[index], strength=number / LARGEST)
        recipe = replace(self.recipe, styles=tuple(styles))
        self.edited.emit(recipe, translate("MixPart", "Strength of a style"), merge_key)

    @Slot(int)
    def _remove(self, index: int) -> None:
        styles = self.recipe.styles
        recipe = replace(self.recipe, styles=(*styles[:index], *styles[index + 1 :]))
        self.edited.emit(recipe, translate("MixPart", "Take a style out"), "")


class _StyleRow(QWidget):
    weight_changed = Signal(int, int, str)  # place in the mix, 1 to 100, merge key
    strength_changed = Signal(int, int, str)  # place in the mix, percent, merge key
    removed = Signal(int)  # place in the mix
    mask_wanted = Signal(object)  # Path

    def __init__(self, index: int, path: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self._index = index
        self._path, self._title, self._has_mask = path, title_of(path), False
        tip = self.tr("Weight of “{style}” in the mix").format(style=self._title)
        facts = SliderFacts(f"weight {index} {path}", self._title, percent_stops(SMALLEST), LARGEST, "", tip)
        self._weight = SliderRow(facts, self)
        self._weight.changed.connect(self._tell_weight)
        name = self.tr("Take “{style}” out of the mix").format(style=self._title)
        self._remove_button = remove = icon_button("cancel", name, self._remove, self)
        remove.setFixedSize(metrics.CONTROL_HEIGHT_PX, metrics.CONTROL_HEIGHT_PX)
        name = self.tr("Paint the mask of “{style}”: where it goes").format(style=self._title)
        self._mask_button = icon_button("mask", name, self._tell_mask, self)
        self._mask_button.setFixedSize(metrics.CONTROL_HEIGHT_PX, metrics.CONTROL_HEIGHT_PX)
        self._mask_button.setCheckable(True)
        spoken = self.tr("Strength of “{style}”").format(style=self._title)
        tip = self.tr("How far this style alone takes part, of the strength below: 0 % leaves its part of the mix")
        self._strength = SliderRow(
            SliderFacts(f"strength {index} {path}", spoken, percent_stops(), LARGEST, " %", tip), self
        )
        self._strength.set_title(self.tr("Strength"))
        self._strength.changed.connect(self._tell_strength)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(metrics.GAP_SMALL_PX)
        grid.setVerticalSpacing(0)
        grid.addWidget(self._weight, 0, 0)
        grid.addWidget(remove, 0, 1, Qt.AlignmentFlag.AlignBottom)
        grid.addWidget(self._strength, 1, 0)
        grid.addWidget(self._mask_button, 1, 1, Qt.AlignmentFlag.AlignBottom)
        grid.setColumnStretch(0, 1)

    def show_style(self, style: StyleChoice, number: int, share_percent: int) -> None:
        """Show weight ``number`` of 100, the share of the mix that it comes to, and the style's own strength."""
        self._weight.show_number(number)
        self._has_mask = style.mask is not None
        self._mask_button.setChecked(self._has_mask)
        text = self.tr("{style}: {share} %")
        self._weight.set_title(text.format(style=self._title, share=share_percent))
        self._strength.show_number(percent(style.strength))

    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops, in order."""
        return (*self._weight.stops(), self._remove_button, *self._strength.stops(), self._mask_button)

    @Slot(int, str)
    def _tell_weight(self, number: int, merge_key: str) -> None:
        self.weight_changed.emit(self._index, number, merge_key)

    @Slot(int, str)
    def _tell_strength(self, number: int, merge_key: str) -> None:
        self.strength_changed.emit(self._index, number, merge_key)

    @Slot()
    def _tell_mask(self) -> None:
        self._mask_button.setChecked(self._has_mask)  # it says whether there is a mask, and not that it was pressed
        self.mask_wanted.emit(self._path)

    @Slot()
    def _remove(self) -> None:
        self.removed.emit(self._index)
