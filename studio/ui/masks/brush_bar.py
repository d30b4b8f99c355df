"""Over the picture while a mask is painted: whose mask it is, and how large and how hard the brush."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QLabel, QSizePolicy, QVBoxLayout, QWidget

from studio.ui.masks.brush import SIZES, Brush
from studio.ui.theme import metrics
from studio.ui.titles import title_of
from studio.ui.widgets.slider_row import SliderFacts, SliderRow
from studio.ui.widgets.stops import percent, percent_stops, rising_stops
from studio.ui.widgets.wheel_guard import WheelGuard


class BrushBar(QWidget):
    """Side by side where there is room for it, else one under the other."""

    style_picked = Signal(object)  # Path
    brush_changed = Signal(object)  # Brush

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._brush = Brush()
        self._style = QComboBox(self)
        self._style.setAccessibleName(self.tr("Style whose mask is painted"))
        self._style.setToolTip(self.tr("Style whose mask is painted"))
        self._style.setMinimumHeight(metrics.CONTROL_HEIGHT_PX)
        self._style.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._style.setMinimumContentsLength(8)
        self._style.activated.connect(self._tell_style)
        WheelGuard(self).watch(self._style)
        self._size, self._hardness = (SliderRow(facts, self) for facts in self._facts())
        self._size.changed.connect(self._take_size)
        self._hardness.changed.connect(self._take_hardness)
        self._lay_out()

    def offer_styles(self, styles: Sequence[Path], chosen: Path | None) -> None:
        """Offer the masks of these."""
        with QSignalBlocker(self._style):
            self._style.clear()
            for style in styles:
                self._style.addItem(title_of(style), str(style))
            if chosen is not None:
                self._style.setCurrentIndex(list(styles).index(chosen))

    def show_brush(self, brush: Brush) -> None:
        """Show the size and hardness of ``brush``."""
        self._brush = brush
        self._size.show_number(brush.size)
        self._hardness.show_number(percent(brush.hardness))
        self._size.setEnabled(brush.is_round)
        self._hardness.setEnabled(brush.is_round)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 — Qt's name
        """Side by side, or one under the other."""
        is_wide = event.size().width() >= 2 * metrics.SIDE_PANEL_WIDTH_PX
        wanted = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        if self._row.direction() != wanted:
            self._row.setDirection(wanted)
        super().resizeEvent(event)

    def _lay_out(self) -> None:
        title = QLabel(self.tr("Mask of"), self)
        title.setBuddy(self._style)
        whose = QVBoxLayout()
        whose.setSpacing(metrics.GAP_SMALL_PX)
        whose.addWidget(title)
        whose.addWidget(self._style)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(metrics.MARGIN_PX, metrics.GAP_SMALL_PX, metrics.MARGIN_PX, metrics.GAP_SMALL_PX)
        self._row.setSpacing(metrics.GAP_SMALL_PX)
        self._row.addLayout(whose, 1)
        self._row.addWidget(self._size, 1)
        self._row.addWidget(self._hardness, 1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def _facts(self) -> tuple[SliderFacts, SliderFacts]:
        size_tip = self.tr("Width of the brush, in percent of the photo's longer side ([ and ])")
        hardness_tip = self.tr("How much of the brush paints fully before it fades to its rim (Shift with [ and ])")
        first = Brush()
        return (
            SliderFacts("brush_size", self.tr("Size"), rising_stops(*SIZES), first.size, " %", size_tip, decimals=1),
            SliderFacts(
                "brush_hardness", self.tr("Hardness"), percent_stops(), percent(first.hardness), " %", hardness_tip
            ),
        )

    @Slot(int)
    def _tell_style(self, index: int) -> None:
        self.style_picked.emit(Path(self._style.itemData(index, Qt.ItemDataRole.UserRole)))

    @Slot(int)
    def _take_size(self, number: int) -> None:
        self._use(replace(self._brush, size=number))

    @Slot(int)
    def _take_hardness(self, number: int) -> None:
        self._use(replace(self._brush, hardness=number / 100))

    def _use(self, brush: Brush) -> None:
        self._brush = brush
        self.brush_changed.emit(brush)
