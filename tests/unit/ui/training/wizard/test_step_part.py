"""The folded part of the schedule page: optimiser, micro-batches, precision."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QSpinBox, QToolButton
from pytestqt.qtbot import QtBot

from studio.specs.painting import Aim
from studio.specs.training import Schedule, TrainingOptimizer
from studio.ui.devices import PresentDevices
from studio.ui.training.wizard.plan import RunPlan
from studio.ui.training.wizard.schedule_page import SchedulePage
from studio.ui.training.wizard.step_part import StepPart
from studio.ui.training.wizard.training_lines import training_lines
from studio.ui.widgets.section import Section
from tests.unit.ui.controls.finding import named
from tests.unit.ui.training.wizard.seen import Holder, planned


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[SchedulePage]:
    made = SchedulePage(PresentDevices())
    qtbot.addWidget(made)
    made.resize(640, 700)
    made.show()
    part = made.findChild(StepPart)
    assert part is not None
    part.open()
    yield made


def choose(page: SchedulePage, name: str, index: int) -> None:
    box = named(page, QComboBox, name)
    box.setCurrentIndex(index)
    box.activated.emit(index)


def is_marked(page: SchedulePage) -> bool:
    (section,) = page.findChildren(Section)
    return any("changed" in head.text() for head in section.findChildren(QToolButton))


def test_optimiser_momentum_batches_and_precision_reach_the_schedule(page: SchedulePage) -> None:
    holder = Holder(page, RunPlan())
    assert not named(page, QDoubleSpinBox, "Momentum").isEnabled() and not is_marked(page)
    choose(page, "Optimiser", 1)
    assert named(page, QDoubleSpinBox, "Momentum").isEnabled()
    assert named(page, QDoubleSpinBox, "Learning rate").toolTip().startswith("0.01 to 100,000")
    named(page, QDoubleSpinBox, "Momentum").setValue(0.5)
    named(page, QSpinBox, "Batches in a step").setValue(3)
    choose(page, "Compute in", 2)
    assert holder.plan.distillation.schedule == Schedule(
        optimizer=TrainingOptimizer.SGD, momentum=0.5, accumulate=3, dtype="bfloat16"
    )
    assert is_marked(page)
    named(page, QSpinBox, "Batch").setValue(6)
    assert holder.plan.distillation.schedule.accumulate == 3, "the other numbers leave these alone"
    told = dict(training_lines(holder.plan))
    assert (
        told["Optimiser"] == "SGD with momentum 0.5, computed in bfloat16" and "3 batches in a step" in told["Length"]
    )
    named(page, QToolButton, "How a step is taken: back to the defaults").click()
    assert holder.plan.distillation.schedule == replace(Schedule(), batch=6) and not is_marked(page)


def test_painting_is_shown_in_float32_and_stays_at_auto(page: SchedulePage) -> None:
    holder = Holder(page, planned(aim=Aim.PAINT, schedule=Schedule.of(Aim.PAINT)))
    box = named(page, QComboBox, "Compute in")
    assert box.currentText() == "float32" and not box.isEnabled()
    named(page, QSpinBox, "Batches in a step").setValue(2)
    assert holder.plan.distillation.schedule == replace(Schedule.of(Aim.PAINT), accumulate=2)
