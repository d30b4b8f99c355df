"""A small window that explains a technique and shows what was measured."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from studio.ui.numbers import written
from studio.ui.theme import metrics
from studio.ui.training.wizard.explanations import Explanation, Table
from studio.ui.widgets.heading import heading, remark
from studio.ui.widgets.text_height import fit_height_to_text


class WhyDialog(QDialog):
    """Reads from top to bottom: what it is, the figures, what follows from them."""

    def __init__(self, explanation: Explanation, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(explanation.title)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[metrics.GAP_LARGE_PX] * 4)
        column.setSpacing(metrics.MARGIN_PX)
        lead = heading(explanation.sentence, self)
        lead.setWordWrap(True)
        column.addWidget(lead)
        for paragraph in explanation.paragraphs:
            column.addWidget(QLabel(paragraph, self, wordWrap=True))
        column.addWidget(remark(explanation.table.caption, self))
        column.addWidget(_table(explanation.table, self))
        column.addWidget(QLabel(explanation.conclusion, self, wordWrap=True))
        column.addStretch(1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.setFixedWidth(metrics.DIALOG_WIDTH_PX)
        fit_height_to_text(self, metrics.DIALOG_WIDTH_PX)


def _table(table: Table, parent: QWidget) -> QFrame:
    frame = QFrame(parent)
    frame.setAccessibleName(table.caption)
    rows = ["; ".join(table.header), *(written("; ".join(row)) for row in table.rows)]
    frame.setAccessibleDescription("\n".join(rows))
    frame.setBackgroundRole(frame.palette().ColorRole.Base)
    frame.setAutoFillBackground(True)
    grid = QGridLayout(frame)
    grid.setContentsMargins(*[metrics.MARGIN_PX] * 4)
    grid.setHorizontalSpacing(metrics.GAP_LARGE_PX)
    grid.setVerticalSpacing(metrics.GAP_SMALL_PX)
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    for row, texts in enumerate((table.header, *table.rows)):
        for place, text in enumerate(texts):
            label = heading(text, frame) if row == 0 else QLabel(written(text), frame)
            grid.addWidget(label, row, place, Qt.AlignmentFlag.AlignLeft if place == 0 else right)
    grid.setColumnStretch(0, 1)
    return frame
