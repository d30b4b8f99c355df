"""Which loss terms are shown: a check box each, in the colour of its curve, with its latest value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from studio.ui.numbers import general_text
from studio.ui.theme import metrics
from studio.ui.training.runs.texts import UNKNOWN, term_text, term_tip
from studio.ui.widgets.plotting import line_swatch

_WIDTH_PX = 236
_SWATCH = QSize(14, 4)


class TermLegend(QWidget):
    """Follows `show_terms`; what was switched off stays off while terms come and go."""

    changed = Signal()  # other terms, or another level, are wanted

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hidden: set[str] = set()
        self._boxes: dict[str, tuple[QCheckBox, QLabel]] = {}
        self._levels: tuple[int, ...] = ()
        self._level = QComboBox(self)
        self._level.setAccessibleName(self.tr("Level whose loss terms are shown"))
        self._level.currentIndexChanged.connect(self._tell)
        self._grid = QGridLayout()
        self._grid.setColumnStretch(0, 1)
        self._grid.setHorizontalSpacing(metrics.GAP_PX)
        self._grid.setVerticalSpacing(metrics.GAP_SMALL_PX)
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.MARGIN_PX, metrics.GAP_PX, metrics.MARGIN_PX, metrics.GAP_PX)
        column.addWidget(self._level)
        column.addSpacing(metrics.GAP_PX)
        column.addLayout(self._grid)
        column.addStretch(1)
        self.setFixedWidth(_WIDTH_PX)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._fill_levels()

    @property
    def level(self) -> int | None:
        """The level asked for, None for the mean of all."""
        level: int | None = self._level.currentData()
        return level

    def is_shown(self, term: str) -> bool:
        """Whether this term's curve is wanted."""
        return term not in self._hidden

    def show_terms(self, colours: Mapping[str, QColor], levels: Sequence[int]) -> None:
        """Offer these terms, in order, and these levels."""
        if tuple(levels) != self._levels:
            self._levels = tuple(levels)
            self._fill_levels()
        if list(colours) != list(self._boxes):
            self._make_boxes(list(colours))
        for term, colour in colours.items():
            self._boxes[term][0].setIcon(line_swatch(colour, _SWATCH))

    def show_values(self, values: Mapping[str, float]) -> None:
        """Show the latest value of every term that has one."""
        for term, (_box, label) in self._boxes.items():
            label.setText(general_text(values[term], 3) if term in values else UNKNOWN)

    def _make_boxes(self, terms: Sequence[str]) -> None:
        for pair in self._boxes.values():
            for widget in pair:
                self._grid.removeWidget(widget)
                widget.deleteLater()
        self._boxes = {}
        for row, term in enumerate(terms):
            box = QCheckBox(term_text(term), self)
            box.setIconSize(_SWATCH)
            box.setChecked(self.is_shown(term))
            box.setToolTip(term_tip(term))
            box.setAccessibleName(self.tr("Show the curve of {term}").format(term=term_text(term)))
            box.setProperty("term", term)
            box.toggled.connect(self._toggle)
            value = QLabel(UNKNOWN, self, alignment=Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            value.setForegroundRole(value.palette().ColorRole.PlaceholderText)
            self._grid.addWidget(box, row, 0)
            self._grid.addWidget(value, row, 1)
            self._boxes[term] = (box, value)

    def _fill_levels(self) -> None:
        wanted = self.level
        self._level.blockSignals(True)
        self._level.clear()
        self._level.addItem(self.tr("Mean of all levels"), None)
        for level in self._levels:
            self._level.addItem(self.tr("Level {level}").format(level=level), level)
        self._level.setCurrentIndex(max(0, self._level.findData(wanted)) if wanted is not None else 0)
        self._level.blockSignals(False)
        self._level.setVisible(len(self._levels) > 1)

    @Slot(bool)
    def _toggle(self, is_on: bool) -> None:
        term = self.sender().property("term")
        if is_on:
            self._hidden.discard(term)
        else:
            self._hidden.add(term)
        self.changed.emit()

    @Slot()
    def _tell(self) -> None:
        self.changed.emit()
