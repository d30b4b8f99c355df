"""Measures a few training steps in a child process and keeps the estimate."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from studio.errors import JobError
from studio.jobs.training.command import probe_command
from studio.jobs.training.preparing import preparing_from
from studio.jobs.training.probe import probe_figures_from
from studio.ui.training.wizard.estimate import Estimate
from studio.ui.training.wizard.plan import RunPlan, complete_spec
from studio.ui.training.wizard.request_process import RequestProcess
from studio.ui.translation import translated


class TimeEstimator(QObject):
    """One trial at a time, the latest requested; `changed` is emitted with every new `Estimate`."""

    changed = Signal(object)  # Estimate

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.estimate = Estimate()
        self._plan = RunPlan()
        self._process = RequestProcess(self)
        self._process.answered.connect(self._take)
        self._process.finished.connect(self._miss)
        self._process.failed.connect(self._refuse)

    def measure(self, plan: RunPlan) -> None:
        """Try a few steps of ``plan``, which must be complete."""
        spec = complete_spec(plan, title="probe")
        self._plan = plan
        self._change(replace(self.estimate, is_running=True, failure="", preparing=None))
        self._process.start(spec, probe_command)

    def measure_if_new(self, plan: RunPlan, *, is_ready: bool) -> None:
        """The same, unless ``plan`` was measured already, failed already, or is not ready to run."""
        is_asked = self._plan == plan and (self.estimate.is_running or self.estimate.failure)
        if is_ready and not is_asked and not self.estimate.is_for(plan):
            self.measure(plan)

    @Slot()
    def cancel(self) -> None:
        """End the trial; what an earlier one measured stays."""
        self._process.cancel()
        if self.estimate.is_running:
            self._change(replace(self.estimate, is_running=False, preparing=None))

    @Slot(object)
    def _take(self, answer: Mapping[str, Any]) -> None:
        if (preparing := preparing_from(answer)) is not None:
            self._change(replace(self.estimate, preparing=preparing))
            return
        try:
            self._change(Estimate(probe_figures_from(answer), self._plan))
        except JobError as error:
            self._refuse(translated(error))

    @Slot()
    def _miss(self) -> None:
        """Fail a trial that ended without an answer."""
        if self.estimate.is_running:
            self._refuse(self.tr("it ended without a result"))

    @Slot(str)
    def _refuse(self, reason: str) -> None:
        self._change(replace(self.estimate, is_running=False, failure=reason))

    def _change(self, estimate: Estimate) -> None:
        self.estimate = estimate
        self.changed.emit(estimate)
