"""The brush on the picture: a ring as wide as it paints, one where it stops being full, and the line of a gradient."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from studio.ui.masks.mask_image import VEIL

_DARK, _LIGHT = QColor(0, 0, 0, 170), QColor(255, 255, 255, 235)
_CROSS_PX = 5.0
_LEAST_RING_PX = 2.5


def draw_ring(painter: QPainter, middle: QPointF, radius: float, hardness: float, *, is_down: bool) -> None:
    """A ring of ``radius`` about ``middle``, in logical pixels; in the veil's colour while the brush ``is_down``."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    light = VEIL if is_down else _LIGHT
    if radius < _LEAST_RING_PX:
        _draw_cross(painter, middle, light)
        return
    for colour, width in ((_DARK, 3.0), (light, 1.2)):
        painter.setPen(QPen(colour, width))
        painter.drawEllipse(middle, radius, radius)
    if 0.0 < hardness < 1.0 and radius * hardness > _LEAST_RING_PX:
        for colour, width in ((_DARK, 2.0), (light, 1.0)):
            painter.setPen(QPen(colour, width, Qt.PenStyle.DotLine))
            painter.drawEllipse(middle, radius * hardness, radius * hardness)


def draw_gradient_line(painter: QPainter, start: QPointF, end: QPointF) -> None:
    """From where a gradient is full to where it ends."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for colour, width in ((_DARK, 3.0), (_LIGHT, 1.2)):
        painter.setPen(QPen(colour, width))
        painter.drawLine(start, end)
    painter.setBrush(VEIL)
    painter.setPen(QPen(_DARK, 1.0))
    painter.drawEllipse(start, _CROSS_PX, _CROSS_PX)
    painter.setBrush(_LIGHT)
    painter.drawEllipse(end, _CROSS_PX, _CROSS_PX)


def _draw_cross(painter: QPainter, middle: QPointF, light: QColor) -> None:
    for colour, width in ((_DARK, 3.0), (light, 1.2)):
        painter.setPen(QPen(colour, width))
        for across, down in ((_CROSS_PX, 0.0), (0.0, _CROSS_PX)):
            reach = QPointF(across, down)
            painter.drawLine(middle - reach, middle + reach)
