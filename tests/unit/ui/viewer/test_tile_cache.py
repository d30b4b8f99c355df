from __future__ import annotations

from studio.ui.viewer.pyramid import TileAddress
from studio.ui.viewer.tile_cache import TileCache

A, B, C = (TileAddress(0, column, 0) for column in range(3))


def test_the_tile_used_longest_ago_goes_first() -> None:
    cache = TileCache[bytes](20, len)
    cache.put(A, b"a" * 10)
    cache.put(B, b"b" * 10)
    assert cache.get(A) == b"a" * 10
    cache.put(C, b"c" * 5)
    assert (A in cache, B in cache, C in cache) == (True, False, True)
    assert cache.held_bytes == 15


def test_a_tile_put_again_is_counted_once() -> None:
    cache = TileCache[bytes](20, len)
    cache.put(A, b"a" * 10)
    cache.put(A, b"a" * 4)
    assert (len(cache), cache.held_bytes) == (1, 4)


def test_a_single_tile_larger_than_the_cache_is_kept_until_the_next() -> None:
    cache = TileCache[bytes](20, len)
    cache.put(A, b"a" * 50)
    assert A in cache
    cache.put(B, b"b")
    assert (A in cache, cache.held_bytes) == (False, 1)


def test_clearing_leaves_nothing() -> None:
    cache = TileCache[bytes](20, len)
    cache.put(A, b"a")
    cache.clear()
    assert (cache.get(A), len(cache), cache.held_bytes) == (None, 0, 0)
