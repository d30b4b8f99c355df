"""Tiles of a picture file of any size: unpacked and read in a thread of their own, kept up to a number of bytes."""

from __future__ import annotations

import atexit
import logging
import threading
import weakref
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QImage

from studio.errors import Cancelled, StudioError
from studio.geometry import Region
from studio.images.limits import Limits
from studio.images.picture import DECODE_BUDGET_BYTES
from studio.specs.stylize import DEFAULT_MAX_PIXELS
from studio.ui.translation import translated
from studio.ui.viewer.pyramid import Pyramid, TileAddress
from studio.ui.viewer.revocable_callback import RevocableCallback
from studio.ui.viewer.scratch_pyramid import (
    PictureHeader,
    ScratchPyramid,
    look_levels,
    new_scratch_file,
    quick_looks,
    unpack,
)
from studio.ui.viewer.tile_cache import TileCache
from studio.ui.viewer.tile_source import OPAQUE, TRANSLUCENT, Tile, TileSource

_LAST_WAIT_S = 2.0
_LOG = logging.getLogger(__name__)


class TileReader:
    """Delivers pixels (h, w, 4), ready to be drawn, from a thread of its own:

    ``(level, pixels)`` for the whole of a coarse level, ``(address, pixels)`` for a tile, and ``(None, text)`` when no
    more will come. `close` returns at once; the thread ends, and the scratch file goes, as soon as libvips lets it.
    """

    def __init__(
        self, header: PictureHeader, pyramid: Pyramid, scratch_file: Path, callback: RevocableCallback
    ) -> None:
        self._header, self._pyramid, self._scratch_file, self._callback = header, pyramid, scratch_file, callback
        self._wanted: list[TileAddress] = []
        self._wake = threading.Condition()
        self._thread = threading.Thread(target=self._run, name=f"tiles of {header.path.name}", daemon=True)
        self._thread.start()
        _running.add(self)

    def want(self, addresses: Sequence[TileAddress]) -> None:
        """Read these next, in this order, in place of what was wanted before."""
        with self._wake:
            self._wanted = list(addresses)
            self._wake.notify()

    def close(self) -> None:
        """Deliver nothing more, and end."""
        self._callback.revoke()
        with self._wake:
            self._wake.notify()

    def join(self, timeout_s: float) -> None:
        """Wait for the end of the thread, for a while."""
        self._thread.join(timeout_s)

    def _run(self) -> None:
        scratch: ScratchPyramid | None = None
        try:
            for look in quick_looks(self._header, lambda: self._callback.is_revoked):
                for level, pixels_hwc in look_levels(look, self._pyramid):
                    self._callback.call(level, pixels_hwc)
            scratch = unpack(self._header, self._pyramid, self._scratch_file, lambda: self._callback.is_revoked)
            coarsest = len(self._pyramid.levels) - 1
            self._callback.call(coarsest, scratch.read(coarsest, Region.whole(self._pyramid.levels[coarsest])))
            while (address := self._next_wanted()) is not None:
                self._callback.call(address, scratch.read(address.level, self._pyramid.region(address)))
        except Cancelled:
            pass
        except StudioError as error:
            self._callback.call(None, translated(error))
        except BaseException as error:  # noqa: BLE001 — the top of a thread: nothing above it could report the error
            _LOG.error("fault while %s is shown", self._header.path, exc_info=error)
            self._callback.call(None, f"{self._header.path} cannot be shown ({error})")
        finally:
            if scratch is not None:
                scratch.close()

    def _next_wanted(self) -> TileAddress | None:
        with self._wake:
            self._wake.wait_for(lambda: self._wanted or self._callback.is_revoked)
            return None if self._callback.is_revoked else self._wanted.pop(0)


_running: weakref.WeakSet[TileReader] = weakref.WeakSet()


@atexit.register
def _end_all() -> None:
    """Leave no scratch file behind when the program ends with pictures open."""
    for reader in tuple(_running):
        reader.close()
    for reader in tuple(_running):
        reader.join(_LAST_WAIT_S)


CACHE_BYTES = 384_000_000  # above what the largest common screen shows at once (5120 x 2880: 270 MB)
SHOWN_LIMITS = Limits(DEFAULT_MAX_PIXELS, DECODE_BUDGET_BYTES)


class FileTiles(TileSource):
    """A file, whose header has been read, as a pyramid; its scratch file lies in ``scratch_dir``, which exists."""

    _delivered = Signal(object, object)  # see TileReader

    def __init__(
        self,
        header: PictureHeader,
        scratch_dir: Path,
        *,
        cache_bytes: int = CACHE_BYTES,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(Pyramid(header.size), has_alpha=header.has_alpha, parent=parent)
        self._overviews: dict[int, QImage] = {}  # whole levels, the coarsest of them in any case
        self._cache: TileCache[Tile] = TileCache(cache_bytes, lambda tile: tile.image.sizeInBytes())
        self._delivered.connect(self._take, Qt.ConnectionType.QueuedConnection)
        self._callback = RevocableCallback(self._delivered.emit)
        self._reader = TileReader(header, self.pyramid, new_scratch_file(scratch_dir), self._callback)

    @property
    def is_ready(self) -> bool:
        """Whether at least the coarsest level is there."""
        return bool(self._overviews)

    @property
    def held_bytes(self) -> int:
        """What the tiles in memory take."""
        return self._cache.held_bytes

    def tile(self, address: TileAddress) -> Tile | None:
        """The tile if it has been read; of coarse levels, an overview is there first."""
        found = self._cache.get(address)
        if found is not None or address.level not in self._overviews:
            return found
        return Tile(self._overviews[address.level], Region.whole(self.pyramid.levels[address.level]))

    def want(self, addresses: Sequence[TileAddress]) -> None:
        """Read these next, in this order, in place of what was wanted before."""
        self._reader.want([address for address in addresses if address not in self._cache])

    def close(self) -> None:
        """Forget all tiles; the reader ends, and its scratch file goes, in its own time."""
        self._reader.close()
        self._cache.clear()
        self._overviews.clear()

    @Slot(object, object)
    def _take(self, address: TileAddress | int | None, found: npt.NDArray[np.uint8] | str) -> None:
        if self._callback.is_revoked:  # it was on its way already
            return
        if isinstance(found, str):
            self.failed.emit(found)
        elif isinstance(address, int):
            self._overviews[address] = self._image(found)
            self.changed.emit(Region.whole(self.pyramid.size))
        elif address is not None:
            region = self.pyramid.region(address)
            self._cache.put(address, Tile(self._image(found), region))
            self.changed.emit(self.pyramid.on_full_size(region, address.level))

    def _image(self, bgra_hwc: npt.NDArray[np.uint8]) -> QImage:
        height, width, _ = bgra_hwc.shape
        kind = TRANSLUCENT if self.has_alpha else OPAQUE
        return QImage(bgra_hwc.data, width, height, width * 4, kind).copy()
