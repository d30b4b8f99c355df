"""Operations on runs off the GUI thread: stop, resume, move to the bin, restore."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from studio.jobs.training.training_runs import TrainingRuns
from studio.ui.background.background import Background


class RunOperations(QObject):
    """Each operation ends with `done` or `failed`, until `close`."""

    done = Signal()  # something changed on the disk
    binned = Signal(str, object)  # title, the Path it can be restored from
    failed = Signal(str)

    def __init__(self, runs: TrainingRuns, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runs = runs
        self._titles: dict[int, str] = {}
        self._background = Background(self)
        self._background.finished.connect(self._finish)
        self._background.failed.connect(self._tell)

    def do(self, work: Callable[[], object]) -> None:
        """Do ``work``."""
        self._background.start(work)

    def bin(self, run: Path, title: str) -> None:
        """Move the run to the bin."""
        self._titles[self._background.start(lambda: self._runs.bin(run))] = title

    def close(self) -> None:
        """Emit no more signals; a running operation still completes."""
        self._background.close()

    @Slot(int, object)
    def _finish(self, number: int, answer: object) -> None:
        if number in self._titles:
            self.binned.emit(self._titles.pop(number), answer)
        self.done.emit()

    @Slot(int, str)
    def _tell(self, number: int, message: str) -> None:
        self._titles.pop(number, None)
        self.failed.emit(message)
