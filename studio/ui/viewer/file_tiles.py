"""Tiles of a picture file of any size, read in a thread of their own and kept up to a number of bytes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Self

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QImage

from studio.geometry import Region
from studio.images.limits import Limits
from studio.images.picture import DECODE_BUDGET_BYTES
from studio.specs.stylize import DEFAULT_MAX_PIXELS
from studio.ui.viewer.pyramid import Pyramid, TileAddress
from studio.ui.viewer.revocable_callback import RevocableCallback
from studio.ui.viewer.scratch_pyramid import PictureHeader, new_scratch_file, read_header
from studio.ui.viewer.tile_cache import TileCache
from studio.ui.viewer.tile_reader import TileReader
from studio.ui.viewer.tile_source import OPAQUE, TRANSLUCENT, Tile, TileSource

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
        self._reader = TileReader(
            header, self.pyramid, new_scratch_file(scratch_dir), RevocableCallback(self._delivered.emit)
        )
        self._is_closed = False

    @classmethod
    def open(cls, path: Path, scratch_dir: Path, *, cache_bytes: int = CACHE_BYTES) -> Self:
        """Read the header of ``path`` first; raises `PictureError` or `SpaceError` for a bad one."""
        return cls(read_header(path, SHOWN_LIMITS), scratch_dir, cache_bytes=cache_bytes)

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
        self._is_closed = True
        self._reader.close()
        self._cache.clear()
        self._overviews.clear()

    @Slot(object, object)
    def _take(self, address: TileAddress | int | None, found: npt.NDArray[np.uint8] | str) -> None:
        if self._is_closed:  # it was on its way already
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
