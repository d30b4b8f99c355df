from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from studio.compression.plateau import Plateau
from studio.compression.pruning.run import retraining_phase
from studio.compression.run_folder import RunFolder
from studio.compression.run_kinds import begin, resume
from studio.errors import Cancelled
from studio.progress import Progress
from studio.specs.pruning import PruneSpec, PruningCriterion, Retraining
from studio.specs.training import Schedule
from tests.unit.compression.prunings import STEPS, small_spec
from tests.unit.compression.runs import assert_same_weights, checkpoint, stopped_after, untimed

SPEC = PruneSpec(
    bundle=Path("b"),
    contents=Path("p"),
    ratios=0.5,
    schedule=Schedule(steps=300, warm_up_steps=40),
    retraining=Retraining.PLATEAU,
)


def test_a_plateau_warms_up_stays_high_and_has_the_patience_of_the_schedule() -> None:
    settled = SPEC.resolved(steps=300)
    phase = retraining_phase(settled)
    assert (phase.first_step, phase.last_step, phase.plateau) == (150, 300, Plateau(2))
    assert [phase.rate(step) for step in (150, 164, 165, 299)] == [1 / 15, 1.0, 1.0, 1.0]
    patient = replace(settled, schedule=replace(settled.schedule, patience=5))
    assert retraining_phase(patient).plateau == Plateau(5)
    assert retraining_phase(replace(settled, retraining=Retraining.COSINE)).plateau is None


def test_a_plateau_is_scored_twenty_times_or_more() -> None:
    assert SPEC.resolved(steps=300).schedule.validate_every == 7
    assert SPEC.resolved(steps=2).schedule.validate_every == 1
    assert replace(SPEC, retraining=Retraining.COSINE).resolved(steps=300).schedule.validate_every == 75


@pytest.mark.parametrize("stop_after", [5])
def test_a_pruning_run_gone_on_with_is_the_run_left_alone(
    teacher_folder: Path, pictures: Path, tmp_path: Path, stop_after: int
) -> None:
    schedule = replace(STEPS, steps=6, checkpoint_every=5)
    spec = small_spec(teacher_folder, pictures, levels=(1,), schedule=schedule, retraining=Retraining.PLATEAU)
    spec = replace(spec, criterion=PruningCriterion.GRADUAL_L1)
    whole, parted = RunFolder(tmp_path / "whole"), RunFolder(tmp_path / "parted")
    result = begin(spec, whole, Progress())
    with pytest.raises(Cancelled):
        begin(spec, parted, stopped_after(stop_after))
    parted.append({"step": stop_after + 1, "pixel_1": 0.0})  # as if killed after its checkpoint
    assert resume(parted, Progress()) == result
    assert untimed(parted) == untimed(whole)
    assert_same_weights(parted, whole)
    assert checkpoint(parted)["plateau"] == checkpoint(whole)["plateau"]
