"""What is seen of masks: the rasteriser's pixels, computed only where they changed, and the stroke under the hand."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor

from studio.geometry import Region, Size
from studio.images.painted_masks import MaskRasterizer
from studio.specs.painted_mask import BasePicture, BrushStroke, Gradient, Inversion, Operation, PaintedMask
from studio.ui.masks.brush import Brush, Tool
from studio.ui.masks.live_operation import LiveOperation
from studio.ui.masks.mask_drawing import device_rect
from studio.ui.masks.mask_image import VEIL, BaseCopy, MaskImage, mask_image, veil
from studio.ui.masks.screen import MaskScreen, device_position, moved, pan_to_show, place_at
from studio.ui.masks.stroke_points import point_of
from studio.ui.viewer.view_state import Placement, ViewMode, Viewport, ViewState

PHOTO = Size(600, 400)
SCREEN = MaskScreen(PHOTO, Placement(Size(200, 150), 0.5, -37, -21))  # a part of the photo at half its size
SOME = PaintedMask(PHOTO, (BrushStroke(((0.2, 0.2, 1.0), (0.6, 0.4, 0.5)), 0.1), Gradient((0.1, 0.1), (0.3, 0.5))))

strokes = st.builds(
    BrushStroke,
    points=st.lists(st.tuples(st.floats(0, 1), st.floats(0, 0.7), st.floats(0.1, 1.0)), min_size=1, max_size=3).map(
        tuple
    ),
    radius=st.floats(0.01, 0.1),
    erases=st.booleans(),
)
operations: st.SearchStrategy[Operation] = st.one_of(
    strokes, strokes, strokes, st.just(Inversion()), st.just(Gradient((0.0, 0.0), (1.0, 0.5)))
)
masks = st.lists(operations, max_size=4).map(lambda each: PaintedMask(PHOTO, tuple(each)))


def test_what_is_seen_is_the_part_of_the_mask_on_the_screen() -> None:
    seen = mask_image(SOME, SCREEN)
    assert SCREEN.size == Size(300, 200) and SCREEN.region == Region(37, 21, 237, 171)
    expected = MaskRasterizer(SOME, Size(300, 200)).pixels(Region(37, 21, 237, 171))
    assert np.abs(seen.values_hw / 255 - expected).max() <= 0.5 / 255 + 1e-6


@given(masks, masks, st.booleans())
@settings(max_examples=60, deadline=None)
def test_only_what_differs_is_computed_and_all_is_as_computed_anew(
    before: PaintedMask, after: PaintedMask, goes_on: bool
) -> None:
    if goes_on:
        after = replace(before, operations=(*before.operations, *after.operations))
    seen = mask_image(after, SCREEN, before=mask_image(before, SCREEN))
    assert np.array_equal(seen.values_hw, mask_image(after, SCREEN).values_hw)


def test_another_view_is_computed_anew() -> None:
    before = mask_image(SOME, replace(SCREEN, placement=Placement(Size(200, 150), 0.5, 0, 0)))
    assert np.array_equal(mask_image(SOME, SCREEN, before=before).values_hw, mask_image(SOME, SCREEN).values_hw)


def test_a_picture_below_is_seen_too() -> None:
    mask = PaintedMask(PHOTO, picture=BasePicture("a.png", "0" * 64))
    columns = np.broadcast_to(np.linspace(0, 1, 60, dtype=np.float32), (40, 60))
    seen = mask_image(mask, SCREEN, BaseCopy(columns))
    position = (np.arange(37, 237) + 0.5) / 300 * 60 - 0.5  # in pixels of the copy, between which it is linear
    expected = np.clip(position, 0, 59) / 59
    assert np.abs(seen.values_hw / 255 - expected).max() <= 0.5 / 255 + 1e-5


def test_a_veil_is_as_dense_as_the_mask() -> None:
    image = veil(np.array([[0, 128, 255]], np.uint8))
    assert [image.pixelColor(x, 0).alpha() for x in range(3)] == [0, 64, 128]
    full = image.pixelColor(2, 0)
    assert QColor(full.red(), full.green(), full.blue()).hue() == pytest.approx(VEIL.hue(), abs=2)
    assert veil(np.zeros((0, 5), np.uint8)).isNull()


@pytest.mark.parametrize("tool", [Tool.BRUSH, Tool.ERASER])
@pytest.mark.parametrize("size", [40, 900])
def test_a_live_stroke_looks_as_what_it_amounts_to(tool: Tool, size: int) -> None:
    before = PaintedMask(PHOTO, (Gradient((0.0, 0.0), (0.9, 0.5)),))
    live = LiveOperation(Brush(tool, size, 0.3), mask_image(before, SCREEN), point_of(0.2, 0.2))
    for x, y, pressure in ((0.3, 0.3, 1.0), (0.4, 0.25, 0.5), (0.5, 0.4, 1.0)):
        live.go_on(point_of(x, y, pressure))
    operation = live.operation()
    assert isinstance(operation, BrushStroke) and operation.erases == (tool is Tool.ERASER)
    after = before.with_operation(operation)
    shown, expected = live.seen(after), mask_image(after, live.screen)
    assert shown.values_hw.shape == expected.values_hw.shape
    # Two roundings to bytes, and what is seen below is another sample where the brush is shown coarser.
    apart = np.abs(shown.values_hw.astype(int) - expected.values_hw)
    assert apart.max() <= 2 + 255 * live.screen.coarseness * (live.screen.coarseness > 1) * 2 / 500


def test_a_live_gradient_follows_the_hand() -> None:
    blank = mask_image(PaintedMask(PHOTO), SCREEN)
    live = LiveOperation(Brush(Tool.GRADIENT), blank, point_of(0.2, 0.2))
    assert live.operation() is None
    live.go_on(point_of(0.9, 0.1))
    live.go_on(point_of(0.5, 0.4))
    assert live.operation() == Gradient((0.2, 0.2), (0.5, 0.4))
    expected = mask_image(PaintedMask(PHOTO, (Gradient((0.2, 0.2), (0.5, 0.4)),)), live.screen)
    assert np.abs(live.seen(expected.mask).values_hw.astype(int) - expected.values_hw).max() <= 1


def test_a_wide_brush_is_shown_coarser_so_that_its_pieces_stay_small() -> None:
    screen = MaskScreen(Size(24_000, 16_000), Placement(Size(3000, 2000), 0.5, -4000, -3000))
    values = np.zeros((2000, 3000), np.uint8)
    live = LiveOperation(Brush(size=400), MaskImage(PaintedMask(screen.photo), screen, values), point_of(0.5, 0.3))
    assert live.screen.coarseness == 12  # 4800 px of brush in 400
    assert live.changed.pixels <= 402 * 402


def test_places_on_the_screen_and_back() -> None:
    view = ViewState.fitting(PHOTO, Viewport(Size(400, 300), 1.0, 0)).zoomed(1.5, about=(100.0, 50.0))
    place = place_at(view, 123.0, 77.0)
    assert device_position(view, place) == pytest.approx((123.0, 77.0), abs=1e-3)
    there = moved(view, place, 10.0, -5.0)
    assert device_position(view, there) == pytest.approx((133.0, 72.0), abs=2e-3)
    assert moved(view, place, -1e6, 1e6)[:2] == (0.0, pytest.approx(400 / 600, abs=1e-6))
    assert pan_to_show(view, there, 20.0) == (0.0, 0.0)
    assert pan_to_show(view, place_at(view, 395.0, 290.0), 20.0) == pytest.approx((-15.0, -10.0), abs=1e-2)


def test_what_was_computed_for_one_view_is_drawn_where_it_belongs_in_another() -> None:
    part = Region(40, 30, 80, 50)
    same = device_rect(SCREEN, part, SCREEN.placement)
    assert same == QRectF(3, 9, 40, 20)
    larger = device_rect(SCREEN, part, Placement(Size(200, 150), 1.0, 0, 0))
    assert larger == QRectF(80, 60, 80, 40)


def test_only_what_is_exposed_of_a_live_stroke_is_drawn() -> None:
    live = LiveOperation(Brush(size=100), mask_image(PaintedMask(PHOTO), SCREEN), point_of(0.3, 0.3))
    live.go_on(point_of(0.6, 0.4))
    placement = SCREEN.placement
    everything = live.part_under(QRect(0, 0, 200, 150), placement)
    assert everything == live.changed
    some = live.part_under(QRect(60, 60, 10, 20), placement)
    assert some == Region(60 + 37 - 2, 60 + 21 - 2, 70 + 37 + 2, 80 + 21 + 2)
    at = some.shifted(-everything.left, -everything.top)
    whole, part = live.image(everything), live.image(some)
    assert whole.copy(at.left, at.top, at.width, at.height) == part
    assert not live.part_under(QRect(190, 140, 5, 5), placement).pixels


def test_side_by_side_both_panes_are_painted_on() -> None:
    view = ViewState.fitting(PHOTO, Viewport(Size(800, 300), 1.0, 0), ViewMode.SIDE_BY_SIDE)
    left, right = place_at(view, 150.0, 120.0), place_at(view, 150.0 + view.pane.width, 120.0)
    assert left == right
    assert device_position(view, left) == pytest.approx((150.0, 120.0), abs=1e-3)
