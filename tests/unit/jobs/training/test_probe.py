from __future__ import annotations

from dataclasses import asdict, replace
from pathlib import Path

import pytest

from studio.compression.run_timings import RunTimings
from studio.errors import JobError
from studio.jobs.training.command import probe_command, scan_command
from studio.jobs.training.probe import (
    LayerScan,
    layer_scan_from,
    probe_figures_from,
    steps_in,
    training_seconds,
)
from studio.specs.training import Schedule

FIGURES = RunTimings(10.0, 2.0, 4.0, 1.0, 3.0)


def test_everything_that_takes_time_is_counted() -> None:
    schedule = Schedule(steps=100, validate_every=50, checkpoint_every=25)  # every 50 s
    beginning = 4 + 1  # a score and a checkpoint
    every_25_steps = training_seconds(FIGURES, schedule)
    assert every_25_steps == 10 + 100 * 2 + 4 * 4 + (4 + 4) * 1 + beginning, "a quarter of the steps for each score"
    by_the_clock = replace(schedule, checkpoint_every_s=20.0)
    assert training_seconds(FIGURES, by_the_clock) == every_25_steps + (10 - 4) * 1


def test_minutes_become_steps_and_a_trial_of_the_runs_own() -> None:
    schedule = Schedule(minutes=10.0, validate_every=1000, checkpoint_every=1000)
    assert steps_in(FIGURES, schedule) == 300
    assert training_seconds(FIGURES, schedule) == 10 + (300 + 6) * 2 + (4 + 1) * 4 + 10 + 4 + 1


def test_minutes_are_divided_by_the_pace_of_the_first_steps() -> None:
    """A run counts its steps before filters go, and is done sooner than its minutes."""
    schedule = Schedule(minutes=10.0, validate_every=1000, checkpoint_every=1000)
    figures = replace(FIGURES, seconds_per_first_step=4.0)
    assert steps_in(figures, schedule) == 150
    assert training_seconds(figures, schedule) == 10 + 6 * 4 + 150 * 2 + (4 + 1) * 4 + 5 + 4 + 1


def test_what_a_child_prints_is_checked(tmp_path: Path) -> None:
    with pytest.raises(JobError, match="no measurement"):
        probe_figures_from({"seconds_to_begin": 1.0})
    assert probe_figures_from(asdict(FIGURES)) == FIGURES
    measured = replace(FIGURES, seconds_per_first_step=3.0)
    assert probe_figures_from(asdict(measured)) == measured
    assert probe_command(tmp_path / "request.json")[-2:] == ["probe", str(tmp_path / "request.json")]


def test_a_line_of_a_scan() -> None:
    assert layer_scan_from({"layer": "5", "losses": {"0": 1.0, "0.25": 1.5}}) == LayerScan("5", {0.0: 1.0, 0.25: 1.5})


@pytest.mark.parametrize("plain", [{}, {"layer": "5"}, {"layer": "5", "losses": 3}, {"layer": "5", "losses": {"x": 1}}])
def test_something_else_is_refused(plain: dict[str, object]) -> None:
    with pytest.raises(JobError):
        layer_scan_from(plain)


def test_the_child_reads_the_request(tmp_path: Path) -> None:
    assert scan_command(tmp_path / "request.json")[-2:] == ["scan", str(tmp_path / "request.json")]
