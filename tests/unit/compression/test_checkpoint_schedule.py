from __future__ import annotations

from studio.compression.trainer import CheckpointSchedule
from studio.specs.training import Schedule


def saved(schedule: Schedule, *, seconds_per_step: float, steps: int, saved_s: float = 0.0) -> list[int]:
    checkpoints = CheckpointSchedule(schedule, saved_s=saved_s)
    return [step for step in range(1, steps + 1) if checkpoints.is_due(step, saved_s + step * seconds_per_step)]


def test_fast_steps_are_counted() -> None:
    assert saved(Schedule(checkpoint_every=50), seconds_per_step=0.5, steps=120) == [50, 100]


def test_slow_steps_go_by_the_clock_and_by_the_count() -> None:
    assert saved(Schedule(checkpoint_every=10), seconds_per_step=25.0, steps=11) == [3, 6, 9, 10]
    assert saved(Schedule(checkpoint_every=50), seconds_per_step=70.0, steps=3) == [1, 2, 3]


def test_the_clock_of_a_resumed_run_begins_with_its_checkpoint() -> None:
    assert saved(Schedule(), seconds_per_step=25.0, steps=4, saved_s=5000.0) == [3]
