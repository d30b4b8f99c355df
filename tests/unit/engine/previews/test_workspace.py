from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from studio.bundles.pair import Bundle
from studio.engine.journal import Position
from studio.engine.previews.painting import PreviewPainting
from studio.engine.previews.workspace import ByteBudgetCache, PreviewWorkspace, SweepCache
from studio.engine.render import Render
from studio.engine.workspace import MemoryWorkspace, Workspace
from studio.geometry import Region
from studio.images.rasters import Pixels
from studio.progress import Progress
from studio.streaming.strips import Grid
from tests.unit.engine.pictures import canvas_of, painting_of, spec_of, stored_picture

CANVAS = canvas_of(stored_picture(90, 70))
GRID = Grid(CANVAS.padded, strip_px=48, band_px=32)


@pytest.fixture
def painting(bundle: Bundle, style: Path) -> PreviewPainting:
    return PreviewPainting.of(painting_of(bundle, spec_of(style, levels=(3, 1))), ByteBudgetCache(1 << 20))


def run(painting: PreviewPainting, workspace: Workspace) -> Pixels:
    return Render(painting, CANVAS, GRID, workspace).run(Progress()).read(Region.whole(CANVAS.size))


@pytest.mark.parametrize("shared", [0, 1, 2, 3])
def test_goes_on_after_the_last_sweep_whose_key_is_known(painting: PreviewPainting, shared: int) -> None:
    cache: SweepCache = ByteBudgetCache(1 << 24)
    before = PreviewWorkspace(cache, ["a", "b", "c"], GRID)
    expected = run(painting, before)
    np.testing.assert_array_equal(expected, run(painting, MemoryWorkspace()))
    after = PreviewWorkspace(cache, [*["a", "b", "c"][:shared], *["x", "y", "z"][shared:]], GRID)
    assert (before.reused, after.reused) == (None, shared - 1 if shared else None)
    assert after.last == (Position(shared - 1, GRID.strip_count - 1, GRID.band_count) if shared else None)
    np.testing.assert_array_equal(run(painting, after), expected)


def test_kept_sweeps_stay_as_they_were_whatever_is_painted_from_them(painting: PreviewPainting) -> None:
    cache: SweepCache = ByteBudgetCache(1 << 24)
    first = run(painting, PreviewWorkspace(cache, ["a", "b", "c"], GRID))
    weaker = replace(painting, spec=replace(painting.spec, strength=0.1))
    other = run(weaker, PreviewWorkspace(cache, ["a", "x", "y"], GRID))
    again = run(painting, PreviewWorkspace(cache, ["a", "b", "z"], GRID))
    assert (other != first).any()
    np.testing.assert_array_equal(again, first)


def test_one_and_the_same_moments_are_handed_out(painting: PreviewPainting) -> None:
    cache: SweepCache = ByteBudgetCache(1 << 24)
    plain = MemoryWorkspace()
    run(painting, plain)
    first = PreviewWorkspace(cache, ["a", "b", "c"], GRID)
    run(painting, first)
    channels = painting.encoders[3].layers[-1].out_channels
    (moments,) = PreviewWorkspace(cache, ["a", "x", "y"], GRID).moments(0, channels)
    assert moments is first.moments(0, channels)[0]
    assert torch.equal(moments.scatter, plain.moments(0, channels)[0].scatter)


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
