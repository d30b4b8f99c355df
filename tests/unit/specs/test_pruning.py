import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from studio.codec import from_plain, to_plain
from studio.errors import RecordError, SpecError
from studio.specs.criterion_settings import CriterionSettings, Ranking, Refit, Shape
from studio.specs.pruning import PRUNING_RATE, PruneSpec, PruningCriterion, parse_ratios
from studio.specs.training import DistillSpec, LossShares, Schedule

PLAIN = PruneSpec(bundle=Path("pairs"), contents=Path("photos"), ratios=0.5)
FULL = PruneSpec(
    bundle=Path("pairs"),
    contents=Path("photos"),
    styles=Path("paintings"),
    criterion=PruningCriterion.SPP,
    ratios={"conv3_1": 0.6, "5.conv1_2": 0.25},
    levels=(5, 4),
    pruning_steps=3,
    targets={"5.encoder.conv3_1": 4},
    spared=("conv1_1", "5.decoder.conv2_1"),
    ranking=Ranking.L1_ACTIVATION,
    settings=CriterionSettings(amplitude=0.02, interval=90, turn=0.3, shape=Shape.LINEAR),
    refit=Refit.NEVER,
    pruning_rate=1e-3,
    retraining_rate=5e-4,
    shares=LossShares(style=3.0),
    schedule=Schedule(steps=7, crop_px=96, patience=2),
    held_out=0.1,
    seed=5,
    threads=2,
    device="cpu",
)
BOTH = replace(PLAIN, then=DistillSpec(teacher=Path("pairs"), contents=Path("photos"), widths=1.0))
WISHED = replace(PLAIN, ratios=None, speed_up=2.0, by_sensitivity=True)


@pytest.mark.parametrize("spec", [PLAIN, FULL, WISHED, BOTH])
def test_a_spec_survives_its_file(spec: PruneSpec) -> None:
    plain = json.loads(json.dumps(to_plain(spec)))
    assert plain["kind"] == "prune" and from_plain(PruneSpec, plain) == spec


@pytest.mark.parametrize("damage", [{"criterion": "magic"}, {"unheard_of": 1}, {"schedule": None}, {"ratios": "x"}])
def test_a_damaged_record_is_refused(damage: dict[str, Any]) -> None:
    with pytest.raises(RecordError):
        from_plain(PruneSpec, to_plain(PLAIN) | damage)
    with pytest.raises(RecordError, match="damaged"):
        from_plain(PruneSpec, {})


@pytest.mark.parametrize(
    ("criterion", "asked", "steps", "resolved"),
    [("spp", None, 9, 4), ("spp", None, 1, 1), ("increg", 7, 9, 7), ("l1", None, 9, 0), ("l1", 0, 9, 0)],
)
def test_half_of_the_steps_prune_where_nothing_else_is_said(
    criterion: str, asked: int | None, steps: int, resolved: int
) -> None:
    spec = replace(PLAIN, criterion=PruningCriterion(criterion), pruning_steps=asked).resolved(steps=steps)
    assert (spec.schedule.steps, spec.pruning_steps) == (steps, resolved)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"ratios": None}, "by one of four"),
        ({"speed_up": 2.0}, "by one of four"),
        ({"by_sensitivity": True}, "needs a speed-up"),
        ({"ratios": None, "speed_up": 1.0}, "above 1"),
        ({"ratios": None, "speed_up": float("nan")}, "above 1"),
        ({"ratios": 1.0}, "below 1"),
        ({"ratios": {"conv1_1": -0.1}}, "at least 0"),
        ({"pruning_steps": 0}, "at least 1"),
        ({"criterion": PruningCriterion.L1, "pruning_steps": 3}, "removes at once"),
        ({"pruning_steps": 9, "schedule": Schedule(steps=8)}, "of 8 steps 9"),
        ({"held_out": 0.5}, "held-out"),
        ({"seed": -1}, "below 0"),
        ({"threads": -1}, "below 0"),
        ({"settings": CriterionSettings(interval=3)}, "increg has no interval"),
        ({"criterion": PruningCriterion.SPP, "settings": CriterionSettings(kappa=8)}, "spp has no kappa"),
        ({"criterion": PruningCriterion.L1, "settings": CriterionSettings(shape=Shape.LINEAR)}, "l1 has no shape"),
        ({"pruning_rate": 0.0}, "above 0, not 0"),
        ({"retraining_rate": float("inf")}, "above 0, not inf"),
        ({"spared": ("conv1_1", "conv1_1")}, "named once"),
        ({"spared": ("",)}, "named once"),
    ],
)
def test_what_cannot_be_is_refused(values: dict[str, Any], said: str) -> None:
    with pytest.raises(SpecError, match=said):
        replace(PLAIN, **values)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"amplitude": 0.0}, "amplitude must be above 0"),
        ({"interval": -1}, "interval must be above 0"),
        ({"kappa": float("nan")}, "kappa must be above 0"),
        ({"turn": 1.0}, "between 0 and 1"),
        ({"amplitude": 1.0, "threshold": 0.5}, "every filter would go at once"),
        ({"amplitude": 0.1, "threshold": 0.5, "kappa": 9.0}, "two of amplitude, threshold and kappa"),
    ],
)
def test_constants_that_cannot_be_are_refused(values: dict[str, Any], said: str) -> None:
    with pytest.raises(SpecError, match=said):
        CriterionSettings(**values)


