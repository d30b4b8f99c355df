"""The program's own command line as a child of the window: started, waited for by signals, cancelled."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QObject, QProcess, QProcessEnvironment, QTimer, Signal, Slot

from studio.jobs.message_json import ENVIRONMENT, last_words
from studio.ui.told import told

_KILLED_AFTER_MS = 3_000
_LOG = logging.getLogger(__name__)
_NOTED_CHARACTERS = 20_000


class ProgramRun(QObject):
    """One child at a time. A child that was cancelled ends without a signal."""

    ended = Signal(int, str)  # exit code, standard output
    failed = Signal(str)  # in words, where the child ended with an exit code that was not expected

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process: QProcess | None = None
        self._expected: tuple[int, ...] = (0,)
        self._command: tuple[str, ...] = ()

    @property
    def is_running(self) -> bool:
        """Whether a child is under way."""
        return self._process is not None

    def start(self, command: Sequence[str], *, expected: Sequence[int] = (0,)) -> None:
        """Start ``command``; exit codes other than the ``expected`` ones are failures."""
        assert self._process is None, "one child at a time"
        self._expected, self._command = tuple(expected), tuple(command)
        child = QProcess(self)
        environment = QProcessEnvironment.systemEnvironment()
        for name, value in ENVIRONMENT.items():
            environment.insert(name, value)
        child.setProcessEnvironment(environment)
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
        child.finished.disconnect(self._finish)
        child.errorOccurred.disconnect(self._tell_error)
        child.finished.connect(child.deleteLater)
        child.setParent(QCoreApplication.instance())  # a dialog that closes must not take it along while it still runs
        child.terminate()
        QTimer.singleShot(_KILLED_AFTER_MS, child, child.kill)

    @Slot(int, QProcess.ExitStatus)
    def _finish(self, code: int, status: QProcess.ExitStatus) -> None:
        child, self._process = self._process, None
        assert child is not None, "a child that ended was started"
        output = bytes(child.readAllStandardOutput().data()).decode("utf-8", "replace")
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
                told(last_words(errors)) or self.tr("The work ended with exit code {code}.").format(code=code)
            )

    @Slot(QProcess.ProcessError)
    def _tell_error(self, error: QProcess.ProcessError) -> None:
        if error is not QProcess.ProcessError.FailedToStart:
            return  # every other error ends the child, which `finished` tells of
        child, self._process = self._process, None
        if child is not None:
            child.deleteLater()
            self.failed.emit(self.tr("The program cannot be started: {why}").format(why=child.errorString()))
