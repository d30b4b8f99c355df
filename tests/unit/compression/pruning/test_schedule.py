import math
from functools import partial
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from studio.compression.pruning.schedule import (
    PLANNED_SHARE,
    SPP_STEP,
    IncRegSchedule,
    delta,
    increg_schedule,
    increments,
    last_to_go,
    removal_count,
    spp_schedule,
    turning_rank,
    updates_needed,
)
from studio.specs.criterion_settings import CriterionSettings, Shape
from tests.reference import pruning as reference

amplitudes = st.floats(1e-6, 1.0)
turns = st.floats(0.01, 0.99)
layers = st.integers(2, 600).flatmap(lambda filters: st.tuples(st.just(filters), st.integers(1, filters - 1)))


@given(st.integers(1, 2000), amplitudes, turns)
def test_the_curve_passes_through_its_three_points(to_go: int, amplitude: float, turn: float) -> None:
    assert delta(0, to_go, amplitude, turn) == amplitude
    assert delta(turning_rank(to_go, turn), to_go, amplitude, turn) == pytest.approx(turn * amplitude)
    assert delta(to_go, to_go, amplitude, turn) == pytest.approx(0, abs=1e-9 * amplitude)
    assert turning_rank(to_go) == pytest.approx(2 / 3 * to_go)


@given(layers, amplitudes, st.sampled_from(Shape))
def test_weaker_filters_never_gain_less_and_all_values_are_finite(
    layer: tuple[int, int], amplitude: float, shape: Shape
) -> None:
    course = increments(*layer, amplitude=amplitude, shape=shape)
    assert len(course) == layer[0] and course[0] == amplitude
    assert all(math.isfinite(value) for value in course)
    assert all(stronger <= weaker for weaker, stronger in pairwise(course))
    assert all(value > 0 for value in course[: layer[1]])
    assert all(value < 0 for value in course[layer[1] + 1 :])


@given(layers, amplitudes, turns)
def test_both_shapes_are_those_of_the_reference(layer: tuple[int, int], amplitude: float, turn: float) -> None:
    ours = partial(increments, *layer, amplitude=amplitude, turn=turn)
    # Far beyond the target e^30 makes the last bits of the exponent count 30 times as much.
    np.testing.assert_allclose(
        ours(shape=Shape.EXPONENTIAL), reference.exponential_curve(*layer, amplitude, turn), 1e-9, 1e-9 * amplitude
    )
    np.testing.assert_allclose(ours(shape=Shape.LINEAR), reference.linear_curve(*layer, amplitude), 1e-9, 1e-12)


def updates_until_done(
    filters: int, to_go: int, shape: Shape, *, ceiling: float, amplitude: float
) -> tuple[int, set[int]]:
    """A layer whose filters keep their order: how many updates until the target is met, and who went."""
    factors, alive, goal, updates = [0.0] * filters, list(range(filters)), filters - to_go, 0
    while len(alive) > goal:
        updates += 1
        course = increments(len(alive), len(alive) - goal, amplitude=amplitude, shape=shape)
        for rank, index in enumerate(alive):
            factors[index] = max(factors[index] + course[rank], 0.0)
        held = [factors[index] for index in alive]
        gone = last_to_go(held, range(len(alive)), ceiling=ceiling, to_go=len(alive) - goal)
        alive = [index for rank, index in enumerate(alive) if rank not in gone]
    return updates, set(alive)


@given(st.integers(2, 60).flatmap(lambda n: st.tuples(st.just(n), st.integers(1, n - 1))), st.sampled_from(Shape))
def test_a_layer_always_ends_and_loses_its_weakest(layer: tuple[int, int], shape: Shape) -> None:
    filters, to_go = layer
    updates, alive = updates_until_done(filters, to_go, shape, ceiling=1.0, amplitude=0.05)
    assert updates <= 20 * to_go + 1
    assert alive == set(range(to_go, filters))


@pytest.mark.parametrize("to_go", [1, 4, 16, 64, 200])
def test_the_estimate_of_updates_is_close(to_go: int) -> None:
    updates, _ = updates_until_done(256, to_go, Shape.EXPONENTIAL, ceiling=1.0, amplitude=0.01)
    assert updates == pytest.approx(updates_needed(to_go, ceiling=1.0, amplitude=0.01), rel=0.15)


def test_no_more_go_than_may_and_the_largest_first() -> None:
    assert last_to_go([1.0, 0.5, 2.0, 1.0], [2, 0, 1, 3], ceiling=1.0, to_go=2) == [2, 0]
    assert last_to_go([1.0, 1.0, 1.0], [2, 0, 1], ceiling=1.0, to_go=2) == [1, 2]
    assert last_to_go([0.9, 0.1], [0, 1], ceiling=1.0, to_go=2) == []


@example(100, 7)  # 0.07 · 100 is more than 7 in floating point
@given(st.integers(1, 4096), st.integers(0, 100))
def test_removal_counts_are_exact_ceilings_of_percentages(filters: int, percent: int) -> None:
    assert removal_count(filters, percent / 100) == -(-percent * filters // 100)


@given(st.integers(20, 1_000_000), st.integers(1, 2000))
def test_spp_ends_within_its_iterations(iterations: int, largest: int) -> None:
    schedule = spp_schedule(iterations, largest_to_go=largest)
    assert schedule.interval >= 1 and SPP_STEP <= schedule.amplitude <= 1
    needed = updates_needed(largest, ceiling=1.0, amplitude=schedule.amplitude) * schedule.interval
    assert needed <= PLANNED_SHARE * iterations * 1.001
    assert schedule.deadline is not None and needed <= schedule.deadline <= iterations
    assert schedule.deadline % schedule.interval == 0  # p moves on that very step


def test_the_paper_s_interval_of_spp_comes_from_its_own_length() -> None:
    iterations = math.ceil(updates_needed(300, ceiling=1.0, amplitude=SPP_STEP) * 180 / PLANNED_SHARE)
    assert spp_schedule(iterations, largest_to_go=300).interval == 180


@given(
    iterations=st.integers(10, 1_000_000),
    largest=st.integers(1, 2000),
    learning_rate=st.floats(1e-5, 0.1),
    momentum=st.floats(0, 0.95),
)
def test_increg_ends_in_time_and_stays_stable(
    iterations: int, largest: int, learning_rate: float, momentum: float
) -> None:
    schedule = increg_schedule(iterations, largest_to_go=largest, learning_rate=learning_rate, momentum=momentum)
    assert learning_rate * schedule.threshold < 2 * (1 + momentum)
    needed = updates_needed(largest, ceiling=schedule.threshold, amplitude=schedule.amplitude)
    at_once = updates_needed(largest, ceiling=1.0, amplitude=1.0)
    assert needed <= max(PLANNED_SHARE * iterations, at_once) * 1.001
    assert schedule.deadline == iterations


def test_a_filter_shrinks_by_kappa_on_its_way_to_the_threshold() -> None:
    rate, momentum = 0.01, 0.9
    schedule = increg_schedule(
        round(5000 / PLANNED_SHARE),
        largest_to_go=1,
        learning_rate=rate,
        momentum=momentum,
        settings=CriterionSettings(kappa=10),
    )
    weight, velocity, factor = 1.0, 0.0, 0.0
    while factor < schedule.threshold:
        factor += schedule.amplitude
        velocity = momentum * velocity + factor * weight
        weight -= rate * velocity
    assert -math.log(weight) == pytest.approx(10, rel=0.1)


def test_the_published_setting_is_the_default() -> None:
    assert IncRegSchedule() == IncRegSchedule(amplitude=2.5e-4, threshold=1e4 * 2.5e-4)
