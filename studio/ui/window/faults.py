"""Logs faults of slots, threads and libraries that were not caught elsewhere."""

from __future__ import annotations

import contextlib
import datetime
import faulthandler
import logging
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType
from typing import TextIO

from PySide6.QtCore import QObject, Signal


class FaultBorder(QObject):
    """Takes the place of Python's hooks for uncaught exceptions, until `remove`.

    What is logged as a warning or worse is written down too, as is where every thread was when the process crashes.
    """

    faulted = Signal(str)  # one line that names the fault

    def __init__(self, log_file: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._log_file = log_file
        self._previous = sys.excepthook, threading.excepthook
        sys.excepthook, threading.excepthook = self._caught, self._caught_in_thread
        self._handler = _LogWriter(log_file)
        logging.getLogger().addHandler(self._handler)
        self._crashes = _crash_file(log_file)

    def remove(self) -> None:
        """Put back the hooks that were there before."""
        sys.excepthook, threading.excepthook = self._previous
        logging.getLogger().removeHandler(self._handler)
        if self._crashes is not None:
            faulthandler.disable()
            self._crashes.close()

    def _caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._previous[0](kind, error, trace)
            return
        report = "".join(traceback.format_exception(kind, error, trace))
        append_to_log(self._log_file, report)
        self.faulted.emit(f"{kind.__name__}: {error}")

    def _caught_in_thread(self, arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:
            self._caught(arguments.exc_type, arguments.exc_value, arguments.exc_traceback)


class _LogWriter(logging.Handler):
    def __init__(self, log_file: Path) -> None:
        super().__init__(logging.WARNING)
        self._log_file = log_file

    def emit(self, record: logging.LogRecord) -> None:
        append_to_log(self._log_file, self.format(record))


def _crash_file(log_file: Path) -> TextIO | None:
    """The log, open for a crash report; None where another handler is installed, or the log cannot be opened."""
    if faulthandler.is_enabled():
        return None
    try:
        log_file.parent.mkdir(parents=True, exist_ok=True)
        stream = log_file.open("a", encoding="utf-8")
    except OSError:
        return None
    faulthandler.enable(stream)
    return stream


def append_to_log(path: Path, text: str) -> None:
    """Write ``text`` under the present time to the log; a log that cannot be written must not stop the work."""
    moment = datetime.datetime.now().astimezone().isoformat(timespec="seconds")
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as stream:
            stream.write(f"{moment}\n{text.rstrip()}\n\n")
