"""Runs one child process at a time on a training request; its JSON lines arrive as signals."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from studio.jobs.training.stages import REQUEST_NAME
from studio.specs.pruning import TrainingSpec
from studio.specs.spec_file import write_spec
from studio.ui.background.program_run import ProgramRun
from studio.ui.background.reasons import reason
from studio.ui.translation import translated

Command = Callable[[Path], list[str]]  # request file → command line


class RequestProcess(QObject):
    """Starting another process cancels the running one."""

    answered = Signal(object)  # dict of one JSON line
    finished = Signal()
    failed = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._folder: Path | None = None
        self._child = ProgramRun(self)
        self._child.answered.connect(self.answered)
        self._child.ended.connect(self._finish)
        self._child.failed.connect(self._fail)

    @property
    def is_running(self) -> bool:
        """Whether a child process runs."""
        return self._child.is_running

    def start(self, spec: TrainingSpec, command: Command) -> None:
        """Start a process for ``spec``; `failed` is emitted if it cannot start."""
        self.cancel()
        try:
            self._folder = Path(tempfile.mkdtemp(prefix="gigastyle-"))
            file = self._folder / REQUEST_NAME
            write_spec(file, spec)
            line = command(file)
        except Exception as error:  # noqa: BLE001 — every start ends in `finished` or `failed`
            self._fail(translated(reason(error)))
            return
        self._child.start(line)

    def cancel(self) -> None:
        """Terminate the child; no signal follows."""
        self._child.cancel()
        self._tidy()

    @Slot(int, str)
    def _finish(self, _code: int, _output: str) -> None:
        self._tidy()
        self.finished.emit()

    @Slot(str)
    def _fail(self, why: str) -> None:
        self._tidy()
        self.failed.emit(why)

    def _tidy(self) -> None:
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None
