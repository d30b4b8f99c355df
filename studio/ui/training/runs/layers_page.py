"""How pruning goes, layer by layer: a map whose rows fill with colour as filters are given up."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QStackedWidget, QToolTip, QVBoxLayout, QWidget

from studio.ui.numbers import general_text, percent_text, whole_text
from studio.ui.theme import metrics
from studio.ui.theme.palette import tokens_of
from studio.ui.theme.tokens import Tokens
from studio.ui.training.runs.history import NO_HISTORY, History, LayerHistory

translate = QCoreApplication.translate  # lupdate finds texts by this name

_ROW_PX = 22
_LEAST_MAP_PX = 160
_CELL_PX = 4
_BETWEEN_PX = 2


@dataclass(frozen=True, slots=True, eq=False)
class LayerMap:
    """``shares`` (rows, columns) in 0..1 with NaN for nothing said, ``first``…``last`` step, ``largest`` value."""

    names: tuple[str, ...]
    shares: npt.NDArray[np.float64]
    steps: tuple[float, float]
    largest: float


NO_MAP = LayerMap((), np.empty((0, 0)), (0.0, 0.0), 0.0)


def layer_map(history: LayerHistory, columns: int) -> LayerMap:
    """At most ``columns`` moments, evenly over the steps; each shows the latest value said until then.

    Probabilities and shares, which end at 1, are drawn as they are; factors without a bound by the largest of them.
    """
    if not history.names or not len(history.steps):
        return NO_MAP
    first, last = float(history.steps[0]), float(history.steps[-1])
    count = max(1, min(columns, len(history.steps)))
    moments = np.linspace(first, last, count + 1)[1:] if last > first else np.array([last])
    places = np.clip(np.searchsorted(history.steps, moments, side="right") - 1, 0, None)
    values = _held(history.values)[:, places]
    finite = values[np.isfinite(values)]
    largest = float(finite.max()) if finite.size else 0.0
    scale = max(1.0, largest)
    return LayerMap(history.names, np.clip(values / scale, 0.0, 1.0), (first, last), largest)


def counts_text(history: History) -> str:
    """How many filters have yet to go, and how many went because time was over, with what avoids that."""
    last = {name: int(curve.values[-1]) for name, curve in history.counts.items() if len(curve)}
    parts = []
    if "filters_to_go" in last:
        parts.append(
            translate("Runs", "Filters that have yet to go: {count}.").format(count=whole_text(last["filters_to_go"]))
        )
    if last.get("forced_removals"):
        told = translate(
            "Runs", "Removed by force, as the steps for pruning were over: {count}; more steps avoid that."
        )
        parts.append(told.format(count=whole_text(last["forced_removals"])))
    return " ".join(parts)


def latest(history: LayerHistory) -> dict[str, float]:
    """The last figure that each layer gave."""
    if not len(history.steps):
        return {}
    ends = _held(history.values)[:, -1]
    return {name: float(value) for name, value in zip(history.names, ends, strict=True) if np.isfinite(value)}


def _held(values: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Every gap filled with the value before it."""
    is_said = np.isfinite(values)
    places = np.maximum.accumulate(np.where(is_said, np.arange(values.shape[1]), 0), axis=1)
    return np.take_along_axis(values, places, axis=1)


class LayersPage(QWidget):
    """Shows the pruning figures of a `History`, or says that there are none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._history = NO_HISTORY
        self._map = _MapView(self)
        about = QLabel(
            self.tr(
                "Each row is a layer, time runs to the right. The fuller the colour, the further its weakest filters "
                "are on their way out."
            ),
            self,
            wordWrap=True,
        )
        about.setForegroundRole(about.palette().ColorRole.PlaceholderText)
        self._counts = QLabel(self, wordWrap=True)
        self._counts.setAccessibleName(self.tr("Filters that go"))
        self._counts.hide()
        scroll = QScrollArea(self, widgetResizable=True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(self._map)
        scroll.setAccessibleName(self.tr("Pruning by layer"))
        shown = QWidget(self)
        column = QVBoxLayout(shown)
        column.setContentsMargins(metrics.MARGIN_PX, metrics.MARGIN_PX, metrics.MARGIN_PX, metrics.MARGIN_PX)
        column.setSpacing(metrics.GAP_PX)
        column.addWidget(about)
        column.addWidget(self._counts)
        column.addWidget(scroll, 1)
        nothing = QLabel(self.tr("Nothing is pruned in this run, or not yet."), self)
        nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        nothing.setForegroundRole(nothing.palette().ColorRole.PlaceholderText)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(nothing)
        self._pages.addWidget(shown)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._pages)

    def show_history(self, history: History) -> None:
        """Draw the layers' figures so far."""
        if history is not self._history:
            self._history = history
            self._map.show_history(history)
            self._pages.setCurrentIndex(1 if history.layers.names else 0)
            self._counts.setText(counts_text(history))
            self._counts.setVisible(bool(self._counts.text()))


