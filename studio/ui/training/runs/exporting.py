"""Saving what a run has logged for other programs: asked for a file, written in the background, told in the end."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from studio.jobs.training.record import RunRecord
from studio.jobs.training.reports.log_table import csv_text, run_table
from studio.jobs.training.reports.report_files import write_report_file
from studio.ui.background.background import Background
from studio.ui.notices.notice import Notice, NoticeKind


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

    def ask_for_log(self, record: RunRecord) -> None:
        """Ask for a file and write the log of ``record`` into it as CSV."""
        start = str(self._folder / f"{record.folder.name}.csv")
        pattern = self.tr("Tables") + " (*.csv)"
        chosen, _ = QFileDialog.getSaveFileName(self._over, self.tr("Export the log"), start, pattern)
        if chosen:
            self.export_log(record.folder, Path(chosen))

    def export_log(self, run: Path, chosen: Path) -> None:
        """Write the log of ``run``; ``chosen`` gets the suffix of a table where it has none."""
        output = chosen if chosen.suffix else chosen.with_name(f"{chosen.name}.csv")
        self._folder = output.absolute().parent
        # The dialog has asked whether a file may be replaced, but not the one that gets its suffix here.
        is_asked = output == chosen
        self._background.start(lambda: _write(run, output, is_overwrite=is_asked))

    def close(self) -> None:
        """Emit no more signals; what is being written is still completed."""
        self._background.close()

    @Slot(int, object)
    def _tell_done(self, _number: int, output: Path) -> None:
        text = self.tr("The log is saved as {name}").format(name=output.name)
        self.notified.emit(Notice(text, NoticeKind.SUCCESS))

    @Slot(int, str)
    def _tell_failure(self, _number: int, message: str) -> None:
        self.notified.emit(Notice(message, NoticeKind.ERROR))


def _write(run: Path, output: Path, *, is_overwrite: bool) -> Path:
    write_report_file(output, csv_text(run_table(run)), is_overwrite=is_overwrite)
    return output
