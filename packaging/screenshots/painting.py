"""A hand that paints masks in the window, at places in percent of the photo."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from studio.ui.masks.layer import MaskLayer
from studio.ui.viewer.canvas_viewer import CanvasViewer

Place = tuple[float, float]
_BETWEEN = 8  # moves from one place to the next


class MaskPainter:
    """Paints with whatever tool is chosen in ``window``."""

    def __init__(self, window: QWidget) -> None:
        layer, viewer = window.findChild(MaskLayer), window.findChild(CanvasViewer)
        assert layer is not None and viewer is not None
        self._layer, self._viewer = layer, viewer

    def stroke(self, *places: Place) -> None:
        """Draw through these."""
        self.hold(*places)
        self.release(places[-1])

    def hold(self, *places: Place) -> None:
        """Draw through these, and keep the button down."""
        QTest.mousePress(self._layer, Qt.MouseButton.LeftButton, pos=self._pixel(places[0]))
        for (x0, y0), (x1, y1) in pairwise(places):
            for step in range(1, _BETWEEN + 1):
                share = step / _BETWEEN
                QTest.mouseMove(self._layer, self._pixel((x0 + share * (x1 - x0), y0 + share * (y1 - y0))))

    def release(self, place: Place) -> None:
        """Let the button go."""
        QTest.mouseRelease(self._layer, Qt.MouseButton.LeftButton, pos=self._pixel(place))

    def press(self, key: Qt.Key) -> None:
        """A key on the picture."""
        QTest.keyClick(self._viewer, key)

    def _pixel(self, place: Place) -> QPoint:
        view = self._viewer.view
        assert view is not None, "a photo is open"
        x = place[0] / 100 * view.canvas.width * view.zoom + view.placement.origin_x
        y = place[1] / 100 * view.canvas.height * view.zoom + view.placement.origin_y
        return (QPointF(x, y) / self._viewer.devicePixelRatioF()).toPoint()
