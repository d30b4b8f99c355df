"""What previews keep from one to the next, by what it was computed from, within a budget of bytes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from typing import Generic, TypeVar

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
