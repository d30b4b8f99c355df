from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.geometry import Region, Size
from studio.ui.viewer.pyramid import Pyramid, TileAddress

pyramids = st.builds(Pyramid, st.builds(Size, st.integers(1, 5000), st.integers(1, 5000)), st.just(256), st.just(256))


def test_levels_are_halved_rounding_down_until_one_tile_holds_the_rest() -> None:
    assert Pyramid(Size(4001, 700)).levels == (Size(4001, 700), Size(2000, 350), Size(1000, 175), Size(500, 87))


def test_halving_ends_where_a_side_is_a_single_pixel() -> None:
    assert Pyramid(Size(20_000, 5)).levels == (Size(20_000, 5), Size(10_000, 2), Size(5000, 1))
    assert Pyramid(Size(4000, 1)).levels == (Size(4000, 1),)


@pytest.mark.parametrize(("zoom", "level"), [(32, 0), (1, 0), (0.51, 0), (0.5, 1), (0.26, 1), (0.25, 2), (0.001, 3)])
def test_the_level_shown_is_the_coarsest_that_is_not_enlarged(zoom: float, level: int) -> None:
    assert Pyramid(Size(4000, 3000)).level_for(zoom) == level


@given(pyramids, st.data())
def test_the_tiles_of_a_region_cover_it_and_each_touches_it(pyramid: Pyramid, data: st.DataObject) -> None:
    level = data.draw(st.integers(0, len(pyramid.levels) - 1))
    size = pyramid.levels[level]
    left, top = data.draw(st.integers(0, size.width - 1)), data.draw(st.integers(0, size.height - 1))
    region = Region(
        left, top, data.draw(st.integers(left + 1, size.width + 9)), data.draw(st.integers(top + 1, size.height + 9))
    )
    shared = [pyramid.region(address).intersection(region).pixels for address in pyramid.addresses(level, region)]
    assert all(pixels > 0 for pixels in shared)
    assert sum(shared) == region.intersection(Region.whole(size)).pixels


def test_a_region_beside_the_picture_has_no_tiles() -> None:
    assert list(Pyramid(Size(600, 600)).addresses(0, Region(-50, 0, 0, 600))) == []


def test_the_middle_tile_comes_first_and_the_corners_last() -> None:
    pyramid = Pyramid(Size(1500, 1500))
    ordered = pyramid.by_distance(pyramid.addresses(0, Region.whole(pyramid.size)))
    assert ordered[0] == TileAddress(0, 1, 1)
    assert {(tile.column, tile.row) for tile in ordered[-4:]} == {(0, 0), (0, 2), (2, 0), (2, 2)}


def test_tiles_without_a_size_are_refused() -> None:
    with pytest.raises(ValueError, match="at least one pixel"):
        Pyramid(Size(5, 5), tile_px=0)
