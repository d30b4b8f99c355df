"""Icons as widgets, in a colour of the palette in force: unlike a pixmap in a label they follow the theme."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt, SignalInstance
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QToolButton, QWidget

from studio.ui.icons import draw_icon, icon
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


def icon_button(
    shape: str,
    name: str,
    run: Callable[[], object] | SignalInstance,
    parent: QWidget,
    *,
    focus: Qt.FocusPolicy = Qt.FocusPolicy.StrongFocus,
) -> QToolButton:
    """A flat button of the icon ``shape``, whose tip and accessible name are ``name``; a click calls ``run``."""
    button = QToolButton(parent, autoRaise=True)
    button.setIcon(icon(shape))
    button.setToolTip(name)
    button.setAccessibleName(name)
    button.setFocusPolicy(focus)
    button.clicked.connect(run)
    return button
