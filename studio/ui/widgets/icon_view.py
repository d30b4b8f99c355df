"""An icon as a widget, in a colour of the palette in force: unlike a pixmap in a label it follows the theme."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QWidget

from studio.ui.icons import draw_icon
from studio.ui.theme import metrics


class IconView(QWidget):
    """Draws the icon called ``name``, ``side_px`` wide and high, in the colour of muted text."""

    def __init__(self, name: str, parent: QWidget, side_px: int = metrics.ICON_LARGE_PX) -> None:
        super().__init__(parent)
        self._name = name
        self.setFixedSize(side_px, side_px)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 — Qt's name
        """Draw it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_icon(painter, self._name, QRectF(self.rect()), self.palette().color(QPalette.ColorRole.PlaceholderText))
        painter.end()
