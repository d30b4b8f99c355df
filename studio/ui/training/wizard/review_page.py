"""Page 7: the run in words and as the very request that will be handed over, to name, to save, to start."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, Slot
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from studio.codec import to_plain
from studio.errors import SpecError
from studio.replacing import replace_text
from studio.ui.icons import icon
from studio.ui.theme import metrics
from studio.ui.training.wizard.estimate import Estimate
from studio.ui.training.wizard.plan import complete_spec
from studio.ui.training.wizard.plan_page import PlanPage
from studio.ui.training.wizard.reason_label import ReasonLabel
from studio.ui.training.wizard.summary import suggested_title, summary_lines
from studio.ui.widgets.heading import heading
from studio.ui.widgets.section import Section

_REQUEST_ENDING = ".training.json"


class ReviewPage(PlanPage):
    """The title is the only thing that is chosen here."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._estimate = Estimate()
        self._title = QLineEdit(self)
        self._title.setAccessibleName(self.tr("Title of the run"))
        self._title.setMinimumHeight(metrics.CONTROL_HEIGHT_PX)
        self._title.textEdited.connect(self._take_title)
        self._form = QFormLayout()
        self._form.setHorizontalSpacing(metrics.GAP_LARGE_PX)
        self._form.setVerticalSpacing(metrics.GAP_SMALL_PX)
        self._values: list[tuple[QLabel, QLabel]] = []
        self._exact = Section(self.tr("The exact spec (JSON)"), self)
        self._json = QPlainTextEdit(self, readOnly=True)
        self._json.setAccessibleName(self.tr("What will run, as JSON"))
        self._json.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._json.setTabChangesFocus(True)
        self._json.setMinimumHeight(2 * metrics.THUMBNAIL_PX)
        self._save = QPushButton(icon("save"), self.tr("Save spec…"), self, autoDefault=False)
        self._save.setAccessibleName(self.tr("Save the spec"))
        self._save.clicked.connect(self._ask_where)
        self._trouble = ReasonLabel(self)
        self._lay_out()

    def refresh(self) -> None:
        """Show title, summary and request."""
        with QSignalBlocker(self._title):
            if self._title.text() != self.plan.distillation.title:
                self._title.setText(self.plan.distillation.title)
        self._title.setPlaceholderText(suggested_title(self.plan, self.facts))
        self._show_lines(summary_lines(self.plan, self.facts, self._estimate))
        text = self.request_text()
        if text != self._json.toPlainText():
            self._json.setPlainText(text)
        self._save.setEnabled(bool(text))

    def show_estimate(self, estimate: Estimate) -> None:
        """Show how long training takes."""
        self._estimate = estimate
        self.refresh()

    def first_control(self) -> QWidget:
        """The title."""
        return self._title

    def request_text(self) -> str:
        """The request as it will lie in the run's folder; empty where something is missing."""
        try:
            spec = complete_spec(self.plan, title=suggested_title(self.plan, self.facts))
        except SpecError:
            return ""
        return json.dumps(to_plain(spec), indent=2, ensure_ascii=False) + "\n"

    def save_to(self, path: Path) -> None:
        """Write the request."""
        self._trouble.show_reason("")
        try:
            replace_text(path, self.request_text())
        except OSError as error:
            text = self.tr("The spec cannot be written to {path}: {reason}")
            self._trouble.show_reason(text.format(path=path, reason=error.strerror or error))

    def _lay_out(self) -> None:
        title_row = QFormLayout()
        title_row.setHorizontalSpacing(metrics.GAP_LARGE_PX)
        title_row.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        label = heading(self.tr("Title"), self)
        label.setBuddy(self._title)
        title_row.addRow(label, self._title)
        self.column.addLayout(title_row)
        self.column.addLayout(self._form)
        self.column.addSpacing(metrics.GAP_PX)
        self._exact.add(self._json)
        self.column.addWidget(self._exact)
        row = QHBoxLayout()
        row.addWidget(self._save)
        row.addStretch(1)
        self.column.addLayout(row)
        self.column.addWidget(self._trouble)
        self.column.addStretch(1)

    def _show_lines(self, lines: Sequence[tuple[str, str]]) -> None:
        while len(self._values) < len(lines):
            what, how = QLabel(self), QLabel(self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
            what.setForegroundRole(what.palette().ColorRole.PlaceholderText)
            how.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._form.addRow(what, how)
            self._values.append((what, how))
        for number, (what, how) in enumerate(self._values):
            self._form.setRowVisible(number, number < len(lines))
            if number < len(lines):
                what.setText(lines[number][0])
                how.setText(lines[number][1])

    @Slot(str)
    def _take_title(self, title: str) -> None:
        self.change_spec(replace(self.plan.distillation, title=title))

    @Slot()
    def _ask_where(self) -> None:
        name = (
            "".join(c if c.isalnum() else "-" for c in self.plan.distillation.title.strip() or "run").strip("-").lower()
        )
        start = str(Path.home() / f"{name}{_REQUEST_ENDING}")
        pattern = self.tr("Training specs") + f" (*{_REQUEST_ENDING})"
        chosen, _ = QFileDialog.getSaveFileName(self, self.tr("Save the spec"), start, pattern)
        if chosen:
            self.save_to(Path(chosen))
