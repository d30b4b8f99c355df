import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.geometry import Size
from studio.streaming.strips import Grid

CELLS = st.integers(1, 40).map(lambda cells: 16 * cells)


@given(width=CELLS, height=CELLS, strip=CELLS, band=CELLS, halo=CELLS)
def test_strips_and_bands_tile_the_canvas_once_and_halos_end_at_its_border(
    width: int, height: int, strip: int, band: int, halo: int
) -> None:
    grid = Grid(Size(width, height), strip_px=strip, band_px=band)
    strips = grid.strips(halo)
    assert [column for one in strips for column in range(one.core_left, one.core_right)] == list(range(width))
    assert [one.index for one in strips] == list(range(grid.strip_count))
    for one in strips:
        assert one.tile_left == max(0, one.core_left - halo)
        assert one.tile_right == min(width, one.core_right + halo)
        assert one.tile_width == one.tile_right - one.tile_left
    bands = [grid.band_rows(band) for band in range(grid.band_count)]
    assert [row for top, bottom in bands for row in range(top, bottom)] == list(range(height))


@given(band=CELLS, halo=st.integers(0, 12).map(lambda cells: 16 * cells), live=st.integers(0, 200))
def test_a_resumed_strip_begins_two_halos_and_a_band_above(band: int, halo: int, live: int) -> None:
    first = Grid(Size(64, 64), strip_px=64, band_px=band).first_band(live, halo)
    assert 0 <= first <= live
    assert first == 0 or (live - first) * band >= 2 * halo + band
    assert first == 0 or (live - first - 1) * band < 2 * halo + band, "no band more than that"


@pytest.mark.parametrize("broken", [(40, 32, 16, 16), (32, 40, 16, 16), (32, 32, 24, 16), (32, 32, 16, 0)])
def test_everything_lies_on_the_grid_of_16_px(broken: tuple[int, int, int, int]) -> None:
    width, height, strip, band = broken
    with pytest.raises(ValueError, match="multiple of 16"):
        Grid(Size(width, height), strip_px=strip, band_px=band)
