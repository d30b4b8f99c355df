"""What lies over the picture while its regions are shown: their colours and numbers, and where a person clicks."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QImage, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QWidget

from studio.specs.preview import RegionsView
from studio.specs.regions import REGION_COLOURS
from studio.ui.theme import metrics
from studio.ui.viewer.canvas_viewer import CanvasViewer
from studio.ui.viewer.view_state import ViewMode, ViewState

_OPACITY = 0.55  # colours are told apart, and the photo is seen
_RIM_PX = 3
_BACKGROUND, _INK = QColor(20, 20, 20), QColor(255, 255, 255)


class RegionLayer(QWidget):
    """As large as ``viewer``, to which all mouse events go on: only a click that moves nothing picks a region."""

    region_clicked = Signal(int, QPoint)  # its number from 1, and where on the screen

    def __init__(self, viewer: CanvasViewer) -> None:
        super().__init__(viewer)
        self._viewer = viewer
        self._regions: RegionsView | None = None
        self._colours = QImage()
        self._pressed: QPointF | None = None
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVisible(False)
        viewer.view_moved.connect(self.update)
        viewer.installEventFilter(self)

    def show_regions(self, regions: RegionsView | None) -> None:
        """Show ``regions`` over the picture they were found in; None: nothing."""
        self._regions, self._pressed = regions, None
        if regions is not None:
            rgb_hwc = np.ascontiguousarray(regions.rgb_hwc)
            height, width = rgb_hwc.shape[:2]
            self._colours = QImage(rgb_hwc.data, width, height, 3 * width, QImage.Format.Format_RGB888).copy()
            self.setGeometry(self._viewer.rect())
            self.raise_()
        self.setVisible(regions is not None)
        self.update()

    def region_at(self, position: QPointF) -> int | None:
        """The region at ``position`` (logical pixels), None beside the picture."""
        view = self._viewer.view
        if view is None or self._regions is None:
            return None
        ratio = self.devicePixelRatioF()
        x, y = view.picture_position(position.x() * ratio, position.y() * ratio)
        return self._regions.region_at(x / view.canvas.width, y / view.canvas.height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 — Qt's name
        """The viewer's size."""
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._viewer.rect())
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 — Qt's name
        """Perhaps the begin of a click."""
        self._pressed = event.position() if event.button() == Qt.MouseButton.LeftButton else None
        event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 — Qt's name
        """The viewer's, and no click once it has gone far enough to be a drag."""
        if self._pressed is not None and self._is_far(event.position()):
            self._pressed = None
        event.ignore()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 — Qt's name
        """Pick the region that was clicked."""
        event.ignore()
        pressed, self._pressed = self._pressed, None
        if pressed is None or event.button() != Qt.MouseButton.LeftButton:
            return
        if (region := self.region_at(event.position())) is not None:
            self.region_clicked.emit(region, event.globalPosition().toPoint())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 — Qt's name
        """Draw the colours and the numbers over each pane."""
        view, regions = self._viewer.view, self._regions
        if view is None or regions is None:
            return
        painter, ratio = QPainter(self), self.devicePixelRatioF()
        painter.scale(1 / ratio, 1 / ratio)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for left in (0, view.pane.width) if view.mode is ViewMode.SIDE_BY_SIDE else (0,):
            painter.save()
            painter.translate(left, 0)
            painter.setClipRect(QRectF(0, 0, view.pane.width, view.pane.height))
            self._draw(painter, view, regions, ratio)
            painter.restore()
        painter.end()

    def _draw(self, painter: QPainter, view: ViewState, regions: RegionsView, ratio: float) -> None:
        place = view.placement
        width, height = view.canvas.width * view.zoom, view.canvas.height * view.zoom
        painter.setOpacity(_OPACITY)
        painter.drawImage(QRectF(place.origin_x, place.origin_y, width, height), self._colours)
        painter.setOpacity(1.0)
        font = QFont(self.font())
        font.setPixelSize(round(metrics.CONTROL_HEIGHT_PX / 2 * ratio))
        font.setBold(True)
        painter.setFont(font)
        radius = metrics.CONTROL_HEIGHT_PX / 2 * ratio
        for number, (x, y) in enumerate(regions.middles, start=1):
            middle = QPointF(place.origin_x + x * width, place.origin_y + y * height)
            painter.setPen(QPen(QColor(*REGION_COLOURS[number - 1]), _RIM_PX * ratio))
            painter.setBrush(_BACKGROUND)
            painter.drawEllipse(middle, radius, radius)
            painter.setPen(_INK)
            disc = QRectF(middle - QPointF(radius, radius), middle + QPointF(radius, radius))
            painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(number))

    def _is_far(self, position: QPointF) -> bool:
        assert self._pressed is not None, "it is asked while a button is down"
        return (position - self._pressed).manhattanLength() >= QApplication.startDragDistance()
