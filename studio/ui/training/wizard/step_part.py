"""The folded part of the schedule page: the optimiser, how many batches make a step, and what networks compute in."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from studio.specs.painting import Aim
from studio.specs.training import COMPUTE_TYPES, ComputeType, DistillSpec, Schedule, TrainingOptimizer
from studio.specs.training_bounds import SCHEDULE
from studio.ui.theme import metrics
from studio.ui.training.wizard.bounds_texts import range_text
from studio.ui.widgets.heading import remark
from studio.ui.widgets.section import Section
from studio.ui.widgets.wheel_guard import WheelGuard

translate = QCoreApplication.translate  # lupdate finds texts by this name

_TYPED = 99_999_999  # what can be typed; the foot tells of what lies beyond
_FIELDS = ("optimizer", "momentum", "accumulate", "dtype")


class StepPart(QWidget):
    """Edits these four of a schedule, and shows nothing of a change before it is told to."""

    schedule_changed = Signal(object)  # Schedule

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._schedule = Schedule()
        self._section = Section(self.tr("How a step is taken"), self, has_reset=True)
        self._section.reset_wanted.connect(self._set_back)
        self._fields = QWidget(self._section)
        self._optimizer = QComboBox(self._fields)
        self._optimizer.addItems([optimizer_name(each) for each in TrainingOptimizer])
        self._momentum = QDoubleSpinBox(self._fields, minimum=0, maximum=_TYPED, decimals=3, singleStep=0.05)
        self._accumulate = QSpinBox(self._fields, minimum=1, maximum=_TYPED)
        self._dtype = QComboBox(self._fields)
        self._dtype.addItems([compute_type_name(each) for each in COMPUTE_TYPES])
        self._momentum_label = QLabel(self.tr("Momentum"), self._fields)
        self._lay_out()
        self._connect()

    def show_spec(self, spec: DistillSpec) -> None:
        """Show what ``spec`` asks for; painting is learned in float32 whatever else is."""
        schedule = self._schedule = spec.schedule
        is_painting, is_sgd = spec.aim is Aim.PAINT, schedule.optimizer is TrainingOptimizer.SGD
        with QSignalBlocker(self._momentum), QSignalBlocker(self._accumulate):
            self._momentum.setValue(schedule.momentum)
            self._accumulate.setValue(schedule.accumulate)
        self._optimizer.setCurrentIndex(list(TrainingOptimizer).index(schedule.optimizer))
        self._dtype.setCurrentIndex(COMPUTE_TYPES.index("float32" if is_painting else schedule.dtype))
        self._dtype.setEnabled(not is_painting)
        for part in (self._momentum, self._momentum_label):
            part.setEnabled(is_sgd)
        self._section.mark(is_changed=schedule != _with_defaults(schedule))

    def open(self) -> None:
        """Unfold."""
        self._section.set_open(True)

    def _lay_out(self) -> None:
        form = QFormLayout(self._fields)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(metrics.GAP_LARGE_PX)
        form.setVerticalSpacing(metrics.GAP_PX)
        rows = (
            (
                QLabel(self.tr("Optimiser"), self._fields),
                self._optimizer,
                self.tr("SGD weighs what shrinks filters against the loss; it learns at other rates."),
            ),
            (
                self._momentum_label,
                self._momentum,
                self.tr("{range}, of SGD").format(range=range_text(SCHEDULE["momentum"])),
            ),
            (
                QLabel(self.tr("Batches in a step"), self._fields),
                self._accumulate,
                self.tr("{range}. One after the other: more at once than memory holds, and slower.").format(
                    range=range_text(SCHEDULE["accumulate"])
                ),
            ),
            (
                QLabel(self.tr("Compute in"), self._fields),
                self._dtype,
                self.tr("bfloat16 is fast on graphics cards. Painting is learned in float32."),
            ),
        )
        width = max(field.sizeHint().width() for _, field, _ in rows)
        for label, field, text in rows:
            field.setAccessibleName(label.text())
            field.setFixedSize(width, metrics.CONTROL_HEIGHT_PX)
            field.setToolTip(text)
            label.setBuddy(field)
            label.setFixedHeight(metrics.CONTROL_HEIGHT_PX)
            tip = remark(text, self._fields)
            tip.setMinimumWidth(metrics.NUMBER_WIDTH_PX * 2 // 3)
            tip.setMinimumHeight(metrics.CONTROL_HEIGHT_PX)
            row = QHBoxLayout()
            row.setSpacing(metrics.GAP_PX)
            row.addWidget(field)
            row.addWidget(tip, 1)
            form.addRow(label, row)
        self._section.add(self._fields)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._section)

    def _connect(self) -> None:
        WheelGuard(self).watch(self._optimizer, self._momentum, self._accumulate, self._dtype)
        for box in (self._optimizer, self._dtype):
            box.activated.connect(self._take)
        for number in (self._momentum, self._accumulate):
            number.setKeyboardTracking(False)
            number.valueChanged.connect(self._take)

    @Slot()
    def _take(self) -> None:
        shown = round(self._schedule.momentum, self._momentum.decimals())
        momentum = self._schedule.momentum if self._momentum.value() == shown else self._momentum.value()
        self.schedule_changed.emit(
            replace(
                self._schedule,
                optimizer=list(TrainingOptimizer)[self._optimizer.currentIndex()],
                momentum=momentum,
                accumulate=self._accumulate.value(),
                dtype=COMPUTE_TYPES[self._dtype.currentIndex()] if self._dtype.isEnabled() else self._schedule.dtype,
            )
        )

    @Slot()
    def _set_back(self) -> None:
        self.schedule_changed.emit(_with_defaults(self._schedule))


def _with_defaults(schedule: Schedule) -> Schedule:
    return replace(schedule, **{name: getattr(Schedule(), name) for name in _FIELDS})


def optimizer_name(optimizer: TrainingOptimizer) -> str:
    """What people read."""
    names = {
        TrainingOptimizer.ADAM: translate("TrainingWizard", "Adam"),
        TrainingOptimizer.SGD: translate("TrainingWizard", "SGD with momentum"),
    }
    assert set(names) == set(TrainingOptimizer), "every optimiser has a name"
    return names[optimizer]


def compute_type_name(dtype: ComputeType) -> str:
    """What people read."""
    return translate("TrainingWizard", "what suits the device") if dtype == "auto" else dtype
