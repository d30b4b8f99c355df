"""The application object: macOS asks a program by events, also while it runs, to open files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QTimer, Signal, Slot
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication


class StudioApplication(QApplication):
    """``paths_wanted`` carries the files that were asked for together: each comes with an event of its own.

    Those that come before anything is connected wait until the event loop runs.
    """

    paths_wanted = Signal(list)  # list[Path]

    def __init__(self, arguments: Sequence[str]) -> None:
        super().__init__(list(arguments))
        self._paths: list[Path] = []

    def event(self, event: QEvent) -> bool:
        """Collect what should be opened; Qt calls this for events of the application alone."""
        if not isinstance(event, QFileOpenEvent):
            return super().event(event)
        if event.file():
            if not self._paths:
                QTimer.singleShot(0, self, self._open)
            self._paths.append(Path(event.file()))
        return True

    @Slot()
    def _open(self) -> None:
        paths, self._paths = self._paths, []
        self.paths_wanted.emit(paths)
