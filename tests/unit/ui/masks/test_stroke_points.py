import math
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from studio.specs.painted_mask import BrushStroke, Point
from studio.ui.masks.stroke_points import point_of, reduced

points = st.lists(
    st.tuples(st.floats(0, 1), st.floats(0, 1), st.floats(0.05, 1.0)).map(lambda each: point_of(*each)),
    min_size=1,
    max_size=60,
)


def off(point: Point, start: Point, end: Point) -> float:
    """The least distance to the way between two others, by looking at a thousand places on it."""
    return min(
        math.hypot(point[0] - start[0] - share * (end[0] - start[0]), point[1] - start[1] - share * (end[1] - start[1]))
        for share in (index / 1000 for index in range(1001))
    )


@given(points)
@settings(max_examples=30, deadline=None)
def test_what_is_left_out_lies_on_the_way_between_what_is_kept(course: list[Point]) -> None:
    radius = 0.1
    kept = reduced(course, radius)
    assert kept[0] == course[0] and kept[-1] == course[-1]
    assert len(kept) <= len(course)
    ways = list(pairwise(kept)) or [(kept[0], kept[0])]
    for point in course:
        assert min(off(point, *way) for way in ways) <= 0.03 * radius + 2e-3  # a thousandth of the longest way, sqrt 2


def test_a_straight_line_is_two_points_unless_the_pressure_changes() -> None:
    straight = [point_of(index / 100, 0.5) for index in range(50)]
    assert reduced(straight, 0.1) == (straight[0], straight[-1])
    pressed = [point_of(index / 100, 0.5, 1.0 if index < 25 else 0.3) for index in range(50)]
    assert len(reduced(pressed, 0.1)) == 4


def test_a_lone_point_stays() -> None:
    assert reduced([point_of(0.5, 0.5)], 0.1) == (point_of(0.5, 0.5),)


@given(st.floats(-1e9, 1e9), st.floats(-1e9, 1e9), st.floats(0, 2))
def test_every_point_of_a_hand_makes_a_stroke(x: float, y: float, pressure: float) -> None:
    BrushStroke((point_of(x, y, pressure),), 0.1)
