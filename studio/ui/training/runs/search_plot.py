"""The search for a ratio as a chart: what each stage came to, the floor, and where the search looks next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pyqtgraph
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from studio.compression.pruning.ratio_search import SearchEnding
from studio.compression.pruning.stage_record import Stage, StageScores, StagesRecord
from studio.ui.numbers import fixed_text, general_text
from studio.ui.theme import metrics
from studio.ui.theme.palette import tokens_of
from studio.ui.theme.tokens import LIGHT, Tokens
from studio.ui.widgets.heading import remark
from studio.ui.widgets.plotting import Plot, line_pen

_SYMBOL_PX = 11
_ROOM = 0.12  # above and below what is drawn, as a share of it
_LEAST_HEIGHT = 0.05

ValueOf = Callable[[StageScores], float | None]


class SearchPlot(Plot):
    """One measure over the ratio: discs reached the floor, crosses missed it; a ring took over what another came to."""

    def __init__(self, title: str, limit: str, value_of: ValueOf, parent: QWidget | None = None) -> None:
        """``limit`` is the text of the line that may not be crossed, with its ``{value}``."""
        super().__init__(parent, left=title, bottom=self.tr("Filters that go, in %"))
        self._limit, self._value_of, self._tokens = limit, value_of, LIGHT
        self._shown: tuple[StagesRecord, float | None] | None = None
        self.plot.getPlotItem().setMouseEnabled(x=False, y=False)
        self.plot.setAccessibleName(self.tr("{measure} over the share of filters that go").format(measure=title))
        self._line = self.plot.plot([], [])
        self._points = pyqtgraph.ScatterPlotItem(size=_SYMBOL_PX)
        self.plot.addItem(self._points)
        self._floor = self._mark(angle=0, style=Qt.PenStyle.DashLine, position=0.02)
        self._next = self._mark(angle=90, style=Qt.PenStyle.DotLine, position=0.06)

    def set_tokens(self, tokens: Tokens) -> None:
        """Follow a change of theme."""
        self._tokens = tokens
        super().set_tokens(tokens)
        for mark, colour in ((self._floor, tokens.error), (self._next, tokens.text_muted)):
            mark.pen.setColor(QColor(colour))
            mark.label.setColor(QColor(colour))
        if self._shown is not None:
            self.show_record(*self._shown)

    def show_record(self, record: StagesRecord, floor: float | None) -> None:
        """Draw the stages so far, and the ``floor`` of this measure where there is one."""
        self._shown = (record, floor)
        self._points.setData(self._spots(record))
        accepted = [(0.0, self._value_of(record.base))]
        accepted += [(100 * each.ratio, self._value_of(each.scores)) for each in record.stages if each.is_accepted]
        drawn = sorted((ratio, value) for ratio, value in accepted if value is not None)
        self._line.setData([ratio for ratio, _ in drawn], [value for _, value in drawn])
        self._line.setPen(line_pen(QColor(self._tokens.accent)))
        self._show_marks(record.next_ratio, floor)
        values = (self._value_of(record.base), *map(self._of, record.stages))
        self._fit([value for value in values if value is not None])
        self.plot.setAccessibleDescription(
            "; ".join(f"{general_text(100 * each.ratio, 4)} %: {self._of(each)}" for each in record.stages)
        )

    def _of(self, stage: Stage) -> float | None:
        return self._value_of(stage.scores)

    def _spots(self, record: StagesRecord) -> list[dict[str, Any]]:
        accent, error, ground = (QColor(each) for each in (self._tokens.accent, self._tokens.error, self._tokens.field))
        base = self._value_of(record.base)
        spots: list[dict[str, Any]] = []
        if base is not None:
            spots.append({"pos": (0.0, base), "symbol": "d", "brush": accent, "pen": None})
        for stage in record.stages:
            if (value := self._of(stage)) is None:
                continue
            colour = accent if stage.is_accepted else error
            spots.append(
                {
                    "pos": (100 * stage.ratio, value),
                    "symbol": "o" if stage.is_accepted or not stage.is_trained else "x",
                    "brush": colour if stage.is_trained else ground,
                    "pen": pyqtgraph.mkPen(colour, width=1.5),
                }
            )
        return spots

    def _mark(self, *, angle: int, style: Qt.PenStyle, position: float) -> Any:
        options = {"position": position, "anchors": [(0, 1), (0, 1)] if angle == 0 else [(1, 1), (0, 1)]}
        line = pyqtgraph.InfiniteLine(angle=angle, pen=pyqtgraph.mkPen(style=style), label="", labelOpts=options)
        line.hide()
        self.plot.addItem(line, ignoreBounds=True)
        return line

    def _show_marks(self, next_ratio: float | None, floor: float | None) -> None:
        self._floor.setVisible(floor is not None)
        self._next.setVisible(next_ratio is not None)
        if floor is not None:
            self._floor.setValue(floor)
            self._floor.label.setFormat(self._limit.format(value=general_text(floor, 4)))
        if next_ratio is not None:
            self._next.setValue(100 * next_ratio)
            self._next.label.setFormat(self.tr("now {ratio} %").format(ratio=general_text(100 * next_ratio, 4)))

    def _fit(self, values: Sequence[float]) -> None:
        """Everything in view, the whole range of ratios, and room for what comes."""
        assert self._shown is not None, "something is drawn"
        _, floor = self._shown
        heights = [*values, *([] if floor is None else [floor])]
        if not heights:
            return
        low, high = min(heights), max(heights)
        room = max(_ROOM * (high - low), _LEAST_HEIGHT * abs(high))
        self.plot.getPlotItem().getViewBox().setRange(xRange=(-2, 100), yRange=(low - room, high + room), padding=0)


class SearchPage(QWidget):
    """Shows a `StagesRecord`: one plot for each measure that has a floor, that of the score where none has."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._record: StagesRecord | None = None
        similarity = self.tr("Similarity (SSIM)")
        self._similarity = SearchPlot(similarity, self.tr("floor {value}"), lambda scores: scores.ssim, self)
        score = self.tr("Held-out score (lower is better)")
        self._score = SearchPlot(score, self.tr("at most {value}"), lambda scores: scores.score, self)
        self._found, self._key = QLabel(self, wordWrap=True), remark("", self)
        self._found.setAccessibleName(self.tr("What the search has found"))
        self._key.setTextFormat(Qt.TextFormat.RichText)
        above = QVBoxLayout()
        above.setContentsMargins(metrics.MARGIN_PX, metrics.MARGIN_PX, metrics.MARGIN_PX, metrics.GAP_PX)
        above.setSpacing(metrics.GAP_SMALL_PX)
        above.addWidget(self._found)
        above.addWidget(self._key)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(above)
        column.addWidget(self._similarity, 1)
        column.addWidget(self._score, 1)
        self._follow_theme()

    def show_search(self, record: StagesRecord | None) -> None:
        """Draw ``record``; nothing is done where it is drawn already, or there is none."""
        if record is None or record == self._record:
            return
        self._record = record
        floor = record.floor
        self._similarity.setVisible(floor is not None and floor.ssim is not None)
        self._score.setVisible(floor is None or floor.score is not None)
        self._similarity.show_record(record, floor.ssim if floor else None)
        self._score.show_record(record, floor.score if floor else None)
        self._found.setText(self._found_text(record))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 — Qt's name
        """Follow a change of theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._follow_theme()

    def _found_text(self, record: StagesRecord) -> str:
        accepted = record.accepted
        if accepted is None:
            if record.next_ratio is None:
                return self.tr("No ratio reaches the floor; the bundle stays as it is.")
            return self.tr("Nothing has been accepted yet.")
        percent, ssim = general_text(100 * accepted.ratio, 4), fixed_text(accepted.scores.ssim or 0.0, 3)
        score = general_text(accepted.scores.score or 0.0, 4)
        text = self.tr("{ratio} % of the filters can go: similarity {ssim}, score {score}.")
        said = text.format(ratio=percent, ssim=ssim, score=score)
        return f"{said} {self._ending_text(record.ending)}" if record.ending else said

    def _ending_text(self, ending: SearchEnding) -> str:
        texts = {
            SearchEnding.BRACKET: self.tr("A little more misses the floor."),
            SearchEnding.LARGEST: self.tr("That is the largest ratio the search was given."),
            SearchEnding.STAGES: self.tr("All stages are used; more of them may find more."),
        }
        assert set(texts) == set(SearchEnding), "every ending is told"
        return texts[ending]

    def _follow_theme(self) -> None:
        tokens = tokens_of(self.palette())
        self._similarity.set_tokens(tokens)
        self._score.set_tokens(tokens)
        key = (
            ("◆", tokens.accent, self.tr("unpruned")),
            ("●", tokens.accent, self.tr("accepted")),
            ("✕", tokens.error, self.tr("rejected and rolled back")),
            ("○", tokens.text_muted, self.tr("removes what another stage removed")),
        )
        marks = (f'<span style="color:{colour}">{sign}</span> {text}' for sign, colour, text in key)
        self._key.setText("&nbsp;&nbsp;&nbsp; ".join(marks))
