"""The program's own command line as a child of the window: started, waited for by signals, cancelled."""

from __future__ import annotations

import json
import logging
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QProcess, QProcessEnvironment, QTimer, Signal, Slot

from studio.jobs.message_json import ENVIRONMENT, last_message
from studio.jobs.training.process import lower_priority
from studio.ui.translation import translated

_KILLED_AFTER_MS = 3_000
_LOG = logging.getLogger(__name__)
_NOTED_CHARACTERS = 20_000


class ProgramRun(QObject):
    """One child at a time. A child that was cancelled ends without a signal."""

    answered = Signal(object)  # dict of one JSON line, as soon as it is printed
    ended = Signal(int, str)  # exit code, standard output
    failed = Signal(str)  # in words, where the child ended with an exit code that was not expected

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process: QProcess | None = None
        self._expected: tuple[int, ...] = (0,)
        self._command: tuple[str, ...] = ()
        self._output, self._delivered = b"", 0

    @property
    def is_running(self) -> bool:
        """Whether a child is under way."""
        return self._process is not None

    def start(self, command: Sequence[str], *, expected: Sequence[int] = (0,)) -> None:
        """Start ``command``; exit codes other than the ``expected`` ones are failures."""
        assert self._process is None, "one child at a time"
        self._expected, self._command = tuple(expected), tuple(command)
        self._output, self._delivered = b"", 0
        child = QProcess(self)
        child.setProcessEnvironment(_environment())
        child.started.connect(self._step_back)
        child.readyReadStandardOutput.connect(self._read)
        child.finished.connect(self._finish)
        child.errorOccurred.connect(self._tell_error)
        self._process = child
        child.start(command[0], list(command[1:]))

    @Slot()
    def cancel(self) -> None:
        """End the child, politely first; nothing more is heard of it."""
        child, self._process = self._process, None
        if child is None:
            return
        child.readyReadStandardOutput.disconnect(self._read)
        child.finished.disconnect(self._finish)
        child.errorOccurred.disconnect(self._tell_error)
        child.finished.connect(child.deleteLater)
        child.setParent(QCoreApplication.instance())  # a dialog that closes must not take it along while it still runs
        child.terminate()
        QTimer.singleShot(_KILLED_AFTER_MS, child, child.kill)

    @Slot()
    def _step_back(self) -> None:
        """Let the child take only what the window leaves."""
        if self._process is not None:
            lower_priority(self._process.processId())

    @Slot()
    def _read(self) -> None:
        child = self._process
        if child is None:
            return
        self._output += bytes(child.readAllStandardOutput().data())
        whole = self._output.rfind(b"\n") + 1
        lines, self._delivered = self._output[self._delivered : whole].splitlines(), max(self._delivered, whole)
        for line in lines:
            answer = _answer(line)
            if answer is not None and self._process is child:
                self.answered.emit(answer)

    @Slot(int, QProcess.ExitStatus)
    def _finish(self, code: int, status: QProcess.ExitStatus) -> None:
        self._read()
        child, self._process = self._process, None
        if child is None:  # cancelled by a slot of the last answer
            return
        output = self._output.decode("utf-8", "replace")
        errors = bytes(child.readAllStandardError().data()).decode("utf-8", "replace")
        child.deleteLater()
        if status is QProcess.ExitStatus.CrashExit or code not in self._expected:
            _LOG.error("%s ended with exit code %s\n%s", " ".join(self._command), code, errors[-_NOTED_CHARACTERS:])
        if status is QProcess.ExitStatus.CrashExit:
            self.failed.emit(self.tr("The work was ended from outside before it was done; try again."))
        elif code in self._expected:
            self.ended.emit(code, output)
        else:
            self.failed.emit(
                translated(last_message(errors)) or self.tr("The work ended with exit code {code}.").format(code=code)
            )

    @Slot(QProcess.ProcessError)
    def _tell_error(self, error: QProcess.ProcessError) -> None:
        if error is not QProcess.ProcessError.FailedToStart:
            return  # every other error ends the child, which `finished` tells of
        child, self._process = self._process, None
        if child is not None:
            child.deleteLater()
            self.failed.emit(self.tr("The program cannot be started: {why}").format(why=child.errorString()))


def _environment() -> QProcessEnvironment:
    environment = QProcessEnvironment.systemEnvironment()
    for name, value in ENVIRONMENT.items():
        environment.insert(name, value)
    return environment


def _answer(line: bytes) -> dict[str, Any] | None:
    try:
        plain = json.loads(line)
    except ValueError:
        return None
    return plain if isinstance(plain, dict) else None
