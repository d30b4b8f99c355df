from dataclasses import replace
from pathlib import Path

import pytest
import torch

from studio.compression.phase import rate_at
from studio.compression.pruning.magnitude import L1OneShot
from studio.compression.pruning.run import pruning_phase, retraining_phase
from studio.specs.pruning import PruneSpec, PruningCriterion
from studio.specs.training import Schedule

SPEC = PruneSpec(
    bundle=Path("b"), contents=Path("p"), ratios=0.5, pruning_steps=100, schedule=Schedule(steps=300, warm_up_steps=40)
)


@pytest.fixture
def criterion() -> L1OneShot:
    return L1OneShot(torch.nn.Sequential(), (), {})


def test_pruning_warms_up_for_a_tenth_and_stays_at_the_full_rate(criterion: L1OneShot) -> None:
    phase = pruning_phase(SPEC, criterion)
    assert (phase.first_step, phase.last_step, phase.name, phase.hooks) == (0, 100, "pruning", criterion)
    assert [phase.rate(step) for step in (0, 9, 10, 99)] == [0.1, 1.0, 1.0, 1.0]


def test_retraining_begins_anew_where_pruning_ended() -> None:
    phase = retraining_phase(SPEC)
    assert (phase.first_step, phase.last_step, phase.name, phase.hooks) == (100, 300, "retraining", None)
    assert [phase.rate(step) for step in (100, 150, 299)] == [rate_at(step, 200, 20) for step in (0, 50, 199)]
    long = replace(SPEC, schedule=replace(SPEC.schedule, steps=3000))
    assert retraining_phase(long).rate(100) == rate_at(0, 2900, 40), "never longer than the schedule's own"


def test_one_shot_retrains_from_the_first_step_and_a_run_may_end_with_pruning(criterion: L1OneShot) -> None:
    at_once = replace(SPEC, criterion=PruningCriterion.L1, pruning_steps=0)
    assert (pruning_phase(at_once, criterion).last_step, retraining_phase(at_once).first_step) == (0, 0)
    to_the_end = replace(SPEC, pruning_steps=300)
    assert retraining_phase(to_the_end).first_step == retraining_phase(to_the_end).last_step == 300
