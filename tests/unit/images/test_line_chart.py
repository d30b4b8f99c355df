from __future__ import annotations

import io
import math
import xml.etree.ElementTree as ET
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from studio.errors import SpecError
from studio.images.drawing import Point
from studio.images.line_chart import (
    COLOURS,
    DASHES,
    LineChart,
    Panel,
    Series,
    chart_file,
    check_chart_suffix,
    log_ticks,
    ticks,
)

SVG = "{http://www.w3.org/2000/svg}"


def one_panel(*series: Series, is_log: bool = False) -> LineChart:
    return LineChart("steps", (Panel("score", series, is_log=is_log),))


def curves(chart: LineChart) -> list[list[Point]]:
    """The places of each curve; in the legend samples of the same colours lie, which have two points."""
    root = ET.fromstring(chart_file(chart, ".svg"))
    found = []
    for line in root.findall(f"{SVG}polyline"):
        if line.get("stroke-width") == "2.2":
            found.append([tuple(map(float, place.split(","))) for place in line.get("points", "").split()])
    return [places for places in found if len(places) > 2]


def test_points_lie_where_their_values_are() -> None:
    (places,) = curves(one_panel(Series("a", ((0, 1.0), (50, 3.0), (100, 2.0)))))
    (x0, y0), (x1, y1), (x2, y2) = places
    assert x1 - x0 == pytest.approx(x2 - x1, abs=0.02)
    assert y0 > y2 > y1 and y0 - y2 == pytest.approx(y2 - y1, abs=0.02)


def test_logarithms_are_evenly_apart_and_leave_out_what_has_none() -> None:
    points = ((0, 1.0), (1, 10.0), (2, 100.0), (3, 0.0), (4, -1.0), (5, math.nan))
    (places,) = curves(one_panel(Series("a", points), is_log=True))
    heights = [y for _, y in places]
    assert len(heights) == 3 and heights[0] - heights[1] == pytest.approx(heights[1] - heights[2], abs=0.02)


def test_many_curves_differ_in_colour_or_dashes_and_are_all_named() -> None:
    chart = one_panel(*(Series(f"run {n}", ((0, n), (1, n + 1), (2, n))) for n in range(25)))
    root = ET.fromstring(chart_file(chart, ".svg"))
    strokes = {(line.get("stroke"), line.get("stroke-dasharray")) for line in root.findall(f"{SVG}polyline")}
    assert len([stroke for stroke in strokes if stroke[0] in COLOURS]) == 25 == len(COLOURS) * len(DASHES)
    assert {f"run {n}" for n in range(25)} <= {text.text for text in root.findall(f"{SVG}text")}


def test_a_png_shows_what_the_svg_does() -> None:
    chart = one_panel(Series("a", ((0, 1.0), (10, 2.0)), is_marked=True), Series("b", ((0, 2.0), (10, 1.0))))
    with Image.open(io.BytesIO(chart_file(chart, ".png"))) as image:
        pixels = np.asarray(image.convert("RGB")).astype(int)
    for colour in COLOURS[:2]:
        rgb = [int(colour[place : place + 2], 16) for place in (1, 3, 5)]
        assert (np.abs(pixels - rgb).max(2) < 8).sum() > 500


@pytest.mark.parametrize("points", [(), ((3, 2.0),), ((3, 2.0), (3, 2.0)), ((0, 0.0), (1, 0.0))])
def test_hardly_anything_can_be_drawn_too(points: tuple[Point, ...]) -> None:
    for is_log in (False, True):
        ET.fromstring(chart_file(one_panel(Series("a", points), is_log=is_log), ".svg"))


@given(st.floats(-1e6, 1e6), st.floats(1e-6, 1e6))
def test_ticks_are_evenly_apart_within_the_range_and_few(low: float, span: float) -> None:
    high = low + span
    found = ticks(low, high)
    assert 1 <= len(found) <= 8
    slack = 1e-6 * span + 1e-9 * abs(low)
    assert low - slack <= found[0] and found[-1] <= high + slack
    gaps = np.diff(found)
    assert np.allclose(gaps, gaps[:1].sum(), rtol=1e-3, atol=1e-9 * abs(low))


def test_ticks_of_logarithms_are_round() -> None:
    assert log_ticks(0.9, 11) == pytest.approx([1, 2, 5, 10])
    assert log_ticks(1e-4, 1e3) == pytest.approx([10.0**n for n in range(-4, 4)])
    assert len(log_ticks(2.1, 2.4)) > 1


def test_other_files_are_no_charts() -> None:
    check_chart_suffix(Path("a.SVG"))
    with pytest.raises(SpecError, match=r"ends in \.svg or \.png"):
        check_chart_suffix(Path("a.jpg"))
