"""The plot of the loss terms: single batches as faint dots, their running means as lines, phases and the best step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pyqtgraph
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from studio.ui.theme.tokens import LIGHT, Tokens
from studio.ui.training.runs.history import History
from studio.ui.training.runs.texts import phase_text, score_text
from studio.ui.widgets.curves import Curve, smoothed, thinned
from studio.ui.widgets.plotting import DOT_PX, Plot, faint, line_pen

_MOST_DOTS = 250
_BELOW = -0.15
_ROOM_FOR_LABEL = 0.22


class LossPlot(Plot):
    """Draws what `show_terms` is given; values on a logarithmic scale where that is asked for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, left=self.tr("Loss"))
        self.plot.setAccessibleName(self.tr("Loss terms over steps"))
        self._lines: dict[str, Any] = {}
        self._dots: dict[str, Any] = {}
        self._marks = _Marks(self.plot)

    def set_tokens(self, tokens: Tokens) -> None:
        """Follow a change of theme; the curves' own colours come with `show_terms`."""
        super().set_tokens(tokens)
        self._marks.set_tokens(tokens)

    def show_terms(self, terms: Mapping[str, tuple[Curve, QColor]]) -> dict[str, float]:
        """Draw these curves and no others; returns the latest running mean of each that has one."""
        for name in [*self._lines]:
            if name not in terms:
                self.plot.removeItem(self._lines.pop(name))
                self.plot.removeItem(self._dots.pop(name))
        latest = {}
        for name, (curve, colour) in terms.items():
            mean = smoothed(curve)
            if len(mean):
                latest[name] = float(mean.values[-1])
            self._draw(name, _drawable(curve, is_log=self.is_log), _drawable(mean, is_log=self.is_log), colour)
        return latest

    def show_marks(self, history: History) -> None:
        """Mark the beginnings of phases and the step with the best score."""
        best = history.best
        self._marks.show(history.phase_starts[1:], None if best is None else best[0])

    def _draw(self, name: str, batches: Curve, mean: Curve, colour: QColor) -> None:
        if name not in self._lines:
            self._dots[name] = pyqtgraph.ScatterPlotItem(size=DOT_PX, pen=None)
            self._lines[name] = pyqtgraph.PlotDataItem(connect="finite")
            self.plot.addItem(self._dots[name])
            self.plot.addItem(self._lines[name])
        dots, line = thinned(batches, _MOST_DOTS), thinned(mean)
        values = np.log10(dots.values) if self.is_log else dots.values  # a scatter item knows no logarithmic mode
        self._dots[name].setData(dots.steps, values, brush=faint(colour))
        self._lines[name].setData(line.steps, line.values, pen=line_pen(colour))


class ScorePlot(Plot):
    """The held-out score at every validation, the best one marked with its value."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, left=self.tr("Held-out score"), bottom=self.tr("Step"))
        self.plot.setAccessibleName(self.tr("Held-out score over steps, smaller is better"))
        self._line = self.plot.plot([], [], symbol="o", symbolSize=DOT_PX + 1)
        self._best = self.plot.plot([], [], pen=None, symbol="star", symbolSize=15)
        self._label = pyqtgraph.TextItem(anchor=(0.5, _BELOW))  # nothing lies below the smallest value
        self.plot.getPlotItem().getViewBox().setDefaultPadding(_ROOM_FOR_LABEL)
        self.plot.addItem(self._label, ignoreBounds=True)
        self._marks = _Marks(self.plot, is_named=False)

    def set_tokens(self, tokens: Tokens) -> None:
        """Follow a change of theme."""
        super().set_tokens(tokens)
        self._marks.set_tokens(tokens)
        link, accent = QColor(tokens.text_muted), QColor(tokens.accent)
        self._line.setPen(line_pen(link))
        self._line.setSymbolBrush(link)
        self._line.setSymbolPen(None)
        self._best.setSymbolBrush(accent)
        self._best.setSymbolPen(None)
        self._label.setColor(accent)

    def show_history(self, history: History) -> None:
        """Draw the scores so far."""
        curve = thinned(history.score)
        self._line.setData(curve.steps, curve.values)
        best = history.best
        self._best.setData(*(([], []) if best is None else ([best[0]], [best[1]])))
        self._label.setText("" if best is None else self.tr("best {score}").format(score=score_text(best[1])))
        if best is not None:
            is_at_edge = best[0] > 0.9 * history.last_step
            self._label.setAnchor((1.0 if is_at_edge else 0.5, _BELOW))
            self._label.setPos(*best)
        self._marks.show(history.phase_starts[1:], None)


class _Marks:
    """Upright lines: where phases begin, and the best step."""

    def __init__(self, plot: Any, *, is_named: bool = True) -> None:
        self._plot, self._is_named = plot, is_named
        self._lines: list[Any] = []
        self._shown: tuple[Sequence[tuple[int, str]], float | None] = ((), None)
        self._tokens = LIGHT

    def set_tokens(self, tokens: Tokens) -> None:
        self._tokens = tokens
        phases, best = self._shown
        self._shown = ((), None)
        self.show(phases, best)

    def show(self, phases: Sequence[tuple[int, str]], best_step: float | None) -> None:
        if (phases, best_step) == self._shown:
            return
        self._shown = (phases, best_step)
        for line in self._lines:
            self._plot.removeItem(line)
        self._lines = [self._line(step, phase_text(name), self._tokens.text_muted) for step, name in phases if name]
        if best_step is not None:
            self._lines.append(self._line(best_step, "", self._tokens.accent))

    def _line(self, step: float, text: str, colour: str) -> Any:
        pen = pyqtgraph.mkPen(colour, width=1, style=Qt.PenStyle.DashLine)
        label = text if self._is_named else ""
        options = {"position": 0.94, "color": colour, "anchors": [(0, 0.5), (0, 0.5)]}
        line = pyqtgraph.InfiniteLine(pos=step, angle=90, pen=pen, label=label or None, labelOpts=options)
        self._plot.addItem(line, ignoreBounds=True)
        return line


def _drawable(curve: Curve, *, is_log: bool) -> Curve:
    """Without what a logarithm cannot show."""
    if not is_log:
        return curve
    positive = curve.values > 0
    return Curve(curve.steps[positive], curve.values[positive])
