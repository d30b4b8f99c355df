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
from studio.errors import SpecError
from studio.specs.criterion_settings import TURN, CriterionSettings, Shape
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


constants = st.sampled_from(["amplitude", "threshold", "kappa"])


@given(
    names=st.sets(constants, min_size=1, max_size=2),
    amplitude=st.floats(1e-5, 1e-3),
    one_filter=st.floats(5, 500),
    learning_rate=st.floats(1e-5, 1e-2),
    momentum=st.floats(0, 0.95),
    iterations=st.integers(10, 10_000),
)
def test_what_is_set_stays_and_fixes_the_rest(
    names: set[str], amplitude: float, one_filter: float, learning_rate: float, momentum: float, iterations: int
) -> None:
    """By the integral of the decay: a factor that grows by A to τ shrinks a weight by e^−(lr·τ²/(2A(1−m)))."""
    threshold = amplitude * one_filter
    shrunk = learning_rate / (1 - momentum) * threshold**2 / (2 * amplitude)
    asked = {"amplitude": amplitude, "threshold": threshold, "kappa": shrunk}
    settings = CriterionSettings(**{name: asked[name] for name in names})
    schedule = increg_schedule(
        iterations, largest_to_go=20, learning_rate=learning_rate, momentum=momentum, settings=settings
    )
    found = {"amplitude": schedule.amplitude, "threshold": schedule.threshold}
    found["kappa"] = learning_rate / (1 - momentum) * schedule.threshold**2 / (2 * schedule.amplitude)
    for name in asked if len(names) == 2 else names:
        assert found[name] == pytest.approx(asked[name], rel=1e-6)
    if len(names) == 1 and names != {"kappa"}:
        steps = schedule.threshold / schedule.amplitude * updates_needed(20)
        assert steps == pytest.approx(max(PLANNED_SHARE * iterations, updates_needed(20)))


@pytest.mark.parametrize(
    "settings",
    [
        CriterionSettings(threshold=500.0),
        CriterionSettings(amplitude=10.0),
        CriterionSettings(amplitude=300.0, kappa=1.0),
    ],
)
def test_constants_without_a_stable_descent_are_refused(settings: CriterionSettings) -> None:
    with pytest.raises(SpecError, match="the threshold lies above the amplitude and below 380"):
        increg_schedule(1000, largest_to_go=20, learning_rate=0.01, momentum=0.9, settings=settings)


@given(st.integers(1, 100_000), st.integers(1, 600), st.integers(1, 400), st.floats(0.001, 1.0))
def test_spp_keeps_what_is_set(iterations: int, largest: int, interval: int, amplitude: float) -> None:
    by_interval = spp_schedule(iterations, largest_to_go=largest, settings=CriterionSettings(interval=interval))
    assert by_interval.interval == interval and SPP_STEP <= by_interval.amplitude <= 1
    by_amplitude = spp_schedule(iterations, largest_to_go=largest, settings=CriterionSettings(amplitude=amplitude))
    assert by_amplitude.amplitude == amplitude
    needed = updates_needed(largest, ceiling=1.0, amplitude=amplitude)
    assert by_amplitude.interval == 1 or by_amplitude.interval * needed <= PLANNED_SHARE * iterations * 1.001


@pytest.mark.parametrize(("shape", "turn"), [(Shape.EXPONENTIAL, 0.1), (Shape.EXPONENTIAL, 0.7), (Shape.LINEAR, TURN)])
@pytest.mark.parametrize("to_go", [1, 5, 40])
def test_the_estimate_follows_shape_and_turn(shape: Shape, turn: float, to_go: int) -> None:
    left = partial(reference.filters_left, to_go, amplitude=0.002, ceiling=1.0, shape=shape.value, turn=turn)
    needed = updates_needed(to_go, ceiling=1.0, amplitude=0.002, shape=shape, turn=turn)
    assert left(round(0.97 * needed)) > 0 == left(round(1.03 * needed) + 1)


def test_the_published_setting_is_the_default() -> None:
    assert IncRegSchedule() == IncRegSchedule(amplitude=2.5e-4, threshold=1e4 * 2.5e-4)
