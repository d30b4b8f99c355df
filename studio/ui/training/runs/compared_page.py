"""Several runs in one chart: their scores, or a loss term of theirs, over steps or minutes, while they go on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QFont, QShowEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from studio.jobs.training.record import RunRecord
from studio.ui.numbers import whole_text
from studio.ui.theme import metrics
from studio.ui.theme.palette import tokens_of
from studio.ui.training.runs.compared_plot import ComparedPlot, DrawnCurve, Stroke, strokes
from studio.ui.training.runs.history import NO_HISTORY, History
from studio.ui.training.runs.run_legend import RunLegend
from studio.ui.training.runs.texts import term_text
from studio.ui.widgets.curves import smoothed

_STEPS, _MINUTES = "steps", "minutes"


class ComparedPage(QWidget):
    """Shows what `show_runs` is given; which value over which axis is chosen above."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._records: tuple[RunRecord, ...] = ()
        self._histories: Mapping[Path, History] = {}
        self._slots: dict[Path, int] = {}
        self._title = QLabel(self)
        self._value, self._axis = QComboBox(self), QComboBox(self)
        self._value.setAccessibleName(self.tr("What is compared"))
        self._value.addItem(self.tr("Held-out score"), None)
        self._axis.setAccessibleName(self.tr("What the chart counts to the right"))
        self._axis.addItem(self.tr("Over steps"), _STEPS)
        self._axis.addItem(self.tr("Over minutes"), _MINUTES)
        self._log = QCheckBox(self.tr("Logarithmic"), self)
        self._log.setAccessibleName(self.tr("Draw values on a logarithmic scale"))
        self._plot, self._legend = ComparedPlot(self), RunLegend(self)
        self._nothing = QLabel(self.tr("None of these runs has a score yet."), self)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setForegroundRole(self._nothing.palette().ColorRole.PlaceholderText)
        self._lay_out()
        self._value.currentIndexChanged.connect(self._draw)
        self._axis.currentIndexChanged.connect(self._draw)
        self._log.toggled.connect(self._draw)
        self._legend.changed.connect(self._draw)
        self._plot.set_tokens(tokens_of(self.palette()))

    def show_runs(self, records: Sequence[RunRecord], histories: Mapping[Path, History]) -> None:
        """Compare these runs; curves come with the histories of those that have been read."""
        if tuple(records) == self._records and histories == self._histories:
            return
        self._records, self._histories = tuple(records), dict(histories)
        self._take_slots()
        self._fill_values()
        if self.isVisible():
            self._draw()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 — Qt's name
        """Draw what came while the page was hidden."""
        super().showEvent(event)
        self._draw()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 — Qt's name
        """Follow a change of theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._plot.set_tokens(tokens_of(self.palette()))
            if self.isVisible():
                self._draw()

    def _lay_out(self) -> None:
        font = self._title.font()
        font.setPointSizeF(font.pointSizeF() * metrics.FONT_HEADING_SCALE)
        font.setWeight(QFont.Weight.DemiBold)
        self._title.setFont(font)
        head = QHBoxLayout()
        head.setContentsMargins(metrics.GAP_LARGE_PX, metrics.MARGIN_PX, metrics.GAP_LARGE_PX, metrics.GAP_PX)
        head.setSpacing(metrics.GAP_PX)
        head.addWidget(self._title)
        head.addStretch(1)
        for widget in (self._value, self._axis, self._log):
            head.addWidget(widget)
        self._charts = QStackedWidget(self)
        self._charts.addWidget(self._nothing)
        self._charts.addWidget(self._plot)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self._charts, 1)
        row.addWidget(self._legend)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(row, 1)

    def _take_slots(self) -> None:
        """A run keeps its place among the strokes as long as it is compared."""
        here = [record.folder for record in self._records]
        self._slots = {run: slot for run, slot in self._slots.items() if run in here}
        for run in here:
            if run not in self._slots:
                taken = set(self._slots.values())
                self._slots[run] = next(slot for slot in range(len(taken) + 1) if slot not in taken)

    def _fill_values(self) -> None:
        """Offer the score, and the terms that any of the runs has."""
        names = tuple(dict.fromkeys(name for history in self._histories.values() for name in history.term_names))
        if names == tuple(self._value.itemData(row) for row in range(1, self._value.count())):
            return
        wanted = self._value.currentData()
        self._value.blockSignals(True)
        while self._value.count() > 1:
            self._value.removeItem(1)
        for name in names:
            self._value.addItem(term_text(name), name)
        self._value.setCurrentIndex(1 + names.index(wanted) if wanted in names else 0)
        self._value.blockSignals(False)

    @Slot()
    def _draw(self) -> None:
        count = whole_text(len(self._records))
        self._title.setText(self.tr("{count} runs compared").format(count=count))
        drawn = strokes(tokens_of(self.palette()), 1 + max(self._slots.values(), default=0))
        by_run = {run: drawn[slot] for run, slot in self._slots.items()}
        self._legend.show_runs(self._records, by_run)
        term, is_score = self._value.currentData(), self._value.currentIndex() == 0
        across = self.tr("Minutes") if self._axis.currentData() == _MINUTES else self.tr("Step")
        up = self.tr("Held-out score (lower is better)") if is_score else term_text(term)
        self._plot.set_axes(across, up)
        self._plot.set_log(self._log.isChecked())
        curves = {run: self._drawn(run, stroke, term) for run, stroke in by_run.items()}
        curves = {run: each for run, each in curves.items() if len(each.curve)}
        self._plot.show_curves({run: each for run, each in curves.items() if self._legend.is_shown(run)})
        is_read = all(run in self._histories for run in by_run)
        self._charts.setCurrentWidget(self._plot if curves or not is_read else self._nothing)

    def _drawn(self, run: Path, stroke: Stroke, term: str | None) -> DrawnCurve:
        history = self._histories.get(run, NO_HISTORY)
        curve = history.score if term is None else smoothed(history.term(term, None))
        if self._axis.currentData() == _MINUTES:
            curve = history.over_minutes(curve)
        return DrawnCurve(curve, stroke, is_marked=term is None)
