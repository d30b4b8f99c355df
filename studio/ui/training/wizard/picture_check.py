"""Checks the pictures of both folders of a plan off the GUI thread, with partial reports."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from studio.compression.decoding import decode_for_crops
from studio.errors import StudioError
from studio.images.formats import pictures_in
from studio.ui.background.background import Background, Report
from studio.ui.training.wizard.picture_report import PictureReport
from studio.ui.training.wizard.plan import RunPlan
from studio.ui.translation import translated

_BETWEEN_REPORTS_S = 0.1


class FolderChecks(QObject):
    """Runs one check per folder, again when it or the crop size changes, and emits both reports at each change."""

    found = Signal(object, object)  # PictureReport | None of the contents, of the styles

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._checks = (PictureCheck(self), PictureCheck(self))
        self._asked: list[tuple[Path | None, int] | None] = [None, None]
        self._reports: list[PictureReport | None] = [None, None]
        self._checks[0].reported.connect(self._take_contents)
        self._checks[1].reported.connect(self._take_styles)

    def follow(self, plan: RunPlan) -> None:
        """Check the folders of ``plan``; folders that were checked already are not read again."""
        crop_px = plan.distillation.schedule.crop_px
        for place, folder in enumerate((plan.contents, plan.distillation.styles)):
            if self._asked[place] == (folder, crop_px):
                continue
            self._asked[place] = (folder, crop_px)
            self._checks[place].cancel()
            if folder is not None:
                self._checks[place].start(folder, crop_px=crop_px)
            self._take(place, None)

    def cancel(self) -> None:
        """Stop both checks."""
        for check in self._checks:
            check.cancel()

    @Slot(object)
    def _take_contents(self, report: PictureReport) -> None:
        self._take(0, report)

    @Slot(object)
    def _take_styles(self, report: PictureReport) -> None:
        self._take(1, report)

    def _take(self, place: int, report: PictureReport | None) -> None:
        self._reports[place] = report
        self.found.emit(*self._reports)


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
        for path, problem in check_pictures(self._folder, crop_px=self._crop_px, is_cancelled=self.cancelled.is_set):
            report = report.with_picture(path, problem)
            if time.monotonic() - told_s > _BETWEEN_REPORTS_S:
                yield report
                told_s = time.monotonic()
        yield report


def check_pictures(
    folder: Path, *, crop_px: int, is_cancelled: Callable[[], bool]
) -> Iterator[tuple[Path, str | None]]:
    """Decode every picture directly inside ``folder``, with why it cannot be learned from; None where it can.

    What is fit is what training itself takes: pictures smaller than ``crop_px`` are enlarged. Ends early when
    ``is_cancelled``.
    """
    for path in pictures_in(folder):
        if is_cancelled():
            return
        try:
            decode_for_crops(path, crop_px)
        except StudioError as error:
            yield path, translated(error)
        else:
            yield path, None


def _count(folder: Path) -> int:
    try:
        return len(pictures_in(folder))
    except OSError:
        return 0
