"""Drawing what was computed of a mask for one view where it belongs in another."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from studio.geometry import Region
from studio.ui.masks.screen import MaskScreen
from studio.ui.viewer.view_state import Placement


def device_rect(screen: MaskScreen, part: Region, placement: Placement) -> QRectF:
    """Where ``part`` of ``screen`` lies in a pane at ``placement``, in device pixels."""
    if screen.coarseness == 1 and screen.placement.zoom == placement.zoom:
        return QRectF(placement.origin_x + part.left, placement.origin_y + part.top, part.width, part.height)
    across = placement.zoom * screen.photo.width / screen.size.width
    down = placement.zoom * screen.photo.height / screen.size.height
    return QRectF(
        placement.origin_x + part.left * across,
        placement.origin_y + part.top * down,
        part.width * across,
        part.height * down,
    )


def draw_on(painter: QPainter, image: QImage, screen: MaskScreen, part: Region, placement: Placement) -> None:
    """Draw ``image``, which is ``part`` of ``screen``, where it lies in a pane at ``placement``, in device pixels."""
    if image.isNull() or not part.pixels:
        return
    is_exact = screen.coarseness == 1 and screen.placement.zoom == placement.zoom
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not is_exact)
    painter.drawImage(device_rect(screen, part, placement), image)
