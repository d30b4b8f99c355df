"""Saving what a run has logged and came to for others: asked for a file, written in the background, told in the end."""

from __future__ import annotations

from enum import Enum
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from studio.jobs.training.record import RunRecord
from studio.jobs.training.reports.log_table import csv_text, run_table
from studio.jobs.training.reports.report_files import write_report_file
from studio.jobs.training.reports.run_card import card_text
from studio.ui.background.background import Background
from studio.ui.notices.notice import Notice, NoticeKind


class Report(Enum):
    """What can be saved of a run, by the suffix of its file."""

    LOG = ".csv"
    CARD = ".md"


class ReportExport(QObject):
    """Each export ends with one notice, until `close`."""

    notified = Signal(object)  # Notice

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self._folder = Path.home()
        self._background = Background(self)
        self._background.finished.connect(self._tell_done)
        self._background.failed.connect(self._tell_failure)

    def ask_for(self, report: Report, record: RunRecord) -> None:
        """Ask for a file and write the report on ``record`` into it."""
        title, kind = {
            Report.LOG: (self.tr("Export the log"), self.tr("Tables")),
            Report.CARD: (self.tr("Save the run card"), self.tr("Texts")),
        }[report]
        start = str(self._folder / f"{record.folder.name}{report.value}")
        chosen, _ = QFileDialog.getSaveFileName(self._over, title, start, f"{kind} (*{report.value})")
        if chosen:
            self.save(report, record.folder, Path(chosen))

    def save(self, report: Report, run: Path, chosen: Path) -> None:
        """Write the report on ``run``; ``chosen`` gets the report's suffix where it has none."""
        output = chosen if chosen.suffix else chosen.with_name(f"{chosen.name}{report.value}")
        self._folder = output.absolute().parent
        # The dialog has asked whether a file may be replaced, but not the one that gets its suffix here.
        is_asked = output == chosen
        self._background.start(lambda: _write(report, run, output, is_overwrite=is_asked))

    def close(self) -> None:
        """Emit no more signals; what is being written is still completed."""
        self._background.close()

    @Slot(int, object)
    def _tell_done(self, _number: int, output: Path) -> None:
        self.notified.emit(Notice(self.tr("Saved as {name}").format(name=output.name), NoticeKind.SUCCESS))

    @Slot(int, str)
    def _tell_failure(self, _number: int, message: str) -> None:
        self.notified.emit(Notice(message, NoticeKind.ERROR))


def _write(report: Report, run: Path, output: Path, *, is_overwrite: bool) -> Path:
    text = csv_text(run_table(run)) if report is Report.LOG else card_text(run)
    write_report_file(output, text, is_overwrite=is_overwrite)
    return output
