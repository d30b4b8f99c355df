"""Runs the sensitivity scan of layers in a child process and keeps its results."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from studio.errors import JobError
from studio.jobs.training.command import scan_command
from studio.jobs.training.probe import layer_scan_from
from studio.ui.training.wizard.plan import RunPlan, Technique, complete_spec
from studio.ui.training.wizard.request_process import RequestProcess
from studio.ui.translation import translated

Losses = Mapping[str, Mapping[float, float]]  # level or layer → share left out → loss


class SensitivityScanner(QObject):
    """One scan at a time; what it found holds as long as teacher, pictures and technique are the same."""

    changed = Signal(object, bool, str)  # Losses, whether a scan runs, why the last one failed

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._losses: dict[str, dict[float, float]] = {}
        self._subject: Hashable = None
        self._process = RequestProcess(self)
        self._process.answered.connect(self._take)
        self._process.finished.connect(self._end)
        self._process.failed.connect(self._refuse)

    def start(self, plan: RunPlan) -> None:
        """Scan the teacher of ``plan``, which must be complete."""
        self._losses, self._subject = {}, _subject(plan)
        self._process.start(complete_spec(plan, title="scan"), scan_command)
        if self._process.is_running:
            self._tell()

    def follow(self, plan: RunPlan) -> None:
        """Forget what does not hold for ``plan``."""
        if self._subject is not None and _subject(plan) != self._subject:
            self._subject, self._losses = None, {}
            self.cancel()

    @Slot()
    def cancel(self) -> None:
        """End the scan and keep what it found so far."""
        self._process.cancel()
        self._tell()

    @Slot(object)
    def _take(self, answer: Mapping[str, Any]) -> None:
        try:
            scanned = layer_scan_from(answer)
        except JobError as error:
            self._process.cancel()
            self._refuse(translated(error))
            return
        self._losses[scanned.layer] = dict(scanned.losses)
        self._tell()

    @Slot()
    def _end(self) -> None:
        self._tell()

    @Slot(str)
    def _refuse(self, reason: str) -> None:
        self.changed.emit(dict(self._losses), False, reason)

    def _tell(self) -> None:
        self.changed.emit(dict(self._losses), self._process.is_running, "")


def _subject(plan: RunPlan) -> Hashable:
    spec = plan.distillation
    return (spec.teacher, spec.contents, spec.styles, spec.levels, plan.technique is Technique.DISTIL)
