"""Thumbnails for the delegate: there at once or read on a thread, the latest wanted first."""

from __future__ import annotations

import contextlib
from collections import OrderedDict
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QImage, QPixmap

from studio.ui.background.background import Background
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

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._kept: OrderedDict[Path, QPixmap | Missing] = OrderedDict()
        self._wanted: list[Path] = []
        self._reading: Path | None = None
        self._is_closed = False
        self._background = Background(self)
        self._background.finished.connect(self._take)
        self._background.failed.connect(self._miss)

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
        self._background.close()

    def _read_next(self) -> None:
        if self._wanted and self._reading is None and not self._is_closed:
            path = self._reading = self._wanted.pop()
            self._background.start(lambda: cached_thumbnail(path, SIDE_PX, self._folder))

    @Slot(int, object)
    def _take(self, _number: int, image: QImage | None) -> None:
        self._keep(image)

    @Slot(int, str)
    def _miss(self, _number: int, _why: str) -> None:
        self._keep(None)

    def _keep(self, image: QImage | None) -> None:
        assert self._reading is not None, "one is read at a time"
        path, self._reading = self._reading, None
        self._kept[path] = Missing.UNREADABLE if image is None else QPixmap.fromImage(image)
        if len(self._kept) > MOST_KEPT:
            self._kept.popitem(last=False)
        self.loaded.emit(path)
        self._read_next()
