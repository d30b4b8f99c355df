"""Painted masks as pixels: exact, the same however they are cut, and what the operations say."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.geometry import Region, Size
from studio.images.painted_masks import MaskRasterizer, as_stored
from studio.specs.painted_mask import BrushStroke, Gradient, Inversion, Operation, PaintedMask
from tests.reference import painted_masks as reference

PHOTO = Size(600, 400)
# A stroke's share moves by at most 1.5 / width for each unit of distance; the narrowest rim here is a pixel of 1/90.
# float32 rounds a distance within the picture to about 5e-7 (positions, their products with a unit vector, squares, the
# root: some eight roundings of 6e-8), and the place along a capsule to as much in its lengths, of which the radius
# follows: by up to 0.5 * 0.95 over the 0.05 between two points here.
STEPS = 1.5 * 90 * 5e-7 * (1 + 0.5 * 0.95 / 0.05)

places = st.tuples(st.floats(-0.2, 1.2), st.floats(-0.2, 0.9))
grid = st.integers(-4, 24).map(lambda count: count / 20)
points = st.tuples(grid, grid, st.floats(0.05, 1.0))
strokes = st.builds(
    BrushStroke,
    points=st.lists(points, min_size=1, max_size=6).map(tuple),
    radius=st.floats(0.002, 0.5),
    hardness=st.floats(0.0, 1.0),
    erases=st.booleans(),
)
gradients = st.tuples(places, places, st.booleans()).filter(lambda g: np.hypot(*np.subtract(g[0], g[1])) > 0.05)
operations: st.SearchStrategy[Operation] = st.one_of(
    strokes, gradients.map(lambda each: Gradient(*each)), st.just(Inversion())
)
masks = st.builds(
    PaintedMask,
    size=st.just(PHOTO),
    operations=st.lists(operations, max_size=5).map(tuple),
    fill=st.floats(0.0, 1.0),
)


def pixels(mask: PaintedMask, size: Size, region: Region | None = None) -> np.ndarray:
    return MaskRasterizer(mask, size).pixels(region or Region.whole(size))


@given(masks)
@settings(max_examples=40, deadline=None)
def test_pixels_are_those_of_the_reference(mask: PaintedMask) -> None:
    size = Size(90, 60)
    found = pixels(mask, size)
    assert found.dtype == np.float32
    assert np.abs(found - reference.painted(mask, size)).max() <= STEPS * max(1, len(mask.operations))
    assert found.min() >= 0.0 and found.max() <= 1.0


@given(masks, st.integers(1, 140), st.integers(1, 140), st.integers(0, 30))
@settings(max_examples=60, deadline=None)
def test_any_tiling_gives_the_same_bytes(mask: PaintedMask, across: int, down: int, shift: int) -> None:
    size = Size(151, 97)
    whole, found = pixels(mask, size), np.full((97, 151), np.nan, np.float32)
    rasterizer = MaskRasterizer(mask, size)
    for top in range(-shift, size.height, down):
        for left in range(-shift, size.width, across):
            part = Region(left, top, left + across, top + down).intersection(Region.whole(size))
            if part.pixels:
                found[part.top : part.bottom, part.left : part.right] = rasterizer.pixels(part)
    assert np.array_equal(found, whole)


@given(masks, strokes)
@settings(max_examples=40, deadline=None)
def test_an_operation_changes_nothing_but_what_it_may_touch(mask: PaintedMask, stroke: BrushStroke) -> None:
    size = Size(120, 80)
    before, after = pixels(mask, size), pixels(mask.with_operation(stroke), size)
    touched = MaskRasterizer(mask, size).touched(stroke)
    before[touched.top : touched.bottom, touched.left : touched.right] = 0
    after[touched.top : touched.bottom, touched.left : touched.right] = 0
    assert np.array_equal(before, after)


@given(masks)
@settings(max_examples=40, deadline=None)
def test_extremes_are_those_of_the_pixels_as_far_as_they_matter(mask: PaintedMask) -> None:
    small = replace(mask, size=Size(150, 100))
    found = pixels(small, small.size)
    lowest, highest = MaskRasterizer(small, small.size).extremes()
    stored = as_stored(found)
    assert (lowest < 65_535, highest > 0) == (bool(stored.min() < 65_535), bool(stored.max() > 0))


def test_a_picture_below_is_painted_on() -> None:
    size = Size(90, 60)
    rng = np.random.default_rng(5)
    base = rng.random((60, 90)).astype(np.float32)
    mask = PaintedMask(PHOTO, (BrushStroke(((0.2, 0.2, 1.0), (0.8, 0.5, 1.0)), 0.1, 0.3), Inversion()))
    part = Region(11, 7, 80, 53)
    found = MaskRasterizer(mask, size).pixels(part, base[7:53, 11:80])
    expected = reference.painted(mask, size, base.astype(np.float64))[7:53, 11:80]
    assert np.abs(found - expected).max() <= 2 * STEPS


def test_the_rim_of_a_hard_brush_is_one_pixel_wide_at_every_size() -> None:
    mask = PaintedMask(PHOTO, (BrushStroke(((0.5, 1 / 3, 1.0),), 0.20003, hardness=1.0),))
    for width in (60, 600, 6000):
        row = pixels(mask, Size(width, width * 2 // 3), Region(0, width // 3, width, width // 3 + 1))[0]
        soft = (row > 0) & (row < 1)
        assert 0 < soft.sum() <= 4  # a pixel at each end, cut by the grid into two at most
        assert abs(row.sum() / width - 0.40006) < 1 / width


def test_pressure_makes_a_stroke_thinner() -> None:
    size = Size(600, 400)
    for pressure in (1.0, 0.5, 0.25):
        mask = PaintedMask(PHOTO, (BrushStroke(((0.2, 0.3, pressure), (0.8, 0.3, pressure)), 0.1, hardness=1.0),))
        column = pixels(mask, size)[:, 300]
        assert column.sum() / 600 == pytest.approx(2 * 0.1 * pressure, abs=1 / 600)


def test_a_stroke_does_not_add_up_with_itself_and_two_do() -> None:
    there_and_back = ((0.2, 0.3, 1.0), (0.8, 0.3, 1.0), (0.2, 0.3, 1.0))
    once = BrushStroke(there_and_back[:2], 0.1, hardness=0.0)
    size = Size(300, 200)
    single = pixels(PaintedMask(PHOTO, (once,)), size)
    crossed = pixels(PaintedMask(PHOTO, (replace(once, points=there_and_back),)), size)
    assert np.abs(crossed - single).max() <= STEPS
    twice = pixels(PaintedMask(PHOTO, (once, once)), size)
    soft = (single > 0.1) & (single < 0.9)
    assert soft.any() and (twice[soft] > single[soft]).all()


def test_painting_over_and_erasing_all_is_exact() -> None:
    everything = BrushStroke(((0.5, 0.3, 1.0),), 2.0, hardness=1.0)
    some = BrushStroke(((0.3, 0.3, 1.0), (0.7, 0.2, 0.4)), 0.15, hardness=0.1)
    size = Size(300, 200)
    assert (pixels(PaintedMask(PHOTO, (some, everything)), size) == 1.0).all()
    assert (pixels(PaintedMask(PHOTO, (some, replace(everything, erases=True))), size) == 0.0).all()


def test_a_stroke_on_a_gigapixel_canvas_takes_only_its_part() -> None:
    """400 megapixels: a region of the size of a screen is computed by itself."""
    mask = PaintedMask(Size(24_000, 16_000), (BrushStroke(((0.5, 0.3, 1.0), (0.502, 0.301, 1.0)), 0.001),))
    part = Region(11_900, 7_100, 12_200, 7_300)
    found = pixels(mask, mask.size, part)
    assert found.max() == 1.0 and found.min() == 0.0
