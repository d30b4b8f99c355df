from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from studio.bundles.manifest import read_manifest
from studio.errors import JobError
from studio.jobs.training.probe import (
    ProbeFigures,
    probe_command,
    probe_figures_from,
    steps_in,
    training_seconds,
    with_smaller_networks,
)
from studio.specs.pruning import PruningCriterion
from studio.specs.training import Schedule
from tests.tiny_bundles import write_tiny_bundle
from tests.unit.jobs.training.requests import prune_spec

FIGURES = ProbeFigures(10.0, 2.0, 4.0, 1.0, 3.0)


def test_everything_that_takes_time_is_counted() -> None:
    schedule = Schedule(steps=100, validate_every=50, checkpoint_every=25)
    assert training_seconds(FIGURES, schedule) == 10 + 100 * 2 + 2 * 4 + (4 + 2) * 1


def test_minutes_become_steps_and_a_trial_of_the_runs_own() -> None:
    schedule = Schedule(minutes=10.0, validate_every=1000, checkpoint_every=1000)
    assert steps_in(FIGURES, schedule) == 300
    assert training_seconds(FIGURES, schedule) == 10 + (300 + 6) * 2 + 4 + 2


def test_retraining_steps_are_cheaper(tmp_path: Path) -> None:
    write_tiny_bundle(tmp_path / "tiny", levels=(2, 1))
    manifest, spec = read_manifest(tmp_path / "tiny"), prune_spec(tmp_path)
    gradual = with_smaller_networks(FIGURES, spec, manifest)
    at_once = with_smaller_networks(FIGURES, replace(spec, criterion=PruningCriterion.L1), manifest)
    assert 0.25 * 2.0 < at_once.seconds_per_step < gradual.seconds_per_step < 2.0
    assert gradual.seconds_per_megapixel < 3.0 and gradual.seconds_to_begin == 10.0


def test_what_a_child_prints_is_checked(tmp_path: Path) -> None:
    with pytest.raises(JobError, match="no measurement"):
        probe_figures_from({"seconds_to_begin": 1.0})
    assert probe_command(tmp_path / "request.json")[-2:] == ["probe", str(tmp_path / "request.json")]
