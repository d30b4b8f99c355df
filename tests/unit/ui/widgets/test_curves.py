from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.ui.widgets.curves import EMPTY, Curve, lowest, smoothed, thinned

finite = st.floats(-1e3, 1e3, allow_nan=False)


def curve(values: list[float]) -> Curve:
    return Curve(np.arange(1, len(values) + 1, dtype=float), np.array(values, float))


def means_one_by_one(values: list[float], over: float) -> list[float]:
    """The running mean as its definition says, value by value."""
    keep, mean, weight, found = 1 - 1 / over, 0.0, 0.0, []
    for value in values:
        if np.isfinite(value):
            mean, weight = keep * mean + (1 - keep) * value, keep * weight + 1 - keep
        found.append(mean / weight if weight else np.nan)
    return found


@given(st.lists(finite | st.just(float("nan")), max_size=200), st.floats(1.5, 12))
def test_running_means_are_those_of_the_definition(values: list[float], over: float) -> None:
    np.testing.assert_allclose(smoothed(curve(values), over).values, means_one_by_one(values, over), 1e-9, 1e-9)


def test_a_running_mean_begins_at_the_first_value_and_over_one_point_changes_nothing() -> None:
    falling = curve([8.0, 4.0, 2.0])
    assert smoothed(falling).values[0] == 8.0
    np.testing.assert_array_equal(smoothed(falling, over=1).values, falling.values)


def test_ten_thousand_points_are_averaged_without_overflow() -> None:
    level = smoothed(curve([3.0] * 10_000), over=3)
    np.testing.assert_allclose(level.values, 3.0)


@given(st.lists(finite, min_size=1, max_size=400), st.integers(4, 60))
def test_thinning_keeps_both_ends_and_both_extremes(values: list[float], at_most: int) -> None:
    thin = thinned(curve(values), at_most)
    assert len(thin) <= max(at_most + 2, 4)
    assert (thin.values.min(), thin.values.max()) == (min(values), max(values))
    assert (thin.steps[0], thin.steps[-1]) == (1, len(values))
    assert np.all(np.diff(thin.steps) > 0)


def test_a_short_curve_is_left_alone() -> None:
    short = curve([1.0, 2.0])
    assert thinned(short, 10) is short


@pytest.mark.parametrize(
    ("values", "expected"),
    [([3.0, 1.0, 2.0, 1.0], (2.0, 1.0)), ([float("nan"), 5.0], (2.0, 5.0)), ([float("nan")], None)],
)
def test_the_lowest_point_is_the_first_of_equals(values: list[float], expected: tuple[float, float] | None) -> None:
    assert lowest(curve(values)) == expected


def test_nothing_is_lowest_of_nothing() -> None:
    assert lowest(EMPTY) is None
    assert len(smoothed(EMPTY)) == 0
