from __future__ import annotations

import numpy as np
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from studio.geometry import Region, Size
from studio.ui.viewer.image_tiles import image_from_pixels
from studio.ui.viewer.painted_tiles import PaintedTiles
from studio.ui.viewer.pyramid import TileAddress
from tests.unit.ui.viewer.scenes import landscape, numbered, pixels_of


def _painted(tiles: PaintedTiles, qtbot: QtBot, x: int, y: int, image: QImage) -> list[Region]:
    emitted: list[Region] = []
    tiles.changed.connect(emitted.append)
    tiles.put(x, y, image)
    wanted = Region(x, y, x + image.width(), y + image.height()).intersection(Region.whole(tiles.pyramid.size))
    qtbot.waitUntil(lambda: sum(region.pixels for region in emitted) == wanted.pixels)
    return emitted


def test_pieces_put_beside_each_other_make_the_picture(qtbot: QtBot) -> None:
    pixels_hwc = numbered(700, 600)
    tiles = PaintedTiles(Size(700, 600))
    for x, y, width, height in ((0, 0, 300, 600), (300, 0, 400, 250), (300, 250, 400, 350)):
        _painted(tiles, qtbot, x, y, image_from_pixels(pixels_hwc[y : y + height, x : x + width]))
    for column, row in ((0, 0), (1, 0), (0, 1), (1, 1)):
        tile = tiles.tile(TileAddress(0, column, row))
        assert tile is not None
        left, top, right, bottom = tile.region.left, tile.region.top, tile.region.right, tile.region.bottom
        np.testing.assert_array_equal(pixels_of(tile.image), pixels_hwc[top:bottom, left:right])


def test_coarser_levels_show_the_same_in_small(qtbot: QtBot) -> None:
    pixels_hwc = landscape(1024, 768)
    tiles = PaintedTiles(Size(1024, 768))
    _painted(tiles, qtbot, 0, 0, image_from_pixels(pixels_hwc))
    coarse = tiles.tile(TileAddress(1, 0, 0))
    assert coarse is not None
    expected = pixels_hwc.reshape(384, 2, 512, 2, 3).mean(axis=(1, 3))
    assert np.abs(pixels_of(coarse.image) - expected).mean() < 0.6


def test_where_nothing_is_painted_the_original_shows_through(qtbot: QtBot) -> None:
    tiles = PaintedTiles(Size(1024, 1024))
    _painted(tiles, qtbot, 100, 100, image_from_pixels(numbered(50, 50)))
    tile = tiles.tile(TileAddress(0, 0, 0))
    assert tile is not None
    assert tile.image.pixelColor(99, 100).alpha() == 0
    assert tile.image.pixelColor(100, 100).alpha() == 255
    assert tiles.tile(TileAddress(0, 1, 1)) is None


def test_what_lies_outside_the_picture_is_left_out(qtbot: QtBot) -> None:
    tiles = PaintedTiles(Size(100, 100))
    emitted = _painted(tiles, qtbot, 90, -5, image_from_pixels(numbered(20, 20)))
    assert emitted == [Region(90, 0, 100, 15)]
    tile = tiles.tile(TileAddress(0, 0, 0))
    assert tile is not None
    np.testing.assert_array_equal(pixels_of(tile.image)[:15, 90:], numbered(20, 20)[5:, :10])


def test_memory_stays_bounded_and_coarser_tiles_outlive_the_finest(qtbot: QtBot) -> None:
    tiles = PaintedTiles(Size(4096, 512), level_bytes=2 * 512 * 512 * 4)
    _painted(tiles, qtbot, 0, 0, image_from_pixels(numbered(4096, 512)))
    finest = [tiles.tile(TileAddress(0, column, 0)) is not None for column in range(8)]
    assert finest == [False] * 6 + [True] * 2
    assert tiles.tile(TileAddress(3, 0, 0)) is not None


def test_a_wide_band_is_taken_in_over_several_turns(qtbot: QtBot) -> None:
    tiles = PaintedTiles(Size(16_384, 512))
    tiles.put(0, 0, image_from_pixels(np.zeros((512, 16_384, 3), np.uint8)))
    assert tiles.tile(TileAddress(0, 0, 0)) is None
    qtbot.waitUntil(lambda: tiles.tile(TileAddress(0, 31, 0)) is not None)


def test_closing_forgets_what_is_painted_and_what_waits(qtbot: QtBot) -> None:
    tiles = PaintedTiles(Size(512, 512))
    _painted(tiles, qtbot, 0, 0, image_from_pixels(numbered(10, 10)))
    tiles.put(20, 20, image_from_pixels(numbered(10, 10)))
    with qtbot.assertNotEmitted(tiles.changed):
        tiles.close()
        qtbot.waitUntil(lambda: not tiles.is_busy)
    assert tiles.tile(TileAddress(0, 0, 0)) is None


def test_a_piece_in_small_is_put_on_its_level_and_coarser_ones(qtbot: QtBot) -> None:
    small_hwc = landscape(500, 400)
    tiles = PaintedTiles(Size(2001, 1601))
    emitted: list[Region] = []
    tiles.changed.connect(emitted.append)
    tiles.put(0, 0, image_from_pixels(small_hwc[:, :300]), level=2)
    tiles.put(300, 0, image_from_pixels(small_hwc[:, 300:]), level=2)
    qtbot.waitUntil(lambda: len(emitted) == 2 and not tiles.is_busy)
    assert tiles.tile(TileAddress(0, 0, 0)) is None and tiles.tile(TileAddress(1, 0, 0)) is None
    level = tiles.tile(TileAddress(2, 0, 0))
    assert level is not None
    np.testing.assert_array_equal(pixels_of(level.image)[:400, :500], small_hwc)
    assert (emitted[0].left, emitted[0].top, emitted[-1].right, emitted[-1].bottom) == (0, 0, 2001, 1601)


def test_a_piece_smaller_than_any_level_is_left_out() -> None:
    tiles = PaintedTiles(Size(600, 400))
    tiles.put(0, 0, image_from_pixels(numbered(8, 8)), level=5)
    assert not tiles.is_busy
