"""A front drawn: content distance to the right, style upwards, a line for each detail, a panel for each judge."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PIL import Image, ImageDraw, ImageFont

from studio.compression.evaluation.figures import CONTENT_TIMES, Front, FrontPoint, JudgeFacts, Position

PANEL_WH = (720, 560)
_MARGIN_LEFT_PX, _MARGIN_TOP_PX, _MARGIN_PX = 60, 60, 46
_PAPER, _INK, _FAINT = (255, 255, 255), (40, 40, 40), (205, 205, 205)
_COLOURS = ((0, 92, 175), (200, 80, 0), (0, 128, 70), (150, 40, 130), (120, 100, 0))
_STEPS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0)
_DOT_PX = 4


@dataclass(frozen=True, slots=True)
class _Scale:
    """Maps positions into the panel; both axes begin at 0."""

    left: int
    most: Position

    def place(self, position: Position) -> tuple[float, float]:
        width = PANEL_WH[0] - _MARGIN_LEFT_PX - _MARGIN_PX
        height = PANEL_WH[1] - _MARGIN_TOP_PX - _MARGIN_PX
        across, up = position[0] / self.most[0], position[1] / self.most[1]
        return self.left + _MARGIN_LEFT_PX + across * width, PANEL_WH[1] - _MARGIN_PX - up * height


class _Panel:
    """One judge's view, drawn piece by piece."""

    def __init__(self, draw: ImageDraw.ImageDraw, scale: _Scale) -> None:
        self._draw, self._scale, self._font = draw, scale, ImageFont.load_default(13)

    def axes(self) -> None:
        for axis, most in enumerate(self._scale.most):
            for value in _ticks(most):
                one = (value, 0.0) if axis == 0 else (0.0, value)
                other = (value, self._scale.most[1]) if axis == 0 else (self._scale.most[0], value)
                self._draw.line([self._scale.place(one), self._scale.place(other)], fill=_FAINT)
                left, top = self._scale.place(one)
                offset = (-12, 6) if axis == 0 else (-38, -8)
                self.text((left + offset[0], top + offset[1]), f"{value:g}")

    def line(self, positions: Sequence[Position], colour: tuple[int, int, int]) -> None:
        places = [self._scale.place(position) for position in positions]
        self._draw.line(places, fill=colour, width=2)
        for left, top in places:
            self._draw.ellipse((left - _DOT_PX, top - _DOT_PX, left + _DOT_PX, top + _DOT_PX), fill=colour)

    def label(self, position: Position, words: str) -> None:
        left, top = self._scale.place(position)
        self.text((left + _DOT_PX + 2, top - 16), words)

    def upright(self, content: float, words: str) -> None:
        place = self._scale.place((content, self._scale.most[1]))
        self._draw.line([place, self._scale.place((content, 0.0))], fill=_INK)
        self.text((place[0] - 12, place[1] - 18), words)

    def text(self, place: tuple[float, float], words: str, colour: tuple[int, int, int] = _INK) -> None:
        self._draw.text(place, words, fill=colour, font=self._font)


def draw_front(front: Front, judges: Sequence[JudgeFacts], reference: str | None) -> Image.Image:
    """The panels side by side; ``reference`` names the bundle that painted plain at full strength.

    Points of one detail are joined in order of their distance; points without a form, from folders, stand alone.
    Upright lines are 0.63, 0.72, 0.81 and 0.90 times the reference's content distance.
    """
    image = Image.new("RGB", (PANEL_WH[0] * len(judges), PANEL_WH[1]), _PAPER)
    draw = ImageDraw.Draw(image)
    for number, judge in enumerate(judges):
        positions = [point.position(number) for point in front.points]
        if front.reference is not None:
            seen = front.reference.likeness[number]
            positions.append((seen.content_distance, seen.style))
        most = (max(1e-6, *(each[0] for each in positions)) * 1.1, max(1e-6, *(each[1] for each in positions)) * 1.1)
        left = number * PANEL_WH[0]
        panel = _Panel(draw, _Scale(left, most))
        panel.axes()
        panel.text((left + 12, 8), f"{judge.label}: style upwards, away from the content to the right; less is better")
        if front.reference is not None:
            _draw_reference(panel, positions[-1], reference or "reference")
        _draw_points(panel, front, number, left)
    return image


def _draw_reference(panel: _Panel, position: Position, name: str) -> None:
    for times in CONTENT_TIMES:
        panel.upright(times * position[0], f"{times:.2f}")
    panel.line([position], _INK)
    panel.label(position, name)


def _draw_points(panel: _Panel, front: Front, judge: int, left: int) -> None:
    for row, (name, points) in enumerate(_lines(front.points)):
        colour = _COLOURS[row % len(_COLOURS)]
        positions = sorted(point.position(judge) for point in points)
        panel.line(positions, colour)
        panel.text((left + _MARGIN_LEFT_PX + 12, PANEL_WH[1] - _MARGIN_PX - 20 - 16 * row), name, colour)
        for point in points:
            if point.form is not None:
                panel.label(point.position(judge), f"{point.form.strength:g}")


def _lines(points: Sequence[FrontPoint]) -> Iterator[tuple[str, list[FrontPoint]]]:
    details = dict.fromkeys(point.form.detail for point in points if point.form is not None)
    for detail in details:
        yield f"r = {detail:g}", [point for point in points if point.form is not None and point.form.detail == detail]
    yield from ((point.name, [point]) for point in points if point.form is None)


def _ticks(most: float) -> list[float]:
    step = next((step for step in _STEPS if most / step <= 10), _STEPS[-1])
    return [round(step * index, 10) for index in range(int(most / step) + 1)]
