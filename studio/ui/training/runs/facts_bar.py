"""The state of a run in figures: a row of small captions with large values."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from studio.jobs.training.record import RunRecord, RunState
from studio.ui.numbers import duration_text, whole_text
from studio.ui.theme import metrics
from studio.ui.training.runs.texts import UNKNOWN, rate_text, scores_text, speed_text
from studio.ui.widgets.heading import remark


class FactsBar(QWidget):
    """Shows the figures of one `RunRecord`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("How the run stands"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * metrics.GAP_LARGE_PX)
        self._values = [self._add(row, caption) for caption in self._captions()]
        row.addStretch(1)

    def show_record(self, record: RunRecord) -> None:
        """Show these figures."""
        texts = self._texts(record)
        for label, text in zip(self._values, texts, strict=True):
            label.setText(text)
        pairs = zip(self._captions(), texts, strict=True)
        self.setAccessibleDescription(", ".join(f"{caption} {text}" for caption, text in pairs))

    def _add(self, row: QHBoxLayout, caption: str) -> QLabel:
        value = QLabel(UNKNOWN, self)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        value.setAccessibleName(caption)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(remark(caption, self))
        column.addWidget(value)
        row.addLayout(column)
        return value

    def _captions(self) -> tuple[str, ...]:
        return (
            self.tr("Step"),
            self.tr("Elapsed"),
            self.tr("Left"),
            self.tr("Best score (lower is better)"),
            self.tr("Learning rate"),
            self.tr("Speed"),
        )

    def _texts(self, record: RunRecord) -> tuple[str, ...]:
        is_running = record.state is RunState.RUNNING
        steps = whole_text(record.step) + (f" / {whole_text(record.steps)}" if record.steps else "")
        return (
            steps,
            duration_text(record.elapsed_s) if record.elapsed_s else UNKNOWN,
            duration_text(record.eta_s) if is_running else UNKNOWN,
            scores_text(record),
            rate_text(record.learning_rate),
            speed_text(record.steps_per_s),
        )
