from __future__ import annotations

import math
import xml.etree.ElementTree as ET
from itertools import pairwise

import numpy as np
import pytest

from studio.images.drawing import PixelDrawing, Point, SvgDrawing, dashed

SVG = "{http://www.w3.org/2000/svg}"


def test_words_with_signs_of_markup_come_back_from_the_svg() -> None:
    drawing = SvgDrawing(100, 50, "a < b & c")
    drawing.text((10, 20), "<5 & more>", "#ff0000", anchor="middle")
    root = ET.fromstring(drawing.svg())
    assert root.findtext(f"{SVG}title") == "a < b & c"
    (text,) = root.findall(f"{SVG}text")
    assert (text.text, text.get("text-anchor"), text.get("x")) == ("<5 & more>", "middle", "10.00")


def test_pixels_lie_where_they_are_drawn_at_every_scale() -> None:
    for scale in (1, 2):
        drawing = PixelDrawing(40, 20, scale=scale)
        drawing.line([(5, 10), (35, 10)], "#ff0000", width=2)
        drawing.dot((20, 4), 2, "#0000ff")
        pixels = np.asarray(drawing.image())
        assert pixels.shape == (20 * scale, 40 * scale, 3)
        assert tuple(pixels[10 * scale, 20 * scale]) == (255, 0, 0)
        assert tuple(pixels[4 * scale, 20 * scale]) == (0, 0, 255)
        assert tuple(pixels[18 * scale, 20 * scale]) == (255, 255, 255)


def test_words_end_where_they_are_anchored() -> None:
    columns = {}
    for anchor in ("start", "middle", "end"):
        drawing = PixelDrawing(120, 30)
        drawing.text((60, 20), "words", "#000000", anchor=anchor)
        columns[anchor] = np.nonzero((np.asarray(drawing.image()) < 128).any((0, 2)))[0]
    assert columns["start"].min() >= 59 and columns["end"].max() <= 61
    assert columns["middle"].min() < 60 < columns["middle"].max()


@pytest.mark.parametrize("points", [[(0.0, 0.0), (30.0, 0.0)], [(0.0, 0.0), (4.0, 3.0), (4.0, 20.0), (9.0, 20.0)]])
def test_dashes_cover_their_share_of_the_line_around_corners(points: list[Point]) -> None:
    pieces = list(dashed(points, (3.0, 2.0)))
    lengths = [sum(math.dist(one, two) for one, two in pairwise(piece)) for piece in pieces]
    whole = sum(math.dist(one, two) for one, two in pairwise(points))
    assert lengths[:-1] == pytest.approx([3.0] * (len(lengths) - 1))
    assert sum(lengths) == pytest.approx(3 * (whole // 5) + min(3.0, whole % 5))
    assert pieces[0][0] == points[0]
