"""Exports a run's best weights as a bundle, then evaluates it against the teacher."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from studio.bundles.catalog import find_bundle
from studio.errors import BundleError
from studio.jobs.training.bundle_commands import Comparison, evaluate_command, export_command
from studio.replacing import replace_text
from studio.specs.pruning import PruneSpec, TrainingSpec
from studio.ui.training.bundles.report import Report, read_report
from studio.ui.training.program_run import ProgramRun
from studio.ui.translation import translated

REPORT_NAME, SHEET_NAME = "evaluation.json", "evaluation.png"
_PAIRS, _SIZE_PX = 6, 384  # a report within a minute or two on a small machine


@dataclass(frozen=True, slots=True)
class Evaluated:
    """What the new bundle is held against, and on which pictures."""

    against: str
    contents: Path
    styles: Path


def evaluated_by(spec: TrainingSpec) -> Evaluated:
    """The teacher and the pictures of a run; contents stand in for styles where there are none of their own."""
    teacher = spec.bundle if isinstance(spec, PruneSpec) else spec.teacher
    return Evaluated(str(teacher), spec.contents, spec.styles or spec.contents)


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
        teacher = evaluated_by(self._request).against
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
        plan = evaluated_by(self._request)
        asked = Comparison(
            bundle=self._bundle_id,
            against=plan.against,
            contents=plan.contents,
            styles=plan.styles,
            sheet=self._run / SHEET_NAME,
            pairs=_PAIRS,
            size_px=_SIZE_PX,
        )
        self._child.start(evaluate_command(asked))

    def _kept(self, output: str) -> Report:
        """The report printed, kept in the run's folder too."""
        report = read_report(json.loads(output))
        replace_text(self._run / REPORT_NAME, output)
        return report
