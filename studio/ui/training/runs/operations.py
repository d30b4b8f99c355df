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

    def stop(self, run: Path) -> None:
        """Ask the run to end after its step."""
        self._do(lambda: self._runs.stop(run))

    def force(self, run: Path) -> None:
        """Stop the run by the next stronger means."""
        self._do(lambda: self._runs.force(run))

    def resume(self, run: Path) -> None:
        """Go on from the last checkpoint."""
        self._do(lambda: self._runs.resume(run))

    def bin(self, run: Path, title: str) -> None:
        """Move the run to the bin."""
        self._titles[self._do(lambda: self._runs.bin(run))] = title

    def restore(self, binned: Path) -> None:
        """Take it out of the bin again."""
        self._do(lambda: self._runs.restore(binned))

    def close(self) -> None:
        """Emit no more signals; a running operation still completes."""
        self._background.close()

    def _do(self, work: Callable[[], object]) -> int:
        return self._background.start(work)

    @Slot(int, object)
    def _finish(self, number: int, answer: object) -> None:
        if number in self._titles:
            self.binned.emit(self._titles.pop(number), answer)
        self.done.emit()

    @Slot(int, str)
    def _tell(self, number: int, message: str) -> None:
        self._titles.pop(number, None)
        self.failed.emit(message)
