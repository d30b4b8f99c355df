"""One child process at a time that works on a request, looked after by a timer: its answers come as signals."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from studio.jobs.training.child import Child
from studio.jobs.training.request import REQUEST_NAME, TrainingRequest, write_request
from studio.ui.background.reasons import reason
from studio.ui.told import told

_LOOK_EVERY_MS = 150

Command = Callable[[Path], list[str]]  # request file → command line


class ChildErrand(QObject):
    """Starting another one lets the former go."""

    answered = Signal(object)  # dict of one JSON line
    finished = Signal()
    failed = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._child: Child | None = None
        self._folder: Path | None = None
        self._told = 0
        self._clock = QTimer(self, interval=_LOOK_EVERY_MS)
        self._clock.timeout.connect(self._look)

    @property
    def is_running(self) -> bool:
        """Whether a child is at work."""
        return self._child is not None

    def start(self, request: TrainingRequest, command: Command) -> None:
        """Begin to work on ``request``; that it cannot begin is told like every other failure."""
        self.cancel()
        try:
            self._folder = Path(tempfile.mkdtemp(prefix="gigastyle-"))
            write_request(self._folder, request)
            self._child, self._told = Child(command(self._folder / REQUEST_NAME)), 0
            self._child.start()
        except Exception as error:  # noqa: BLE001 — whoever waits must hear of the end, whatever it is
            self._fail(error)
            return
        self._clock.start()

    def cancel(self) -> None:
        """End the child; nothing more is told."""
        self._clock.stop()
        if self._child is not None:
            self._child.cancel()
            self._child = None
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None

    def _fail(self, error: Exception) -> None:
        self.cancel()
        self.failed.emit(reason(error))

    @Slot()
    def _look(self) -> None:
        child = self._child
        if child is None:
            return
        try:
            state = child.poll()
        except Exception as error:  # noqa: BLE001 — as above
            self._fail(error)
            return
        for answer in state.answers[self._told :]:
            self.answered.emit(answer)
        self._told = len(state.answers)
        if state.is_over and child is self._child:
            self.cancel()
            if state.failure:
                self.failed.emit(told(state.failure))
            else:
                self.finished.emit()
