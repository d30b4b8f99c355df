"""Reports files in use that another program changed or removed.

The folders are watched too: many programs save by putting a new file in the place of the old, whose watch then ends.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication

from studio.jobs.finished import stamp_of
from studio.jobs.job import FileStamp

_CALM_MS = 300  # a file counts as written when it has not changed for so long


class FileWatch(QObject):
    """Watches the files given to `watch` last."""

    changed = Signal(object)  # Path of a file that is another one now, or is there again
    gone = Signal(object)  # Path

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._known: dict[Path, FileStamp | None] = {}
        self._seen: dict[Path, FileStamp | None] = {}  # other states, not yet told
        self._watcher = QFileSystemWatcher(self)
        self._soon = QTimer(self, singleShot=True, interval=_CALM_MS)
        self._soon.timeout.connect(self._look)
        self._watcher.fileChanged.connect(self._look_soon)
        self._watcher.directoryChanged.connect(self._look_soon)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):  # some disks report nothing: check when the window is activated
            application.applicationStateChanged.connect(self._come_back)

    def watch(self, paths: Iterable[Path]) -> None:
        """Watch these files in place of those before; one that is watched already keeps what was known of it."""
        wanted = [path.absolute() for path in paths]
        self._known = {path: self._known[path] if path in self._known else stamp_of(path) for path in wanted}
        self._seen = {path: seen for path, seen in self._seen.items() if path in self._known}
        self._attach()

    def _attach(self) -> None:
        wanted = {str(path) for path in self._known if path.exists()}
        wanted |= {str(path.parent) for path in self._known if path.parent.is_dir()}
        present = {*self._watcher.files(), *self._watcher.directories()}
        if stale := present - wanted:
            self._watcher.removePaths(sorted(stale))
        if missing := wanted - present:
            self._watcher.addPaths(sorted(missing))

    @Slot()
    def _look_soon(self) -> None:
        self._soon.start()

    @Slot(Qt.ApplicationState)
    def _come_back(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive and self._known:
            self._soon.start()

    @Slot()
    def _look(self) -> None:
        """Report files that differ from what was known, once they look alike twice."""
        for path, known in list(self._known.items()):
            now = stamp_of(path)
            if now == known:
                self._seen.pop(path, None)
            elif path in self._seen and self._seen[path] == now:
                del self._seen[path]
                self._known[path] = now
                (self.gone if now is None else self.changed).emit(path)
            else:
                self._seen[path] = now
        self._attach()
        if self._seen:
            self._soon.start()
