"""A front drawn: content distance to the right, style upwards, a line for each detail, a panel for each judge."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PIL import Image

from studio.compression.evaluation.figures import CONTENT_TIMES, Front, FrontPoint, JudgeFacts, Position
from studio.images.drawing import Drawing, PixelDrawing
from studio.images.line_chart import COLOURS, FAINT, INK, ticks

PANEL_WH = (720, 560)
_MARGIN_LEFT_PX, _MARGIN_TOP_PX, _MARGIN_PX = 60, 60, 46
_DOT_PX = 4.0


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

    def __init__(self, drawing: Drawing, scale: _Scale) -> None:
        self._drawing, self._scale = drawing, scale

    def axes(self) -> None:
        for axis, most in enumerate(self._scale.most):
            for value in ticks(0.0, most):
                one = (value, 0.0) if axis == 0 else (0.0, value)
                other = (value, self._scale.most[1]) if axis == 0 else (self._scale.most[0], value)
                self._drawing.line([self._scale.place(one), self._scale.place(other)], FAINT)
                left, top = self._scale.place(one)
                offset = (-12, 18) if axis == 0 else (-38, 4)
                self.text((left + offset[0], top + offset[1]), f"{value:g}")

    def line(self, positions: Sequence[Position], colour: str) -> None:
        places = [self._scale.place(position) for position in positions]
        if len(places) > 1:
            self._drawing.line(places, colour, width=2)
        for place in places:
            self._drawing.dot(place, _DOT_PX, colour)

    def label(self, position: Position, words: str) -> None:
        left, top = self._scale.place(position)
        self.text((left + _DOT_PX + 2, top - 4), words)

    def upright(self, content: float, words: str) -> None:
        place = self._scale.place((content, self._scale.most[1]))
        self._drawing.line([place, self._scale.place((content, 0.0))], INK)
        self.text((place[0] - 12, place[1] - 6), words)

    def text(self, place: tuple[float, float], words: str, colour: str = INK) -> None:
        self._drawing.text(place, words, colour)


def draw_front(front: Front, judges: Sequence[JudgeFacts], reference: str | None) -> Image.Image:
    """The panels side by side; ``reference`` names the bundle that painted plain at full strength.

    Points of one detail are joined in order of their distance; points without a form, from folders, stand alone.
    Upright lines are 0.63, 0.72, 0.81 and 0.90 times the reference's content distance.
    """
    drawing = PixelDrawing(PANEL_WH[0] * len(judges), PANEL_WH[1])
    for number, judge in enumerate(judges):
        positions = [point.position(number) for point in front.points]
        if front.reference is not None:
            seen = front.reference.likeness[number]
            positions.append((seen.content_distance, seen.style))
        most = (max(1e-6, *(each[0] for each in positions)) * 1.1, max(1e-6, *(each[1] for each in positions)) * 1.1)
        left = number * PANEL_WH[0]
        panel = _Panel(drawing, _Scale(left, most))
        panel.axes()
        panel.text((left + 12, 20), f"{judge.label}: style upwards, away from the content to the right; less is better")
        if front.reference is not None:
            _draw_reference(panel, positions[-1], reference or "reference")
        _draw_points(panel, front, number, left)
    return drawing.image()


def _draw_reference(panel: _Panel, position: Position, name: str) -> None:
    for times in CONTENT_TIMES:
        panel.upright(times * position[0], f"{times:.2f}")
    panel.line([position], INK)
    panel.label(position, name)


def _draw_points(panel: _Panel, front: Front, judge: int, left: int) -> None:
    for row, (name, points) in enumerate(_lines(front.points)):
        colour = COLOURS[row % len(COLOURS)]
        positions = sorted(point.position(judge) for point in points)
        panel.line(positions, colour)
        panel.text((left + _MARGIN_LEFT_PX + 12, PANEL_WH[1] - _MARGIN_PX - 8 - 16 * row), name, colour)
        for point in points:
            if point.form is not None:
                panel.label(point.position(judge), f"{point.form.strength:g}")


def _lines(points: Sequence[FrontPoint]) -> Iterator[tuple[str, list[FrontPoint]]]:
    details = dict.fromkeys(point.form.detail for point in points if point.form is not None)
    for detail in details:
        yield f"r = {detail:g}", [point for point in points if point.form is not None and point.form.detail == detail]
    yield from ((point.name, [point]) for point in points if point.form is None)
