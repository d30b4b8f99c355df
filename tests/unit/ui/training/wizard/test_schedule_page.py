"""Page 6: presets and numbers."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QSpinBox
from pytestqt.qtbot import QtBot

from studio.specs.painting import Aim
from studio.specs.training import DistillationRecipe, Schedule
from studio.ui.devices import PresentDevices
from studio.ui.training.wizard.card import ChoiceCard
from studio.ui.training.wizard.plan import RunPlan, with_recipe
from studio.ui.training.wizard.schedule_page import Preset, SchedulePage, preset_of, schedule_of
from tests.unit.ui.controls.finding import named
from tests.unit.ui.training.wizard.seen import Holder, planned


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[SchedulePage]:
    made = SchedulePage(PresentDevices())
    qtbot.addWidget(made)
    made.resize(640, 480)
    made.show()
    yield made


def marked(page: SchedulePage) -> list[str]:
    return [card.key for card in page.findChildren(ChoiceCard) if card.isChecked()]


def test_a_preset_sets_the_whole_schedule(page: SchedulePage, qtbot: QtBot) -> None:
    holder = Holder(page, RunPlan())
    assert marked(page) == ["good"]
    qtbot.mouseClick(named(page, ChoiceCard, "Overnight"), Qt.MouseButton.LeftButton)
    assert holder.plan.distillation.schedule == schedule_of(Preset.OVERNIGHT)
    assert named(page, QSpinBox, "Batch").value() == 8


def test_a_number_changed_by_hand_is_no_preset(page: SchedulePage) -> None:
    holder = Holder(page, RunPlan())
    named(page, QSpinBox, "Batch").setValue(6)
    assert holder.plan.distillation.schedule == replace(Schedule(), batch=6)
    assert marked(page) == []
    named(page, QSpinBox, "Batch").setValue(4)
    assert marked(page) == ["good"]


def test_length_is_in_minutes_or_steps(page: SchedulePage) -> None:
    holder = Holder(page, RunPlan())
    by = named(page, QComboBox, "Length counted in")
    by.setCurrentIndex(1)
    by.activated.emit(1)
    assert holder.plan.distillation.schedule.steps > 0
    assert not named(page, QDoubleSpinBox, "Length").isVisible()
    named(page, QSpinBox, "Length in steps").setValue(300)
    assert holder.plan.distillation.schedule.steps == 300
    by.setCurrentIndex(0)
    by.activated.emit(0)
    assert (holder.plan.distillation.schedule.steps, holder.plan.distillation.schedule.minutes) == (0, 40)


def test_crops_come_in_sixteens(page: SchedulePage) -> None:
    holder = Holder(page, RunPlan())
    named(page, QSpinBox, "Crop").setValue(200)
    assert holder.plan.distillation.schedule.crop_px == 192
    assert named(page, QSpinBox, "Crop").value() == 192
    named(page, QSpinBox, "Crop").setValue(193)
    assert named(page, QSpinBox, "Crop").value() == 192


def test_a_rate_finer_than_the_box_shows_survives_other_changes(page: SchedulePage) -> None:
    schedule = replace(Schedule(), learning_rate=1.23456e-5, minutes=12.345)
    holder = Holder(page, planned(schedule=schedule))
    named(page, QSpinBox, "Threads").setValue(3)
    assert holder.plan == planned(schedule=schedule, threads=3)
    named(page, QDoubleSpinBox, "Learning rate").setValue(5)
    assert holder.plan.distillation.schedule.learning_rate == 5e-5


def test_the_device_is_chosen(page: SchedulePage) -> None:
    holder = Holder(page, RunPlan())
    box = named(page, QComboBox, "Compute on")
    box.setCurrentIndex(1)
    box.activated.emit(1)
    assert holder.plan.distillation.device == "cpu"


def test_showing_a_plan_emits_nothing(page: SchedulePage) -> None:
    holder = Holder(page, RunPlan())
    page.show_plan(planned(schedule=schedule_of(Preset.QUICK), threads=2, device="cpu"), holder.facts)
    assert holder.changes == 0
    assert marked(page) == ["quick"]


def test_a_number_beyond_reason_stays_as_typed_for_the_foot_to_refuse(page: SchedulePage, qtbot: QtBot) -> None:
    holder = Holder(page, RunPlan())
    batch = named(page, QSpinBox, "Batch")
    batch.selectAll()
    qtbot.keyClicks(batch, "1024")
    qtbot.keyClick(batch, Qt.Key.Key_Return)
    assert holder.plan.distillation.schedule.batch == batch.value() == 1024
    assert batch.toolTip().startswith("1 to 256")


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


def test_the_published_recipe_has_presets_of_its_own_and_keeps_two_steps(page: SchedulePage, qtbot: QtBot) -> None:
    holder = Holder(page, with_recipe(RunPlan(), DistillationRecipe.PAPER))
    assert marked(page) == ["good"] and named(page, QSpinBox, "Batch").value() == 16
    qtbot.mouseClick(named(page, ChoiceCard, "Overnight"), Qt.MouseButton.LeftButton)
    assert holder.plan.distillation.schedule == schedule_of(Preset.OVERNIGHT, recipe=DistillationRecipe.PAPER)
    named(page, QSpinBox, "Crop").setValue(512)
    assert holder.plan.distillation.schedule.resize_px == 512, "no crop exceeds its picture"
    by = named(page, QComboBox, "Length counted in")
    by.setCurrentIndex(1)
    by.activated.emit(1)
    named(page, QSpinBox, "Length in steps").setValue(1)
    assert holder.plan.distillation.schedule.steps == 2
