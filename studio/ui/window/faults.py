"""The border of the window: a fault in a slot or a thread ends in the log and in a notice, not in silence."""

from __future__ import annotations

import contextlib
import datetime
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Signal


class FaultBorder(QObject):
    """Takes the place of Python's hooks for exceptions that nobody caught, until `remove`."""

    faulted = Signal(str)  # one line that names the fault

    def __init__(self, log_file: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._log_file = log_file
        self._previous = sys.excepthook, threading.excepthook
        sys.excepthook, threading.excepthook = self._caught, self._caught_in_thread

    def remove(self) -> None:
        """Put back the hooks that were there before."""
        sys.excepthook, threading.excepthook = self._previous

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


def append_to_log(path: Path, text: str) -> None:
    """Write ``text`` under the present time to the log; a log that cannot be written must not stop the work."""
    moment = datetime.datetime.now().astimezone().isoformat(timespec="seconds")
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as stream:
            stream.write(f"{moment}\n{text.rstrip()}\n\n")
