from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from studio.codec import from_plain, to_plain
from studio.errors import SpecError
from studio.specs.criterion_settings import CriterionSettings
from studio.specs.painting import Aim, PaintingSettings, PaintingShares
from studio.specs.pruning import PruneSpec, PruningCriterion
from studio.specs.ratio_search import Floor, RatioSteps
from studio.specs.training import DistillationRecipe, DistillSpec, LossShares, Schedule, TrainingOptimizer
from studio.specs.training_bounds import RUN, SCHEDULE, SGD_RATE, check_bounds, out_of_bounds

DISTIL = DistillSpec(teacher=Path("t"), contents=Path("c"))
PAPER = DistillationRecipe.PAPER
PRUNE = PruneSpec(bundle=Path("b"), contents=Path("c"), ratios=0.5)


SEARCH_SPEC = replace(PRUNE, ratios=None, floor=Floor(ssim=0.9, score=0.5))


@pytest.mark.parametrize(
    ("spec", "text"),
    [
        (replace(SEARCH_SPEC, floor=Floor(ssim=0.9999)), "floor similarity: from 0.01 to 0.999, not 0.9999"),
        (replace(SEARCH_SPEC, floor=Floor(score=1e9)), "floor score: from 1e-06 to 1,000,000, not 1,000,000,000"),
        (
            replace(SEARCH_SPEC, search=RatioSteps(stages=1000)),
            "search stages: a whole number from 1 to 100, not 1,000",
        ),
        (replace(SEARCH_SPEC, search=RatioSteps(tolerance=1e-4)), "search tolerance: from 0.001 to 0.5, not 0.0001"),
        (replace(PRUNE, ratios=None, ratio_stages=(0.5, 0.99)), "ratio of every layer: from 0 to 0.95, not 0.99"),
    ],
)
def test_absurd_searches_are_refused_with_what_is_allowed(spec: PruneSpec, text: str) -> None:
    check_bounds(SEARCH_SPEC)
    with pytest.raises(SpecError) as caught:
        check_bounds(spec)
    assert str(caught.value) == text


@pytest.mark.parametrize("aim", list(Aim))
def test_the_defaults_are_within(aim: Aim) -> None:
    check_bounds(replace(DISTIL, schedule=Schedule.of(aim)))
    check_bounds(replace(DISTIL, schedule=Schedule.of(Aim.IMITATE, PAPER), recipe=PAPER, encoder_steps=5))
    check_bounds(PRUNE)


@pytest.mark.parametrize(
    ("change", "text"),
    [
        ({"batch": 1024}, "batch: a whole number from 1 to 256, not 1,024"),
        ({"learning_rate": 0.1}, "learning rate: from 1e-07 to 0.01, not 0.1"),
        ({"minutes": 100_000.0}, "minutes: from 0.1 to 20,160, not 100,000"),
        ({"crop_px": 2048}, "crop px: a whole number from 64 to 1,024, not 2,048"),
        ({"steps": 10**9}, "steps: a whole number from 0 to 10,000,000, not 1,000,000,000"),
        ({"batch": 256, "crop_px": 512}, "batch pixels: a whole number from 4,096 to 16,777,216, not 67,108,864"),
        ({"batch": 64, "accumulate": 512}, "step pixels: a whole number from 4,096 to 134,217,728, not 536,870,912"),
        ({"batch": 2.5}, "batch: a whole number from 1 to 256, not 2.5"),
    ],
)
def test_absurd_schedules_are_refused_with_what_is_allowed(change: dict[str, Any], text: str) -> None:
    schedule = replace(Schedule(), **change)
    for spec in (replace(DISTIL, schedule=schedule), replace(PRUNE, schedule=schedule)):
        with pytest.raises(SpecError) as told:
            check_bounds(spec)
        assert text in str(told.value)


@pytest.mark.parametrize(("name", "bounds"), SCHEDULE.items())
def test_both_ends_of_every_schedule_number_are_allowed_and_no_more(name: str, bounds: Any) -> None:
    beside = {"crop_px": 64} if name == "batch" else {"batch": 1}
    for value in (bounds.low, bounds.high):
        assert out_of_bounds(replace(DISTIL, schedule=replace(Schedule(), **{**beside, name: value}))) == ()
    beyond = bounds.high + (16 if bounds.is_whole else bounds.high)
    if name not in ("ema_decay", "momentum"):  # the spec itself refuses a decay of 1
        found = out_of_bounds(replace(DISTIL, schedule=replace(Schedule(), **{**beside, name: beyond})))
        assert [each.name for each in found] == [name]


def test_rates_of_sgd_reach_further() -> None:
    schedule = Schedule(optimizer=TrainingOptimizer.SGD, learning_rate=1.0)
    assert out_of_bounds(replace(DISTIL, schedule=schedule)) == ()
    (found,) = out_of_bounds(replace(DISTIL, schedule=replace(schedule, learning_rate=1.5)))
    assert found.name == "learning_rate" and found.bounds == SGD_RATE


@pytest.mark.parametrize("name", RUN)
def test_numbers_of_the_run_have_bounds(name: str) -> None:
    if name != "held_out":  # the spec itself refuses half of the pictures
        found = out_of_bounds(replace(DISTIL, **{name: RUN[name].high + 1}))
        assert [each.name for each in found] == [name]


@pytest.mark.parametrize(
    "spec",
    [
        replace(DISTIL, widths=0.01),
        replace(DISTIL, widths={5: 0.5, 4: 0.001}),
        replace(DISTIL, widths=(8, 10_000)),
        replace(DISTIL, shares=LossShares(pixel=math.nan)),
        replace(DISTIL, shares=LossShares(pixel=math.inf)),
        replace(DISTIL, painting=PaintingSettings(encoder_rate=1.0)),
        replace(DISTIL, painting=PaintingSettings(shares=PaintingShares(style=1e9))),
        replace(PRUNE, ratios=0.99),
        replace(PRUNE, ratios={"conv1_1": 0.2, "conv1_2": 0.96}),
        replace(PRUNE, ratios=None, speed_up=1e6),
        replace(PRUNE, pruning_rate=0.1),
        replace(PRUNE, retraining_rate=1e-9),
        replace(PRUNE, settings=CriterionSettings(kappa=1000.0)),
        replace(PRUNE, settings=CriterionSettings(turn=0.001)),
        replace(PRUNE, criterion=PruningCriterion.SPP, settings=CriterionSettings(amplitude=1.5)),
        replace(PRUNE, criterion=PruningCriterion.SPP, settings=CriterionSettings(interval=10**7)),
    ],
)
def test_other_numbers_are_refused(spec: DistillSpec | PruneSpec) -> None:
    (found,) = out_of_bounds(spec)
    assert found.text


def test_the_record_of_a_run_beyond_the_bounds_can_still_be_read() -> None:
    old = replace(DISTIL, schedule=Schedule(batch=1024, learning_rate=0.1, minutes=100_000.0))
    assert from_plain(DistillSpec, to_plain(old)) == old
