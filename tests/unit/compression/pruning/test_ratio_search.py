from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.codec import from_plain, to_plain
from studio.compression.pruning.ratio_search import (
    Attempt,
    FoundRatio,
    RatioSearch,
    SearchEnding,
    begin_search,
    same_as,
    search_ratio,
)
from studio.errors import SpecError
from studio.specs.ratio_search import Floor, RatioSteps
from tests.reference import ratio_search as reference

DOUBLE = 1e-12  # a few operations on numbers below 1, each with an error of 1e-16

margins = st.none() | st.floats(-1, 1, allow_nan=False)
ratio_steps = st.builds(
    RatioSteps,
    first=st.floats(0.05, 0.5),
    gain=st.floats(0.1, 50),
    least=st.floats(0.005, 0.05),
    most=st.floats(0.05, 0.4),
    largest=st.floats(0.5, 0.95),
    tolerance=st.floats(0.002, 0.1),
    stages=st.integers(1, 30),
)
searches = st.builds(RatioSearch, base_margin=st.floats(0, 1), steps=ratio_steps)


def run(search: RatioSearch, outcomes: list[float | None]) -> RatioSearch:
    for margin in outcomes:
        if search.next_ratio is None:
            break
        search = search.judged(margin)
    return search


def exact(search: RatioSearch) -> Fraction:
    steps = search.steps
    return reference.next_ratio(
        [(Fraction(each.ratio), None if each.margin is None else Fraction(each.margin)) for each in search.attempts],
        Fraction(search.base_margin),
        first=Fraction(steps.first),
        gain=Fraction(steps.gain),
        least=Fraction(steps.least),
        most=Fraction(steps.most),
        largest=Fraction(steps.largest),
    )


@given(searches, st.lists(margins, max_size=30))
def test_every_ratio_is_that_of_the_description(search: RatioSearch, outcomes: list[float | None]) -> None:
    for margin in outcomes:
        ratio = search.next_ratio
        if ratio is None:
            break
        assert abs(ratio - exact(search)) <= reference.rounding_error() + DOUBLE
        search = search.judged(margin)


@given(searches, st.lists(margins, min_size=40, max_size=40))
def test_a_search_ends_brackets_and_never_accepts_below_the_floor(
    search: RatioSearch, outcomes: list[float | None]
) -> None:
    stages = search.steps.stages
    low, high = 0.0, 1.0
    for margin in outcomes:
        ratio = search.next_ratio
        if ratio is None:
            break
        assert low < ratio < high, "inside what is still open"
        had_failed = search.rejected is not None
        search = search.judged(margin)
        assert search.attempts[-1].is_accepted == (margin is not None and margin >= 0)
        new = (search.accepted.ratio if search.accepted else 0.0, search.rejected.ratio if search.rejected else 1.0)
        if had_failed:
            width = float(reference.rounding_error()) + DOUBLE
            assert new[1] - new[0] <= 0.75 * (high - low) + width, "a quarter goes at least"
        low, high = new
    assert search.ending is not None and len(search.attempts) <= stages
    assert search.accepted is None or (search.accepted.margin is not None and search.accepted.margin >= 0)


@given(searches, st.lists(margins, max_size=12))
def test_a_search_read_from_its_record_decides_as_one_that_went_on(
    search: RatioSearch, outcomes: list[float | None]
) -> None:
    resumed = search
    for margin in outcomes:
        if search.next_ratio is None:
            break
        resumed = from_plain(RatioSearch, json.loads(json.dumps(to_plain(resumed))))
        assert resumed == search and resumed.next_ratio == search.next_ratio
        search, resumed = search.judged(margin), resumed.judged(margin)
    assert resumed.ending == search.ending


@pytest.mark.parametrize(
    ("outcomes", "ratios", "ending"),
    [
        # 20 %, then by ten times the margin between 1 and 20 points
        ([0.3, 0.005, 0.0001], [0.2, 0.4, 0.45, 0.46], None),
        # failure at the first stage: back to the base, whose margin is 0.1, and a quarter away from both ends
        ([-0.1, 0.02], [0.2, 0.1, 0.125], None),
        ([-0.9, -0.9], [0.2, 0.05, 0.0125], None),
        ([0.3, -0.1], [0.2, 0.4, 0.35], None),
        ([0.3, None], [0.2, 0.4, 0.3], None),
        ([1.0] * 5, [0.2, 0.4, 0.6, 0.8, 0.9], SearchEnding.LARGEST),
        ([0.3, -0.1, 0.1, 0.001, -0.2], [0.2, 0.4, 0.35, 0.375, 0.38125], SearchEnding.BRACKET),
    ],
)
def test_searches_worked_out_by_hand(
    outcomes: list[float | None], ratios: list[float], ending: SearchEnding | None
) -> None:
    search = run(RatioSearch(0.1), outcomes)
    asked = [each.ratio for each in search.attempts] + ([search.next_ratio] if search.next_ratio is not None else [])
    assert asked == pytest.approx(ratios, abs=6e-5)  # the rounding
    assert search.ending is ending


