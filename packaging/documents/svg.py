"""The few shapes of the figures, as SVG text on a light ground, so that they can be read in either theme."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

Point = tuple[float, float]

INK, FAINT, PAPER = "#1d2733", "#9aa5b1", "#fbfaf7"
BLUE, ORANGE, GREEN = "#2f6fb0", "#d97b29", "#3b8f5a"


class Drawing:
    """Shapes in the order in which they are drawn, on ``width`` x ``height`` units."""

    def __init__(self, width: int, height: int, title: str) -> None:
        self._parts = [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" '
            'font-family="Helvetica, Arial, sans-serif" font-size="14">',
            f"<title>{escape(title)}</title>",
            f'<rect width="{width}" height="{height}" rx="8" fill="{PAPER}"/>',
        ]

    def box(self, at: Point, size: Point, *, fill: str = "none", stroke: str = INK, dashed: bool = False) -> None:
        dash = ' stroke-dasharray="5 4"' if dashed else ""
        self._parts.append(
            f'<rect x="{at[0]:.1f}" y="{at[1]:.1f}" width="{size[0]:.1f}" height="{size[1]:.1f}" rx="3" '
            f'fill="{fill}" stroke="{stroke}"{dash}/>'
        )

    def text(self, at: Point, words: str, *, anchor: str = "middle", colour: str = INK, size: int = 14) -> None:
        self._parts.append(
            f'<text x="{at[0]:.1f}" y="{at[1]:.1f}" text-anchor="{anchor}" fill="{colour}" '
            f'font-size="{size}">{escape(words)}</text>'
        )

    def dots(self, points: Sequence[Point], colour: str, *, radius: float = 1.8) -> None:
        circles = (f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius}"/>' for x, y in points)
        self._parts.append(f'<g fill="{colour}" fill-opacity="0.75">{"".join(circles)}</g>')

    def lines(self, lines: Sequence[tuple[Point, Point]], colour: str, *, width: float = 1.0) -> None:
        path = "".join(f"M{one[0]:.1f} {one[1]:.1f}L{two[0]:.1f} {two[1]:.1f}" for one, two in lines)
        self._parts.append(f'<path d="{path}" stroke="{colour}" stroke-width="{width}" fill="none"/>')

    def outline(self, points: Sequence[Point], colour: str) -> None:
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        self._parts.append(f'<polygon points="{path}" stroke="{colour}" stroke-width="1.6" fill="none"/>')

    def arrow(self, one: Point, two: Point, colour: str = INK) -> None:
        """Across or down, with a head at ``two``."""
        (x, y), is_across = two, abs(two[0] - one[0]) > abs(two[1] - one[1])
        sign = 1 if (two[0] > one[0] if is_across else two[1] > one[1]) else -1
        wings = (
            [(x - 7 * sign, y - 4), (x - 7 * sign, y + 4)]
            if is_across
            else [(x - 4, y - 7 * sign), (x + 4, y - 7 * sign)]
        )
        self.lines([(one, two)], colour, width=1.4)
        head = " ".join(f"{px:.1f},{py:.1f}" for px, py in [two, *wings])
        self._parts.append(f'<polygon points="{head}" fill="{colour}"/>')

    def svg(self) -> str:
        return "\n".join([*self._parts, "</svg>", ""])
