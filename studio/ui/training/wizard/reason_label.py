"""A warning that is shown while there is a problem and hidden otherwise, and the icon beside it and other texts."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

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


class ReasonLabel(QWidget):
    """An icon and text that wraps; screen readers are told of a new reason."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("What is missing"))
        self._text = QLabel(self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(metrics.GAP_PX)
        row.addWidget(IconLabel("warning", self), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)
        self.hide()

    @property
    def reason(self) -> str:
        """What is shown; empty where nothing is."""
        return self._text.text()

    def show_reason(self, reason: str) -> None:
        """Show ``reason``; an empty one hides the label."""
        if reason and reason != self.reason:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, reason))
        self._text.setText(reason)
        self.setAccessibleDescription(reason)
        self.setVisible(bool(reason))