def test_no_more_stages_than_are_given_and_repeated_ones_are_none() -> None:
    search = RatioSearch(0.5, RatioSteps(stages=2)).judged(0.5).judged(0.5, is_trained=False)
    assert search.ending is None
    assert search.judged(-0.1).ending is SearchEnding.STAGES


def test_a_number_that_is_none_counts_as_missed() -> None:
    assert RatioSearch(0.5).judged(float("nan")).attempts == (Attempt(0.2, None),)


def straight(ratio: float, network: float) -> tuple[float, float]:
    """A network is its ratio here, and its score falls in a straight line that meets 0.5 at 0.53."""
    assert network <= ratio, "from what was accepted"
    return ratio, 0.9 - 0.4 * ratio / 0.53


def test_the_search_finds_where_a_straight_line_meets_the_floor() -> None:
    seen: list[FoundRatio[float]] = []
    found = search_ratio(straight, begin_search(0.0, score=0.9, floor=0.5), floor=0.5, on_judged=seen.append)
    assert 0.53 - 0.02 <= found.ratio <= 0.53 and found.network == found.ratio
    assert found.search.ending is SearchEnding.BRACKET and len(seen) == len(found.search.attempts) <= 8
    for begun in seen[:-1]:
        assert search_ratio(straight, begun, floor=0.5) == found, "gone on with from any of its attempts"


def test_ratios_that_remove_the_same_are_tried_once() -> None:
    calls: list[float] = []

    def prune(ratio: float, network: float) -> tuple[float, float]:
        calls.append(ratio)
        return straight(round(5 * ratio) / 5, network)

    begun = begin_search(0.0, score=0.9, floor=0.5, steps=RatioSteps(tolerance=0.001, stages=20))
    found = search_ratio(prune, begun, floor=0.5, what_goes=lambda ratio: round(5 * ratio))
    assert calls == [0.2, 0.4, 0.6] or len({round(5 * each) for each in calls}) == len(calls)
    assert len(found.search.attempts) > len(calls) and found.network == 0.4
    assert same_as(begun.search, lambda _ratio: 0) is None


def test_a_floor_that_the_base_misses_is_refused_with_its_score() -> None:
    with pytest.raises(SpecError, match=r"reaches 0\.4, less than the floor of 0\.5"):
        begin_search(None, score=0.4, floor=0.5)
    with pytest.raises(SpecError, match="reaches nan"):
        begin_search(None, score=float("nan"), floor=0.5)


@pytest.mark.parametrize(
    "values",
    [{"first": 0.0}, {"first": 0.95}, {"largest": 1.0}, {"least": 0.3}, {"gain": 0.0}, {"stages": 0}, {"tolerance": 0}],
)
def test_steps_that_mean_nothing_are_refused(values: dict[str, Any]) -> None:
    with pytest.raises(SpecError):
        RatioSteps(**values)


@pytest.mark.parametrize("values", [{}, {"ssim": 1.0}, {"ssim": 0.0}, {"score": 0.0}, {"score": float("inf")}])
def test_floors_that_mean_nothing_are_refused(values: dict[str, float]) -> None:
    with pytest.raises(SpecError):
        Floor(**values)


def test_the_margin_is_the_smaller_one() -> None:
    assert Floor(ssim=0.75).margin(ssim=0.875, score=9.0) == 0.125
    assert Floor(score=0.5).margin(ssim=0.1, score=0.25) == 0.5
    assert Floor(ssim=0.75, score=0.5).margin(ssim=0.5, score=0.25) == -0.25
    assert Floor(ssim=0.75, score=0.5).margin(ssim=0.875, score=1.0) == -1.0
    assert Floor(score=0.5).margin(ssim=1.0, score=float("nan")) is None
