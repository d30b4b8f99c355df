"""Thumbnails for the delegate: there at once or read on a thread, the latest wanted first."""

from __future__ import annotations

import contextlib
from collections import OrderedDict
from concurrent.futures import ThreadPoolExecutor
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QImage, QPixmap

from studio.ui.styles.thumbnail_file import cached_thumbnail

SIDE_PX = 256  # device pixels: sharp on screens of twice the usual density
MOST_KEPT = 240  # 256 KiB each
_MOST_WANTED = 60  # what was scrolled past is not read


class Missing(Enum):
    """Why there is no thumbnail."""

    NOT_YET = "not yet"
    UNREADABLE = "unreadable"


class Thumbnails(QObject):
    """One picture is read at a time. `close` forgets what waits; what is being read ends by itself."""

    loaded = Signal(object)  # Path
    _read = Signal(object, object)  # Path, QImage | None: from the reading thread

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._kept: OrderedDict[Path, QPixmap | Missing] = OrderedDict()
        self._wanted: list[Path] = []
        self._reading: Path | None = None
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="style thumbnails")
        self._is_closed = False
        self._read.connect(self._keep, Qt.ConnectionType.QueuedConnection)

    def pixmap(self, path: Path) -> QPixmap | Missing:
        """The thumbnail as far as it is there; a missing one is read, and `loaded` tells when to ask again."""
        if path in self._kept:
            self._kept.move_to_end(path)
            return self._kept[path]
        if path != self._reading:
            with contextlib.suppress(ValueError):
                self._wanted.remove(path)
            self._wanted.append(path)
            del self._wanted[:-_MOST_WANTED]
            self._read_next()
        return Missing.NOT_YET

    def forget(self, path: Path) -> None:
        """Look at ``path`` again: it may be another picture now."""
        self._kept.pop(path, None)

    def close(self) -> None:
        """Read nothing more."""
        self._is_closed = True
        self._wanted.clear()
        self._thread.shutdown(wait=False, cancel_futures=True)

    def _read_next(self) -> None:
        if self._wanted and self._reading is None and not self._is_closed:
            self._reading = self._wanted.pop()
            self._thread.submit(self._read_aside, self._reading)

    def _read_aside(self, path: Path) -> None:
        image: QImage | None = None
        try:
            image = cached_thumbnail(path, SIDE_PX, self._folder)
        finally:
            with contextlib.suppress(RuntimeError):  # the window is gone: nobody waits for it any more
                self._read.emit(path, image)

    @Slot(object, object)
    def _keep(self, path: Path, image: QImage | None) -> None:
        self._kept[path] = Missing.UNREADABLE if image is None else QPixmap.fromImage(image)
        if len(self._kept) > MOST_KEPT:
            self._kept.popitem(last=False)
        self._reading = None
        self.loaded.emit(path)
        self._read_next()
