"""Reads all runs, and the selected one in detail, about once a second off the GUI thread."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from studio.compression.pruning.stage_record import StagesRecord
from studio.jobs.training.record import RunRecord
from studio.jobs.training.run_log import RunLog, samples, teacher_sample
from studio.jobs.training.stages import stages_of
from studio.jobs.training.training_runs import TrainingRuns
from studio.ui.background.background import Background
from studio.ui.training.runs.history import NO_HISTORY, History, HistoryWriter

_WATCHED_MS = 1_000
_HIDDEN_INTERVAL_MS = 5_000  # while hidden, so that the end of a run is still reported


@dataclass(frozen=True, slots=True, eq=False)
class RunsSnapshot:
    """The runs as they were found; ``history`` and ``pictures`` (step, file) belong to ``selected``.

    ``taught`` is what its teacher paints of the same pictures, ``search`` the stages of a pruning that has some.
    """

    records: tuple[RunRecord, ...]
    selected: Path | None
    history: History
    pictures: tuple[tuple[int, Path], ...]
    taught: Path | None = None
    search: StagesRecord | None = None


class RunReader:
    """Reads all runs and the selected one's log, incrementally; used by one thread at a time."""

    def __init__(self, runs: TrainingRuns) -> None:
        self._runs = runs
        self._selected: Path | None = None
        self._log: RunLog | None = None
        self._writer = HistoryWriter()
        self._history = NO_HISTORY

    def read(self, selected: Path | None) -> RunsSnapshot:
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
            return RunsSnapshot(self._runs.records(), None, self._history, ())
        records, pictures = self._runs.records(), tuple(samples(selected))
        taught, search = teacher_sample(selected), stages_of(selected)
        return RunsSnapshot(records, selected, self._history, pictures, taught, search)


class RunsWatcher(QObject):
    """Reads the runs periodically from `start` until `close`."""

    seen = Signal(object)  # RunsSnapshot
    failed = Signal(str)  # the folder of runs cannot be read; emitted once until it can be again

    def __init__(self, runs: TrainingRuns, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reader = RunReader(runs)
        self._selected: Path | None = None
        self._is_reading, self._has_to_read_again, self._has_reported_failure = False, False, False
        self._background = Background(self)
        self._background.finished.connect(self._take)
        self._background.failed.connect(self._tell)
        self._clock = QTimer(self, interval=_WATCHED_MS)
        self._clock.timeout.connect(self.refresh)

    @Slot()
    def start(self) -> None:
        """Start reading periodically."""
        self._clock.start()
        self.refresh()

    def select(self, run: Path | None) -> None:
        """Read this run's log from now on."""
        if run != self._selected:
            self._selected = run
            self.refresh()

    def set_watched(self, is_watched: bool) -> None:
        """Refresh often while visible, and rarely otherwise."""
        self._clock.setInterval(_WATCHED_MS if is_watched else _HIDDEN_INTERVAL_MS)
        if is_watched and self._clock.isActive():
            self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Read now, or once more after the reading under way."""
        if self._is_reading:
            self._has_to_read_again = True
            return
        self._is_reading, self._has_to_read_again = True, False
        selected = self._selected
        self._background.start(lambda: self._reader.read(selected))

    def close(self) -> None:
        """Stop reading."""
        self._clock.stop()
        self._background.close()

    @Slot(int, object)
    def _take(self, _number: int, snapshot: RunsSnapshot) -> None:
        self._is_reading, self._has_reported_failure = False, False
        self.seen.emit(snapshot)
        self._go_on()

    @Slot(int, str)
    def _tell(self, _number: int, message: str) -> None:
        self._is_reading = False
        if not self._has_reported_failure:
            self._has_reported_failure = True
            self.failed.emit(message)
        self._go_on()

    def _go_on(self) -> None:
        if self._has_to_read_again and self._clock.isActive():
            self.refresh()
