"""The line that says how long training takes, with the button that measures it."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from studio.ui.theme import metrics
from studio.ui.training.wizard.estimate import Estimate, can_measure, estimate_text
from studio.ui.training.wizard.plan import RunPlan
from studio.ui.training.wizard.reason_label import IconLabel


class EstimateBar(QWidget):
    """Shows an `Estimate` and asks for another, or for an end of the present trial."""

    measure_wanted = Signal()
    cancel_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._is_running = False
        self._text = QLabel(self, wordWrap=True)
        self._busy = QProgressBar(self, minimum=0, maximum=0, textVisible=False)
        self._busy.setMaximumHeight(metrics.GAP_SMALL_PX)
        self._busy.setAccessibleName(self.tr("Trial of a few steps"))
        self._button = QPushButton(self, autoDefault=False)
        self._button.clicked.connect(self._tell)
        row = QHBoxLayout()
        row.setSpacing(metrics.GAP_PX)
        row.addWidget(IconLabel("clock", self))
        row.addWidget(self._text, 1)
        row.addWidget(self._button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.GAP_SMALL_PX)
        column.addLayout(row)
        column.addWidget(self._busy)

    def show_estimate(self, plan: RunPlan, estimate: Estimate) -> None:
        """Show what ``estimate`` says about ``plan``."""
        self._is_running = estimate.is_running
        self._text.setText(estimate_text(plan, estimate))
        self._busy.setVisible(estimate.is_running)
        preparing = estimate.preparing
        self._busy.setRange(0, 100 if preparing else 0)
        self._busy.setValue(round(100 * preparing.fraction) if preparing else 0)
        is_measured = estimate.is_for(plan) and estimate.figures is not None
        text = self.tr("Measure") if estimate.figures is None else self.tr("Measure again")
        self._button.setText(self.tr("Cancel") if estimate.is_running else text)
        self._button.setAccessibleName(
            self.tr("Cancel the trial") if estimate.is_running else self.tr("Measure how long training takes")
        )
        self._button.setEnabled(estimate.is_running or can_measure(plan))
        self._button.setToolTip("" if self._button.isEnabled() else self.tr("Choose teacher and pictures first"))
        self._button.setFlat(is_measured and not estimate.is_running)

    @Slot()
    def _tell(self) -> None:
        (self.cancel_wanted if self._is_running else self.measure_wanted).emit()
