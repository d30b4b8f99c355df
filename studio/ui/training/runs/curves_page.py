"""Loss terms above, the held-out score below, and the legend that says which terms are shown."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from studio.ui.theme import metrics
from studio.ui.theme.palette import tokens_of
from studio.ui.training.runs.history import NO_HISTORY, History
from studio.ui.training.runs.loss_plot import LossPlot, ScorePlot
from studio.ui.training.runs.term_legend import TermLegend
from studio.ui.widgets.plotting import series_colours


class CurvesPage(QWidget):
    """Shows a `History`; a change of legend or scale is drawn at once."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._history = NO_HISTORY
        self._losses, self._scores = LossPlot(self), ScorePlot(self)
        self._scores.plot.setXLink(self._losses.plot)
        self._legend = TermLegend(self)
        self._log = QCheckBox(self.tr("Logarithmic"), self)
        self._log.setToolTip(self.tr("Draw losses by their logarithm, so that large and small ones can be compared"))
        self._log.setAccessibleName(self.tr("Draw losses on a logarithmic scale"))
        self._log.setChecked(True)
        self._losses.set_log(True)
        self._nothing = QLabel(self.tr("Curves begin with the first logged step."), self)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setForegroundRole(self._nothing.palette().ColorRole.PlaceholderText)
        self._lay_out()
        self._log.toggled.connect(self._set_log)
        self._legend.changed.connect(self._draw)
        self._follow_theme()

    def show_history(self, history: History) -> None:
        """Draw a run's log once visible; nothing is done where that is drawn already."""
        if history is not self._history:
            self._history = history
            self._draw_if_seen()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 — Qt's name
        """Draw what came while another page was in front."""
        super().showEvent(event)
        self._draw()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 — Qt's name
        """Follow a change of theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._follow_theme()

    def _lay_out(self) -> None:
        plots = QSplitter(Qt.Orientation.Vertical, self)
        plots.setChildrenCollapsible(False)
        plots.setHandleWidth(metrics.BORDER_PX)
        plots.addWidget(self._losses)
        plots.addWidget(self._scores)
        plots.setStretchFactor(0, 2)
        plots.setStretchFactor(1, 1)
        plots.setSizes([2 * metrics.DIALOG_WIDTH_PX, metrics.DIALOG_WIDTH_PX])
        beside = QVBoxLayout()
        beside.addWidget(self._legend, 1)
        scale = QHBoxLayout()
        scale.setContentsMargins(metrics.MARGIN_PX, 0, metrics.MARGIN_PX, metrics.MARGIN_PX)
        scale.addWidget(self._log)
        beside.addLayout(scale)
        curves = QWidget(self)
        row = QHBoxLayout(curves)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(plots, 1)
        row.addLayout(beside)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._nothing)
        self._pages.addWidget(curves)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages)

    @Slot(bool)
    def _set_log(self, is_log: bool) -> None:
        self._losses.set_log(is_log)
        self._draw()

    def _draw_if_seen(self) -> None:
        if self.isVisible():
            self._draw()

    @Slot()
    def _draw(self) -> None:
        history = self._history
        names = history.term_names
        self._pages.setCurrentIndex(1 if names else 0)
        colours = dict(zip(names, series_colours(tokens_of(self.palette()), len(names)), strict=True))
        self._legend.show_terms(colours, history.levels)
        wanted = {name: (history.term(name, self._legend.level), colours[name]) for name in names}
        shown = {name: pair for name, pair in wanted.items() if self._legend.is_shown(name)}
        self._legend.show_values(self._losses.show_terms(shown))
        self._losses.show_marks(history)
        self._scores.show_history(history)

    def _follow_theme(self) -> None:
        tokens = tokens_of(self.palette())
        self._losses.set_tokens(tokens)
        self._scores.set_tokens(tokens)
        self._draw_if_seen()
