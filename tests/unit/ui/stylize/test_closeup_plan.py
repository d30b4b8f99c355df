import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.geometry import Region, Size
from studio.ui.stylize.closeup_plan import GRID_PX, View, next_window
from studio.ui.viewer.coverage import Coverage

SIZE = Size(4000, 3000)


def test_a_result_as_large_as_the_photo_is_seen_where_the_photo_is() -> None:
    seen = Region(100, 200, 900, 700)
    assert View.of(seen, 1.0, canvas=SIZE, size=SIZE) == View(SIZE, seen, 1.0)


def test_a_smaller_result_is_stretched_over_the_photo() -> None:
    view = View.of(Region(101, 200, 900, 701), 1.0, canvas=SIZE, size=Size(2000, 1500))
    assert view == View(Size(2000, 1500), Region(50, 100, 450, 351), 2.0)


@pytest.mark.parametrize(
    ("zoom", "preview_px", "is_finer"), [(0.2, 512, True), (0.1, 512, False), (1.0, 4000, False), (4.0, 4000, False)]
)
def test_only_an_enlarged_preview_of_a_larger_result_is_worth_more(
    zoom: float, preview_px: int, is_finer: bool
) -> None:
    assert View(SIZE, Region.whole(SIZE), zoom).is_finer_than(preview_px) == is_finer


def test_parts_are_painted_at_full_size_but_not_all_of_a_photo_seen_in_small() -> None:
    assert View(SIZE, Region(0, 0, 2560, 1440), 1.0).can_be_painted
    assert View(SIZE, Region.whole(SIZE), 1.0).can_be_painted
    assert View(SIZE, Region(0, 0, 2000, 1500), 0.5).can_be_painted
    assert not View(SIZE, Region.whole(SIZE), 0.25).can_be_painted
    assert not View(SIZE, Region(0, 0, 0, 0), 1.0).can_be_painted


@given(
    left=st.integers(0, 3900),
    top=st.integers(0, 2900),
    width=st.integers(1, 2600),
    height=st.integers(1, 1500),
    most=st.sampled_from([20_000, 300_000, 10_000_000]),
)
def test_window_by_window_a_view_is_painted_once(left: int, top: int, width: int, height: int, most: int) -> None:
    seen = Region(left, top, left + width, top + height).intersection(Region.whole(SIZE))
    view, painted, windows = View(SIZE, seen, 1.0), Coverage(), []
    while (window := next_window(view, painted.missing(seen), most_pixels=most)) is not None:
        assert painted.missing(window) == [window], "nothing is painted twice"
        assert window.left % GRID_PX == window.top % GRID_PX == 0
        assert window.pixels <= 1.5 * most + 4 * GRID_PX**2
        painted.add(window)
        windows.append(window)
        assert len(windows) < 600
    assert painted.covers(seen)
    assert painted.pixels <= (width + 2 * GRID_PX) * (height + 2 * GRID_PX)


def test_the_middle_comes_first() -> None:
    seen = Region(1000, 1000, 2000, 2000)
    window = next_window(View(SIZE, seen, 1.0), [seen], most_pixels=150_000)
    assert window is not None
    assert window.left <= 1500 < window.right and window.top <= 1500 < window.bottom


def test_after_a_pan_only_what_came_into_view_is_asked_for() -> None:
    painted = Coverage()
    first = next_window(View(SIZE, Region(0, 0, 800, 600), 1.0), [Region(0, 0, 800, 600)])
    assert first is not None
    painted.add(first)
    panned = Region(100, 0, 900, 600)
    second = next_window(View(SIZE, panned, 1.0), painted.missing(panned))
    assert second == Region(832, 0, 960, 640)


def test_where_nothing_is_missing_nothing_is_asked_for() -> None:
    assert next_window(View(SIZE, Region(0, 0, 9, 9), 1.0), []) is None


def test_of_files_read_from_the_top_each_time_larger_parts_are_asked_for() -> None:
    seen = Region(0, 0, 1900, 1900)
    window = next_window(View(Size(20_000, 20_000), seen, 1.0), [seen])
    assert window is not None and window.pixels > 3_000_000
