"""Which of several runs are drawn: a check box each, beside a piece of its curve, with its best score."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from studio.jobs.training.record import RunRecord
from studio.ui.theme import metrics
from studio.ui.training.runs.compared_plot import Stroke
from studio.ui.training.runs.texts import score_text, state_text
from studio.ui.widgets.plotting import line_swatch

_WIDTH_PX = 260
_SWATCH = QSize(34, 10)
_LONGEST_NAME_PX = 150


class RunLegend(QScrollArea):
    """Follows `show_runs`; a run that was switched off stays off while others come and go."""

    changed = Signal()  # other runs are to be drawn

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, widgetResizable=True)
        self._hidden: set[Path] = set()
        self._boxes: dict[Path, tuple[QCheckBox, QLabel]] = {}
        content = QWidget(self)
        self._grid = QGridLayout()
        self._grid.setColumnStretch(0, 1)
        self._grid.setHorizontalSpacing(metrics.GAP_PX)
        self._grid.setVerticalSpacing(metrics.GAP_SMALL_PX)
        column = QVBoxLayout(content)
        column.setContentsMargins(metrics.MARGIN_PX, metrics.GAP_PX, metrics.MARGIN_PX, metrics.GAP_PX)
        column.addLayout(self._grid)
        column.addStretch(1)
        self.setWidget(content)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the boxes in it are stops of Tab, and scroll into view
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(_WIDTH_PX)
        self.setAccessibleName(self.tr("Runs in the chart"))

    def is_shown(self, run: Path) -> bool:
        """Whether this run's curve is wanted."""
        return run not in self._hidden

    def show_runs(self, records: Sequence[RunRecord], strokes: Mapping[Path, Stroke]) -> None:
        """Offer these runs, in order, each with its stroke."""
        if [record.folder for record in records] != list(self._boxes):
            self._make_boxes(records)
        for record in records:
            box, score = self._boxes[record.folder]
            stroke = strokes[record.folder]
            box.setIcon(line_swatch(stroke.colour, _SWATCH, stroke.dashes))
            name = box.fontMetrics().elidedText(record.title, Qt.TextElideMode.ElideMiddle, _LONGEST_NAME_PX)
            box.setText(name.replace("&", "&&"))
            best = self.tr("best (lowest) {score}").format(score=score_text(record.best_score))
            box.setToolTip(f"{record.title}: {state_text(record.state)}, {best}")
            box.setAccessibleName(self.tr("Show the curve of {term}").format(term=record.title))
            box.setAccessibleDescription(best)
            score.setText(score_text(record.best_score))

    def _make_boxes(self, records: Sequence[RunRecord]) -> None:
        for pair in self._boxes.values():
            for widget in pair:
                self._grid.removeWidget(widget)
                widget.deleteLater()
        self._boxes = {}
        before: QWidget = self
        for row, record in enumerate(records):
            box = QCheckBox(self.widget())
            box.setIconSize(_SWATCH)
            box.setChecked(self.is_shown(record.folder))
            box.setProperty("run", str(record.folder))
            box.toggled.connect(self._toggle)
            score = QLabel(self.widget(), alignment=Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            score.setForegroundRole(score.palette().ColorRole.PlaceholderText)
            self._grid.addWidget(box, row, 0)
            self._grid.addWidget(score, row, 1)
            self._boxes[record.folder] = (box, score)
            QWidget.setTabOrder(before, box)
            before = box

    @Slot(bool)
    def _toggle(self, is_on: bool) -> None:
        run = Path(self.sender().property("run"))
        if is_on:
            self._hidden.discard(run)
        else:
            self._hidden.add(run)
        self.changed.emit()
