from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from studio.compression.preparation import Preparation
from studio.compression.probing import probe
from studio.compression.run_timer import TIMED_STEPS
from studio.compression.run_timings import RunTimings
from studio.progress import Progress, ProgressReport
from studio.specs.pruning import PruneSpec, PruningCriterion
from studio.specs.training import DistillSpec
from tests.unit.jobs.training.requests import distill_spec, make_material, prune_spec


def measured(spec: DistillSpec | PruneSpec) -> RunTimings:
    reports: list[ProgressReport] = []
    pace = probe(spec, Progress(on_report=reports.append))
    assert {Preparation.PICTURES, Preparation.FITTING, Preparation.TIMING} <= {report.stage for report in reports}
    assert sum(report.stage == Preparation.TIMING for report in reports) <= TIMED_STEPS + 2
    parts = (pace.seconds_to_begin, pace.seconds_per_step, pace.seconds_per_score, pace.seconds_per_checkpoint)
    assert min(*parts, pace.seconds_per_megapixel) > 0
    assert pace.seconds_to_begin > pace.seconds_per_step
    return pace


def test_every_part_of_a_distillation_is_measured(tmp_path: Path) -> None:
    make_material(tmp_path)
    pace = measured(distill_spec(tmp_path))
    assert pace.seconds_per_first_step == pace.seconds_per_step


def test_both_phases_of_a_pruning_are_measured(tmp_path: Path) -> None:
    make_material(tmp_path, levels=(2, 1))
    assert measured(prune_spec(tmp_path)).seconds_per_first_step > 0


@pytest.mark.parametrize("criterion", list(PruningCriterion))
def test_the_mean_step_lies_between_those_of_the_phases(tmp_path: Path, criterion: PruningCriterion) -> None:
    """With steps that all prune it is the first ones' pace."""
    make_material(tmp_path)
    spec = replace(prune_spec(tmp_path), criterion=criterion, ratios=None, speed_up=1.5, by_sensitivity=True)
    if criterion is not PruningCriterion.L1:
        spec = replace(spec, pruning_steps=spec.schedule.steps)
    pace = measured(spec)
    assert (pace.seconds_per_step == pace.seconds_per_first_step) == (criterion is not PruningCriterion.L1)
