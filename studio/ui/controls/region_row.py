"""One region in the panel: its colour, how far the styles go there, and what else can be chosen for it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QGridLayout, QWidget

from studio.specs.regions import REGION_COLOURS
from studio.ui.document.recipe import LARGEST
from studio.ui.theme import metrics
from studio.ui.widgets.icon_view import icon_button
from studio.ui.widgets.slider_row import SliderFacts, SliderRow
from studio.ui.widgets.stops import percent_stops


class RegionRow(QWidget):
    """Knows its region by number alone."""

    strength_changed = Signal(int, int, str)  # region, percent, merge key
    menu_wanted = Signal(int, QPoint)  # region, where on the screen

    def __init__(self, region: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.region = region
        self.facts = SliderFacts(
            f"region_{region}",
            self.tr("Strength in region {number}").format(number=region),
            percent_stops(),
            LARGEST,
            " %",
            self.tr("How far the styles go there: 0 % leaves the region as it is"),
        )
        swatch = _Swatch(QColor(*REGION_COLOURS[region - 1]), self)
        self._strength = SliderRow(self.facts, self)
        self._strength.changed.connect(self._tell_strength)
        name = self.tr("Region {number}: style and strength").format(number=region)
        self._menu = icon_button("brush", name, self._ask_for_menu, self)
        self._menu.setFixedSize(metrics.CONTROL_HEIGHT_PX, metrics.CONTROL_HEIGHT_PX)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(metrics.GAP_SMALL_PX)
        grid.addWidget(swatch, 0, 0, Qt.AlignmentFlag.AlignBottom)
        grid.addWidget(self._strength, 0, 1)
        grid.addWidget(self._menu, 0, 2, Qt.AlignmentFlag.AlignBottom)
        grid.setColumnStretch(1, 1)

    def show_region(self, number: int, style: str) -> None:
        """Show the strength in percent, and what the style that the region has of its own is called; empty: none."""
        self._strength.show_number(number)
        text = self.tr("{title}: “{style}”").format(title=self.facts.title, style=style)
        self._strength.set_title(text if style else self.facts.title)

    @Slot(int, str)
    def _tell_strength(self, number: int, merge_key: str) -> None:
        self.strength_changed.emit(self.region, number, merge_key)

    @Slot()
    def _ask_for_menu(self) -> None:
        self.menu_wanted.emit(self.region, self._menu.mapToGlobal(self._menu.rect().bottomLeft()))


class _Swatch(QWidget):
    def __init__(self, colour: QColor, parent: QWidget) -> None:
        super().__init__(parent)
        self._colour = colour
        self.setFixedSize(metrics.ICON_PX, metrics.CONTROL_HEIGHT_PX)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 — Qt's name
        """Draw it with a border that is seen on any window."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.WindowText), metrics.BORDER_PX))
        painter.setBrush(self._colour)
        side = metrics.ICON_PX - 2 * metrics.BORDER_PX
        square = QRectF(metrics.BORDER_PX, (self.height() - side) / 2, side, side)
        painter.drawRoundedRect(square, metrics.GAP_SMALL_PX, metrics.GAP_SMALL_PX)
        painter.end()
