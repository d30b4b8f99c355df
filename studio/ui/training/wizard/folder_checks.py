"""Checks both picture folders of a plan, again when a folder or the crop size changes."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from studio.ui.training.wizard.picture_check import PictureCheck
from studio.ui.training.wizard.picture_report import PictureReport
from studio.ui.training.wizard.plan import RunPlan


class FolderChecks(QObject):
    """Runs one check per folder and emits both reports at each change."""

    found = Signal(object, object)  # PictureReport | None of the contents, of the styles

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._contents, self._styles = _FolderCheck(self), _FolderCheck(self)
        for check in (self._contents, self._styles):
            check.found.connect(self._tell)

    def follow(self, plan: RunPlan) -> None:
        """Check the folders of ``plan``; folders that were checked already are not read again."""
        crop_px = plan.distillation.schedule.crop_px
        self._contents.follow(plan.contents, crop_px)
        self._styles.follow(plan.distillation.styles, crop_px)

    def cancel(self) -> None:
        """Stop both checks."""
        for check in (self._contents, self._styles):
            check.cancel()

    @Slot()
    def _tell(self) -> None:
        self.found.emit(self._contents.report, self._styles.report)


class _FolderCheck(QObject):
    """One folder and the latest report on it."""

    found = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.report: PictureReport | None = None
        self._asked: tuple[Path | None, int] = (None, 0)
        self._check = PictureCheck(self)
        self._check.reported.connect(self._take)

    def follow(self, folder: Path | None, crop_px: int) -> None:
        if (folder, crop_px) == self._asked:
            return
        self._asked = (folder, crop_px)
        self.report = None
        self.cancel()
        if folder is not None:
            self._check.start(folder, crop_px=crop_px)
        self.found.emit()

    def cancel(self) -> None:
        self._check.cancel()

    @Slot(object)
    def _take(self, report: PictureReport) -> None:
        self.report = report
        self.found.emit()
