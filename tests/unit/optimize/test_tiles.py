import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.bundles.pair import Bundle
from studio.errors import SpaceError
from studio.geometry import Size
from studio.optimize.tiles import one_tile, plan_tiles, tile_bytes, tiles
from studio.streaming.strips import Grid
from tests.unit.optimize.pictures import network_of


@given(st.integers(1, 20), st.integers(1, 20), st.integers(1, 9), st.integers(1, 9), st.sampled_from((0, 16, 80)))
def test_cores_cover_the_canvas_once_and_halos_reach_as_far_as_they_must(
    columns: int, rows: int, strip: int, band: int, halo_px: int
) -> None:
    size = Size(16 * columns, 16 * rows)
    grid = Grid(size, strip_px=16 * strip, band_px=16 * band)
    found = list(tiles(grid, halo_px))
    assert sum(tile.core.pixels for tile in found) == size.pixels
    for tile in found:
        assert tile.outer == tile.core.expanded(halo_px, within=size)
        assert tile.core_within.shifted(tile.outer.left, tile.outer.top) == tile.core


def test_what_fits_is_one_tile(bundle: Bundle) -> None:
    assert plan_tiles(Size(512, 384), network_of(bundle), 1 << 30, with_gradient=True) == one_tile(Size(512, 384))


def test_less_memory_makes_smaller_tiles(bundle: Bundle) -> None:
    network, canvas = network_of(bundle), Size(4000, 3008)
    sides = [plan_tiles(canvas, network, budget << 20, with_gradient=True).strip_px for budget in (1000, 200, 100, 60)]
    assert sides == sorted(sides, reverse=True)
    assert sides[-1] < sides[0]
    for side, budget in zip(sides, (1000, 200, 100, 60), strict=True):
        outer = side + 2 * network.halo_px
        assert tile_bytes(network, outer**2, itemsize=4, with_gradient=True) <= budget << 20


def test_a_budget_that_holds_no_tile_is_refused(bundle: Bundle) -> None:
    with pytest.raises(SpaceError, match="memory budget"):
        plan_tiles(Size(4000, 3008), network_of(bundle), 1 << 20, with_gradient=True)
