"""A label in one of the theme's own colours, asked for at the moment of painting.

A palette of its own would not do: when the program's style sheet changes with the theme, Qt puts the old one back.
"""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QWidget

from studio.ui.theme.palette import tokens_of

Tone = Literal["success", "warning", "error", "text_muted"]


class ToneLabel(QLabel):
    """Plain text; ``tone`` is the name of a colour among the theme's tokens."""

    def __init__(self, text: str, tone: Tone, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._tone = tone
        self.setTextFormat(Qt.TextFormat.PlainText)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 — Qt's name
        """Draw the text in the colour that the theme has for it now."""
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.WindowText, QColor(getattr(tokens_of(self.palette()), self._tone)))
        flags = int(self.alignment())
        if self.wordWrap():
            flags |= int(Qt.TextFlag.TextWordWrap)
        painter = QPainter(self)
        role = QPalette.ColorRole.WindowText
        self.style().drawItemText(painter, self.contentsRect(), flags, palette, self.isEnabled(), self.text(), role)
        painter.end()
