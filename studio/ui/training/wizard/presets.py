"""Schedules for a start: a quick try, a good one, one for the night."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum

from studio.specs.painting import Aim
from studio.specs.training import Schedule


class Preset(StrEnum):
    """How much patience there is."""

    QUICK = "quick"
    GOOD = "good"
    OVERNIGHT = "overnight"


_SCHEDULES: Mapping[Preset, Schedule] = {
    Preset.QUICK: Schedule(minutes=5.0, validate_every=50),
    Preset.GOOD: Schedule(),
    Preset.OVERNIGHT: Schedule(minutes=480.0, batch=8, validate_every=500, patience=20, checkpoint_every=100),
}
assert set(_SCHEDULES) == set(Preset)


def schedule_of(preset: Preset, aim: Aim = Aim.IMITATE) -> Schedule:
    """The whole schedule of a preset, at the pace of ``aim``."""
    return _SCHEDULES[preset].suited_to(aim)


def preset_of(schedule: Schedule, aim: Aim = Aim.IMITATE) -> Preset | None:
    """The preset that ``schedule`` is for ``aim``; None where it was changed by hand."""
    return next((preset for preset in Preset if schedule == schedule_of(preset, aim)), None)


def in_minutes(schedule: Schedule, minutes: float) -> Schedule:
    """``schedule`` by the clock."""
    return replace(schedule, steps=0, minutes=minutes)


def in_steps(schedule: Schedule, steps: int) -> Schedule:
    """``schedule`` by the number of steps."""
    return replace(schedule, steps=steps)
