"""The dialog behind "Use it": a name for the bundle, the work, and the report of what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from studio.bundles.manifest import Manifest
from studio.jobs.training.record import RunRecord
from studio.specs.pruning import TrainingSpec
from studio.ui.theme import metrics
from studio.ui.training.bundles.id_edit import IdEdit
from studio.ui.training.bundles.report import Report
from studio.ui.training.bundles.report_view import ReportView, read_sheet_image
from studio.ui.training.bundles.run_export import RunExport
from studio.ui.training.runs.texts import score_text
from studio.ui.widgets.heading import heading, remark
from studio.ui.widgets.text_height import fit_height_to_text


class UseDialog(QDialog):
    """Installs a bundle, or none where it is cancelled before."""

    installed = Signal(str)  # bundle id
    finished_with = Signal(str)  # bundle id: the report was shown, or given up
    paint_wanted = Signal(str)  # bundle id

    def __init__(
        self,
        record: RunRecord,
        request: TrainingSpec,
        bundles: Sequence[tuple[Path, Manifest]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Use “{title}”").format(title=record.title))
        self._record, self._bundle_id = record, ""
        self._export = RunExport(record.folder, request, self)
        self._name = IdEdit([manifest.id for _, manifest in bundles], self)
        self._report = ReportView(self)
        self._status, self._bar = QLabel(self, wordWrap=True), QProgressBar(self)
        self._problem = QLabel(self, wordWrap=True)
        self._problem.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._go = QPushButton(self.tr("Make the bundle"), self)
        self._paint = QPushButton(self.tr("Paint with it"), self)
        self._close = QPushButton(self.tr("Cancel"), self)
        self._lay_out()
        self._connect()
        self._name.suggest(record.title)
        self._allow()

    def done(self, result: int) -> None:
        """Close; a running child process is terminated."""
        self._export.cancel()
        super().done(result)

    def _lay_out(self) -> None:
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Making and measuring the bundle"))
        for button in (self._go, self._paint, self._close):
            button.setAccessibleName(button.text())
            button.setMinimumWidth(metrics.BUTTON_WIDTH_PX)
        self._paint.hide()
        self._go.setDefault(True)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._naming_page())
        self._pages.addWidget(self._working_page())
        self._pages.addWidget(self._report)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        for button in (self._close, self._go, self._paint):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[metrics.GAP_LARGE_PX] * 4)
        column.setSpacing(metrics.GAP_LARGE_PX)
        column.addWidget(self._pages, 1)
        column.addWidget(self._problem)
        column.addLayout(buttons)
        fit_height_to_text(self, metrics.DIALOG_WIDTH_PX)

    def _naming_page(self) -> QWidget:
        page = QWidget(self)
        text = self.tr(
            "The run's best weights (score {score}, lower is better) become a bundle of their own, "
            "which is installed here."
        )
        about = QLabel(text.format(score=score_text(self._record.best_score)), page, wordWrap=True)
        after = self.tr("Then it paints a few of your pictures beside its teacher, and you see how the two compare.")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.GAP_PX)
        column.addWidget(about)
        column.addWidget(remark(after, page))
        column.addSpacing(metrics.GAP_PX)
        column.addWidget(self._name)
        column.addStretch(1)
        return page

    def _working_page(self) -> QWidget:
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(heading(self._record.title, page))
        column.addWidget(self._status)
        column.addWidget(self._bar)
        column.addStretch(1)
        return page

    def _connect(self) -> None:
        self._name.changed.connect(self._allow)
        self._go.clicked.connect(self._start)
        self._paint.clicked.connect(self._choose_to_paint)
        self._close.clicked.connect(self._leave)
        self._export.installed.connect(self._tell_installed)
        self._export.reported.connect(self._show_report)
        self._export.export_failed.connect(self._tell_no_bundle)
        self._export.report_failed.connect(self._tell_no_report)

    @Slot()
    def _allow(self) -> None:
        self._go.setEnabled(self._name.is_valid)

    @Slot()
    def _start(self) -> None:
        self._bundle_id = ""
        self._problem.clear()
        self._pages.setCurrentIndex(1)
        self._go.hide()
        self._status.setText(self.tr("Making the bundle …"))
        self._export.start(self._name.bundle_id, self._name.title)

    @Slot(str)
    def _tell_installed(self, bundle_id: str) -> None:
        self._bundle_id = bundle_id
        self._status.setText(
            self.tr("“{name}” is installed. Measuring it beside its teacher: this takes a minute or two …").format(
                name=self._name.title
            )
        )
        self._close.setText(self.tr("Skip the report"))
        self._close.setAccessibleName(self._close.text())
        self.installed.emit(bundle_id)

    @Slot(object, object)
    def _show_report(self, report: Report, sheet: Path) -> None:
        self._report.show_report(report, read_sheet_image(sheet))
        self._pages.setCurrentWidget(self._report)
        self.resize(2 * metrics.DIALOG_WIDTH_PX, metrics.DIALOG_WIDTH_PX)
        self._end_well()

    @Slot(str)
    def _tell_no_bundle(self, message: str) -> None:
        self._pages.setCurrentIndex(0)
        self._problem.setText(message)
        self._go.show()

    @Slot(str)
    def _tell_no_report(self, message: str) -> None:
        headline = self.tr("“{name}” is installed, but it could not be measured.").format(name=self._name.title)
        self._status.setText(f"{headline}\n{message}")
        self._bar.hide()
        self._end_well()

    def _end_well(self) -> None:
        self._close.setText(self.tr("Close"))
        self._close.setAccessibleName(self._close.text())
        self._paint.show()
        self._paint.setDefault(True)
        self._paint.setFocus(Qt.FocusReason.OtherFocusReason)
        self.finished_with.emit(self._bundle_id)

    @Slot()
    def _choose_to_paint(self) -> None:
        self.paint_wanted.emit(self._bundle_id)
        self.accept()

    @Slot()
    def _leave(self) -> None:
        is_skipped = bool(self._bundle_id) and self._paint.isHidden()
        if is_skipped:
            self.finished_with.emit(self._bundle_id)
        self.done(QDialog.DialogCode.Accepted if self._bundle_id else QDialog.DialogCode.Rejected)
