"""Tiles kept up to a number of bytes; the one used longest ago goes first."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from typing import Generic, TypeVar

from studio.ui.viewer.pyramid import TileAddress

T = TypeVar("T")


class TileCache(Generic[T]):
    """A bounded store of tiles by address; ``size_of`` gives the bytes of one. For a single thread."""

    def __init__(self, capacity_bytes: int, size_of: Callable[[T], int]) -> None:
        self._capacity_bytes = capacity_bytes
        self._size_of = size_of
        self._tiles: OrderedDict[TileAddress, T] = OrderedDict()
        self._held_bytes = 0

    @property
    def held_bytes(self) -> int:
        """What the tiles take now; at most the capacity, unless a single tile takes more."""
        return self._held_bytes

    def __len__(self) -> int:
        return len(self._tiles)

    def __contains__(self, address: TileAddress) -> bool:
        return address in self._tiles

    def get(self, address: TileAddress) -> T | None:
        """The tile, now the one used last; None where it is not held."""
        tile = self._tiles.get(address)
        if tile is not None:
            self._tiles.move_to_end(address)
        return tile

    def put(self, address: TileAddress, tile: T) -> None:
        """Keep ``tile``, letting go of others where there is no room."""
        self._discard(address)
        self._tiles[address] = tile
        self._held_bytes += self._size_of(tile)
        while self._held_bytes > self._capacity_bytes and len(self._tiles) > 1:
            self._discard(next(iter(self._tiles)))

    def clear(self) -> None:
        """Drop all tiles."""
        self._tiles.clear()
        self._held_bytes = 0

    def _discard(self, address: TileAddress) -> None:
        tile = self._tiles.pop(address, None)
        if tile is not None:
            self._held_bytes -= self._size_of(tile)
