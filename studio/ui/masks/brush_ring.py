"""The brush on the picture: a ring as wide as it paints, one where it stops being full, and the line of a gradient."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from studio.ui.masks.mask_image import VEIL

_DARK, _LIGHT = QColor(0, 0, 0, 170), QColor(255, 255, 255, 235)
_CROSS_PX = 5.0
_LEAST_RING_PX = 2.5


@dataclass(frozen=True, slots=True)
class Ring:
    """A brush of ``radius`` about ``middle``; a radius of 0 is a place alone."""

    middle: QPointF
    radius: float
    hardness: float


def draw_ring(painter: QPainter, ring: Ring, ratio: float, *, is_down: bool) -> None:
    """Draw ``ring``; lines are as wide as ``ratio`` says, and of the veil's colour while the brush ``is_down``."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    light = VEIL if is_down else _LIGHT
    if ring.radius < _LEAST_RING_PX * ratio:
        _draw_cross(painter, ring.middle, ratio, light)
        return
    for colour, width in ((_DARK, 3.0), (light, 1.2)):
        painter.setPen(QPen(colour, width * ratio))
        painter.drawEllipse(ring.middle, ring.radius, ring.radius)
    full = ring.radius * ring.hardness
    if 0.0 < ring.hardness < 1.0 and full > _LEAST_RING_PX * ratio:
        for colour, width in ((_DARK, 2.0), (light, 1.0)):
            painter.setPen(QPen(colour, width * ratio, Qt.PenStyle.DotLine))
            painter.drawEllipse(ring.middle, full, full)


def draw_gradient_line(painter: QPainter, start: QPointF, end: QPointF, ratio: float) -> None:
    """From where a gradient is full to where it ends."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for colour, width in ((_DARK, 3.0), (_LIGHT, 1.2)):
        painter.setPen(QPen(colour, width * ratio))
        painter.drawLine(start, end)
    painter.setPen(QPen(_DARK, ratio))
    for place, colour in ((start, VEIL), (end, _LIGHT)):
        painter.setBrush(colour)
        painter.drawEllipse(place, _CROSS_PX * ratio, _CROSS_PX * ratio)


def _draw_cross(painter: QPainter, middle: QPointF, ratio: float, light: QColor) -> None:
    for colour, width in ((_DARK, 3.0), (light, 1.2)):
        painter.setPen(QPen(colour, width * ratio))
        for reach in (QPointF(_CROSS_PX * ratio, 0.0), QPointF(0.0, _CROSS_PX * ratio)):
            painter.drawLine(middle - reach, middle + reach)
