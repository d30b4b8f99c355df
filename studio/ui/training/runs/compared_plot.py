"""One plot with a curve for each of several runs, told apart by colour, dashes and the shape of its marks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyqtgraph
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from studio.ui.theme.tokens import Tokens
from studio.ui.widgets.curves import Curve, thinned
from studio.ui.widgets.plotting import DASHES, DOT_PX, SYMBOLS, Plot, line_pen, series_colours

_MOST_MARKS = 60
_LEAST_COLOURS = 5  # so that a run keeps its colour while others come and go


@dataclass(frozen=True, slots=True)
class Stroke:
    """How the curve of one run is drawn."""

    colour: QColor
    dashes: tuple[float, ...]
    symbol: str


def strokes(tokens: Tokens, count: int) -> tuple[Stroke, ...]:
    """One for each of ``count`` curves: dashes and marks come round after five, then with other colours."""
    colours = series_colours(tokens, max(_LEAST_COLOURS, count))
    return tuple(
        Stroke(colours[place], DASHES[place % len(DASHES)], SYMBOLS[place % len(SYMBOLS)]) for place in range(count)
    )


@dataclass(frozen=True, slots=True, eq=False)
class DrawnCurve:
    """A curve of a run, marked at each of its points where there are few."""

    curve: Curve
    stroke: Stroke
    is_marked: bool


class ComparedPlot(Plot):
    """Draws what `show_curves` is given; values on a logarithmic scale where that is asked for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: dict[Path, Any] = {}

    def set_axes(self, across: str, up: str) -> None:
        """Name what is counted to the right and upwards."""
        self.plot.getPlotItem().setLabel("bottom", across)
        self.plot.getPlotItem().setLabel("left", up)
        self.plot.setAccessibleName(self.tr("{value} over {axis}, a curve for each run").format(value=up, axis=across))

    def show_curves(self, curves: Mapping[Path, DrawnCurve]) -> None:
        """Draw the curves of these runs and no others."""
        for run in [*self._lines]:
            if run not in curves:
                self.plot.removeItem(self._lines.pop(run))
        for run, drawn in curves.items():
            if run not in self._lines:
                self._lines[run] = pyqtgraph.PlotDataItem(connect="finite")
                self.plot.addItem(self._lines[run])
            self._draw(self._lines[run], drawn)

    def _draw(self, line: Any, drawn: DrawnCurve) -> None:
        curve, stroke = thinned(drawn.curve), drawn.stroke
        values = np.where(curve.values > 0, curve.values, np.nan) if self.is_log else curve.values
        has_marks = drawn.is_marked and len(curve) <= _MOST_MARKS
        line.setData(
            curve.steps,
            values,
            pen=line_pen(stroke.colour, stroke.dashes),
            symbol=stroke.symbol if has_marks else None,
            symbolSize=DOT_PX + 4,
            symbolBrush=stroke.colour,
            symbolPen=None,
        )