def test_another_criterion_has_its_own_constants_and_steps() -> None:
    settings = CriterionSettings(kappa=8.0, turn=0.4, shape=Shape.LINEAR)
    spec = replace(PLAIN, settings=settings, pruning_steps=300)
    spp = spec.with_criterion(PruningCriterion.SPP)
    assert (spp.criterion, spp.pruning_steps) == (PruningCriterion.SPP, None)
    assert spp.settings == CriterionSettings(turn=0.4, shape=Shape.LINEAR)
    assert spec.with_criterion(PruningCriterion.L1).settings == CriterionSettings()


def test_each_phase_has_the_rate_of_the_schedule_or_its_own() -> None:
    assert PLAIN.pruning_schedule.learning_rate == PRUNING_RATE
    plain = replace(PLAIN, pruning_rate=None)
    for is_refitted in (False, True):
        assert plain.pruning_schedule == plain.retraining_schedule(is_refitted=is_refitted) == plain.schedule
    assert PLAIN.retraining_schedule(is_refitted=True) == PLAIN.schedule
    assert PLAIN.retraining_schedule(is_refitted=False) == PLAIN.pruning_schedule, "they learned at that rate"
    own = replace(PLAIN, pruning_rate=1e-3, retraining_rate=5e-4)
    retraining = own.retraining_schedule(is_refitted=False)
    rates = (own.schedule.learning_rate, own.pruning_schedule.learning_rate, retraining.learning_rate)
    assert rates == (2e-5, 1e-3, 5e-4)


def test_both_spellings() -> None:
    assert parse_ratios("0.5") == 0.5
    assert parse_ratios(" conv3_1=0.6, encoder.conv1_2 = 0 ") == {"conv3_1": 0.6, "encoder.conv1_2": 0.0}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "is no number"),
        ("half", "'half' in 'half' is no number"),
        ("1", "below 1, not 1"),
        ("-0.1", "at least 0"),
        ("nan", "below 1, not nan"),
        ("conv1=0.5,0.3", "'0.3' in 'conv1=0.5,0.3' is no ratio"),
        ("conv1=", "'' in 'conv1=' is no number"),
        ("=0.5", "is no ratio"),
        ("conv1=0.5,conv1=0.5", "names conv1 twice"),
        ("conv1=1.5", "below 1, not 1.5"),
    ],
)
def test_what_is_no_ratio_is_named(text: str, said: str) -> None:
    with pytest.raises(SpecError) as caught:
        parse_ratios(text)
    assert said in str(caught.value)
