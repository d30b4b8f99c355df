"""One line of text, elided in the middle where there is no room; the tool tip has all of it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.ui.theme import metrics


class ElidedLabel(QWidget):
    """Takes what room there is and needs none."""

    def __init__(self, parent: QWidget | None = None, *, align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft) -> None:
        super().__init__(parent)
        self._text = ""
        self._align = align
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    @property
    def text(self) -> str:
        """The whole text."""
        return self._text

    def set_text(self, text: str, *, tip: str | None = None) -> None:
        """Show ``text``; ``tip`` is what the tool tip says where that is more."""
        self._text = text
        self.setToolTip(text if tip is None else tip)
        self.setAccessibleName(text if tip is None else tip)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 — Qt's name
        """Room for the whole text."""
        width = self.fontMetrics().horizontalAdvance(self._text) + 2 * metrics.GAP_PX
        return QSize(width, self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 — Qt's name
        """None of it need be seen."""
        return QSize(0, self.fontMetrics().height())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 — Qt's name
        """As much of both ends as there is room for."""
        room = self.rect().adjusted(metrics.GAP_PX, 0, -metrics.GAP_PX, 0)
        shown = self.fontMetrics().elidedText(self._text, Qt.TextElideMode.ElideMiddle, room.width())
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        painter.drawText(room, self._align | Qt.AlignmentFlag.AlignVCenter, shown)
        painter.end()
