"""Page 6: how long and how fast it learns, and on what, with presets for a start."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QFormLayout, QHBoxLayout, QLabel, QSpinBox, QWidget

from studio.specs.painting import Aim
from studio.specs.training import DistillationRecipe, Schedule
from studio.specs.training_bounds import SCHEDULE, Bounds, rate_bounds
from studio.ui.devices import PresentDevices
from studio.ui.numbers import whole_text
from studio.ui.theme import metrics
from studio.ui.training.wizard.bounds_texts import RATE_UNIT, range_text, rate_range_text
from studio.ui.training.wizard.card import ChoiceCard
from studio.ui.training.wizard.estimate import Estimate
from studio.ui.training.wizard.estimate_bar import EstimateBar
from studio.ui.training.wizard.plan_page import PlanPage
from studio.ui.training.wizard.step_part import StepPart
from studio.ui.widgets.device_box import DeviceBox
from studio.ui.widgets.heading import remark
from studio.ui.widgets.wheel_guard import WheelGuard

_STEPS_AT_FIRST = 2000
_BY_MINUTES, _BY_STEPS = 0, 1
_TYPED = 99_999_999  # what can be typed; what is possible the spec says, and the foot tells of what lies beyond


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


def schedule_of(
    preset: Preset, aim: Aim = Aim.IMITATE, recipe: DistillationRecipe = DistillationRecipe.STUDIO
) -> Schedule:
    """The whole schedule of a preset, at the pace of ``aim`` and ``recipe``."""
    if recipe is DistillationRecipe.PAPER:
        return _SCHEDULES[preset].suited_to_recipe(recipe)
    return _SCHEDULES[preset].suited_to(aim)


def preset_of(
    schedule: Schedule, aim: Aim = Aim.IMITATE, recipe: DistillationRecipe = DistillationRecipe.STUDIO
) -> Preset | None:
    """The preset that ``schedule`` is for ``aim`` and ``recipe``; None where it was changed by hand."""
    return next((preset for preset in Preset if schedule == schedule_of(preset, aim, recipe)), None)


class SchedulePage(PlanPage):
    """Presets as cards, every number of the schedule below, and how long all of it takes."""

    measure_wanted = Signal()
    cancel_wanted = Signal()

    def __init__(self, devices: PresentDevices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presets = self._made_presets()
        self._minutes = QDoubleSpinBox(self, minimum=SCHEDULE["minutes"].low, maximum=_TYPED, decimals=1, singleStep=5)
        self._steps = QSpinBox(self, minimum=1, maximum=_TYPED, singleStep=100)
        self._by = QComboBox(self)
        self._by.addItems([self.tr("minutes"), self.tr("steps")])
        self._length = self._tip("")
        self._length.setVisible(True)  # its text comes with the plan
        self._rate = QDoubleSpinBox(self, minimum=0.01, maximum=_TYPED, decimals=2, singleStep=0.5)
        self._rate.setSuffix(" × 10⁻⁵")
        self._batch = QSpinBox(self, minimum=1, maximum=_TYPED)
        self._batch.setSuffix(self.tr(" crops"))
        self._crop = QSpinBox(self, minimum=round(SCHEDULE["crop_px"].low), maximum=_TYPED, singleStep=16)
        self._crop.setSuffix(" px")
        self._patience = QSpinBox(self, minimum=0, maximum=_TYPED // 100)  # the widest of the fields
        self._patience.setSpecialValueText(self.tr("never"))
        self._patience.setSuffix(self.tr(" scores without gain"))
        self._threads = QSpinBox(self, minimum=0, maximum=_TYPED)
        self._threads.setSpecialValueText(self.tr("as many as there are cores"))
        self._device = DeviceBox(devices, self)
        self._rate_tip = self._tip("")
        self._rate_tip.setVisible(True)  # its range comes with the optimiser
        self._step = StepPart(self)
        self._step.schedule_changed.connect(self._take_schedule)
        self._estimate = Estimate()
        self._time = EstimateBar(self)
        self._time.measure_wanted.connect(self.measure_wanted)
        self._time.cancel_wanted.connect(self.cancel_wanted)
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Show schedule, threads and device of the plan."""
        spec = self.plan.distillation
        schedule, preset = spec.schedule, preset_of(spec.schedule, spec.aim, spec.recipe)
        for each, card in self._presets.items():
            with QSignalBlocker(card):
                card.setAutoExclusive(preset is not None)  # none of them is marked where numbers differ from all
                card.setChecked(each is preset)
                card.setAutoExclusive(True)
        self._show(self._minutes, schedule.minutes)
        self._show(self._steps, schedule.steps or self._steps.value())
        self._show(self._rate, schedule.learning_rate / RATE_UNIT)
        self._show(self._batch, schedule.batch)
        self._show(self._crop, schedule.crop_px)
        self._show(self._patience, schedule.patience)
        self._show(self._threads, spec.threads)
        with QSignalBlocker(self._by):
            self._by.setCurrentIndex(_BY_STEPS if schedule.steps else _BY_MINUTES)
        self._device.choose(spec.device)
        self._length.setText(range_text(Bounds(1, SCHEDULE["steps"].high) if schedule.steps else SCHEDULE["minutes"]))
        rate_text = self.tr("{range}. Students begin near their goal: fast ones lose it again.")
        self._rate_tip.setText(rate_text.format(range=rate_range_text(rate_bounds(schedule))))
        self._rate.setToolTip(self._rate_tip.text())
        self._step.show_spec(spec)
        self._minutes.setVisible(not schedule.steps)
        self._steps.setVisible(bool(schedule.steps))
        self._time.show_estimate(self.plan, self._estimate)

    def show_estimate(self, estimate: Estimate) -> None:
        """Show what a trial measured."""
        self._estimate = estimate
        self._time.show_estimate(self.plan, estimate)

    def first_control(self) -> QWidget:
        """The preset in force, or the first."""
        spec = self.plan.distillation
        preset = preset_of(spec.schedule, spec.aim, spec.recipe)
        return self._presets[preset or Preset.QUICK]

    def _made_presets(self) -> dict[Preset, ChoiceCard]:
        texts = {
            Preset.QUICK: (self.tr("Quick try"), self.tr("5 minutes: whether it works at all")),
            Preset.GOOD: (self.tr("Good"), self.tr("40 minutes: worth keeping")),
            Preset.OVERNIGHT: (self.tr("Overnight"), self.tr("8 hours at most, larger batches")),
        }
        assert set(texts) == set(Preset), "every preset has a card"
        cards, box = {}, QWidget(self)
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(metrics.GAP_PX)
        for preset, (title, sentence) in texts.items():
            card = ChoiceCard(preset.value, title=title, sentence=sentence, parent=box)
            card.toggled.connect(self._pick_preset)
            row.addWidget(card, 1)
            cards[preset] = card
        self.column.addWidget(box)
        return cards

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(metrics.GAP_LARGE_PX)
        form.setVerticalSpacing(metrics.GAP_PX)
        form.setContentsMargins(0, metrics.GAP_PX, 0, 0)
        rows = (
            (self.tr("Length"), self._minutes, ""),
            (self.tr("Learning rate"), self._rate, ""),
            (
                self.tr("Batch"),
                self._batch,
                self.tr("{range}. More at once is steadier, slower, and needs more memory.").format(
                    range=range_text(SCHEDULE["batch"])
                ),
            ),
            (
                self.tr("Crop"),
                self._crop,
                self.tr("{range}, a multiple of 16: the side of the squares it learns from.").format(
                    range=range_text(SCHEDULE["crop_px"])
                ),
            ),
            (
                self.tr("End early after"),
                self._patience,
                self.tr("Up to {most}. Held-out pictures are scored now and then.").format(
                    most=whole_text(SCHEDULE["patience"].high)
                ),
            ),
            (self.tr("Threads"), self._threads, ""),
            (self.tr("Compute on"), self._device, ""),
        )
        width = max(field.sizeHint().width() for _, field, _ in rows)
        told_apart: dict[QWidget, tuple[QWidget, ...]] = {
            self._minutes: (self._steps, self._by, self._length),
            self._rate: (self._rate_tip,),
        }
        for title, field, tip in rows:
            field.setAccessibleName(title)
            field.setFixedSize(width, metrics.CONTROL_HEIGHT_PX)
            label = QLabel(title, self)
            label.setFixedHeight(metrics.CONTROL_HEIGHT_PX)
            label.setBuddy(field)
            form.addRow(label, self._row(field, *told_apart.get(field, (self._tip(tip),))))
            field.setToolTip(tip)
        self._steps.setFixedSize(width, metrics.CONTROL_HEIGHT_PX)
        self._by.setMinimumHeight(metrics.CONTROL_HEIGHT_PX)
        self._steps.setAccessibleName(self.tr("Length in steps"))
        self._by.setAccessibleName(self.tr("Length counted in"))
        self.column.addLayout(form)
        self.column.addWidget(self._step)
        self.column.addWidget(self._time)
        self.column.addStretch(1)
        numbers = (self._minutes, self._steps, self._rate, self._batch, self._crop, self._patience, self._threads)
        WheelGuard(self).watch(*numbers, self._by, self._device)
        for number in numbers:
            number.setKeyboardTracking(False)

    def _tip(self, text: str) -> QLabel:
        tip = remark(text, self)
        tip.setMinimumWidth(metrics.NUMBER_WIDTH_PX * 2 // 3)
        tip.setMinimumHeight(metrics.CONTROL_HEIGHT_PX)  # in a narrow window it takes two lines
        tip.setVisible(bool(text))
        return tip

    def _row(self, *parts: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(metrics.GAP_PX)
        for part in parts:
            row.addWidget(part, 1 if isinstance(part, QLabel) else 0, Qt.AlignmentFlag.AlignTop)
        row.addStretch(0 if isinstance(parts[-1], QLabel) else 1)
        return row

    def _connect(self) -> None:
        self._by.activated.connect(self._take_numbers)
        self._device.activated.connect(self._take_numbers)
        for whole in (self._steps, self._batch, self._crop, self._patience, self._threads):
            whole.valueChanged.connect(self._take_numbers)
        for fraction in (self._minutes, self._rate):
            fraction.valueChanged.connect(self._take_numbers)

    def _show(self, number: QSpinBox | QDoubleSpinBox, value: float) -> None:
        with QSignalBlocker(number):
            if isinstance(number, QSpinBox):
                number.setValue(round(value))
            else:
                number.setValue(value)

    @Slot(bool)
    def _pick_preset(self, is_checked: bool) -> None:
        card = self.sender()
        if is_checked and isinstance(card, ChoiceCard):
            spec = self.plan.distillation
            self.change_spec(replace(spec, schedule=schedule_of(Preset(card.key), spec.aim, spec.recipe)))

    @Slot(object)
    def _take_schedule(self, schedule: Schedule) -> None:
        if schedule == self.plan.distillation.schedule:
            self.refresh()
        self.change_spec(replace(self.plan.distillation, schedule=schedule))

    @Slot()
    def _take_numbers(self) -> None:
        known, crop_px = self.plan.distillation.schedule, 16 * round(self._crop.value() / 16)
        schedule = replace(
            known,
            learning_rate=self._typed_rate(),
            batch=self._batch.value(),
            crop_px=crop_px,
            resize_px=max(known.resize_px, crop_px) if known.resize_px else 0,
            patience=self._patience.value(),
        )
        spec = replace(
            self.plan.distillation,
            schedule=self._with_length(schedule),
            threads=self._threads.value(),
            device=self._device.device,
        )
        if spec == self.plan.distillation:
            self.refresh()  # what was typed came to the same: show how it is written
        self.change_spec(spec)

    def _typed_rate(self) -> float:
        """The plan's own rate where the box shows it, rounded, and it was not edited."""
        known = self.plan.distillation.schedule.learning_rate
        shown = round(known / RATE_UNIT, self._rate.decimals())
        return known if self._rate.value() == shown else round(self._rate.value() * RATE_UNIT, 12)

    def _with_length(self, schedule: Schedule) -> Schedule:
        if self._by.currentIndex() == _BY_MINUTES:
            shown = round(schedule.minutes, self._minutes.decimals())
            minutes = schedule.minutes if self._minutes.value() == shown else self._minutes.value()
            return replace(schedule, steps=0, minutes=minutes)
        fewest = 2 if self.plan.distillation.recipe is DistillationRecipe.PAPER else 1  # one for each phase
        return replace(schedule, steps=max(fewest, self._steps.value()) if schedule.steps else _STEPS_AT_FIRST)
