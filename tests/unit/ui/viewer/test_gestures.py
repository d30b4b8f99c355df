from __future__ import annotations

import pytest

from studio.geometry import Size
from studio.ui.viewer import gestures
from studio.ui.viewer.gestures import HitTarget
from studio.ui.viewer.view_state import ViewMode, Viewport, ViewState

VIEW = ViewState.fitting(Size(4000, 3000), Viewport(Size(1000, 500)))
NEAR = VIEW.zoomed(1.0)


@pytest.mark.parametrize(
    ("x", "y", "expected"),
    [
        (500, 250, HitTarget.SPLIT_HANDLE),
        (514, 5, HitTarget.SPLIT_HANDLE),
        (515, 250, HitTarget.PICTURE),
        (100, 250, HitTarget.BACKDROP),
    ],
)
def test_what_lies_under_the_pointer(x: float, y: float, expected: HitTarget) -> None:
    assert gestures.hit_target(view=VIEW, x=x, y=y, grip_px=14) is expected


@pytest.mark.parametrize("mode", [ViewMode.SIDE_BY_SIDE, ViewMode.BEFORE, ViewMode.AFTER])
def test_only_the_split_view_has_a_divider(mode: ViewMode) -> None:
    view = VIEW.with_mode(mode)
    targets = {gestures.hit_target(view=view, x=x, y=250, grip_px=14) for x in range(1000)}
    assert HitTarget.SPLIT_HANDLE not in targets


def test_dragging_the_divider_moves_it_by_as_much_as_the_pointer_wherever_it_was_gripped() -> None:
    drag = gestures.pressed(view=VIEW, x=490, y=250, grip_px=14)
    moved = gestures.dragged(drag=drag, view=VIEW, x=590, y=0)
    assert moved.split_x == VIEW.split_x + 100
    assert moved.placement == VIEW.placement


def test_dragging_the_picture_moves_it_with_the_pointer() -> None:
    drag = gestures.pressed(view=NEAR, x=100, y=100, grip_px=14)
    on_the_way = gestures.dragged(drag=drag, view=NEAR, x=900, y=30)
    moved = gestures.dragged(drag=drag, view=on_the_way, x=160, y=70)
    assert moved.placement.origin_x == NEAR.placement.origin_x + 60
    assert moved.placement.origin_y == NEAR.placement.origin_y - 30


def test_the_picture_comes_back_with_the_pointer_after_it_was_dragged_past_its_edge() -> None:
    drag = gestures.pressed(view=NEAR, x=100, y=100, grip_px=14)
    past = gestures.dragged(drag=drag, view=NEAR, x=50_000, y=100)
    assert past.placement.origin_x == 0
    assert gestures.dragged(drag=drag, view=past, x=100, y=100).placement == NEAR.placement


def test_the_middle_button_pans_even_on_the_divider() -> None:
    drag = gestures.panning(view=NEAR, x=500, y=250)
    assert gestures.dragged(drag=drag, view=NEAR, x=510, y=250).placement.origin_x == NEAR.placement.origin_x + 10


def test_a_wheel_notch_away_and_back_is_where_one_began() -> None:
    nearer = gestures.wheel_zoomed(view=NEAR, x=700, y=100, angle=120)
    assert nearer.zoom == 1.25
    assert nearer.picture_position(700, 100) == pytest.approx(NEAR.picture_position(700, 100), abs=1)
    assert gestures.wheel_zoomed(view=nearer, x=700, y=100, angle=-120).zoom == pytest.approx(1.0)


def test_pinching_zooms_by_the_spread_of_the_fingers_and_never_to_nothing() -> None:
    assert gestures.pinched(view=NEAR, x=10, y=10, factor=1.5).zoom == 1.5
    assert gestures.pinched(view=NEAR, x=10, y=10, factor=-3).zoom == NEAR.min_zoom


def test_a_double_click_goes_to_100_percent_there_and_back_to_the_fit() -> None:
    there = gestures.double_clicked(view=VIEW, x=400, y=200)
    assert there.zoom == 1
    assert there.picture_position(400, 200) == pytest.approx(VIEW.picture_position(400, 200), abs=4)
    assert gestures.double_clicked(view=there, x=1, y=1) == VIEW
