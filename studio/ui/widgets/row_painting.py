"""What the rows of lists and tables are painted with: lines of text, and bars of progress."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter


def paint_line(
    painter: QPainter, rect: QRect, text: str, *, font: QFont, colour: QColor, is_right: bool = False
) -> None:
    """Paint ``text`` in one line of ``rect``, elided where it is too long."""
    painter.setFont(font)
    painter.setPen(colour)
    shown = QFontMetrics(font).elidedText(text.replace("\n", " "), Qt.TextElideMode.ElideRight, rect.width())
    side = Qt.AlignmentFlag.AlignRight if is_right else Qt.AlignmentFlag.AlignLeft
    painter.drawText(rect, side | Qt.AlignmentFlag.AlignVCenter, shown)


def paint_bar(painter: QPainter, track: QRectF, share: float, *, ground: QColor, bar: QColor) -> None:
    """Paint a bar with round ends, filled from the left by ``share`` in 0..1; any share above 0 shows."""
    done, height = QRectF(track), track.height()
    done.setWidth(max(height, track.width() * share) if share > 0 else 0)
    painter.setPen(Qt.PenStyle.NoPen)
    for rect, colour in ((track, ground), (done, bar)):
        painter.setBrush(colour)
        painter.drawRoundedRect(rect, height / 2, height / 2)
