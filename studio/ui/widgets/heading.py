"""Labels of the panel: headings of its parts, and muted lines that explain."""

from __future__ import annotations

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QWidget

from studio.ui.theme import metrics


def heading(text: str, parent: QWidget) -> QLabel:
    """The name of a part of the panel."""
    label = QLabel(text, parent)
    font = label.font()
    font.setWeight(QFont.Weight.DemiBold)
    label.setFont(font)
    return label


def remark(text: str, parent: QWidget) -> QLabel:
    """A line of explanation that wraps and stays in the background."""
    label = QLabel(text, parent)
    label.setWordWrap(True)
    label.setForegroundRole(label.palette().ColorRole.PlaceholderText)
    font = label.font()
    font.setPointSizeF(font.pointSizeF() * metrics.FONT_SMALL_SCALE)
    label.setFont(font)
    return label
