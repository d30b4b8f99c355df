"""An icon beside text, painted anew with every theme."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.ui.icons import draw_icon
from studio.ui.theme import metrics


class IconLabel(QWidget):
    """Takes no clicks and no focus; it is decoration, so it has no name to read out."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._name = name
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 — Qt's name
        """As large as icons are."""
        return QSize(metrics.ICON_PX, metrics.ICON_PX)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002
        """In the colour of the text."""
        painter = QPainter(self)
        draw_icon(painter, self._name, QRectF(self.rect()), self.palette().windowText().color())
        painter.end()
