"""Lines, dots and words drawn alike as an SVG text or as pixels: what charts are made of."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, Protocol
from xml.sax.saxutils import escape

if TYPE_CHECKING:  # else loaded with the first pixels alone
    from PIL.Image import Image

Point = tuple[float, float]
Anchor = Literal["start", "middle", "end"]

_FINER = 2  # lines are drawn twice as large and then reduced, as Pillow does not smooth them
_PILLOW_ANCHORS: dict[Anchor, str] = {"start": "ls", "middle": "ms", "end": "rs"}


class Drawing(Protocol):
    """A white ground with x to the right and y downwards. Colours are as in HTML, ``#rrggbb``; lengths are units."""

    def line(self, points: Sequence[Point], colour: str, *, width: float = 1.0, dashes: Sequence[float] = ()) -> None:
        """Join ``points``; ``dashes`` are lengths drawn and left out in turn, none for a whole line."""
        ...

    def dot(self, at: Point, radius: float, colour: str) -> None:
        """A filled circle."""
        ...

    def text(self, at: Point, words: str, colour: str, *, size: float = 13.0, anchor: Anchor = "start") -> None:
        """One line of ``words``, whose baseline begins, is centred or ends ``at`` a point."""
        ...


class SvgDrawing:
    """A `Drawing` of ``width`` x ``height`` units as SVG; ``title`` is read aloud."""

    def __init__(self, width: int, height: int, title: str) -> None:
        self._parts = [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" '
            f'height="{height}" role="img" font-family="Helvetica, Arial, sans-serif">',
            f"<title>{escape(title)}</title>",
            f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
        ]

    def line(self, points: Sequence[Point], colour: str, *, width: float = 1.0, dashes: Sequence[float] = ()) -> None:
        """Join ``points``."""
        path = " ".join(f"{x:.2f},{y:.2f}" for x, y in points)
        dashed = f' stroke-dasharray="{" ".join(f"{length:g}" for length in dashes)}"' if dashes else ""
        self._parts.append(
            f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="{width:g}" '
            f'stroke-linejoin="round"{dashed}/>'
        )

    def dot(self, at: Point, radius: float, colour: str) -> None:
        """A filled circle."""
        self._parts.append(f'<circle cx="{at[0]:.2f}" cy="{at[1]:.2f}" r="{radius:g}" fill="{colour}"/>')

    def text(self, at: Point, words: str, colour: str, *, size: float = 13.0, anchor: Anchor = "start") -> None:
        """One line of ``words``."""
        self._parts.append(
            f'<text x="{at[0]:.2f}" y="{at[1]:.2f}" text-anchor="{anchor}" font-size="{size:g}" '
            f'fill="{colour}">{escape(words)}</text>'
        )

    def svg(self) -> str:
        """The whole file."""
        return "\n".join([*self._parts, "</svg>", ""])


class PixelDrawing:
    """A `Drawing` of ``width`` x ``height`` units with ``scale`` pixels to a unit."""

    def __init__(self, width: int, height: int, *, scale: int = 1) -> None:
        from PIL import Image, ImageDraw  # noqa: PLC0415 — see above

        self._size, self._unit = (width * scale, height * scale), scale * _FINER
        self._image = Image.new("RGB", (width * self._unit, height * self._unit), "#ffffff")
        self._draw = ImageDraw.Draw(self._image)

    def line(self, points: Sequence[Point], colour: str, *, width: float = 1.0, dashes: Sequence[float] = ()) -> None:
        """Join ``points``."""
        for piece in dashed(points, dashes) if dashes else (points,):
            places = [(x * self._unit, y * self._unit) for x, y in piece]
            self._draw.line(places, fill=colour, width=max(1, round(width * self._unit)), joint="curve")

    def dot(self, at: Point, radius: float, colour: str) -> None:
        """A filled circle."""
        x, y, reach = at[0] * self._unit, at[1] * self._unit, radius * self._unit
        self._draw.ellipse((x - reach, y - reach, x + reach, y + reach), fill=colour)

    def text(self, at: Point, words: str, colour: str, *, size: float = 13.0, anchor: Anchor = "start") -> None:
        """One line of ``words``."""
        from PIL import ImageFont  # noqa: PLC0415 — see above

        place, font = (at[0] * self._unit, at[1] * self._unit), ImageFont.load_default(size * self._unit)
        self._draw.text(place, words, fill=colour, font=font, anchor=_PILLOW_ANCHORS[anchor])

    def image(self) -> Image:
        """What has been drawn so far, RGB."""
        from PIL.Image import Resampling  # noqa: PLC0415 — see above

        return self._image.resize(self._size, Resampling.BOX)


def dashed(points: Sequence[Point], dashes: Sequence[float]) -> Iterator[list[Point]]:
    """The pieces of the line through ``points`` that are drawn; ``dashes`` go on around its corners."""
    piece, number, left = [points[0]], 0, dashes[0]
    for one, two in pairwise(points):
        length, done = math.dist(one, two), 0.0
        while length - done > left:
            done += left
            at = (one[0] + (two[0] - one[0]) * done / length, one[1] + (two[1] - one[1]) * done / length)
            if number % 2 == 0:
                yield [*piece, at]
            piece, number = [at], number + 1
            left = dashes[number % len(dashes)]
        left -= length - done
        piece.append(two)
    if number % 2 == 0 and len(piece) > 1:
        yield piece
