"""Curves over one axis in panels above each other, told apart by colour and by dashes; drawn as SVG or PNG."""

from __future__ import annotations

import io
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from studio.errors import SpecError
from studio.images.drawing import Drawing, PixelDrawing, Point, SvgDrawing

SUFFIXES = (".svg", ".png")
COLOURS = ("#005caf", "#c85000", "#008046", "#962882", "#786400")
"""Dark enough for a white ground (3:1), and of different lightness where hues may be taken for one another."""
DASHES: tuple[tuple[float, ...], ...] = ((), (8, 4), (2, 3), (10, 3, 2, 3), (5, 2))
INK, FAINT = "#282828", "#cdcdcd"

_WIDTH, _PANEL_HEIGHT = 960, 380
_LEFT, _RIGHT, _TOP, _BOTTOM = 74, 20, 34, 44  # of a panel, around its curves
_LEGEND_LINE, _SAMPLE = 22, 34
_LETTER = 7.2  # as wide as most are at the size of the legend
_PNG_SCALE = 2
_MOST_TICKS = 8
_MARK_RADIUS = 3.0
_NAMES_AT_MOST = 48


@dataclass(frozen=True, slots=True)
class Series:
    """A curve through points (x, y), each marked where ``is_marked``; those that are not finite are left out."""

    name: str
    points: tuple[Point, ...]
    is_marked: bool = False


@dataclass(frozen=True, slots=True)
class Panel:
    """``title`` says what is upright; the n-th series of each panel has the same colour. Logarithms to the base 10."""

    title: str
    series: tuple[Series, ...]
    is_log: bool = False


@dataclass(frozen=True, slots=True)
class LineChart:
    """Panels over one axis, which ``across`` names; their series are those of the legend."""

    across: str
    panels: tuple[Panel, ...]


def check_chart_suffix(path: Path) -> None:
    """Raise SpecError unless ``path`` ends as a chart does."""
    if path.suffix.lower() not in SUFFIXES:
        raise SpecError("a chart ends in .svg or .png, not {name}", name=path.name)


def chart_file(chart: LineChart, suffix: str) -> bytes:
    """The content of a file of one of `SUFFIXES`."""
    names = _names(chart)
    rows = _legend_rows(names)
    height = _LEGEND_LINE * len(rows) + 10 + _PANEL_HEIGHT * len(chart.panels)
    if suffix.lower() == ".svg":
        svg = SvgDrawing(_WIDTH, height, " and ".join(panel.title for panel in chart.panels))
        _draw(chart, rows, svg)
        return svg.svg().encode("utf-8")
    pixels, content = PixelDrawing(_WIDTH, height, scale=_PNG_SCALE), io.BytesIO()
    _draw(chart, rows, pixels)
    pixels.image().save(content, format="PNG")
    return content.getvalue()


def ticks(low: float, high: float, at_most: int = _MOST_TICKS) -> list[float]:
    """Round values (1, 2 or 5 times a power of ten apart) within [low, high], at most so many."""
    span = high - low
    if not span > 0:
        return [low]
    power = 10.0 ** math.floor(math.log10(span / at_most))
    step = next(step * power for step in (1, 2, 5, 10, 20) if span / (step * power) <= at_most - 1)
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return [round(number * step, 12 - math.floor(math.log10(step))) for number in range(first, last + 1)]


def log_ticks(low: float, high: float) -> list[float]:
    """1, 2 and 5 times the powers of ten within [low, high], both above 0; of many decades the powers alone."""
    decades = range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)
    factors = (1, 2, 5) if len(decades) <= 4 else (1,)
    found = [factor * 10.0**decade for decade in decades for factor in factors]
    within = [value for value in found if low * (1 - 1e-9) <= value <= high * (1 + 1e-9)]
    return within if len(within) > 1 else ticks(low, high)


@dataclass(frozen=True, slots=True)
class _Frame:
    """Maps values into the panel whose upper end is at ``top``."""

    top: float
    across: tuple[float, float]
    up: tuple[float, float]
    is_log: bool

    def place(self, point: Point) -> Point:
        x = (point[0] - self.across[0]) / ((self.across[1] - self.across[0]) or 1.0)
        low, high, value = (self._scaled(each) for each in (*self.up, point[1]))
        y = (value - low) / ((high - low) or 1.0)
        width, height = _WIDTH - _LEFT - _RIGHT, _PANEL_HEIGHT - _TOP - _BOTTOM
        return _LEFT + x * width, self.top + _TOP + (1 - y) * height

    def _scaled(self, value: float) -> float:
        return math.log10(value) if self.is_log else value


