"""The table of renders: rows with pictures, whole rows selected, keys and context menu through actions given to it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QStyledItemDelegate, QTableView, QWidget

from studio.jobs.job import JobRecord
from studio.ui.queue.delegates import ROW_HEIGHT_PX, FigureDelegate, NameDelegate, ProgressDelegate, StateDelegate
from studio.ui.queue.model import FIGURES, Column, QueueModel
from studio.ui.theme import metrics

# What a column must hold; Latin capitals and digits stand in for the translated words.
_WIDEST = {
    Column.STATE: "MMMMMMMMM",
    Column.PROGRESS: "0" * 20,
    Column.LEFT: "MMMMMMM",
    Column.ELAPSED: "MMMMMMM",
    Column.RESULT: "000000 × 000000",
}


_HEADER_STYLE = f"""QHeaderView::section {{ background: palette(window); color: palette(placeholder-text); border: 0;
    border-bottom: 1px solid palette(mid); padding: {metrics.GAP_SMALL_PX}px {metrics.MARGIN_PX}px;
    padding-left: {metrics.GAP_PX}px; }}
QHeaderView::section:first {{ padding-left: {metrics.MARGIN_PX}px; }}"""


class QueueTable(QTableView):
    """Shows a `QueueModel`; several rows can be selected."""

    chosen_changed = Signal()  # other rows are selected
    opened = Signal(object)  # JobRecord, by double click or Enter

    def __init__(self, model: QueueModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._queue = model
        self._had_choice = False
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
        self._set_up_headers()
        self._delegates: dict[Column, QStyledItemDelegate] = {
            Column.NAME: NameDelegate(self),
            Column.STATE: StateDelegate(self),
            Column.PROGRESS: ProgressDelegate(self),
            **{column: FigureDelegate(self) for column in FIGURES},
        }
        for column, delegate in self._delegates.items():
            self.setItemDelegateForColumn(column, delegate)
        self.selectionModel().selectionChanged.connect(self._tell_chosen)
        self.selectionModel().currentRowChanged.connect(self._tell_chosen)
        model.rowsRemoved.connect(self._choose_next)
        self.activated.connect(self._open)

    def chosen(self) -> tuple[JobRecord, ...]:
        """The selected renders in queue order."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return tuple(self._queue.record(row) for row in rows)

    def choose(self, job_ids: Sequence[str]) -> None:
        """Select these renders and bring the first into view."""
        self.clearSelection()
        rows = [self._queue.row_of(job_id) for job_id in job_ids]
        if not rows:
            return
        self.setCurrentIndex(self._queue.index(rows[0], Column.NAME))
        select = self.selectionModel().SelectionFlag.Select | self.selectionModel().SelectionFlag.Rows
        for row in rows[1:]:
            self.selectionModel().select(self._queue.index(row, Column.NAME), select)

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

    @Slot()
    def _tell_chosen(self) -> None:
        self.chosen_changed.emit()

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
