"""What the viewer draws over the pictures: the divider with its handle, the labels, the frame of a drop or focus."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPalette, QPen, QPolygonF

from studio.ui.theme.metrics import GAP_PX, GAP_SMALL_PX, HANDLE_PX, MARGIN_PX, RADIUS_PX
from studio.ui.viewer.tile_source import OPAQUE

_CHECK_PX = 8
_LINE_PX = 2
_RIM_PX = 1
_LABEL_OPACITY = 0.86


@dataclass(frozen=True, slots=True)
class Label:
    """A word on a picture, in the lower corner ``corner`` (left or right) of ``area``, in logical pixels."""

    text: str
    area: QRectF
    corner: Qt.AlignmentFlag


def backdrop_colour(palette: QPalette) -> QColor:
    """What surrounds the picture."""
    return palette.color(QPalette.ColorRole.Shadow)


def checks_brush(palette: QPalette, device_pixel_ratio: float) -> QBrush:
    """The pattern seen through transparent parts of a picture, of squares that are alike on every screen."""
    side = max(1, round(_CHECK_PX * device_pixel_ratio))
    image = QImage(2 * side, 2 * side, OPAQUE)
    image.fill(palette.color(QPalette.ColorRole.Base))
    painter = QPainter(image)
    for column, row in ((0, 1), (1, 0)):
        painter.fillRect(column * side, row * side, side, side, palette.color(QPalette.ColorRole.Mid))
    painter.end()
    return QBrush(image)


def draw_divider(painter: QPainter, palette: QPalette, *, x: float, rows: QRectF, is_active: bool) -> None:
    """The line between before and after at ``x`` over the height of ``rows``, and in its middle what grips it."""
    line = QRectF(x - _LINE_PX / 2, rows.top(), _LINE_PX, rows.height())
    rim = QColor(palette.color(QPalette.ColorRole.WindowText))
    rim.setAlphaF(0.35)
    face = palette.color(QPalette.ColorRole.Highlight if is_active else QPalette.ColorRole.Window)
    glyph = palette.color(QPalette.ColorRole.HighlightedText if is_active else QPalette.ColorRole.WindowText)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)  # a tall line takes ten times longer with it
    painter.fillRect(line.adjusted(-_RIM_PX, 0, _RIM_PX, 0), rim)
    painter.fillRect(line, face)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    middle, radius = QPointF(x, rows.center().y()), HANDLE_PX / 2
    painter.setPen(QPen(rim, _RIM_PX))
    painter.setBrush(face)
    painter.drawEllipse(middle, radius, radius)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(glyph)
    for direction in (-1, 1):
        painter.drawPolygon(_arrow(middle, direction * radius))


def draw_label(painter: QPainter, palette: QPalette, label: Label) -> None:
    """The label's word on a rounded plate; nothing where the area is too narrow to hold it."""
    metrics = painter.fontMetrics()
    width = metrics.horizontalAdvance(label.text) + 2 * GAP_PX
    height = metrics.height() + GAP_SMALL_PX
    if width + 2 * MARGIN_PX > label.area.width() or height + 2 * MARGIN_PX > label.area.height():
        return
    is_left = label.corner == Qt.AlignmentFlag.AlignLeft
    left = label.area.left() + MARGIN_PX if is_left else label.area.right() - MARGIN_PX - width
    plate = QRectF(left, label.area.bottom() - MARGIN_PX - height, width, height)
    face = QColor(palette.color(QPalette.ColorRole.Window))
    face.setAlphaF(_LABEL_OPACITY)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(face)
    painter.drawRoundedRect(plate, RADIUS_PX, RADIUS_PX)
    painter.setPen(palette.color(QPalette.ColorRole.WindowText))
    painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, label.text)


def draw_border(painter: QPainter, palette: QPalette, rect: QRect, width_px: int) -> None:
    """An accent around the whole viewer: a file is about to be dropped, or the keyboard is here."""
    half = width_px / 2
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(palette.color(QPalette.ColorRole.Highlight), width_px, j=Qt.PenJoinStyle.MiterJoin))
    painter.drawRect(QRectF(rect).adjusted(half, half, -half, -half))


def _arrow(middle: QPointF, reach: float) -> QPolygonF:
    """A small triangle beside ``middle`` that points away from it, ``reach`` being the handle's signed radius."""
    tip, base, half = middle.x() + reach * 0.66, middle.x() + reach * 0.24, abs(reach) * 0.34
    return QPolygonF([QPointF(tip, middle.y()), QPointF(base, middle.y() - half), QPointF(base, middle.y() + half)])
