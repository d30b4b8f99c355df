from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.compression.pruning.plan import check_steps, schedule_for, slowest_layer
from studio.compression.pruning.schedule import GradualSchedule, IncRegSchedule, SppSchedule
from studio.errors import SpecError
from studio.specs.criterion_settings import CriterionSettings, Shape
from studio.specs.pruning import PruneSpec, PruningCriterion
from studio.specs.training import Schedule
from tests.reference import pruning as reference

SPP = PruneSpec(
    bundle=Path("b"),
    contents=Path("p"),
    ratios=0.5,
    criterion=PruningCriterion.SPP,
    schedule=Schedule(learning_rate=1e-3),
)
INCREG = replace(SPP, criterion=PruningCriterion.INCREG)


def forced(spec: PruneSpec, to_go: int, steps: int) -> int:
    """How many filters are not gone when the last update of ``steps`` steps is over, ranks never changing."""
    schedule = schedule_for(spec, steps, to_go)
    assert isinstance(schedule, SppSchedule | IncRegSchedule)
    ceiling, interval = (1.0, schedule.interval) if isinstance(schedule, SppSchedule) else (schedule.threshold, 1)
    return reference.filters_left(
        to_go,
        steps // interval,
        amplitude=schedule.amplitude,
        ceiling=ceiling,
        shape=schedule.shape.value,
        turn=schedule.turn,
    )


@pytest.mark.parametrize("spec", [SPP, INCREG])
@settings(max_examples=25)
@given(
    to_go=st.integers(1, 40),
    shape=st.sampled_from(Shape),
    turn=st.sampled_from([0.1, 0.25, 0.7]),
)
def test_in_the_fewest_steps_no_filter_is_forced_out_and_in_fewer_some_are(
    spec: PruneSpec, to_go: int, shape: Shape, turn: float
) -> None:
    spec = replace(spec, settings=CriterionSettings(shape=shape, turn=turn))
    needed = slowest_layer(spec, {"a": to_go, "b": 0}).steps_needed
    assert forced(spec, to_go, needed) == 0
    assert all(forced(spec, to_go, steps) > 0 for steps in range(1, needed))


@pytest.mark.parametrize(
    ("spec", "constants", "needed"),
    [
        (INCREG, CriterionSettings(amplitude=2.5e-4, threshold=2.5), 10_000),
        (SPP, CriterionSettings(amplitude=0.05, interval=180), 20 * 180),
        (SPP, CriterionSettings(amplitude=0.5), 2),
    ],
)
def test_constants_say_how_long_a_single_filter_takes(
    spec: PruneSpec, constants: CriterionSettings, needed: int
) -> None:
    assert slowest_layer(replace(spec, settings=constants), {"a": 1}).steps_needed == needed


def test_the_layer_that_loses_most_is_the_slowest() -> None:
    assert slowest_layer(SPP, {"a": 3, "b": 8, "c": 8}).name == "b"


@pytest.mark.parametrize(("criterion", "needed"), [("l1", 0), ("gradual-l1", 1), ("increg", 7), ("spp", 7)])
def test_too_few_steps_are_refused_with_the_number_needed(criterion: str, needed: int) -> None:
    spec = replace(SPP, criterion=PruningCriterion(criterion), schedule=Schedule(steps=100), pruning_steps=needed)
    slowest = slowest_layer(spec, {"5.encoder.conv1_1": 16})
    check_steps(spec, slowest)
    if needed > 1:
        with pytest.raises(SpecError, match=rf"{criterion} needs at least {needed} pruning steps to remove 16 filters"):
            check_steps(replace(spec, pruning_steps=needed - 1), slowest)


def test_every_criterion_has_its_schedule() -> None:
    found = {each: type(schedule_for(replace(SPP, criterion=each), 100, 8)) for each in PruningCriterion}
    assert found == {
        PruningCriterion.L1: type(None),
        PruningCriterion.GRADUAL_L1: GradualSchedule,
        PruningCriterion.INCREG: IncRegSchedule,
        PruningCriterion.SPP: SppSchedule,
    }
