"""Several styles at once: a weight for each, and a button to take it out."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.document.recipe import LARGEST, SMALLEST, Recipe, share_percents, weight_numbers
from studio.ui.theme import metrics
from studio.ui.titles import title_of
from studio.ui.widgets.heading import heading
from studio.ui.widgets.icon_view import icon_button
from studio.ui.widgets.slider_row import SliderFacts, SliderRow
from studio.ui.widgets.stops import percent_stops


class MixPart(QWidget):
    """Shows itself once there are two styles. Rows are made anew only when other styles take part."""

    weight_changed = Signal(object, int, str)  # Path, 1 to 100, merge key
    removed = Signal(object)  # Path
    mask_wanted = Signal(object)  # Path
    rows_made = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[Path, _StyleRow] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(metrics.GAP_PX)
        self._column.addWidget(heading(self.tr("Mix of styles"), self))

    def show_recipe(self, recipe: Recipe) -> None:
        """Show the styles of ``recipe`` and what each has in the mix."""
        paths = [style.path for style in recipe.styles]
        if list(self._rows) != paths:
            self._make_rows(paths)
        numbers, shares = weight_numbers(recipe.styles), share_percents(recipe.styles)
        for row, style, number, share in zip(self._rows.values(), recipe.styles, numbers, shares, strict=True):
            row.show_weight(number, share, has_mask=style.mask is not None)
        self.setVisible(len(paths) > 1)

    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops, in order."""
        return tuple(stop for row in self._rows.values() for stop in row.stops())

    def _make_rows(self, paths: list[Path]) -> None:
        for row in self._rows.values():
            row.setParent(None)  # at once out of the panel, for screen readers too
            row.deleteLater()
        self._rows = {path: _StyleRow(path, self) for path in paths}
        for row in self._rows.values():
            row.weight_changed.connect(self.weight_changed)
            row.removed.connect(self.removed)
            row.mask_wanted.connect(self.mask_wanted)
            self._column.addWidget(row)
        self.rows_made.emit()


class _StyleRow(QWidget):
    weight_changed = Signal(object, int, str)
    removed = Signal(object)
    mask_wanted = Signal(object)

    def __init__(self, path: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self._path, self._title, self._has_mask = path, title_of(path), False
        tip = self.tr("Weight of “{style}” in the mix").format(style=self._title)
        facts = SliderFacts(f"weight {path}", self._title, percent_stops(SMALLEST), LARGEST, "", tip)
        self._weight = SliderRow(facts, self)
        self._weight.changed.connect(self._tell)
        name = self.tr("Paint the mask of “{style}”: where it goes").format(style=self._title)
        self._mask_button = icon_button("mask", name, self._tell_mask, self)
        self._mask_button.setFixedSize(metrics.CONTROL_HEIGHT_PX, metrics.CONTROL_HEIGHT_PX)
        self._mask_button.setCheckable(True)
        name = self.tr("Take “{style}” out of the mix").format(style=self._title)
        self._remove_button = remove = icon_button("cancel", name, self._remove, self)
        remove.setFixedSize(metrics.CONTROL_HEIGHT_PX, metrics.CONTROL_HEIGHT_PX)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(metrics.GAP_SMALL_PX)
        line.addWidget(self._weight, 1)
        line.addWidget(self._mask_button, 0, Qt.AlignmentFlag.AlignBottom)
        line.addWidget(remove, 0, Qt.AlignmentFlag.AlignBottom)

    def show_weight(self, number: int, share_percent: int, *, has_mask: bool) -> None:
        self._weight.show_number(number)
        self._has_mask = has_mask
        self._mask_button.setChecked(has_mask)
        text = self.tr("{style}: {share} %")
        self._weight.set_title(text.format(style=self._title, share=share_percent))

    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops, in order."""
        return (*self._weight.stops(), self._mask_button, self._remove_button)

    @Slot(int, str)
    def _tell(self, number: int, merge_key: str) -> None:
        self.weight_changed.emit(self._path, number, merge_key)

    @Slot()
    def _tell_mask(self) -> None:
        self._mask_button.setChecked(self._has_mask)  # it says whether there is a mask, and not that it was pressed
        self.mask_wanted.emit(self._path)

    @Slot()
    def _remove(self) -> None:
        self.removed.emit(self._path)
