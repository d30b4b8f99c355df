from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.geometry import Region, Size
from studio.ui.viewer.view_state import MAX_ZOOM, ViewMode, Viewport, ViewState

sides = st.integers(1, 40_000)
views = st.builds(
    ViewState.fitting,
    st.builds(Size, sides, sides),
    st.builds(Viewport, st.builds(Size, st.integers(1, 6000), st.integers(1, 4000)), st.sampled_from([1.0, 1.25, 2.0])),
    st.sampled_from(ViewMode),
)
WIDE = ViewState.fitting(Size(4000, 3000), Viewport(Size(800, 400), margin_px=10))


def test_nothing_of_qt_is_needed() -> None:
    names = ("view_state", "gestures", "pyramid", "tile_cache", "scratch_pyramid")
    imports = ";".join(f"import studio.ui.viewer.{name}" for name in names)
    probe = f"import sys;{imports};print(any(name.startswith(('PySide6', 'torch')) for name in sys.modules))"
    answer = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "False"


def test_the_fit_leaves_its_margin_on_the_tighter_axis_and_is_centred() -> None:
    assert WIDE.zoom == (400 - 20) / 3000
    assert WIDE.placement.origin_y == 10
    assert WIDE.picture_span == (147, 147 + 507)
    assert WIDE.visible_region == Region(0, 0, 4000, 3000)


def test_small_pictures_are_enlarged_but_not_without_end() -> None:
    assert ViewState.fitting(Size(10, 10), Viewport(Size(1000, 1000))).zoom == 4
    assert ViewState.fitting(Size(10, 10), Viewport(Size(1000, 1000), device_pixel_ratio=2)).zoom == 8


@given(views, st.floats(0.001, 100), st.floats(0, 1), st.floats(0, 1))
def test_what_is_under_the_pointer_stays_there_unless_an_edge_of_the_picture_forbids_it(
    view: ViewState, zoom: float, share_x: float, share_y: float
) -> None:
    x, y = share_x * view.pane.width, share_y * view.pane.height
    before = view.picture_position(x, y)
    after = view.zoomed(zoom, about=(x, y))
    now = after.picture_position(x, y)
    half_x, half_y = after.pane.width / after.zoom / 2, after.pane.height / after.zoom / 2
    slack = 1 / view.zoom + 1 / after.zoom  # pictures lie on whole device pixels, before and after
    if half_x < after.centre_x < view.canvas.width - half_x:
        assert abs(now[0] - before[0]) <= slack
    if half_y < after.centre_y < view.canvas.height - half_y:
        assert abs(now[1] - before[1]) <= slack


@given(views, st.floats(0.001, 100), st.floats(-1e5, 1e5), st.floats(-1e5, 1e5))
def test_a_picture_larger_than_its_pane_covers_it_and_a_smaller_one_is_centred(
    view: ViewState, zoom: float, dx: float, dy: float
) -> None:
    moved = view.zoomed(zoom).panned(dx, dy)
    place = moved.placement
    for origin, pane, length in (
        (place.origin_x, place.pane.width, moved.canvas.width * moved.zoom),
        (place.origin_y, place.pane.height, moved.canvas.height * moved.zoom),
    ):
        if length >= pane:
            assert origin <= 1 and origin + length >= pane - 1
        else:
            assert abs(origin - (pane - length) / 2) <= 1
    assert moved.min_zoom <= moved.zoom <= MAX_ZOOM


@given(views, st.floats(-5000, 50_000))
def test_the_divider_stays_on_the_picture(view: ViewState, x: float) -> None:
    left, right = view.picture_span
    assert left <= view.with_split_at(x).split_x <= right


def test_the_divider_is_where_it_was_put() -> None:
    assert WIDE.with_split_at(300).split_x == 300


def test_a_view_that_follows_the_fit_follows_the_window_and_another_keeps_its_middle() -> None:
    larger = Viewport(Size(1600, 1200))
    assert WIDE.with_viewport(larger).zoom == 0.4
    near = WIDE.zoomed(1.0).panned(-300, 200)
    kept = near.with_viewport(larger)
    assert (kept.zoom, kept.centre_x, kept.centre_y) == (near.zoom, near.centre_x, near.centre_y)


def test_side_by_side_fits_into_half_the_width_and_both_halves_point_at_the_same_places() -> None:
    halves = WIDE.with_mode(ViewMode.SIDE_BY_SIDE)
    assert halves.pane == Size(400, 400)
    assert halves.zoom == 380 / 4000
    assert halves.picture_position(450, 100) == halves.picture_position(50, 100)


def test_another_picture_of_the_same_size_keeps_the_view_and_one_of_another_size_is_fitted() -> None:
    near = WIDE.zoomed(2.0)
    assert near.with_canvas(Size(4000, 3000)) is near
    assert near.with_canvas(Size(100, 50)).follows_fit


def test_stops_go_in_and_out_through_the_fit_and_100_percent() -> None:
    zooms = []
    view = replace(WIDE, zoom=WIDE.min_zoom)
    while view.zoom < MAX_ZOOM:
        view = view.stepped(1)
        zooms.append(view.zoom)
    assert {WIDE.fit_zoom, 1.0, 2.0, MAX_ZOOM} <= set(zooms)
    back = []
    while view.zoom > view.min_zoom:
        view = view.stepped(-1)
        back.append(view.zoom)
    assert back[:-1] == zooms[-2::-1]


def test_a_pan_that_moves_nothing_leaves_the_view_following_the_fit() -> None:
    assert WIDE.panned(50, 50) is WIDE
    assert not WIDE.zoomed(1.0).panned(5, 5).follows_fit


@pytest.mark.parametrize("ratio", [1.0, 1.5])
def test_at_100_percent_the_picture_lies_on_whole_device_pixels(ratio: float) -> None:
    view = ViewState.fitting(Size(4001, 2999), Viewport(Size(801, 601), ratio)).zoomed(1.0).panned(0.4, -0.7)
    assert view.picture_position(0, 0) == (-view.placement.origin_x, -view.placement.origin_y)
    assert view.visible_region.width == 801
