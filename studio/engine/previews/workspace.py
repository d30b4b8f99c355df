"""The scratch of a preview: sweeps that an earlier preview finished are found done, finished ones are kept for later.

To the render it looks like a job that was interrupted after the last sweep whose inputs have not changed.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

import numpy.typing as npt

from studio.engine.journal import Position
from studio.engine.workspace import MemoryWorkspace
from studio.geometry import Size
from studio.images.rasters import Raster, raster_bytes
from studio.streaming.strips import Grid
from studio.transforms.moments import Moments

_Kept = TypeVar("_Kept")


class ByteBudgetCache(Generic[_Kept]):
    """Values by key; whatever was used longest ago goes first once ``budget_bytes`` are passed.

    The newest value stays even where it alone is larger: the current work reads it.
    """

    def __init__(self, budget_bytes: int) -> None:
        self._budget_bytes = budget_bytes
        self._kept: OrderedDict[Hashable, tuple[_Kept, int]] = OrderedDict()
        self._held_bytes = 0

    @property
    def held_bytes(self) -> int:
        """Bytes of everything kept."""
        return self._held_bytes

    def __contains__(self, key: Hashable) -> bool:
        return key in self._kept

    def __iter__(self) -> Iterator[Hashable]:
        return iter(self._kept)

    def get(self, key: Hashable) -> _Kept | None:
        """The value under ``key``, which counts as used now, or None."""
        found = self._kept.get(key)
        if found is None:
            return None
        self._kept.move_to_end(key)
        return found[0]

    def put(self, key: Hashable, value: _Kept, *, size_bytes: int) -> None:
        """Keep ``value``, replacing what was under ``key``, and drop what no longer fits."""
        self._forget(key)
        self._kept[key] = (value, size_bytes)
        self._held_bytes += size_bytes
        while self._held_bytes > self._budget_bytes and len(self._kept) > 1:
            self._forget(next(iter(self._kept)))

    def clear(self) -> None:
        """Drop everything."""
        self._kept.clear()
        self._held_bytes = 0

    def _forget(self, key: Hashable) -> None:
        found = self._kept.pop(key, None)
        if found is not None:
            self._held_bytes -= found[1]


@dataclass(frozen=True, eq=False)
class FinishedSweep:
    """The stores that a sweep left, by name, and the moments it measured of each group of styles, if any."""

    stores: Mapping[str, Raster]
    moments: tuple[Moments, ...]


SweepCache = ByteBudgetCache[FinishedSweep]


class PreviewWorkspace(MemoryWorkspace):
    """A workspace over ``cache``; ``keys`` holds, per sweep, everything that its outcome depends on.

    ``reused`` is the index of the sweep that was found finished, None where the preview begins from the content.
    """

    def __init__(self, cache: SweepCache, keys: Sequence[Hashable], grid: Grid) -> None:
        super().__init__()
        self._cache = cache
        self._keys = keys
        self._grid = grid
        self._finished: dict[int, FinishedSweep] = {}
        self.reused: int | None = None
        for index in reversed(range(len(keys))):
            found = cache.get(keys[index])
            if found is not None:
                self._finished[index] = found
                self.reused, self.last = index, self._end_of(index)
                break

    def store(self, name: str, size: Size, channels: int, dtype: npt.DTypeLike) -> Raster:
        """The store called ``name``; those of the sweep found finished are the cache's own, which nobody writes to."""
        if self.reused is not None and name in self._finished[self.reused].stores:
            return self._finished[self.reused].stores[name]
        return super().store(name, size, channels, dtype)

    def commit(self, position: Position, moments: tuple[Moments, ...], written: Sequence[Raster]) -> None:
        """Remember the moments; a sweep that is finished goes into the cache."""
        super().commit(position, moments, written)
        if position == self._end_of(position.sweep):
            assert written, "every sweep of a preview leaves something"
            stores = {name: raster for name, raster in self._stores.items() if raster in written}
            merged: tuple[Moments, ...] = ()
            if moments:
                merged = super().moments(position.sweep, moments[0].channels, groups=len(moments))
            finished = FinishedSweep(stores, merged)
            self._finished[position.sweep] = finished
            size_bytes = sum(raster_bytes(store.size, store.channels, store.dtype) for store in written)
            size_bytes += sum(each.scatter.nbytes for each in merged)
            self._cache.put(self._keys[position.sweep], finished, size_bytes=size_bytes)

    def moments(self, sweep: int, channels: int, *, groups: int = 1) -> tuple[Moments, ...]:
        """The merged moments of a finished sweep: the same objects as long as the cache keeps them."""
        moments = self._finished[sweep].moments
        assert len(moments) == groups
        assert all(each.channels == channels for each in moments)
        return moments

    def _end_of(self, sweep: int) -> Position:
        return Position(sweep, self._grid.strip_count - 1, self._grid.band_count)
