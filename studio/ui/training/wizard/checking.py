"""Looks through a folder of pictures in a thread of its own and reports as it goes."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QThreadPool, Signal, Slot

from studio.errors import StudioError
from studio.images.formats import pictures_in
from studio.jobs.training.pictures import check_pictures
from studio.ui.told import told
from studio.ui.training.wizard.picture_report import PictureReport

_BETWEEN_REPORTS_S = 0.1


class PictureCheck(QObject):
    """Checks one folder at a time: the latest asked for. `reported` comes several times, the last one complete."""

    reported = Signal(object)  # PictureReport

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._errand: _Errand | None = None

    def start(self, folder: Path, *, crop_px: int) -> None:
        """Look through ``folder``; what was being looked through before is let go."""
        self.cancel()
        errand = self._errand = _Errand(folder, crop_px)
        errand.found.connect(self._report)
        errand.ended.connect(errand.deleteLater)
        QThreadPool.globalInstance().start(errand.look)

    def cancel(self) -> None:
        """Stop looking; nothing more is reported."""
        if self._errand is not None:
            self._errand.cancelled.set()
            self._errand = None

    @Slot(object, object)
    def _report(self, errand: QObject, report: PictureReport) -> None:
        if errand is self._errand:
            if report.is_complete:
                self._errand = None
            self.reported.emit(report)


class _Errand(QObject):
    """One look through one folder. It belongs to the program, so that closing the wizard waits for no picture."""

    found = Signal(object, object)  # itself, PictureReport
    ended = Signal()

    def __init__(self, folder: Path, crop_px: int) -> None:
        super().__init__(QCoreApplication.instance())
        self.cancelled = threading.Event()
        self._folder, self._crop_px = folder, crop_px

    def look(self) -> None:
        """Runs in a thread of the pool."""
        report = first = PictureReport(self._folder, total=_count(self._folder))
        try:
            for report in self._reports(first):
                self.found.emit(self, report)
        except (StudioError, OSError):
            pass  # the folder went away: what was found until then is all there is
        if not self.cancelled.is_set():
            self.found.emit(self, report.completed())
        self.ended.emit()

    def _reports(self, report: PictureReport) -> Iterator[PictureReport]:
        yield report
        if not report.total:
            return
        told_s = time.monotonic()
        for checked in check_pictures(self._folder, crop_px=self._crop_px, is_cancelled=self.cancelled.is_set):
            report = report.with_picture(checked.path, told(checked.problem) if checked.problem else None)
            if time.monotonic() - told_s > _BETWEEN_REPORTS_S:
                yield report
                told_s = time.monotonic()
        yield report


def _count(folder: Path) -> int:
    try:
        return len(pictures_in(folder))
    except OSError:
        return 0
