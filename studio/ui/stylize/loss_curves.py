"""The losses of an optimisation over its iterations, on a logarithmic scale; loads the plotting library."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pyqtgraph
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from studio.geometry import Size
from studio.ui.numbers import general_text, pixels_text
from studio.ui.theme.palette import tokens_of
from studio.ui.theme.tokens import Tokens
from studio.ui.widgets.curves import Curve, thinned
from studio.ui.widgets.plotting import Plot, line_pen, series_colours
from studio.ui.worker.iterations import OptimizationHistory

TERMS = ("style", "content", "total")
_MOST_TICKS = 5
_TICKS_IN_DECADE = ((1, 2, 5), (1, 3), (1,))  # what may stand in a decade, the densest first
_LABEL_AT = 0.9  # of the height


def colours(tokens: Tokens) -> Mapping[str, QColor]:
    """That of each term's curve."""
    return dict(zip(TERMS, series_colours(tokens, len(TERMS)), strict=True))


def log_ticks(values: Sequence[float]) -> list[tuple[float, str]]:
    """The logarithm and the text of round numbers from the least of ``values`` to the largest, few enough to be read.

    The plotting library's own stand on each other where a plot is low.
    """
    if not values:
        return []
    lowest, highest = math.log10(min(values)), math.log10(max(values))
    decades = range(math.floor(lowest), math.ceil(highest) + 1)
    found: list[float] = []
    for steps in _TICKS_IN_DECADE:
        found = [step * 10.0**decade for decade in decades for step in steps]
        found = [number for number in found if lowest <= math.log10(number) <= highest]
        if len(found) <= _MOST_TICKS:
            break
    if len(found) < 2:  # no round number lies within so little
        found = sorted({min(values), max(values)})
    every = -(-len(found) // _MOST_TICKS)  # many decades: only some of them
    return [(math.log10(number), general_text(number, 3)) for number in found[::every]]


class LossCurves(Plot):
    """One line for each of `TERMS`, and an upright one where a scale begins."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, left=self.tr("Loss"), bottom=self.tr("Iteration"))
        self.plot.setAccessibleName(self.tr("Losses over iterations"))
        self.set_log(True)
        self._lines = {name: pyqtgraph.PlotDataItem() for name in TERMS}
        for line in self._lines.values():
            self.plot.addItem(line)
        self._marks: list[Any] = []
        self._marked: Sequence[tuple[int, Size]] = ()
        self._follow_theme()

    def show_history(self, history: OptimizationHistory) -> None:
        """Draw all losses so far; what is 0 has no logarithm and is left out."""
        steps = np.array([point.done for point in history.points], np.float64)
        for name, line in self._lines.items():
            values = np.array([getattr(point, name) for point in history.points], np.float64)
            is_drawn = values > 0
            curve = thinned(Curve(steps[is_drawn], values[is_drawn]))
            line.setData(curve.steps, curve.values)
        drawn = [getattr(point, name) for point in history.points for name in TERMS]
        ticks = log_ticks([value for value in drawn if value > 0])
        self.plot.getPlotItem().getAxis("left").setTicks([ticks])
        if self._marked != history.scale_starts:
            self._marked = tuple(history.scale_starts)
            self._mark_scales()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 — Qt's name
        """Follow the theme."""
        if event.type() is QEvent.Type.PaletteChange:
            self._follow_theme()
        super().changeEvent(event)

    def _follow_theme(self) -> None:
        tokens = tokens_of(self.palette())
        self.set_tokens(tokens)
        for name, colour in colours(tokens).items():
            self._lines[name].setPen(line_pen(colour))
        self._mark_scales()

    def _mark_scales(self) -> None:
        for mark in self._marks:
            self.plot.removeItem(mark)
        colour = tokens_of(self.palette()).text_muted
        pen = pyqtgraph.mkPen(colour, width=1, style=Qt.PenStyle.DashLine)
        options = {"position": _LABEL_AT, "color": colour, "anchors": [(0, 0.5), (0, 0.5)]}
        self._marks = [
            pyqtgraph.InfiniteLine(
                pos=done, angle=90, pen=pen, label=pixels_text(size.width, size.height), labelOpts=options
            )
            for done, size in self._marked
        ]
        for mark in self._marks:
            self.plot.addItem(mark, ignoreBounds=True)
