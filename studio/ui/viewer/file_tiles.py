"""Tiles of a picture file of any size, read in a thread of their own and kept up to a number of bytes."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QImage

from studio.geometry import Region
from studio.images.opening import Limits
from studio.images.picture import DECODE_BUDGET_BYTES
from studio.images.source import MAX_PIXELS
from studio.ui.viewer.courier import Courier
from studio.ui.viewer.pyramid import Pyramid, TileAddress
from studio.ui.viewer.scratch_pyramid import read_header
from studio.ui.viewer.tile_cache import TileCache
from studio.ui.viewer.tile_reader import TileReader
from studio.ui.viewer.tile_source import OPAQUE, TRANSLUCENT, Tile, TileSource

CACHE_BYTES = 384_000_000  # above what the largest common screen shows at once (5120 x 2880: 270 MB)
_LIMITS = Limits(MAX_PIXELS, DECODE_BUDGET_BYTES)


class FileTiles(TileSource):
    """A file as a pyramid; the constructor reads its header and raises `PictureError` or `SpaceError` for bad ones."""

    _delivered = Signal(object, object)  # see TileReader

    def __init__(
        self,
        path: Path,
        scratch_dir: Path,
        *,
        limits: Limits = _LIMITS,
        cache_bytes: int = CACHE_BYTES,
        parent: QObject | None = None,
    ) -> None:
        header = read_header(path, limits)
        super().__init__(Pyramid(header.size), has_alpha=header.has_alpha, parent=parent)
        self._overview: QImage | None = None
        self._cache: TileCache[Tile] = TileCache(cache_bytes, lambda tile: tile.image.sizeInBytes())
        self._delivered.connect(self._take, Qt.ConnectionType.QueuedConnection)
        scratch_file = scratch_dir / f"view-{uuid.uuid4().hex}.tif"
        self._reader = TileReader(header, self.pyramid, scratch_file, Courier(self._delivered.emit))
        self._is_closed = False

    @property
    def is_ready(self) -> bool:
        """Whether at least the coarsest level is there."""
        return self._overview is not None

    @property
    def held_bytes(self) -> int:
        """What the tiles in memory take."""
        return self._cache.held_bytes

    def tile(self, address: TileAddress) -> Tile | None:
        """The tile if it has been read; of the coarsest level, an overview is there first."""
        found = self._cache.get(address)
        if found is not None or self._overview is None or address.level < len(self.pyramid.levels) - 1:
            return found
        return Tile(self._overview, Region.whole(self.pyramid.levels[-1]))

    def want(self, addresses: Sequence[TileAddress]) -> None:
        """Read these next, in this order, in place of what was wanted before."""
        self._reader.want([address for address in addresses if address not in self._cache])

    def close(self) -> None:
        """Forget all tiles; the reader ends, and its scratch file goes, in its own time."""
        self._is_closed = True
        self._reader.close()
        self._cache.clear()
        self._overview = None

    @Slot(object, object)
    def _take(self, address: TileAddress | None, found: npt.NDArray[np.uint8] | str) -> None:
        if self._is_closed:  # it was on its way already
            return
        if isinstance(found, str):
            self.failed.emit(found)
        elif address is None:
            self._overview = self._fitted_overview(found)
            self.changed.emit(Region.whole(self.pyramid.size))
        else:
            region = self.pyramid.region(address)
            self._cache.put(address, Tile(self._image(found), region))
            self.changed.emit(_full_size(region, address.level, self.pyramid))

    def _fitted_overview(self, bgra_hwc: npt.NDArray[np.uint8]) -> QImage:
        """The picture at the size of the coarsest level, which a quick look only comes near to."""
        image, size = self._image(bgra_hwc), self.pyramid.levels[-1]
        return (
            image
            if (image.width(), image.height()) == (size.width, size.height)
            else image.scaled(size.width, size.height)
        )

    def _image(self, bgra_hwc: npt.NDArray[np.uint8]) -> QImage:
        height, width, _ = bgra_hwc.shape
        kind = TRANSLUCENT if self.has_alpha else OPAQUE
        return QImage(bgra_hwc.data, width, height, width * 4, kind).copy()


def _full_size(region: Region, level: int, pyramid: Pyramid) -> Region:
    """Where a region of a level lies on the full-size picture, rounded outwards."""
    across = pyramid.size.width / pyramid.levels[level].width
    down = pyramid.size.height / pyramid.levels[level].height
    return Region(
        int(region.left * across),
        int(region.top * down),
        -int(-region.right * across // 1),
        -int(-region.bottom * down // 1),
    )
