"""How plots look in either theme: grounds, axes, and colours that can be told apart."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pyqtgraph
from PySide6.QtCore import QLineF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.ui.theme.contrast import LEAST_FOR_SHAPES, contrast
from studio.ui.theme.tokens import DARK, Tokens

_LIGHTNESSES = {True: (0.68, 0.58, 0.78), False: (0.36, 0.44, 0.28)}
_LIGHTNESS_STEP = 0.02
_SATURATION = {True: 0.62, False: 0.72}
LINE_PX = 2.0
DOT_PX = 4
DASHES: tuple[tuple[float, ...], ...] = ((), (5, 2.5), (1.2, 2), (7, 2.5, 1.2, 2.5), (3, 1.6))
"""Of curves that colour alone may not tell apart: lengths drawn and left out, in line widths."""
SYMBOLS = ("o", "s", "t", "d", "t1")
_SWATCH_RATIO = 3  # drawn sharp enough for any screen
_DOT_OPACITY = 0.35
_GRID_OPACITY = 0.18


def series_colours(tokens: Tokens, count: int) -> tuple[QColor, ...]:
    """Colours for ``count`` curves, evenly around the circle of hues from the theme's accent on.

    Neighbours differ in lightness too; each stands out from the field behind it (WCAG 2.2, 3:1 for shapes).
    """
    is_dark = tokens is DARK
    first = QColor(tokens.accent).hslHueF()
    lightnesses = _LIGHTNESSES[is_dark]
    return tuple(
        _contrasting((first + index / count) % 1.0, lightnesses[index % len(lightnesses)], tokens)
        for index in range(count)
    )


def _contrasting(hue: float, lightness: float, tokens: Tokens) -> QColor:
    is_dark = tokens is DARK
    colour = QColor.fromHslF(hue, _SATURATION[is_dark], lightness)
    while contrast(colour.name(), tokens.field) < LEAST_FOR_SHAPES and 0.1 < lightness < 0.9:
        lightness += _LIGHTNESS_STEP if is_dark else -_LIGHTNESS_STEP
        colour = QColor.fromHslF(hue, _SATURATION[is_dark], lightness)
    return colour


def line_pen(colour: QColor, dashes: Sequence[float] = ()) -> QPen:
    """The pen of a curve, dashed by one of `DASHES`."""
    pen: QPen = pyqtgraph.mkPen(colour, width=LINE_PX, dash=list(dashes) or None)
    return pen


def line_swatch(colour: QColor, size: QSize, dashes: Sequence[float] = ()) -> QIcon:
    """A piece of a curve for its legend, across the middle of ``size``."""
    pixmap = QPixmap(size * _SWATCH_RATIO)
    pixmap.setDevicePixelRatio(_SWATCH_RATIO)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(colour, LINE_PX + 0.5)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if dashes:
        pen.setDashPattern(list(dashes))
    painter.setPen(pen)
    painter.drawLine(QLineF(0, size.height() / 2, size.width(), size.height() / 2))
    painter.end()
    return QIcon(pixmap)


def faint(colour: QColor) -> QColor:
    """The same colour for dots that lie behind a curve."""
    paled = QColor(colour)
    paled.setAlphaF(_DOT_OPACITY)
    return paled


def new_plot(parent: QWidget, *, left: str, bottom: str) -> Any:
    """A `pyqtgraph.PlotWidget` without menus, dragged and zoomed along the steps only."""
    plot = pyqtgraph.PlotWidget(parent)
    plot.setAntialiasing(True)
    item = plot.getPlotItem()
    item.setMenuEnabled(False)
    item.setMouseEnabled(x=True, y=False)
    item.showGrid(x=False, y=True, alpha=_GRID_OPACITY)
    item.setLabel("left", left)
    item.setLabel("bottom", bottom)
    item.getAxis("left").setWidth(64)  # the same for every plot, so that their steps stand above each other
    for side in ("left", "bottom"):
        item.getAxis(side).enableAutoSIPrefix(False)
        item.getAxis(side).setStyle(maxTickLevel=0)  # finer lines cost more to paint than the curves
    return plot


def dress(plot: Any, tokens: Tokens) -> None:
    """Give ``plot`` the colours of a theme."""
    plot.setBackground(QColor(tokens.field))
    for side in ("left", "bottom"):
        axis = plot.getPlotItem().getAxis(side)
        axis.setPen(pyqtgraph.mkPen(tokens.border))
        axis.setTextPen(pyqtgraph.mkPen(tokens.text_muted))


class Plot(QWidget):
    """A plot that fills it; values on a logarithmic scale where that is asked for."""

    def __init__(self, parent: QWidget | None = None, *, left: str = "", bottom: str = "") -> None:
        super().__init__(parent)
        self.plot = new_plot(self, left=left, bottom=bottom)
        self.is_log = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.plot)

    def set_log(self, is_log: bool) -> None:
        """Draw values by their logarithm, or as they are."""
        self.is_log = is_log
        self.plot.getPlotItem().setLogMode(x=False, y=is_log)

    def set_tokens(self, tokens: Tokens) -> None:
        """Take the colours of a theme; those of curves come with what is drawn."""
        dress(self.plot, tokens)
