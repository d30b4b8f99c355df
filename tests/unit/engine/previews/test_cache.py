from hypothesis import given
from hypothesis import strategies as st

from studio.engine.previews.workspace import ByteBudgetCache


def test_keeps_what_fits_and_lets_the_longest_unused_go() -> None:
    cache: ByteBudgetCache[str] = ByteBudgetCache(10)
    cache.put("a", "first", size_bytes=4)
    cache.put("b", "second", size_bytes=4)
    assert cache.get("a") == "first"
    cache.put("c", "third", size_bytes=4)
    assert "b" not in cache
    assert (cache.get("a"), cache.get("c")) == ("first", "third")


def test_a_value_larger_than_the_budget_stays_until_the_next() -> None:
    cache: ByteBudgetCache[str] = ByteBudgetCache(10)
    cache.put("small", "s", size_bytes=1)
    cache.put("huge", "h", size_bytes=100)
    assert ("small" in cache, cache.get("huge")) == (False, "h")
    cache.put("next", "n", size_bytes=1)
    assert ("huge" in cache, cache.held_bytes) == (False, 1)


def test_clearing_gives_everything_back() -> None:
    cache: ByteBudgetCache[str] = ByteBudgetCache(10)
    cache.put("a", "first", size_bytes=4)
    cache.clear()
    assert (cache.get("a"), cache.held_bytes) == (None, 0)


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(1, 6)), max_size=40))
def test_never_holds_more_than_the_budget_and_counts_what_it_holds(puts: list[tuple[int, int]]) -> None:
    cache: ByteBudgetCache[int] = ByteBudgetCache(10)
    sizes: dict[int, int] = {}
    for key, size_bytes in puts:
        cache.put(key, size_bytes, size_bytes=size_bytes)
        sizes[key] = size_bytes
        assert cache.get(key) == size_bytes
        assert cache.held_bytes == sum(size for kept, size in sizes.items() if kept in cache) <= 10
