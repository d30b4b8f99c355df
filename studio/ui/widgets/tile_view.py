"""A list of pictures as tiles that fill its width: a click is a press and a release on the same one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPoint, QSize, Qt
from PySide6.QtGui import QFontMetrics, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QFrame, QListView, QWidget

CHOOSING_KEYS = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}


class TileView(QListView):
    """The current tile has the keyboard's focus; which ones are chosen is the model's business.

    ``tile_size`` gives the size of the tiles, with what is between them, for a width in px and a font. What a click
    means a subclass says in `_click`.
    """

    def __init__(
        self,
        delegate: QAbstractItemDelegate,
        tile_size: Callable[[int, QFontMetrics], QSize],
        parent: QWidget | None = None,
        *,
        indent_px: int,
    ) -> None:
        super().__init__(parent)
        self._tile_size = tile_size
        self._pressed = QModelIndex()
        self.setItemDelegate(delegate)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # else its coming would move all tiles
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setViewportMargins(indent_px, 0, 0, 0)  # so that pictures stand in line with what is above
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.viewport().setBackgroundRole(self.palette().ColorRole.Window)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 — Qt's name
        """Tiles fill the width."""
        self._fit()
        super().resizeEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Remember where the press was."""
        self._pressed = self.indexAt(event.position().toPoint())
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Tell a click."""
        super().mouseReleaseEvent(event)
        place = event.position().toPoint()
        index, pressed = self.indexAt(place), self._pressed
        self._pressed = QModelIndex()
        if event.button() == Qt.MouseButton.LeftButton and index == pressed and index.isValid():
            self._click(index, place, event.modifiers())

    def _click(self, index: QModelIndex, place: QPoint, modifiers: Qt.KeyboardModifier) -> None:
        """The tile at ``index`` was clicked, at ``place`` of the viewport; by itself that does nothing."""

    def _fit(self) -> None:
        size = self._tile_size(self.viewport().width() - 1, self.fontMetrics())
        self.setGridSize(size)
        self.verticalScrollBar().setSingleStep(size.height() // 4)
