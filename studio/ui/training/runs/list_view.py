"""The list of runs: one is selected, and stays selected while others come and go."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from studio.jobs.training.record import RunRecord
from studio.ui.training.runs.delegate import RunDelegate
from studio.ui.training.runs.model import RunRole, RunsModel


class RunList(QListView):
    """Shows a `RunsModel`; actions added to it are its context menu."""

    chosen_changed = Signal()  # another run is selected, or none
    opened = Signal()  # the selected run was double-clicked, or Enter pressed on it

    def __init__(self, model: RunsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runs = model
        self.setModel(model)
        self.setItemDelegate(RunDelegate(self))
        self.setAccessibleName(self.tr("Training runs"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.setUniformItemSizes(True)
        self.selectionModel().currentChanged.connect(self._tell_chosen)
        model.rowsInserted.connect(self._choose_some)
        model.rowsRemoved.connect(self._choose_some)
        self.activated.connect(self._open)

    def chosen(self) -> RunRecord | None:
        """The selected run."""
        index = self.currentIndex()
        record: RunRecord | None = index.data(RunRole.RECORD) if index.isValid() else None
        return record

    def choose(self, folder: Path) -> bool:
        """Select the run in ``folder``; False where it is not listed (yet)."""
        row = self._runs.row_of(folder)
        if row is None:
            return False
        self.setCurrentIndex(self._runs.index(row))
        return True

    @Slot()
    def _choose_some(self) -> None:
        """Where nothing is selected, as at the beginning, the newest is."""
        if not self.currentIndex().isValid() and self._runs.rowCount():
            self.setCurrentIndex(self._runs.index(0))

    @Slot()
    def _tell_chosen(self) -> None:
        self.chosen_changed.emit()

    @Slot(QModelIndex)
    def _open(self, _index: QModelIndex) -> None:
        self.opened.emit()
