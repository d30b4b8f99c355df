"""The list of tiles: what mouse, keys and drops on it mean."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from studio.ui.desktop.pasting import local_paths
from studio.ui.styles.delegate import StyleDelegate, is_on_star
from studio.ui.styles.model import StyleRole
from studio.ui.theme import metrics
from studio.ui.widgets.tile_view import CHOOSING_KEYS, TileView

_REST_MS = 120  # a mouse that only crosses tiles rests on none

ModelIndex = QModelIndex | QPersistentModelIndex


class StyleListView(TileView):
    """The list of styles, which takes drops."""

    chosen = Signal(object)  # Path
    considered = Signal(object)  # Path that mouse or keys have rested on for a moment
    added = Signal(object)  # Path
    favourite_toggled = Signal(object)  # Path
    removal_wanted = Signal(object)  # Path
    files_dropped = Signal(list)  # list[Path]

    def __init__(self, delegate: StyleDelegate, parent: QWidget | None = None) -> None:
        super().__init__(delegate, delegate.fit, parent, indent_px=metrics.GAP_PX)
        self._is_dragged_over = False
        self._notice = ""
        self._near = QPersistentModelIndex()  # what mouse or keys came to last
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._consider)
        self.entered.connect(self._come_near)
        self.viewport().setAcceptDrops(True)  # a static list takes no drops of its own accord
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def set_notice(self, text: str) -> None:
        """The text shown where there are no tiles."""
        self._notice = text
        self.viewport().update()

    def path_at(self, place: QPoint) -> Path | None:
        """The style under ``place`` of the viewport."""
        return _path(self.indexAt(place))

    def current_path(self) -> Path | None:
        """The style that the keys act on."""
        return _path(self.currentIndex())

    def currentChanged(self, current: ModelIndex, previous: ModelIndex) -> None:  # noqa: N802 — Qt's name
        """Keys have come to another tile."""
        super().currentChanged(current, previous)
        self._come_near(current)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 — Qt's name
        """The mouse rests on no tile any more."""
        self._rest.stop()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 — Qt's name
        """Enter and Space choose, with Ctrl they add; Delete takes out; Insert makes a favourite."""
        path = self.current_path()
        if path is None:
            super().keyPressEvent(event)
        elif event.key() in CHOOSING_KEYS:
            self._choose(path, event.modifiers())
        elif event.key() == Qt.Key.Key_Delete:
            self.removal_wanted.emit(path)
        elif event.key() == Qt.Key.Key_Insert:
            self.favourite_toggled.emit(path)
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Pictures and folders may be dropped."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()
            self._show_dragged_over(True)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802
        """Anywhere on the list."""
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802, ARG002
        """Changed their mind."""
        self._show_dragged_over(False)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Hand on what was dropped."""
        self._show_dragged_over(False)
        event.acceptProposedAction()
        self.files_dropped.emit(local_paths(event.mimeData()))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """The tiles; a word where there are none; a frame while something is dragged over."""
        super().paintEvent(event)
        area = self.viewport().rect().adjusted(*[metrics.MARGIN_PX] * 2, *[-metrics.MARGIN_PX] * 2)
        painter = QPainter(self.viewport())
        if self._notice and self.model() is not None and self.model().rowCount() == 0:
            painter.setPen(self.palette().color(self.palette().ColorRole.PlaceholderText))
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._notice)
        if self._is_dragged_over:
            self._paint_drop_frame(painter, area)
        painter.end()

    def _paint_drop_frame(self, painter: QPainter, area: QRect) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        accent = QGuiApplication.palette().highlight().color()
        painter.setPen(QPen(accent, 2 * metrics.BORDER_PX, Qt.PenStyle.DashLine))
        veil = self.palette().window().color()
        veil.setAlphaF(0.85)
        painter.setBrush(veil)
        painter.drawRoundedRect(area, metrics.RADIUS_PX, metrics.RADIUS_PX)
        painter.setPen(self.palette().windowText().color())
        text = self.tr("Drop to paint with it")
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, text)

    def _click(self, index: QModelIndex, place: QPoint, modifiers: Qt.KeyboardModifier) -> None:
        """Choose; on the star make a favourite; with Ctrl add to the mix."""
        path = _path(index)
        if path is None:
            return
        if is_on_star(self.visualRect(index), self.fontMetrics().height(), place):
            self.favourite_toggled.emit(path)
        else:
            self._choose(path, modifiers)

    def _come_near(self, index: ModelIndex) -> None:
        self._near = QPersistentModelIndex(index)
        self._rest.start()

    @Slot()
    def _consider(self) -> None:
        if (path := _path(self.model().index(self._near.row(), 0))) is not None:
            self.considered.emit(path)

    def _choose(self, path: Path, modifiers: Qt.KeyboardModifier) -> None:
        (self.added if modifiers & Qt.KeyboardModifier.ControlModifier else self.chosen).emit(path)

    def _show_dragged_over(self, is_dragged_over: bool) -> None:
        self._is_dragged_over = is_dragged_over
        self.viewport().update()


def _path(index: QModelIndex) -> Path | None:
    path = index.data(StyleRole.PATH) if index.isValid() else None
    return path if isinstance(path, Path) else None
