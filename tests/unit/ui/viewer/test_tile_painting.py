from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter

from studio.geometry import Region, Size
from studio.ui.viewer.image_tiles import image_from_pixels
from studio.ui.viewer.pyramid import Pyramid, TileAddress
from studio.ui.viewer.tile_painting import LevelScale, draw_source, visible_addresses
from studio.ui.viewer.tile_source import OPAQUE, Tile, TileSource
from studio.ui.viewer.view_state import Placement
from tests.unit.ui.viewer.scenes import Pixels, landscape, numbered, pixels_of


class CutTiles(TileSource):
    """Real tiles of 64 px, all of them or only those of some levels."""

    def __init__(self, pixels_hwc: Pixels, *, levels: Sequence[int] | None = None) -> None:
        super().__init__(Pyramid(Size(pixels_hwc.shape[1], pixels_hwc.shape[0]), 64, 64), has_alpha=False)
        self._finest = image_from_pixels(pixels_hwc)
        self._shown = range(len(self.pyramid.levels)) if levels is None else levels

    def tile(self, address: TileAddress) -> Tile | None:
        if address.level not in self._shown:
            return None
        size, region = self.pyramid.levels[address.level], self.pyramid.region(address)
        level = self._finest.scaled(size.width, size.height, mode=Qt.TransformationMode.SmoothTransformation)
        return Tile(level.copy(region.left, region.top, region.width, region.height), region)


def _drawn(source: TileSource, placement: Placement, *, canvas: Size | None = None, is_smooth: bool = False) -> Pixels:
    image = QImage(placement.pane.width, placement.pane.height, OPAQUE)
    image.fill(Qt.GlobalColor.magenta)
    painter = QPainter(image)
    draw_source(
        painter,
        source,
        canvas=canvas or source.pyramid.size,
        placement=placement,
        rect=image.rect(),
        is_smooth=is_smooth,
    )
    painter.end()
    return pixels_of(image)


@pytest.mark.parametrize("is_smooth", [False, True])
def test_at_100_percent_every_pixel_is_the_pictures_own(*, is_smooth: bool) -> None:
    pixels_hwc = numbered(300, 200)
    drawn = _drawn(CutTiles(pixels_hwc), Placement(Size(150, 100), 1.0, -71, -33), is_smooth=is_smooth)
    np.testing.assert_array_equal(drawn, pixels_hwc[33:133, 71:221])


@pytest.mark.parametrize("zoom", [2, 5, 32])
def test_enlarged_pixels_are_squares_in_their_own_colours(zoom: int) -> None:
    pixels_hwc = numbered(200, 150)
    drawn = _drawn(CutTiles(pixels_hwc), Placement(Size(96, 96), float(zoom), -60 * zoom, -60 * zoom), is_smooth=True)
    seen = -(-96 // zoom)
    expected = pixels_hwc[60 : 60 + seen, 60 : 60 + seen].repeat(zoom, axis=0).repeat(zoom, axis=1)[:96, :96]
    np.testing.assert_array_equal(drawn, expected)


@settings(max_examples=40)
@given(st.floats(0.1, 6), st.integers(-200, 60), st.integers(-200, 60), st.booleans())
def test_tiles_leave_no_gap_and_do_not_run_over_the_pictures_edge(
    zoom: float, origin_x: int, origin_y: int, is_smooth: bool
) -> None:
    source = CutTiles(np.full((190, 210, 3), 77, np.uint8))
    placement = Placement(Size(160, 120), zoom, origin_x, origin_y)
    drawn = _drawn(source, placement, is_smooth=is_smooth)
    covered = LevelScale(Size(210, 190), Size(210, 190), placement).device_rect(Region(0, 0, 210, 190))
    inside = covered.intersected(QRect(0, 0, 160, 120))
    expected = np.zeros((120, 160), bool)
    if not inside.isEmpty():
        expected[inside.top() : inside.bottom() + 1, inside.left() : inside.right() + 1] = True
    np.testing.assert_array_equal((drawn == 77).all(axis=2), expected)


def test_a_coarser_level_stands_in_where_tiles_are_missing() -> None:
    pixels_hwc = landscape(256, 256)
    placement = Placement(Size(200, 200), 1.0, -30, -30)
    drawn = _drawn(CutTiles(pixels_hwc, levels=[2]), placement).astype(float)
    assert np.abs(drawn - pixels_hwc[30:230, 30:230]).mean() < 4


def test_a_coarse_stand_in_is_drawn_even_when_the_whole_of_it_would_pass_what_the_painter_counts_to() -> None:
    source = CutTiles(np.full((64, 40_000, 3), 77, np.uint8), levels=[6])
    assert (_drawn(source, Placement(Size(50, 50), 32.0, -32 * 20_000, -100)) == 77).all()


def test_a_smaller_picture_is_stretched_over_the_canvas() -> None:
    small = landscape(100, 80)
    drawn = _drawn(CutTiles(small), Placement(Size(200, 160), 0.5, 0, 0), canvas=Size(400, 320), is_smooth=True)
    assert np.abs(drawn.reshape(80, 2, 100, 2, 3).mean(axis=(1, 3)) - small).mean() < 2


def test_reduced_pictures_come_from_the_level_made_for_it() -> None:
    fine_only = CutTiles(numbered(256, 256), levels=[0])
    assert (_drawn(fine_only, Placement(Size(64, 64), 0.25, 0, 0)) == (255, 0, 255)).all()


def test_wanted_tiles_begin_in_the_middle_of_the_pane_and_reach_a_little_beyond_it() -> None:
    source = CutTiles(numbered(640, 640))
    wanted = visible_addresses(source, canvas=Size(640, 640), placement=Placement(Size(128, 128), 1.0, -256, -256))
    assert {tile.level for tile in wanted} == {0}
    assert {(tile.column, tile.row) for tile in wanted} == {(x, y) for x in range(3, 7) for y in range(3, 7)}
    assert {(tile.column, tile.row) for tile in wanted[:4]} == {(4, 4), (4, 5), (5, 4), (5, 5)}
