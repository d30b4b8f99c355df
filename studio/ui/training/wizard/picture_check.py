"""Checks the pictures of a folder off the GUI thread, with partial reports."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from studio.errors import StudioError
from studio.images.formats import pictures_in
from studio.jobs.training.pictures import check_pictures
from studio.ui.background.background import Background, Report
from studio.ui.training.wizard.picture_report import PictureReport
from studio.ui.translation import translated

_BETWEEN_REPORTS_S = 0.1


class PictureCheck(QObject):
    """Checks one folder at a time: the latest asked for. `reported` comes several times, the last one complete."""

    reported = Signal(object)  # PictureReport

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._background: Background | None = None
        self._check: _Check | None = None

    def start(self, folder: Path, *, crop_px: int) -> None:
        """Check ``folder``; a running check of another folder is cancelled."""
        self.cancel()
        check = self._check = _Check(folder, crop_px)
        background = self._background = Background(self)
        background.progressed.connect(self._report)
        background.failed.connect(self._end)
        background.start_reporting(check.run)

    def cancel(self) -> None:
        """Stop the check; nothing more is reported."""
        if self._check is not None:
            self._check.cancelled.set()
            self._check = None
        if self._background is not None:
            self._background.close()
            self._background.deleteLater()
            self._background = None

    @Slot(int, object)
    def _report(self, _number: int, report: PictureReport) -> None:
        if report.is_complete:
            self._check = None
        self.reported.emit(report)

    @Slot()
    def _end(self) -> None:
        """Report what was found until the failure as complete."""
        if self._check is not None:
            report, self._check = self._check.report, None
            self.reported.emit(report.completed())


class _Check:
    """One check of one folder; ``report`` is what was found so far."""

    def __init__(self, folder: Path, crop_px: int) -> None:
        self.cancelled = threading.Event()
        self.report = PictureReport(folder)
        self._folder, self._crop_px = folder, crop_px

    def run(self, tell: Report) -> None:
        """Check every picture; may be called from any thread."""
        self.report = PictureReport(self._folder, total=_count(self._folder))
        try:
            for report in self._reports(self.report):
                self.report = report
                tell(report)
        except (StudioError, OSError):
            pass  # the folder became unreadable: report what was found until then
        tell(self.report.completed())

    def _reports(self, report: PictureReport) -> Iterator[PictureReport]:
        yield report
        if not report.total:
            return
        told_s = time.monotonic()
        for checked in check_pictures(self._folder, crop_px=self._crop_px, is_cancelled=self.cancelled.is_set):
            report = report.with_picture(checked.path, translated(checked.problem) if checked.problem else None)
            if time.monotonic() - told_s > _BETWEEN_REPORTS_S:
                yield report
                told_s = time.monotonic()
        yield report


def _count(folder: Path) -> int:
    try:
        return len(pictures_in(folder))
    except OSError:
        return 0
