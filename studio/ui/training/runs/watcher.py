"""What is read from the disk about once a second, away from the GUI thread: all runs, and the selected one in depth."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from studio.jobs.training.record import RunRecord
from studio.jobs.training.run_log import RunLog
from studio.jobs.training.samples import samples, teacher_sample
from studio.jobs.training.training_runs import TrainingRuns
from studio.ui.background.background import Background
from studio.ui.training.runs.history import NO_HISTORY, History, HistoryWriter

_WATCHED_MS = 1_000
_HIDDEN_INTERVAL_MS = 5_000  # while hidden, so that the end of a run is still reported


@dataclass(frozen=True, slots=True, eq=False)
class Sight:
    """The runs as they were found; ``history`` and ``pictures`` (step, file) belong to ``selected``.

    ``taught`` is what its teacher paints of the same pictures.
    """

    records: tuple[RunRecord, ...]
    selected: Path | None
    history: History
    pictures: tuple[tuple[int, Path], ...]
    taught: Path | None = None


class RunReader:
    """Reads on and on; used by one thread at a time. Of all runs only the selected one's log is read."""

    def __init__(self, runs: TrainingRuns) -> None:
        self._runs = runs
        self._selected: Path | None = None
        self._log: RunLog | None = None
        self._writer = HistoryWriter()
        self._history = NO_HISTORY

    def look(self, selected: Path | None) -> Sight:
        """Everything as it is now; the same `History` object as before where the log has not grown."""
        if selected != self._selected:
            self._selected, self._history = selected, NO_HISTORY
            self._log, self._writer = None if selected is None else RunLog(selected), HistoryWriter()
        if self._log is not None:
            change = self._log.poll()
            if change.is_restarted:
                self._writer.clear()
            self._writer.add(change.lines)
            if change.is_restarted or change.lines:
                self._history = self._writer.history()
        if selected is None:
            return Sight(self._runs.records(), None, self._history, ())
        return Sight(self._runs.records(), selected, self._history, tuple(samples(selected)), teacher_sample(selected))


class RunsWatcher(QObject):
    """Looks by itself from `start` on, until `close`."""

    seen = Signal(object)  # Sight
    failed = Signal(str)  # the folder of runs cannot be read; told once until it can be again

    def __init__(self, runs: TrainingRuns, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reader = RunReader(runs)
        self._selected: Path | None = None
        self._is_looking, self._has_to_look_again, self._has_reported_failure = False, False, False
        self._background = Background(self)
        self._background.finished.connect(self._take)
        self._background.failed.connect(self._tell)
        self._clock = QTimer(self, interval=_WATCHED_MS)
        self._clock.timeout.connect(self.look)

    @Slot()
    def start(self) -> None:
        """Begin to look."""
        self._clock.start()
        self.look()

    def select(self, run: Path | None) -> None:
        """Read this run's log from now on."""
        if run != self._selected:
            self._selected = run
            self.look()

    def set_watched(self, is_watched: bool) -> None:
        """Refresh often while visible, and rarely otherwise."""
        self._clock.setInterval(_WATCHED_MS if is_watched else _HIDDEN_INTERVAL_MS)
        if is_watched and self._clock.isActive():
            self.look()

    @Slot()
    def look(self) -> None:
        """Look now; while a look is under way, once more after it."""
        if self._is_looking:
            self._has_to_look_again = True
            return
        self._is_looking, self._has_to_look_again = True, False
        selected = self._selected
        self._background.start(lambda: self._reader.look(selected))

    def close(self) -> None:
        """Stop looking."""
        self._clock.stop()
        self._background.close()

    @Slot(int, object)
    def _take(self, _number: int, sight: Sight) -> None:
        self._is_looking, self._has_reported_failure = False, False
        self.seen.emit(sight)
        self._go_on()

    @Slot(int, str)
    def _tell(self, _number: int, message: str) -> None:
        self._is_looking = False
        if not self._has_reported_failure:
            self._has_reported_failure = True
            self.failed.emit(message)
        self._go_on()

    def _go_on(self) -> None:
        if self._has_to_look_again and self._clock.isActive():
            self.look()
