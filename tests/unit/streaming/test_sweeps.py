from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.streaming.residual import residual_layers
from studio.streaming.sweeps import (
    COPYING,
    KEPT_FLOATS_PER_PIXEL,
    RESULT_STORE,
    RGB_STORE,
    Base,
    Content,
    Residual,
    StoreShape,
    Sweep,
    plan_sweeps,
    sweep_layers,
)
from tests.unit.streaming.published import DECODERS, ENCODERS


def features(channels: int, scale_px: int) -> StoreShape:
    return StoreShape(Content.FEATURES, channels, scale_px)


def test_the_five_levels_of_the_published_pairs_take_six_sweeps() -> None:
    assert plan_sweeps((5, 4, 3, 2, 1), ENCODERS) == (
        Sweep(0, None, None, False, 5, features(128, 16)),
        Sweep(1, 0, 5, False, 4, features(128, 8)),
        Sweep(2, 1, 4, False, 3, features(64, 4)),
        Sweep(3, 2, 3, False, 2, RGB_STORE),  # relu2_1 would take 8 numbers per pixel, RGB takes 3
        Sweep(4, 3, 2, True, 1, RGB_STORE),
        Sweep(5, 4, 1, True, None, RESULT_STORE),
    )


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ((3,), (Sweep(0, None, None, False, 3, features(64, 4)), Sweep(1, 0, 3, False, None, RESULT_STORE))),
        ((1,), (Sweep(0, None, None, False, 1, None), Sweep(1, None, 1, True, None, RESULT_STORE))),
        (
            (4, 2),
            (
                Sweep(0, None, None, False, 4, features(128, 8)),
                Sweep(1, 0, 4, False, 2, RGB_STORE),
                Sweep(2, 1, 2, True, None, RESULT_STORE),
            ),
        ),
    ],
)
def test_other_levels(levels: tuple[int, ...], expected: tuple[Sweep, ...]) -> None:
    assert plan_sweeps(levels, ENCODERS) == expected


@given(levels=st.sets(st.integers(1, 5), min_size=1).map(lambda chosen: tuple(sorted(chosen, reverse=True))))
def test_every_plan_measures_a_level_before_it_paints_it_and_reads_what_was_left(levels: tuple[int, ...]) -> None:
    sweeps = plan_sweeps(levels, ENCODERS)
    assert [sweep.index for sweep in sweeps] == list(range(len(levels) + 1))
    assert [sweep.measured for sweep in sweeps] == [*levels, None]
    assert [sweep.painted for sweep in sweeps] == [None, *levels]
    assert sweeps[-1].leaves == RESULT_STORE
    for before, sweep in pairwise(sweeps):
        read = None if sweep.reads_from is None else sweeps[sweep.reads_from].leaves
        if before.leaves is None:
            assert sweep.reads_from == before.reads_from
        else:
            assert sweep.reads_from == before.index
            assert before.leaves.floats_per_pixel <= KEPT_FLOATS_PER_PIXEL
        assert sweep.encodes_again == (read is None or read.content is not Content.FEATURES)


def test_with_detail_the_picture_stays_beside_features_that_are_kept() -> None:
    details = {5: 1.0, 4: 0.5, 3: 0.2, 2: 1.0, 1: 0.3}
    assert plan_sweeps((5, 4, 3, 2, 1), ENCODERS, details) == (
        Sweep(0, None, None, False, 5, features(128, 16)),
        Sweep(1, 0, 5, False, 4, features(128, 8), Residual(1.0, Base.CANVAS), keeps_rgb=True),
        Sweep(2, 1, 4, False, 3, features(64, 4), Residual(0.5, Base.KEPT), keeps_rgb=True),
        Sweep(3, 2, 3, False, 2, RGB_STORE, Residual(0.2, Base.KEPT)),
        Sweep(4, 3, 2, True, 1, RGB_STORE, Residual(1.0, Base.FED)),
        Sweep(5, 4, 1, True, None, RESULT_STORE, Residual(0.3, Base.FED)),
    )


def test_only_levels_with_detail_ask_for_the_picture() -> None:
    sweeps = plan_sweeps((5, 4, 3), ENCODERS, {5: 0.0, 4: 0.0, 3: 0.5})
    assert [sweep.residual for sweep in sweeps] == [None, None, None, Residual(0.5, Base.KEPT)]
    assert [sweep.keeps_rgb for sweep in sweeps] == [False, False, True, False]


def test_without_a_level_the_picture_is_copied() -> None:
    (copying,) = plan_sweeps((), ENCODERS)
    assert copying == COPYING and copying.leaves == RESULT_STORE and copying.title == "copying the picture"
    assert sweep_layers(copying, ENCODERS, DECODERS) == ()


def test_a_sweep_runs_the_chains_its_rows_pass_through() -> None:
    first, second, *_, last = plan_sweeps((5, 4, 3, 2, 1), ENCODERS)
    assert sweep_layers(first, ENCODERS, DECODERS) == ENCODERS[5]
    assert sweep_layers(second, ENCODERS, DECODERS) == DECODERS[5] + ENCODERS[4]
    assert sweep_layers(last, ENCODERS, DECODERS) == ENCODERS[1] + DECODERS[1]
    _, residual, *_ = plan_sweeps((5, 4), ENCODERS, {5: 0.5})
    assert sweep_layers(residual, ENCODERS, DECODERS) == residual_layers(DECODERS[5]) + ENCODERS[4]


def test_titles_say_what_happens() -> None:
    first, second, *_, last = plan_sweeps((5, 4, 3, 2, 1), ENCODERS)
    assert first.title == "measuring level 5"
    assert second.title == "painting level 5, measuring level 4"
    assert last.title == "painting level 1"
