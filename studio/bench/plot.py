"""The bench's figures as a picture: what a megapixel costs as pictures grow, and what each level costs alone."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from studio.bench.report import Report, Row
from studio.bench.workload import Implementation
from studio.errors import SpaceError
from studio.replacing import replacement

_SIZE_WH = (1200, 560)
_PLOT_TOP, _PLOT_BOTTOM = 92, 480
_LEFT_AXES_PX, _RIGHT_AXES_PX = (80, 620), (710, 1170)
_INK, _GRID, _PAPER = "#222222", "#dddddd", "#ffffff"
_COLOURS = {Implementation.OURS: "#2166ac", Implementation.REFERENCE: "#b2182b"}
assert set(_COLOURS) == set(Implementation), "every side needs its colour"


@dataclass(frozen=True, slots=True)
class Axes:
    """A rectangle of the picture in which values from 0 to ``top`` are drawn."""

    left: int
    right: int
    top: float

    def y(self, value: float) -> float:
        """The height at which ``value`` lies."""
        return _PLOT_BOTTOM - (value / self.top) * (_PLOT_BOTTOM - _PLOT_TOP)


def write_plot(report: Report, path: Path) -> None:
    """Draw ``report`` into a PNG at ``path``; raises `SpaceError` where it cannot be written."""
    try:
        with replacement(path) as part:
            draw_report(report).save(part, format="PNG")
    except OSError as error:
        raise SpaceError(f"cannot write the plot {path}: {error.strerror or error}; name another place") from error


def draw_report(report: Report) -> Image.Image:
    """The picture of ``report``: seconds per megapixel, over megapixels on the left and by level on the right."""
    image = Image.new("RGB", _SIZE_WH, _PAPER)
    pen = ImageDraw.Draw(image)
    bundles = report.bundles
    threads = "1 thread" if report.threads == 1 else f"{report.threads} threads"
    title = f"seconds per megapixel, {report.method}, {report.device}, {threads}"
    pen.text((_LEFT_AXES_PX[0], 14), title, fill=_INK, font=_font(20))
    for index, implementation in enumerate(Implementation):
        left = _LEFT_AXES_PX[0] + 320 * index
        pen.rectangle((left, 50, left + 14, 64), fill=_COLOURS[implementation])
        pen.text((left + 22, 48), f"{implementation} ({bundles[implementation]})", fill=_INK, font=_font(16))
    _draw_curve(pen, [row for row in report.rows if row.name == "cascade"])
    _draw_bars(pen, [row for row in report.rows if row.name != "cascade"] or list(report.rows[-1:]))
    return image


def seconds_per_megapixel(row: Row, implementation: Implementation) -> float:
    """What ``implementation`` took, by the median."""
    return row.timings[implementation].median_s / row.megapixels


def round_up(value: float) -> float:
    """The next of 1, 2, 5, 10, 20 and so on from ``value`` (above 0) up: where an axis may end."""
    power = 10.0 ** math.floor(math.log10(value))
    return next(step * power for step in (1, 2, 5, 10) if value <= step * power * (1 + 1e-9))


def _draw_curve(pen: ImageDraw.ImageDraw, rows: Sequence[Row]) -> None:
    axes = _framed(pen, _LEFT_AXES_PX, rows)
    lowest, highest = rows[0].megapixels, rows[-1].megapixels
    span = math.log(highest / lowest) if highest > lowest else 1.0

    def x(row: Row) -> float:
        return axes.left + 30 + math.log(row.megapixels / lowest) / span * (axes.right - axes.left - 60)

    for implementation in Implementation:
        points = [(x(row), axes.y(seconds_per_megapixel(row, implementation))) for row in rows]
        pen.line(points, fill=_COLOURS[implementation], width=3)
        for across, down in points:
            pen.ellipse((across - 5, down - 5, across + 5, down + 5), fill=_COLOURS[implementation])
    for row in rows:
        pen.text((x(row), _PLOT_BOTTOM + 10), f"{row.megapixels:.2f}", fill=_INK, font=_font(14), anchor="ma")
    middle = (axes.left + axes.right) / 2
    pen.text((middle, _PLOT_BOTTOM + 36), "the cascade, megapixels", fill=_INK, font=_font(16), anchor="ma")


def _draw_bars(pen: ImageDraw.ImageDraw, rows: Sequence[Row]) -> None:
    axes = _framed(pen, _RIGHT_AXES_PX, rows)
    slot = (axes.right - axes.left) / len(rows)
    width = min(60.0, 0.38 * slot)
    for index, row in enumerate(rows):
        middle = axes.left + (index + 0.5) * slot
        for left, implementation in zip((middle - width, middle), Implementation, strict=True):
            top = axes.y(seconds_per_megapixel(row, implementation))
            pen.rectangle((left, top, left + width, _PLOT_BOTTOM), fill=_COLOURS[implementation])
        label = f"{row.name}\n{row.ratio:.1f} times"
        pen.text((middle, _PLOT_BOTTOM + 10), label, fill=_INK, font=_font(14), anchor="ma", align="center")


def _framed(pen: ImageDraw.ImageDraw, sides_px: tuple[int, int], rows: Sequence[Row]) -> Axes:
    """Axes high enough for ``rows``, with their grid drawn."""
    top = round_up(max(seconds_per_megapixel(row, implementation) for row in rows for implementation in Implementation))
    axes = Axes(*sides_px, top)
    for tick in range(6):
        value = top * tick / 5
        pen.line((axes.left, axes.y(value), axes.right, axes.y(value)), fill=_INK if tick == 0 else _GRID)
        pen.text((axes.left - 8, axes.y(value)), f"{value:.3g}", fill=_INK, font=_font(14), anchor="rm")
    return axes


def _font(size_px: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size_px)
