"""Reads all runs, and the selected one in detail, about once a second off the GUI thread."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
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
    ``compared`` are the histories of several runs that are looked at together.
    """

    records: tuple[RunRecord, ...]
    selected: Path | None
    history: History
    pictures: tuple[tuple[int, Path], ...]
    taught: Path | None = None
    search: StagesRecord | None = None
    compared: Mapping[Path, History] = field(default_factory=dict)


class RunReader:
    """Reads all runs and the logs of those looked at, incrementally; used by one thread at a time."""

    def __init__(self, runs: TrainingRuns) -> None:
        self._runs = runs
        self._readers: dict[Path, _HistoryReader] = {}

    def read(self, selected: Path | None, compared: Sequence[Path] = ()) -> RunsSnapshot:
        """Everything as it is now; the same `History` objects as before where logs have not grown."""
        wanted = dict.fromkeys([*compared, *([] if selected is None else [selected])])
        self._readers = {run: self._readers.get(run) or _HistoryReader(run) for run in wanted}
        histories = {run: reader.read() for run, reader in self._readers.items()}
        together = {run: histories[run] for run in compared}
        if selected is None:
            return RunsSnapshot(self._runs.records(), None, NO_HISTORY, (), compared=together)
        return RunsSnapshot(
            self._runs.records(),
            selected,
            histories[selected],
            tuple(samples(selected)),
            teacher_sample(selected),
            stages_of(selected),
            together,
        )


class _HistoryReader:
    """Follows the log of one run."""

    def __init__(self, run: Path) -> None:
        self._log, self._writer, self._history = RunLog(run), HistoryWriter(), NO_HISTORY

    def read(self) -> History:
        change = self._log.poll()
        if change.is_restarted:
            self._writer.clear()
        self._writer.add(change.lines)
        if change.is_restarted or change.lines:
            self._history = self._writer.history()
        return self._history


class RunsWatcher(QObject):
    """Reads the runs periodically from `start` until `close`."""

    seen = Signal(object)  # RunsSnapshot
    failed = Signal(str)  # the folder of runs cannot be read; emitted once until it can be again

    def __init__(self, runs: TrainingRuns, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reader = RunReader(runs)
        self._selected: Path | None = None
        self._compared: tuple[Path, ...] = ()
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

    def select(self, run: Path | None, compared: Sequence[Path] = ()) -> None:
        """Read this run's log from now on, and those of runs that are ``compared``."""
        if (run, tuple(compared)) != (self._selected, self._compared):
            self._selected, self._compared = run, tuple(compared)
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
        selected, compared = self._selected, self._compared
        self._background.start(lambda: self._reader.read(selected, compared))

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
