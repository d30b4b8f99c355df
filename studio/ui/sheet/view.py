"""The cells as a list: a click, or Enter, chooses."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from studio.ui.sheet.delegate import CellDelegate
from studio.ui.styles.model import StyleRole
from studio.ui.theme import metrics

_CHOOSING_KEYS = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}


class CellView(QListView):
    """The current cell has the keyboard's focus; which style is chosen is the model's business."""

    chosen = Signal(object)  # Path

    def __init__(self, delegate: CellDelegate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cells = delegate
        self._pressed = QModelIndex()
        self.setItemDelegate(delegate)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # else its coming would move all cells
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setViewportMargins(metrics.GAP_SMALL_PX, 0, 0, 0)  # so that pictures stand in line with the heading above
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.viewport().setBackgroundRole(self.palette().ColorRole.Window)
        self.viewport().setAcceptDrops(False)  # what falls here is for the window

    def show_shape(self, photo: QSize) -> None:
        """Make room for pictures of the shape of ``photo``."""
        self._cells.show_shape(photo)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 — Qt's name
        """Cells fill the width."""
        self._fit()
        super().resizeEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Remember where the press was: a click is a press and a release on the same cell."""
        self._pressed = self.indexAt(event.position().toPoint())
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """A click chooses."""
        super().mouseReleaseEvent(event)
        index, pressed = self.indexAt(event.position().toPoint()), self._pressed
        self._pressed = QModelIndex()
        if event.button() == Qt.MouseButton.LeftButton and index == pressed:
            self._choose(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter and Space choose."""
        if event.key() in _CHOOSING_KEYS and self.currentIndex().isValid():
            self._choose(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _choose(self, index: QModelIndex) -> None:
        path = index.data(StyleRole.PATH) if index.isValid() else None
        if isinstance(path, Path):
            self.chosen.emit(path)

    def _fit(self) -> None:
        size = self._cells.fit(self.viewport().width() - 1, self.fontMetrics())
        self.setGridSize(size)
        self.verticalScrollBar().setSingleStep(size.height() // 4)
