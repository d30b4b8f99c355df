"""The folded part of the page of techniques: what filters are ranked by, the rates of both phases, and constants."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from studio.errors import SpecError
from studio.specs.criterion_settings import TURN, CriterionSettings, Ranking, Refit, Shape
from studio.specs.pruning import PruneSpec, PruningCriterion, parse_layers, settings_of
from studio.specs.training_bounds import CRITERION, SCHEDULE
from studio.ui.theme import metrics
from studio.ui.training.wizard.bounds_texts import RATE_UNIT, range_text, rate_range_text
from studio.ui.training.wizard.criterion_texts import ranking_texts, refit_texts, shape_texts
from studio.ui.training.wizard.number_edit import NumberEdit
from studio.ui.training.wizard.plan import RunPlan
from studio.ui.training.wizard.reason_label import ReasonLabel
from studio.ui.translation import translated
from studio.ui.widgets.heading import remark
from studio.ui.widgets.section import Section
from studio.ui.widgets.wheel_guard import WheelGuard

_FIELD_PX = 2 * metrics.BUTTON_WIDTH_PX
_RATES = ("pruning_rate", "retraining_rate")
_CONSTANTS = ("amplitude", "threshold", "kappa", "interval", "turn")
assert {entry.name for entry in fields(CriterionSettings)} == {*_CONSTANTS, "shape"}, "every setting has a field"


class CriterionPart(QWidget):
    """Edits how a plan prunes; what contradicts itself is told and not taken."""

    plan_changed = Signal(object)  # RunPlan

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._plan = RunPlan()
        self._section = Section(self.tr("Ranking, rates and constants"), self, has_reset=True)
        self._section.reset_wanted.connect(self._set_back)
        self._inside = QWidget(self._section)
        self._form = QFormLayout(self._inside)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setHorizontalSpacing(metrics.GAP_LARGE_PX)
        self._form.setVerticalSpacing(metrics.GAP_PX)
        self._rows: dict[str, QHBoxLayout] = {}
        self._tips: dict[str, QLabel] = {}
        self._boxes = {
            "ranking": self._box(ranking_texts()),
            "refit": self._box(refit_texts()),
            "shape": self._box(shape_texts()),
        }
        self._spared = QLineEdit(self._inside)
        self._spared.setPlaceholderText(self.tr("none"))
        self._spared.editingFinished.connect(self._take)
        self._numbers = {name: NumberEdit(self._inside) for name in (*_RATES, *_CONSTANTS)}
        for name, number in self._numbers.items():
            number.setPlaceholderText(self.tr("as scheduled") if name in _RATES else self.tr("from the steps"))
            number.number_changed.connect(self._take)
        self._reason = ReasonLabel(self._section)
        self._lay_out()

    def show_plan(self, plan: RunPlan) -> None:
        """Show how ``plan`` prunes, with the constants that its criterion has."""
        self._plan = plan
        spec, settings = plan.pruning, plan.pruning.settings
        for name, value in (("ranking", spec.ranking), ("refit", spec.refit), ("shape", settings.shape)):
            with QSignalBlocker(self._boxes[name]):
                self._boxes[name].setCurrentIndex(self._boxes[name].findData(value.value))
        self._spared.setText(", ".join(spec.spared))
        for name in _RATES:
            rate = getattr(spec, name)
            self._numbers[name].show_number(None if rate is None else round(rate / RATE_UNIT, 9))
        for name in _CONSTANTS:
            self._numbers[name].show_number(getattr(settings, name))
        self._show_known(spec.criterion, settings.shape)
        self._section.mark(is_changed=spec != _with_defaults(spec))
        self._reason.show_reason("")

    def open(self) -> None:
        """Unfold."""
        self._section.set_open(True)

    def _show_known(self, criterion: PruningCriterion, shape: Shape) -> None:
        known = settings_of(criterion) - ({"turn"} if shape is Shape.LINEAR else set())
        for name in (*_CONSTANTS, "shape"):
            self._form.setRowVisible(self._rows[name], name in known)
        for name, what in self._meanings(criterion).items():
            self._tips[name].setText(what)

    def _lay_out(self) -> None:
        rate = self.tr("× 10⁻⁵, {range}.").format(range=rate_range_text(SCHEDULE["learning_rate"]))
        fit = self.tr("By least squares to the teacher’s layers; the held-out score judges.")
        rows = (
            ("ranking", self.tr("Rank filters by"), self.tr("Activation: how much a filter fires on photographs.")),
            ("refit", self.tr("Keep the fit after the cut"), fit),
            ("spared", self.tr("Layers that stay whole"), self.tr("Such as conv1_1, 5.decoder.conv2_1.")),
            ("pruning_rate", self.tr("Learning rate, pruning"), rate),
            ("retraining_rate", self.tr("Learning rate, afterwards"), rate),
            ("amplitude", self.tr("Amplitude A"), ""),
            ("threshold", self.tr("Threshold τ"), ""),
            ("kappa", self.tr("Shrinking κ"), ""),
            ("interval", self.tr("Interval t"), ""),
            ("shape", self.tr("Increments"), self.tr("Their course from the weakest filter to the strongest.")),
            ("turn", self.tr("Turning point u"), ""),
        )
        for name, title, tip in rows:
            self._add(name, title, tip)
        self._section.add(self._inside)
        self._section.add(self._reason)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._section)
        WheelGuard(self).watch(*self._boxes.values())

    def _meanings(self, criterion: PruningCriterion) -> Mapping[str, str]:
        gains = self.tr("What the regularisation factor of the weakest filter gains in one update.")
        if criterion is PruningCriterion.SPP:
            gains = self.tr("What the pruning probability of the weakest filter gains in one update.")
        kappa, interval, turn = (range_text(CRITERION[name]) for name in ("kappa", "interval", "turn"))
        return {
            "amplitude": gains,
            "threshold": self.tr("The factor at which a filter goes. Two of A, τ and κ fix the third."),
            "kappa": self.tr("{range}. A filter shrinks to about e to the power of −κ before it goes.").format(
                range=kappa
            ),
            "interval": self.tr("{range} steps between two updates.").format(range=interval),
            "turn": self.tr("{range}. Where the exponential course turns, as a share of A.").format(range=turn),
        }

    def _add(self, name: str, title: str, tip: str) -> None:
        field = self._spared if name == "spared" else self._boxes.get(name) or self._numbers[name]
        field.setAccessibleName(title)
        field.setFixedSize(_FIELD_PX, metrics.CONTROL_HEIGHT_PX)
        field.setToolTip(tip)
        label = QLabel(title, self._inside)
        label.setFixedHeight(metrics.CONTROL_HEIGHT_PX)
        label.setBuddy(field)
        self._tips[name] = remark(tip, self._inside)
        self._tips[name].setMinimumHeight(metrics.CONTROL_HEIGHT_PX)
        row = self._rows[name] = QHBoxLayout()
        row.setSpacing(metrics.GAP_PX)
        row.addWidget(field)
        row.addWidget(self._tips[name], 1)
        self._form.addRow(label, row)

    def _box(self, texts: Mapping[Any, str]) -> QComboBox:
        box = QComboBox(self._inside)
        for value, text in texts.items():
            box.addItem(text, value.value)
        box.activated.connect(self._take)
        return box

    @Slot()
    def _take(self) -> None:
        try:
            pruning = self._typed()
        except SpecError as error:
            self._reason.show_reason(translated(error))
            return
        self._reason.show_reason("")
        if pruning != self._plan.pruning:
            self.plan_changed.emit(replace(self._plan, pruning=pruning))

    def _typed(self) -> PruneSpec:
        """The pruning with what is shown; SpecError where that contradicts itself."""
        spec = self._plan.pruning
        numbers = {name: number.number for name, number in self._numbers.items()}
        known: dict[str, Any] = {name: numbers[name] for name in _CONSTANTS if name in settings_of(spec.criterion)}
        if "turn" in known:
            known["turn"] = TURN if known["turn"] is None else known["turn"]
            known["shape"] = Shape(self._boxes["shape"].currentData())
        if known.get("interval") is not None:
            known["interval"] = round(known["interval"])
        return replace(
            spec,
            ranking=Ranking(self._boxes["ranking"].currentData()),
            refit=Refit(self._boxes["refit"].currentData()),
            spared=parse_layers(self._spared.text()),
            pruning_rate=_rate(numbers["pruning_rate"]),
            retraining_rate=_rate(numbers["retraining_rate"]),
            settings=CriterionSettings(**known),
        )

    @Slot()
    def _set_back(self) -> None:
        self.plan_changed.emit(replace(self._plan, pruning=_with_defaults(self._plan.pruning)))


def _rate(typed: float | None) -> float | None:
    return None if typed is None else round(typed * RATE_UNIT, 12)


def _with_defaults(spec: PruneSpec) -> PruneSpec:
    """``spec`` with everything that the part edits as it is where nothing is said."""
    names = ("ranking", "refit", "spared", "pruning_rate", "retraining_rate", "settings")
    return replace(spec, **{name: getattr(RunPlan().pruning, name) for name in names})
