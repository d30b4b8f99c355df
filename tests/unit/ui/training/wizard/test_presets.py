"""Schedules for a start."""

from dataclasses import replace

import pytest

from studio.specs.painting import Aim
from studio.specs.training import Schedule
from studio.ui.training.wizard.presets import Preset, in_minutes, in_steps, preset_of, schedule_of


@pytest.mark.parametrize("preset", Preset)
def test_a_schedule_tells_which_preset_it_is(preset: Preset) -> None:
    assert preset_of(schedule_of(preset)) is preset
    assert preset_of(replace(schedule_of(preset), batch=7)) is None
    painting = schedule_of(preset, Aim.PAINT)
    assert preset_of(painting, Aim.PAINT) is preset and preset_of(painting) is None
    assert painting.crop_px == 224


def test_the_program_s_own_schedule_is_the_good_one() -> None:
    assert preset_of(Schedule()) is Preset.GOOD


def test_presets_grow_longer() -> None:
    minutes = [schedule_of(preset).minutes for preset in Preset]
    assert minutes == sorted(set(minutes))


def test_length_is_by_steps_or_by_the_clock() -> None:
    by_steps = in_steps(Schedule(), 300)
    assert by_steps.steps == 300
    assert in_minutes(by_steps, 12).steps == 0
    assert in_minutes(by_steps, 12).minutes == 12
