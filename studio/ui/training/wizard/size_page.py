"""Page 5: how much stays, with figures that follow at once, and on request a share for each level or layer."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QDoubleSpinBox, QHBoxLayout, QWidget

from studio.specs.training_bounds import SPEED_UP
from studio.ui.theme import metrics
from studio.ui.training.wizard.amounts import SSIM_AT_FIRST, FloorBox, amount_note
from studio.ui.training.wizard.bounds_texts import range_text
from studio.ui.training.wizard.estimate import Estimate
from studio.ui.training.wizard.estimate_bar import EstimateBar
from studio.ui.training.wizard.figures_table import FiguresTable
from studio.ui.training.wizard.plan import recommended_keep, with_floor, with_keep, with_speed_up
from studio.ui.training.wizard.plan_page import PlanPage
from studio.ui.training.wizard.shares import SMALLEST_KEEP
from studio.ui.training.wizard.shares_part import SharesPart
from studio.ui.training.wizard.size_figures import figure_rows, share_keys
from studio.ui.widgets.heading import heading, remark
from studio.ui.widgets.slider_row import SliderFacts, SliderRow
from studio.ui.widgets.stops import Stops, percent
from studio.ui.widgets.wheel_guard import WheelGuard

_BY_SHARE, _BY_SPEED, _BY_FLOOR = range(3)
_SPEED_UP_AT_FIRST = 2.0


class SizePage(PlanPage):
    """Requests trials and scans; the wizard runs them and passes their results to this page."""

    measure_wanted = Signal()
    cancel_wanted = Signal()
    scan_wanted = Signal()
    scan_cancel_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._estimate = Estimate()
        self._losses: Mapping[str, Mapping[float, float]] = {}
        self._by = QComboBox(self)
        self._by.addItems([self.tr("the same share of every layer"), self.tr("as much as a speed-up takes")])
        self._by.addItem(self.tr("as much as similar paintings allow"))
        self._by.setAccessibleName(self.tr("How much goes"))
        self._by.activated.connect(self._take_way)
        self._keep = SliderRow(self._keep_facts(), self)
        self._keep.changed.connect(self._take_keep)
        self._speed_up = QDoubleSpinBox(
            self, minimum=SPEED_UP.low, maximum=100 * SPEED_UP.high, decimals=1, singleStep=0.5
        )
        self._speed_up.setToolTip(range_text(SPEED_UP))
        self._speed_up.setAccessibleName(self.tr("Speed-up"))
        self._speed_up.setPrefix(self.tr("about "))
        self._speed_up.setSuffix(self.tr(" times faster"))
        self._speed_up.setKeyboardTracking(False)
        self._speed_up.valueChanged.connect(self._take_speed_up)
        self._floor = FloorBox(self)
        self._floor.chosen.connect(self._take_floor)
        self._sparing = QCheckBox(self.tr("Spare layers that suffer more (scanned as the run begins)"), self)
        self._sparing.setAccessibleName(self._sparing.text())
        self._sparing.toggled.connect(self._take_sparing)
        self._figures = FiguresTable(self)
        self._note = remark("", self)
        self._time = EstimateBar(self)
        self._time.measure_wanted.connect(self.measure_wanted)
        self._time.cancel_wanted.connect(self.cancel_wanted)
        self._shares = SharesPart(self)
        self._shares.plan_changed.connect(self.change)
        self._shares.scan_wanted.connect(self.scan_wanted)
        self._shares.cancel_wanted.connect(self.scan_cancel_wanted)
        self._lay_out()

    def refresh(self) -> None:
        """Show how much stays and what that comes to."""
        plan, pruning = self.plan, self.plan.pruning
        is_by_speed = plan.technique.prunes and pruning.speed_up is not None
        is_by_floor = plan.technique.prunes and pruning.floor is not None
        boxes = (self._by, self._speed_up, self._floor, self._sparing)
        with contextlib.ExitStack() as quiet:
            for box in boxes:
                quiet.enter_context(QSignalBlocker(box))
            self._by.setCurrentIndex(_BY_SPEED if is_by_speed else _BY_FLOOR if is_by_floor else _BY_SHARE)
            self._floor.setValue((pruning.floor and pruning.floor.ssim) or SSIM_AT_FIRST)
            self._speed_up.setValue(pruning.speed_up or _SPEED_UP_AT_FIRST)
            self._sparing.setChecked(pruning.by_sensitivity)
        self._way.setVisible(plan.technique.prunes)
        self._keep.setVisible(not is_by_speed and not is_by_floor)
        self._floor.setVisible(is_by_floor)
        self._keep.show_number(percent(plan.keep))
        self._speed_up.setVisible(is_by_speed)
        self._sparing.setVisible(is_by_speed)
        teacher = self.facts.teacher(plan)
        self._figures.setVisible(teacher is not None)
        if teacher is not None:
            self._figures.show_rows(figure_rows(plan, teacher, self._estimate))
        self._note.setText(self._note_text())
        self._note.setVisible(bool(self._note.text()))
        self._time.show_estimate(plan, self._estimate)
        keys = share_keys(plan, teacher) if teacher is not None and self._keep.isVisibleTo(self) else ()
        self._shares.show_shares(plan, keys, self._losses)

    def show_estimate(self, estimate: Estimate) -> None:
        """Show what a trial measured."""
        self._estimate = estimate
        self.refresh()

    @Slot(object, bool, str)
    def show_scan(self, losses: Mapping[str, Mapping[float, float]], is_running: bool, failure: str) -> None:
        """Show what a scan found so far: layer → share left out → loss."""
        self._losses = losses
        self._shares.show_scan(is_running=is_running, failure=failure)
        self.refresh()

    def first_control(self) -> QWidget:
        """The slider, or the speed-up or the similarity in its place."""
        shown = (each for each in (self._speed_up, self._floor) if each.isVisibleTo(self))
        return next(shown, self._keep.stops()[0])

    def _lay_out(self) -> None:
        self._way = QWidget(self)
        row = QHBoxLayout(self._way)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(metrics.GAP_PX)
        title = heading(self.tr("How much goes"), self._way)
        title.setBuddy(self._by)
        row.addWidget(title)
        row.addWidget(self._by, 1)
        WheelGuard(self).watch(self._by, self._speed_up, self._floor)
        self._speed_up.setMinimumHeight(metrics.CONTROL_HEIGHT_PX)
        self.column.setSpacing(metrics.MARGIN_PX)
        parts = (
            self._way,
            self._keep,
            self._speed_up,
            self._floor,
            self._sparing,
            self._figures,
            self._note,
            self._time,
            self._shares,
        )
        for part in parts:
            self.column.addWidget(part)
        self.column.addStretch(1)

    def _keep_facts(self) -> SliderFacts:
        return SliderFacts(
            name="keep",
            title=self.tr("Filters that stay"),
            stops=Stops(tuple(range(round(100 * SMALLEST_KEEP), 101))),
            default=percent(recommended_keep(self.plan.goal)),
            suffix=" %",
            tip=self.tr("Parameters and work fall with the square of it"),
        )

    def _note_text(self) -> str:
        spec = self.plan.distillation
        if self.plan.technique.prunes:
            return amount_note(self.plan.pruning)
        if isinstance(spec.widths, tuple):
            widths = ", ".join(map(str, spec.widths))
            return self.tr("As in the run before, layers become {widths} filters wide. The slider takes over from that."
                           ).format(widths=widths)  # fmt: skip
        if spec.start is not None:
            text = self.tr("Begins with the weights of “{name}”, which keep their size.")
            return text.format(name=spec.start.name)
        return ""

    @Slot(int)
    def _take_way(self, way: int) -> None:
        if way == _BY_SPEED:
            self._take_speed_up(_SPEED_UP_AT_FIRST)
        elif way == _BY_FLOOR:
            self._take_floor(SSIM_AT_FIRST)
        else:
            self.change(with_keep(self.plan, self.plan.keep))

    @Slot(int, str)
    def _take_keep(self, number: int, merge_key: str) -> None:
        del merge_key
        self.change(with_keep(self.plan, number / 100))

    @Slot(float)
    def _take_speed_up(self, speed_up: float) -> None:
        self.change(with_speed_up(self.plan, round(speed_up, 1)))

    @Slot(float)
    def _take_floor(self, ssim: float) -> None:
        self.change(with_floor(self.plan, ssim))

    @Slot(bool)
    def _take_sparing(self, is_wanted: bool) -> None:
        self.change(replace(self.plan, pruning=replace(self.plan.pruning, by_sensitivity=is_wanted)))
