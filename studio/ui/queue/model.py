"""The queue as a table: one row per render, figures as text, and the record itself for the painters."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import IntEnum
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QMimeData, QModelIndex, QObject, Qt, Slot

from studio.geometry import Size
from studio.jobs.job import JobRecord, JobState
from studio.jobs.store import PlacedRows
from studio.ui.numbers import duration_text, percent_text
from studio.ui.queue.runner import QueueRunner
from studio.ui.queue.texts import described, size_text, state_text, stopping_text, tool_tip, waiting_text
from studio.ui.thumbnails.thumbnails import Thumbnails
from studio.ui.translation import translated
from studio.ui.widgets.any_index import AnyIndex

_NOWHERE = QModelIndex()
ROWS_MIME_TYPE = "application/x-gigastyle-renders"


class Column(IntEnum):
    """The columns from left to right."""

    NAME = 0
    STATE = 1
    PROGRESS = 2
    LEFT = 3
    ELAPSED = 4
    RESULT = 5


FIGURES = (Column.LEFT, Column.ELAPSED, Column.RESULT)


class QueueRole(IntEnum):
    """What the painters ask for besides texts."""

    RECORD = Qt.ItemDataRole.UserRole + 1
    THUMBNAIL = Qt.ItemDataRole.UserRole + 2
    STAGE = Qt.ItemDataRole.UserRole + 3  # what the running render does now, in words


class QueueModel(QAbstractTableModel):
    """Follows a `QueueRunner`, the only one that changes it."""

    def __init__(self, runner: QueueRunner, thumbnails: Thumbnails, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner, self._thumbnails = runner, thumbnails
        self._rows = list(runner.records)
        self._number_rows()
        self._readers: dict[int, Callable[[JobRecord, Column], Any]] = {
            Qt.ItemDataRole.DisplayRole: self._text,
            Qt.ItemDataRole.TextAlignmentRole: lambda _record, column: _alignment(column),
            Qt.ItemDataRole.ToolTipRole: lambda record, _column: tool_tip(record),
            Qt.ItemDataRole.AccessibleTextRole: self._read_aloud,
            QueueRole.RECORD: lambda record, _column: record,
            QueueRole.STAGE: lambda record, _column: translated(runner.stage_of(record.id)),
            QueueRole.THUMBNAIL: lambda record, _column: thumbnails.pixmap(record.job.content, record.job.spec.page),
        }
        runner.added.connect(self._add)
        runner.changed.connect(self._replace)
        runner.reordered.connect(self._reorder)
        runner.removed.connect(self._remove)
        thumbnails.loaded.connect(self._show_thumbnail)

    def record(self, row: int) -> JobRecord:
        """The record in ``row``."""
        return self._rows[row]

    def row_of(self, job_id: str) -> int:
        """The row of a render; KeyError where there is none."""
        return self._row_of[job_id]

    def expected_px(self, record: JobRecord) -> tuple[int, int] | None:
        """Size of the result: the real one, else what the content's size and the spec make of it, if known."""
        content_px = self._thumbnails.size_px(record.job.content, record.job.spec.page)
        if record.result_px is not None or content_px is None:
            return record.result_px
        wanted_px = record.job.spec.content_size_px
        size = Size(*content_px) if wanted_px is None else Size(*content_px).fitted(wanted_px)
        return (size.width, size.height)

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:  # noqa: N802 — Qt's name
        """Number of renders."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = _NOWHERE) -> int:  # noqa: N802 — Qt's name
        """Number of columns."""
        return 0 if parent.isValid() else len(Column)

    def headerData(  # noqa: N802 — Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Titles, aligned as their columns are."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._titles()[Column(section)]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(Column(section))
        return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Rows can be dragged; where they land is the table's to say."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else flags

    def supportedDragActions(self) -> Qt.DropAction:  # noqa: N802 — Qt's name
        """Rows change their place in this queue and go nowhere else."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:  # noqa: N802 — Qt's name
        """A kind that no other program takes."""
        return [ROWS_MIME_TYPE]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:  # noqa: N802 — Qt's name
        """The ids of the rows that are dragged."""
        rows = sorted({index.row() for index in indexes})
        dragged = QMimeData()
        dragged.setData(ROWS_MIME_TYPE, " ".join(self._rows[row].id for row in rows).encode())
        return dragged

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text, tool tip, words for screen readers, the record and its thumbnail."""
        if not index.isValid():
            return None
        read = self._readers.get(role)
        return None if read is None else read(self._rows[index.row()], Column(index.column()))

    def _text(self, record: JobRecord, column: Column) -> str:
        match column:
            case Column.NAME:
                return record.job.output.name
            case Column.STATE:
                return self._state(record)
            case Column.PROGRESS:
                return percent_text(record.fraction)
            case Column.LEFT:
                is_running = record.state is JobState.RUNNING
                return duration_text(self._runner.left_s) if is_running else ""
            case Column.ELAPSED:
                return duration_text(record.elapsed_s) if record.elapsed_s > 0 else ""
            case Column.RESULT:
                return size_text(self.expected_px(record))

    def _state(self, record: JobRecord) -> str:
        if self._runner.is_stopping(record.id):
            return stopping_text()
        if record.state is not JobState.WAITING:
            return state_text(record.state)
        above = self._rows[: self._row_of[record.id]]
        return waiting_text(sum(other.state is JobState.WAITING for other in above), has_begun=record.fraction > 0)

    def _read_aloud(self, record: JobRecord, column: Column) -> str:
        return (
            described(record, translated(self._runner.stage_of(record.id)))
            if column is Column.NAME
            else self._text(record, column)
        )

    def _titles(self) -> dict[Column, str]:
        return {
            Column.NAME: self.tr("Picture"),
            Column.STATE: self.tr("State"),
            Column.PROGRESS: self.tr("Progress"),
            Column.LEFT: self.tr("Time left"),
            Column.ELAPSED: self.tr("Elapsed"),
            Column.RESULT: self.tr("Size"),
        }

    @Slot(object)
    def _replace(self, record: JobRecord) -> None:
        row = self._row_of[record.id]
        before, self._rows[row] = self._rows[row], record
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(Column) - 1))
        if before.state is not record.state:  # those below wait for another number now
            self.dataChanged.emit(self.index(row, Column.STATE), self.index(len(self._rows) - 1, Column.STATE))

    @Slot()
    def _reorder(self) -> None:
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        moving = [self._rows[index.row()].id for index in before]
        self._rows = list(self._runner.records)
        self._number_rows()
        after = [self.index(self._row_of[job_id], index.column()) for job_id, index in zip(moving, before, strict=True)]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    @Slot(object)
    def _remove(self, records: Sequence[JobRecord]) -> None:
        for first, last in reversed(runs_of([self._row_of[record.id] for record in records])):
            self.beginRemoveRows(QModelIndex(), first, last)
            del self._rows[first : last + 1]
            self.endRemoveRows()
        self._number_rows()

    @Slot(object)
    def _add(self, placed: PlacedRows) -> None:
        added = dict(placed)
        self._number_rows()  # first: a view may ask for a new row at once
        for first, last in runs_of([*added]):
            self.beginInsertRows(QModelIndex(), first, last)
            self._rows[first:first] = [added[row] for row in range(first, last + 1)]
            self.endInsertRows()

    @Slot(object)
    def _show_thumbnail(self, path: Path) -> None:
        for row, record in enumerate(self._rows):
            if record.job.content == path:
                self.dataChanged.emit(self.index(row, Column.NAME), self.index(row, Column.RESULT))

    def _number_rows(self) -> None:
        self._row_of = {record.id: row for row, record in enumerate(self._runner.records)}


def runs_of(rows: Sequence[int]) -> list[tuple[int, int]]:
    """Ascending ``rows`` as stretches (first, last) without a gap."""
    runs: list[tuple[int, int]] = []
    for row in rows:
        if runs and runs[-1][1] == row - 1:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    return runs


def _alignment(column: Column) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column in FIGURES else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
