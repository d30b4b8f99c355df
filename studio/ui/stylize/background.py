"""Short work off the GUI thread: one answer each, delivered to a slot in the GUI thread."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QThreadPool, Signal

from studio.errors import StudioError
from studio.ui.told import told


class Background(QObject):
    """Runs callables one after another on a thread of its own; numbers tell their answers apart."""

    finished = Signal(int, object)  # number, what the work returned
    failed = Signal(int, str)  # number, why it could not be done

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._number = 0

    def start(self, work: Callable[[], object]) -> int:
        """Run ``work`` when its turn comes; returns its number."""
        self._number += 1
        number = self._number

        def run() -> None:
            try:
                self.finished.emit(number, work())
            except (StudioError, OSError, ValueError, MemoryError) as error:
                self.failed.emit(number, told(error) or type(error).__name__)

        self._pool.start(run)
        return number

    def close(self) -> None:
        """Forget what has not begun and wait for what has."""
        self._pool.clear()
        self._pool.waitForDone()