def _draw(chart: LineChart, rows: Sequence[Sequence[tuple[int, float, str]]], drawing: Drawing) -> None:
    for line, row in enumerate(rows):
        y = 18 + _LEGEND_LINE * line
        for number, left, name in row:
            colour, dashes = _stroke(number)
            drawing.line([(left, y - 4), (left + _SAMPLE, y - 4)], colour, width=2.2, dashes=dashes)
            drawing.text((left + _SAMPLE + 6, y), name, INK)
    every_x = [x for panel in chart.panels for each in panel.series for x, _ in _shown(each, panel)]
    across = (min(every_x, default=0.0), max(every_x, default=1.0))
    for number, panel in enumerate(chart.panels):
        top = _LEGEND_LINE * len(rows) + 10 + _PANEL_HEIGHT * number
        _draw_panel(panel, _frame(panel, top, across), drawing, chart.across)


def _draw_panel(panel: Panel, frame: _Frame, drawing: Drawing, across: str) -> None:
    drawing.text((_LEFT, frame.top + 20), panel.title, INK, size=15)
    bottom, end = frame.place((frame.across[0], frame.up[0]))[1], _WIDTH - _RIGHT
    for value in (log_ticks if frame.is_log else ticks)(*frame.up):
        y = frame.place((frame.across[0], value))[1]
        drawing.line([(_LEFT, y), (end, y)], FAINT)
        drawing.text((_LEFT - 8, y + 4), f"{value:.6g}", INK, anchor="end")
    drawing.line([(_LEFT, bottom), (end, bottom)], INK)
    for value in ticks(*frame.across):
        x = frame.place((value, frame.up[0]))[0]
        drawing.line([(x, bottom), (x, bottom + 5)], INK)
        drawing.text((x, bottom + 19), f"{value:.6g}", INK, anchor="middle")
    drawing.text(((_LEFT + end) / 2, bottom + 37), across, INK, anchor="middle")
    for number, series in enumerate(panel.series):
        colour, dashes = _stroke(number)
        places = [frame.place(point) for point in _shown(series, panel)]
        if len(places) > 1:
            drawing.line(places, colour, width=2.2, dashes=dashes)
        for at in places if series.is_marked or len(places) == 1 else ():
            drawing.dot(at, _MARK_RADIUS, colour)


def _frame(panel: Panel, top: float, across: tuple[float, float]) -> _Frame:
    values = [y for each in panel.series for _, y in _shown(each, panel)]
    low, high = min(values, default=1.0), max(values, default=1.0)
    if panel.is_log:
        return _Frame(top, across, (low / 1.1, high * 1.1), is_log=True)
    room = 0.06 * (high - low) or 0.1 * abs(high) or 1.0
    return _Frame(top, across, (low - room, high + room), is_log=False)


def _shown(series: Series, panel: Panel) -> Iterator[Point]:
    for x, y in series.points:
        if math.isfinite(x) and math.isfinite(y) and (y > 0 or not panel.is_log):
            yield x, y


def _stroke(number: int) -> tuple[str, tuple[float, ...]]:
    """Colours come round after five curves, then with other dashes."""
    return COLOURS[number % len(COLOURS)], DASHES[(number + number // len(COLOURS)) % len(DASHES)]


def _names(chart: LineChart) -> list[str]:
    longest = max((panel.series for panel in chart.panels), key=len, default=())
    return [each.name for each in longest]


def _legend_rows(names: Sequence[str]) -> list[list[tuple[int, float, str]]]:
    """Number, left end and text of each name, in as many rows as they need."""
    rows: list[list[tuple[int, float, str]]] = [[]]
    left = float(_LEFT)
    for number, name in enumerate(names):
        text = name if len(name) <= _NAMES_AT_MOST else f"{name[: _NAMES_AT_MOST - 1]}…"
        width = _SAMPLE + 6 + _LETTER * len(text) + 22
        if rows[-1] and left + width > _WIDTH - _RIGHT:
            rows.append([])
            left = float(_LEFT)
        rows[-1].append((number, left, text))
        left += width
    return rows
