"""Tiles put in one by one as a render paints them, transparent where nothing has been painted yet."""

from __future__ import annotations

import time
from collections import deque

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtGui import QImage, QPainter

from studio.geometry import Region, Size
from studio.ui.viewer.pyramid import Pyramid, TileAddress
from studio.ui.viewer.tile_cache import TileCache
from studio.ui.viewer.tile_source import TRANSLUCENT, Tile, TileSource

_LEVEL_BYTES = 128_000_000  # per level: on gigapixels the finest forget first, and coarser ones are drawn instead
_TURN_S = 0.006


class PaintedTiles(TileSource):
    """What has been painted so far of a canvas of ``size``. Pieces are taken in over several turns of the event loop,
    so that a wide band never holds up the window.
    """

    def __init__(self, size: Size, *, level_bytes: int = _LEVEL_BYTES, parent: QObject | None = None) -> None:
        super().__init__(Pyramid(size), has_alpha=True, parent=parent)
        self._levels = [TileCache[QImage](level_bytes, lambda image: image.sizeInBytes()) for _ in self.pyramid.levels]
        self._waiting: deque[tuple[QImage, Region, int]] = deque()  # image, where, level
        self._turn = QTimer(self)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._take_in_waiting)

    @property
    def is_busy(self) -> bool:
        """Whether pieces wait to be taken in."""
        return bool(self._waiting)

    def put(self, x: int, y: int, image: QImage, *, level: int = 0) -> None:
        """Let ``image`` appear on ``level`` and all coarser ones, its top left pixel at position (x, y) of ``level``.

        What lies outside is left out, and so is what comes on a level coarser than all there are.
        """
        if level >= len(self._levels):
            return
        covered = Region(x, y, x + image.width(), y + image.height())
        for address in self.pyramid.addresses(level, covered):
            piece = self.pyramid.region(address).intersection(covered)
            part = image.copy(piece.left - x, piece.top - y, piece.width, piece.height)
            self._waiting.append((part, piece, level))
        if self._waiting:
            self._turn.start()

    def tile(self, address: TileAddress) -> Tile | None:
        """The tile, where anything of it has been painted and is still held."""
        image = self._levels[address.level].get(address)
        return None if image is None else Tile(image, self.pyramid.region(address))

    def close(self) -> None:
        """Forget everything painted."""
        self._turn.stop()
        self._waiting.clear()
        for level in self._levels:
            level.clear()

    @Slot()
    def _take_in_waiting(self) -> None:
        end_s = time.perf_counter() + _TURN_S
        while self._waiting:
            image, piece, level = self._waiting.popleft()
            self._take_in(image, piece, level)
            self.changed.emit(self.pyramid.on_full_size(piece, level))
            if time.perf_counter() > end_s:
                return
        self._turn.stop()

    def _take_in(self, image: QImage, piece: Region, finest: int) -> None:
        """Paint one piece, which lies within one tile of level ``finest``, into that level and all coarser ones."""
        for level in range(finest, len(self.pyramid.levels)):
            halvings = level - finest
            at = Region(
                piece.left >> halvings,
                piece.top >> halvings,
                -(-piece.right >> halvings),
                -(-piece.bottom >> halvings),
            )
            if (image.width(), image.height()) != (at.width, at.height):
                image = image.scaled(
                    at.width,
                    at.height,
                    Qt.AspectRatioMode.IgnoreAspectRatio,
                    Qt.TransformationMode.SmoothTransformation,
                )
            for address in self.pyramid.addresses(level, at):
                self._paint_tile(address, image, at)

    def _paint_tile(self, address: TileAddress, image: QImage, at: Region) -> None:
        tiles, region = self._levels[address.level], self.pyramid.region(address)
        tile = tiles.get(address)
        if tile is None:
            tile = QImage(region.width, region.height, TRANSLUCENT)
            tile.fill(Qt.GlobalColor.transparent)
            tiles.put(address, tile)
        painter = QPainter(tile)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        painter.drawImage(at.left - region.left, at.top - region.top, image)
        painter.end()
