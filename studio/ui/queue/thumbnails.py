"""Small pictures of contents, read in a thread of their own and kept as long as there is room."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QImage, QPixmap

from studio.errors import StudioError
from studio.ui.background.background import Background

_KEPT = 500
_MOST_PIXELS = 100_000_000  # reading more than this would take the render's core for too long
_DECODE_BUDGET_BYTES = 600_000_000
_BAND_BYTES = 16_000_000

_Key = tuple[Path, int | None]


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """A small upright sRGB picture, None where the file cannot be shown, and the upright size of the whole file."""

    image: QImage | None
    size_px: tuple[int, int] | None


def read_thumbnail(path: Path, longer_side_px: int, page: int | None = None) -> Thumbnail:
    """Read ``path``, or its ``page``; what cannot be read has no picture, since the render itself says why."""
    # The readers load libvips, which the window does not wait for at its start.
    from studio.images.picture import read_picture  # noqa: PLC0415
    from studio.images.source import open_source  # noqa: PLC0415

    try:
        with open_source(path, decode_budget_bytes=_DECODE_BUDGET_BYTES, page=page) as source:
            size = source.facts.size
        size_px = (size.width, size.height)
        if size.pixels > _MOST_PIXELS:
            return Thumbnail(None, size_px)
        picture = read_picture(path, at_most_px=longer_side_px, decode_budget_bytes=_DECODE_BUDGET_BYTES, page=page)
    except (StudioError, OSError):
        return Thumbnail(None, None)
    height, width = picture.size.height, picture.size.width
    alpha_hw = np.ones((height, width), np.float32) if picture.alpha_hw is None else picture.alpha_hw
    bgra = np.concatenate([picture.rgb_hwc[..., ::-1] * alpha_hw[..., None], alpha_hw[..., None]], axis=-1)
    pixels = np.ascontiguousarray((bgra * 255 + 0.5).astype(np.uint8))
    image = QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_ARGB32_Premultiplied)
    return Thumbnail(image.copy(), size_px)  # the copy owns its pixels


class Thumbnails(QObject):
    """Thumbnails by path and page. Asking for one that is not there yet has it read; the newest request comes first."""

    loaded = Signal(object)  # Path

    def __init__(self, side_px: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._side_px = side_px
        self._kept: OrderedDict[_Key, tuple[QPixmap | None, tuple[int, int] | None]] = OrderedDict()
        self._wanted: list[_Key] = []
        self._reading: _Key | None = None
        self._is_closed = False
        self._background = Background(self)
        self._background.finished.connect(self._take)
        self._background.failed.connect(self._miss)

    def pixmap(self, path: Path, page: int | None = None) -> QPixmap | None:
        """The thumbnail, or None while it is not read or where it cannot be."""
        key = (path, page)
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key][0]
        if key not in self._wanted and not self._is_closed:
            self._wanted.append(key)
            del self._wanted[:-_KEPT]
            self._read_next()
        return None

    def size_px(self, path: Path, page: int | None = None) -> tuple[int, int] | None:
        """Upright size of the file, as far as it has been looked at."""
        return self._kept[path, page][1] if (path, page) in self._kept else None

    def close(self) -> None:
        """Read nothing more."""
        self._is_closed = True  # a window that is going may still be painted once more
        self._wanted.clear()
        self._background.close()

    def _read_next(self) -> None:
        if self._wanted and self._reading is None:
            path, page = self._reading = self._wanted.pop()
            self._background.start(lambda: read_thumbnail(path, self._side_px, page))

    @Slot(int, object)
    def _take(self, _number: int, thumbnail: Thumbnail) -> None:
        self._keep(thumbnail)

    @Slot(int, str)
    def _miss(self, _number: int, _why: str) -> None:
        self._keep(Thumbnail(None, None))

    def _keep(self, thumbnail: Thumbnail) -> None:
        assert self._reading is not None, "one is read at a time"
        key, self._reading = self._reading, None
        pixmap = None if thumbnail.image is None else QPixmap.fromImage(thumbnail.image)
        self._kept[key] = (pixmap, thumbnail.size_px)
        if len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        self.loaded.emit(key[0])
        self._read_next()