class _MapView(QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._course = NO_HISTORY.layers
        self._map: LayerMap = NO_MAP
        self._latest: dict[str, float] = {}
        self.setAccessibleName(self.tr("Pruning by layer"))

    def show_history(self, history: History) -> None:
        self._course = history.layers
        self._latest = latest(history.layers)
        self._map = layer_map(self._course, self._columns())
        parts = (f"{name}: {self._value_text(value)}" for name, value in self._latest.items())
        self.setAccessibleDescription("; ".join(parts))
        self.setMinimumHeight((len(self._map.names) + 1) * _ROW_PX)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 — Qt's name
        return QSize(2 * _LEAST_MAP_PX, (len(self._map.names) + 1) * _ROW_PX)

    def resizeEvent(self, _event: object) -> None:  # noqa: N802 — Qt's name
        self._map = layer_map(self._course, self._columns())

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            text = self._text_at(event.pos())
            if text:
                QToolTip.showText(event.globalPos(), text, self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 — Qt's name
        tokens, ground = tokens_of(self.palette()), self._ground()
        cells = cell_image(self._map.shares, empty=QColor(tokens.line), full=QColor(tokens.accent))
        painter = QPainter(self)
        for row, name in enumerate(self._map.names):
            line = QRect(0, row * _ROW_PX, self.width(), _ROW_PX)
            painter.setPen(QColor(tokens.text_muted))
            name_rect = QRect(0, line.top(), ground.left() - metrics.GAP_PX, _ROW_PX)
            painter.drawText(name_rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, name)
            self._paint_row(painter, row, ground, cells)
            painter.setPen(QColor(tokens.text))
            value = self._value_text(self._latest[name]) if name in self._latest else ""
            value_rect = QRect(ground.right() + metrics.GAP_PX, line.top(), self._value_px(), _ROW_PX)
            painter.drawText(value_rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, value)
        self._paint_steps(painter, ground, tokens)
        painter.end()

    def _paint_row(self, painter: QPainter, row: int, ground: QRect, cells: QImage) -> None:
        place = QRect(ground.left(), row * _ROW_PX + _BETWEEN_PX, ground.width(), _ROW_PX - 2 * _BETWEEN_PX)
        painter.drawImage(place, cells, QRect(0, row, cells.width(), 1))

    def _paint_steps(self, painter: QPainter, ground: QRect, tokens: Tokens) -> None:
        painter.setPen(QColor(tokens.text_muted))
        below = QRect(ground.left(), len(self._map.names) * _ROW_PX, ground.width(), _ROW_PX)
        ends = (
            (Qt.AlignmentFlag.AlignLeft, self.tr("step {step}").format(step=whole_text(self._map.steps[0]))),
            (Qt.AlignmentFlag.AlignRight, whole_text(self._map.steps[1])),
        )
        for side, text in ends:
            painter.drawText(below, side | Qt.AlignmentFlag.AlignVCenter, text)

    def _text_at(self, position: QPoint) -> str:
        row = position.y() // _ROW_PX
        if not 0 <= row < len(self._map.names):
            return ""
        name = self._map.names[row]
        return f"{name}: {self._value_text(self._latest[name])}" if name in self._latest else name

    def _value_text(self, value: float) -> str:
        return percent_text(value) if self._map.largest <= 1.0 else general_text(value, 3)

    def _ground(self) -> QRect:
        left = self._name_px() + metrics.GAP_PX
        width = max(_LEAST_MAP_PX, self.width() - left - metrics.GAP_PX - self._value_px())
        return QRect(left, 0, width, len(self._map.names) * _ROW_PX)

    def _columns(self) -> int:
        return max(1, self._ground().width() // _CELL_PX)

    def _name_px(self) -> int:
        figures = QFontMetrics(self.font())
        return max((figures.horizontalAdvance(name) for name in self._course.names), default=0)

    def _value_px(self) -> int:
        return QFontMetrics(self.font()).horizontalAdvance("0.000e+0")


def cell_image(shares: npt.NDArray[np.float64], *, empty: QColor, full: QColor) -> QImage:
    """One pixel for each of ``shares`` (rows, columns) in 0..1, between the two colours; NaN counts as 0."""
    ends = np.array([(colour.red(), colour.green(), colour.blue()) for colour in (empty, full)], float)
    filled = np.nan_to_num(shares)[..., None]
    rgb_hwc = np.ascontiguousarray((ends[0] + filled * (ends[1] - ends[0])).round().astype(np.uint8))
    height, width = shares.shape
    return QImage(rgb_hwc.data, width, height, 3 * width, QImage.Format.Format_RGB888).copy()  # owns its pixels
