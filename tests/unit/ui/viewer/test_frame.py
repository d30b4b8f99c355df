from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QBrush, QColor, QImage

from studio.geometry import Region, Size
from studio.ui.viewer.frame import Frame
from studio.ui.viewer.image_tiles import ImageTiles, image_from_pixels
from studio.ui.viewer.pyramid import Pyramid, TileAddress
from studio.ui.viewer.tile_source import Tile, TileSource
from studio.ui.viewer.view_state import Placement
from tests.unit.ui.viewer.scenes import landscape, numbered, pixels_of

CANVAS = Size(600, 400)
PANE = Size(200, 150)
ALL = QRect(0, 0, 200, 150)
ROUNDING = 1  # Qt smooths in fixed point from where a rectangle begins
HALF = Placement(PANE, 0.7, -100, -60)


class Counted(ImageTiles):
    """Counts how often it is asked for a tile: once for each rectangle that is drawn."""

    asked = 0

    def tile(self, address: TileAddress) -> Tile | None:
        self.asked += 1
        return super().tile(address)


class NeverThere(TileSource):
    """A file of which nothing has been read."""

    @property
    def is_ready(self) -> bool:
        return False

    def tile(self, _address: TileAddress) -> Tile | None:
        return None


def _frame(*layers: TileSource) -> Frame:
    frame = Frame()
    frame.set_backdrop(QColor(1, 2, 3), QBrush(QColor(9, 9, 9)))
    frame.set_layers(layers, CANVAS)
    return frame


def _photo() -> Counted:
    return Counted(image_from_pixels(landscape(600, 400)))


def _shown(frame: Frame, placement: Placement, needed: QRect = ALL, *, is_moving: bool = False) -> np.ndarray:
    return pixels_of(frame.shown(placement, needed, is_moving=is_moving))


def test_a_pane_is_drawn_once_and_kept() -> None:
    source = _photo()
    frame = _frame(source)
    first = _shown(frame, HALF)
    asked = source.asked
    np.testing.assert_array_equal(_shown(frame, HALF), first)
    assert source.asked == asked


def test_panning_there_shows_what_drawing_it_there_shows() -> None:
    panned, direct = _frame(_photo()), _frame(_photo())
    _shown(panned, HALF)
    for step in range(1, 6):
        there = Placement(PANE, 0.7, -100 + 13 * step, -60 - 7 * step)
        found = _shown(panned, there)
    np.testing.assert_allclose(found, _shown(direct, there).astype(int), atol=ROUNDING)


def test_only_what_is_needed_is_drawn_and_the_rest_follows() -> None:
    source = _photo()
    frame = _frame(source)
    _shown(frame, HALF, QRect(0, 0, 80, 150))
    assert not frame.is_refined(HALF)
    frame.refine(HALF, budget_s=10)
    assert frame.is_refined(HALF)
    np.testing.assert_allclose(_shown(frame, HALF), _shown(_frame(_photo()), HALF).astype(int), atol=ROUNDING)


def test_a_moving_view_is_drawn_quickly_and_refined_to_what_a_resting_one_shows() -> None:
    large = Size(1000, 800)
    placement = Placement(large, 1.6, 0, 0)
    whole = QRect(0, 0, 1000, 800)
    moving, resting = _frame(_photo()), _frame(_photo())
    rough = _shown(moving, placement, whole, is_moving=True).copy()
    smooth = _shown(resting, placement, whole)
    assert (rough != smooth).any()
    assert not moving.is_refined(placement)
    assert resting.is_refined(placement)
    turns = 0
    while not moving.is_refined(placement):
        moving.refine(placement, budget_s=0)
        turns += 1
    assert turns > 5  # a little at a time
    np.testing.assert_allclose(_shown(moving, placement, whole), smooth.astype(int), atol=ROUNDING)


def test_only_the_changed_region_is_drawn_anew() -> None:
    bottom, top = _photo(), NeverThere(Pyramid(CANVAS), has_alpha=True)
    frame = _frame(bottom, top)
    before = _shown(frame, HALF).copy()
    bottom._levels[0].fill(Qt.GlobalColor.red)
    frame.discard_region(Region(200, 150, 260, 210))
    after = _shown(frame, HALF)
    changed = (before != after).any(axis=2)
    assert changed[60:75, 60:70].all()
    assert not changed[:, :30].any()
    assert not changed[:30].any()


def test_around_the_picture_is_the_backdrop_and_behind_it_the_checks_where_it_is_transparent() -> None:
    clear = QImage(600, 400, QImage.Format.Format_ARGB32_Premultiplied)
    clear.fill(Qt.GlobalColor.transparent)
    drawn = _shown(_frame(ImageTiles(clear)), Placement(PANE, 0.1, 20, 30))
    assert (drawn[30:70, 20:80] == 9).all()
    assert (drawn[:30] == (1, 2, 3)).all()


def test_while_nothing_of_the_picture_is_there_the_backdrop_shows() -> None:
    waiting = NeverThere(Pyramid(CANVAS), has_alpha=False)
    assert (_shown(_frame(waiting), HALF) == (1, 2, 3)).all()


def test_upper_layers_cover_lower_ones() -> None:
    upper = ImageTiles(image_from_pixels(np.full((40, 60, 3), 200, np.uint8)))
    assert (_shown(_frame(_photo(), upper), HALF) == 200).all()


def test_another_size_of_pane_is_drawn_whole() -> None:
    frame = _frame(ImageTiles(image_from_pixels(numbered(600, 400))))
    _shown(frame, HALF)
    wide = Placement(Size(300, 150), 1.0, 0, 0)
    np.testing.assert_array_equal(_shown(frame, wide, QRect(0, 0, 300, 150)), numbered(600, 400)[:150, :300])
