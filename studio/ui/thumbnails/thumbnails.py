"""Thumbnails for views: there at once or read beside the GUI thread, the latest wanted first."""

from __future__ import annotations

import contextlib
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QPixmap

from studio.ui.background.background import Background
from studio.ui.thumbnails.reading import Thumbnail

_MOST_WANTED = 60  # what was scrolled past is not read

_Key = tuple[Path, int | None]


class Missing(Enum):
    """Why there is no thumbnail."""

    NOT_YET = "not yet"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class _Kept:
    pixmap: QPixmap | Missing
    size_px: tuple[int, int] | None


class Thumbnails(QObject):
    """Thumbnails by path and page, each as ``read`` gives it on another thread; the ``most_kept`` latest stay.

    One picture is read at a time. `close` forgets what waits; what is being read ends by itself.
    """

    loaded = Signal(object)  # Path

    def __init__(
        self, read: Callable[[Path, int | None], Thumbnail], *, most_kept: int, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._read, self._most_kept = read, most_kept
        self._kept: OrderedDict[_Key, _Kept] = OrderedDict()
        self._wanted: list[_Key] = []
        self._reading: _Key | None = None
        self._is_closed = False
        self._background = Background(self)
        self._background.finished.connect(self._take)
        self._background.failed.connect(self._miss)

    def pixmap(self, path: Path, page: int | None = None) -> QPixmap | Missing:
        """The thumbnail as far as it is there; a missing one is read, and `loaded` tells when to ask again."""
        key = (path, page)
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key].pixmap
        if key != self._reading:
            with contextlib.suppress(ValueError):
                self._wanted.remove(key)
            self._wanted.append(key)
            del self._wanted[:-_MOST_WANTED]
            self._read_next()
        return Missing.NOT_YET

    def size_px(self, path: Path, page: int | None = None) -> tuple[int, int] | None:
        """Upright width and height of the file, as far as it has been looked at."""
        return self._kept[path, page].size_px if (path, page) in self._kept else None

    def forget(self, path: Path) -> None:
        """Look at the first page of ``path`` again: it may be another picture now."""
        self._kept.pop((path, None), None)

    def close(self) -> None:
        """Read nothing more."""
        self._is_closed = True  # a window that is going may still be painted once more
        self._wanted.clear()
        self._background.close()

    def _read_next(self) -> None:
        if self._wanted and self._reading is None and not self._is_closed:
            path, page = self._reading = self._wanted.pop()
            self._background.start(lambda: self._read(path, page))

    @Slot(int, object)
    def _take(self, _number: int, thumbnail: Thumbnail) -> None:
        self._keep(thumbnail)

    @Slot(int, str)
    def _miss(self, _number: int, _why: str) -> None:
        self._keep(Thumbnail(None, None))

    def _keep(self, thumbnail: Thumbnail) -> None:
        assert self._reading is not None, "one is read at a time"
        key, self._reading = self._reading, None
        pixmap = Missing.UNREADABLE if thumbnail.image is None else QPixmap.fromImage(thumbnail.image)
        self._kept[key] = _Kept(pixmap, thumbnail.size_px)
        if len(self._kept) > self._most_kept:
            self._kept.popitem(last=False)
        self.loaded.emit(key[0])
        self._read_next()
