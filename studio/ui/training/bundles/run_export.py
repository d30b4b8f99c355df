"""Exports a run's best weights as a bundle, then evaluates it against the teacher."""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from studio.bundles.catalog import find_bundle
from studio.errors import BundleError
from studio.jobs.training.command import Comparison, evaluate_command, export_command
from studio.replacing import replace_text
from studio.specs.pruning import PruneSpec, TrainingSpec
from studio.ui.background.program_run import ProgramRun
from studio.ui.training.bundles.report import Report, read_report
from studio.ui.translation import translated

REPORT_NAME, SHEET_NAME = "evaluation.json", "evaluation.png"
_PAIRS, _SIZE_PX = 6, 384  # a report within a minute or two on a small machine


def teacher_of(spec: TrainingSpec) -> str:
    """The bundle that a run learns from."""
    return str(spec.bundle if isinstance(spec, PruneSpec) else spec.teacher)


def comparison(spec: TrainingSpec, bundle_id: str, sheet: Path) -> Comparison:
    """``bundle_id`` beside the teacher of a run on its pictures; contents stand in for styles where there are none."""
    return Comparison(
        bundle=bundle_id,
        against=teacher_of(spec),
        contents=spec.contents,
        styles=spec.styles or spec.contents,
        sheet=sheet,
        pairs=_PAIRS,
        size_px=_SIZE_PX,
    )


class RunExport(QObject):
    """Two child processes in turn; `cancel` ends the running one. An installed bundle stays installed."""

    installed = Signal(str)  # bundle id: it can be painted with from now on
    reported = Signal(object, object)  # Report, Path of the sheet of pictures
    export_failed = Signal(str)
    report_failed = Signal(str)

    def __init__(self, run: Path, request: TrainingSpec, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._run, self._request = run, request
        self._bundle_id = ""
        self._is_exporting = False
        self._child = ProgramRun(self)
        self._child.ended.connect(self._go_on)
        self._child.failed.connect(self._fail)

    def start(self, bundle_id: str, title: str) -> None:
        """Export the run's best weights as ``bundle_id``, then evaluate them; both need the teacher."""
        teacher = teacher_of(self._request)
        try:
            find_bundle(teacher)
        except BundleError:
            gone = self.tr(
                "“{name}”, which the run learnt from, is gone. Put it back or import it again, then try again."
            )
            self.export_failed.emit(gone.format(name=teacher))
            return
        self._bundle_id, self._is_exporting = bundle_id, True
        self._child.start(export_command(self._run, bundle_id, title))

    def cancel(self) -> None:
        """End what is under way, without a further signal."""
        self._child.cancel()

    @Slot(int, str)
    def _go_on(self, _code: int, output: str) -> None:
        if self._is_exporting:
            self._is_exporting = False
            self.installed.emit(self._bundle_id)
            self._evaluate()
            return
        try:
            report = self._kept(output)
        except (BundleError, OSError, ValueError) as error:
            self.report_failed.emit(translated(error))
            return
        self.reported.emit(report, self._run / SHEET_NAME)

    @Slot(str)
    def _fail(self, message: str) -> None:
        if self._is_exporting:
            self.export_failed.emit(message)
        else:
            self.report_failed.emit(message)

    def _evaluate(self) -> None:
        self._child.start(evaluate_command(comparison(self._request, self._bundle_id, self._run / SHEET_NAME)))

    def _kept(self, output: str) -> Report:
        """The report printed, kept in the run's folder too."""
        report = read_report(json.loads(output))
        replace_text(self._run / REPORT_NAME, output)
        return report
