"""The runs as a list: one row each, newest first, kept up to date without losing the selection."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from studio.jobs.training.record import RunRecord
from studio.ui.training.runs.texts import described, state_text
from studio.ui.translation import translated
from studio.ui.widgets.any_index import AnyIndex

_NOWHERE = QModelIndex()


class RunRole(IntEnum):
    """What the painter asks for besides texts."""

    RECORD = Qt.ItemDataRole.UserRole + 1


class RunsModel(QAbstractListModel):
    """Follows what `show_records` is given; rows that stay are changed in place."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._records: list[RunRecord] = []

    @property
    def records(self) -> tuple[RunRecord, ...]:
        """All rows, newest first."""
        return tuple(self._records)

    def row_of(self, folder: Path) -> int | None:
        """The row of the run in ``folder``, None where it is not listed."""
        return next((row for row, record in enumerate(self._records) if record.folder == folder), None)

    def show_records(self, records: Sequence[RunRecord]) -> None:
        """Take what the folder holds now; one signal for each row that came, went or changed."""
        wanted = {record.folder for record in records}
        for row in reversed(range(len(self._records))):
            if self._records[row].folder not in wanted:
                self.beginRemoveRows(QModelIndex(), row, row)
                del self._records[row]
                self.endRemoveRows()
        for row, record in enumerate(records):
            self._place(row, record)

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:  # noqa: N802 — Qt's name
        """Number of runs."""
        return 0 if parent.isValid() else len(self._records)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Title, words for screen readers, a tip, and the record itself."""
        if not index.isValid():
            return None
        record = self._records[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return record.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return described(record)
            case Qt.ItemDataRole.ToolTipRole:
                return translated(record.message) or f"{record.title}: {state_text(record.state)}\n{record.folder}"
            case RunRole.RECORD:
                return record
        return None

    def _place(self, row: int, record: RunRecord) -> None:
        """Bring ``record`` into ``row``; all rows above are right already."""
        found = self.row_of(record.folder)
        if found is None:
            self.beginInsertRows(QModelIndex(), row, row)
            self._records.insert(row, record)
            self.endInsertRows()
            return
        if found != row:
            self.beginMoveRows(QModelIndex(), found, found, QModelIndex(), row)
            self._records.insert(row, self._records.pop(found))
            self.endMoveRows()
        if self._records[row] != record:
            self._records[row] = record
            self.dataChanged.emit(self.index(row), self.index(row))
