"""The cells as a list: a click, or Enter, chooses."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from studio.ui.sheet.delegate import CellDelegate
from studio.ui.styles.model import StyleRole
from studio.ui.theme import metrics
from studio.ui.widgets.tile_view import CHOOSING_KEYS, TileView


class CellView(TileView):
    """A list of the photo in each style."""

    chosen = Signal(object)  # Path

    def __init__(self, delegate: CellDelegate, parent: QWidget | None = None) -> None:
        super().__init__(delegate, delegate.fit, parent, indent_px=metrics.GAP_SMALL_PX)
        self._cells = delegate
        self.viewport().setAcceptDrops(False)  # what falls here is for the window

    def show_shape(self, photo: QSize) -> None:
        """Make room for pictures of the shape of ``photo``."""
        self._cells.show_shape(photo)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 — Qt's name
        """Enter and Space choose."""
        if event.key() in CHOOSING_KEYS and self.currentIndex().isValid():
            self._choose(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _click(self, index: QModelIndex, _place: QPoint, _modifiers: Qt.KeyboardModifier) -> None:
        self._choose(index)

    def _choose(self, index: QModelIndex) -> None:
        path = index.data(StyleRole.PATH)
        if isinstance(path, Path):
            self.chosen.emit(path)
