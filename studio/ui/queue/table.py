"""The table of renders: rows with pictures, whole rows selected, keys and context menu through actions given to it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPoint,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPalette,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QStyledItemDelegate, QTableView, QWidget

from studio.jobs.job import JobRecord, JobState
from studio.ui.queue.delegates import ROW_HEIGHT_PX, FigureDelegate, NameDelegate, ProgressDelegate, StateDelegate
from studio.ui.queue.model import FIGURES, Column, QueueModel, runs_of
from studio.ui.queue.texts import state_text, stopping_text, waiting_text
from studio.ui.theme import metrics

# What a column must hold; Latin capitals and digits stand in for the translated words.
_WIDEST = {
    Column.PROGRESS: "0" * 20,
    Column.LEFT: "MMMMMMM",
    Column.ELAPSED: "MMMMMMM",
    Column.RESULT: "000000 × 000000",
}


_LANDING_PX = 2

_HEADER_STYLE = f"""QHeaderView::section {{ background: palette(window); color: palette(placeholder-text); border: 0;
    border-bottom: 1px solid palette(mid); padding: {metrics.GAP_SMALL_PX}px {metrics.MARGIN_PX}px;
    padding-left: {metrics.GAP_PX}px; }}
QHeaderView::section:first {{ padding-left: {metrics.MARGIN_PX}px; }}"""


class QueueTable(QTableView):
    """Shows a `QueueModel`; several rows can be selected."""

    chosen_changed = Signal()  # other rows are selected
    opened = Signal(object)  # JobRecord, by double click or Enter
    dropped_before = Signal(int)  # the chosen rows were dragged in front of this one; the number of rows: to the end

    def __init__(self, model: QueueModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._queue = model
        self._had_choice = False
        self._landing: int | None = None  # the row in front of which dragged ones would land
        model.rowsAboutToBeRemoved.connect(self._remember_choice)  # first: the selection's own slot drops the row
        self.setModel(model)
        self.setAccessibleName(self.tr("Queue of renders"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDragDropOverwriteMode(False)
        self.setDropIndicatorShown(False)  # Qt's own marks one cell, and whole rows move
        self._set_up_headers()
        self._delegates: dict[Column, QStyledItemDelegate] = {
            Column.NAME: NameDelegate(self),
            Column.STATE: StateDelegate(self),
            Column.PROGRESS: ProgressDelegate(self),
            **{column: FigureDelegate(self) for column in FIGURES},
        }
        for column, delegate in self._delegates.items():
            self.setItemDelegateForColumn(column, delegate)
        self.selectionModel().selectionChanged.connect(self.chosen_changed)
        self.selectionModel().currentRowChanged.connect(self.chosen_changed)
        model.rowsRemoved.connect(self._choose_next)
        self.activated.connect(self._open)

    def chosen(self) -> tuple[JobRecord, ...]:
        """The selected renders in queue order."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return tuple(self._queue.record(row) for row in rows)

    def choose(self, job_ids: Sequence[str]) -> None:
        """Select these renders and bring the first into view."""
        self.clearSelection()
        rows = sorted(self._queue.row_of(job_id) for job_id in job_ids)
        if not rows:
            return
        self.setCurrentIndex(self._queue.index(rows[0], Column.NAME))
        chosen = QItemSelection()
        for first, last in runs_of(rows):
            chosen.append(QItemSelectionRange(self._queue.index(first, 0), self._queue.index(last, len(Column) - 1)))
        self.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.Select)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 — Qt's name
        """Rows of this table are taken; files are for the window to open."""
        if event.source() is self:
            super().dragEnterEvent(event)
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802 — Qt's name
        """Show where the rows would land, and scroll at the edges."""
        if event.source() is self:
            super().dragMoveEvent(event)
            self._show_landing(self._row_before(event.position().toPoint()))
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802 — Qt's name
        """Nothing lands here now."""
        super().dragLeaveEvent(event)
        self._show_landing(None)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 — Qt's name
        """Report where the rows were dropped; the queue moves them."""
        self._show_landing(None)
        if event.source() is not self:
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.CopyAction)  # after a move Qt would take the rows out of the model
        event.accept()
        self.stopAutoScroll()
        self.setState(QAbstractItemView.State.NoState)
        self.dropped_before.emit(self._row_before(event.position().toPoint()))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 — Qt's name
        """The rows, and a line where dragged ones would land."""
        super().paintEvent(event)
        if self._landing is None:
            return
        painter = QPainter(self.viewport())
        width = self.viewport().width()
        y = min(max(self._top_of(self._landing), 1), self.viewport().height() - 2)
        painter.fillRect(0, y - 1, width, _LANDING_PX, self.palette().color(QPalette.ColorRole.Highlight))
        painter.end()

    def _row_before(self, place: QPoint) -> int:
        """The row whose upper edge is nearest to ``place``; the number of rows for the end."""
        row = self.rowAt(place.y())
        if row < 0:
            return self._queue.rowCount()
        return row + (place.y() > self._top_of(row) + self.rowHeight(row) // 2)

    def _top_of(self, row: int) -> int:
        if row < self._queue.rowCount():
            return self.rowViewportPosition(row)
        return self.rowViewportPosition(row - 1) + self.rowHeight(row - 1)

    def _show_landing(self, row: int | None) -> None:
        if row != self._landing:
            self._landing = row
            self.viewport().update()

    def _set_up_headers(self) -> None:
        rows, columns = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(ROW_HEIGHT_PX)
        columns.setStyleSheet(_HEADER_STYLE)
        columns.setHighlightSections(False)
        columns.setSectionsMovable(False)
        columns.setMinimumSectionSize(4 * metrics.GAP_LARGE_PX)
        columns.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        columns.setSectionResizeMode(Column.NAME, QHeaderView.ResizeMode.Stretch)
        for column, text in _WIDEST.items():
            self.setColumnWidth(column, self.fontMetrics().horizontalAdvance(text) + metrics.GAP_LARGE_PX)
        waits = [waiting_text(88, has_begun=has_begun) for has_begun in (False, True)]
        words = (stopping_text(), *waits, *map(state_text, JobState))  # as long as the language makes them
        widest_px = max(map(self.fontMetrics().horizontalAdvance, words))
        self.setColumnWidth(Column.STATE, widest_px + metrics.ICON_PX + 2 * metrics.GAP_LARGE_PX)

    @Slot()
    def _remember_choice(self) -> None:
        self._had_choice = self.selectionModel().hasSelection()

    @Slot(QModelIndex, int)
    def _choose_next(self, _parent: QModelIndex, first: int) -> None:
        """After a removal the row that came into its place is selected, so that Delete can be pressed again."""
        if self._had_choice and not self.selectionModel().hasSelection() and self._queue.rowCount() > 0:
            self.selectRow(min(first, self._queue.rowCount() - 1))

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self._queue.record(index.row()))
