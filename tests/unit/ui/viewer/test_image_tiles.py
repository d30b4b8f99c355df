from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QColorSpace, QImage
from pytestqt.qtbot import QtBot

from studio.geometry import Region, Size
from studio.ui.viewer.image_tiles import ImageTiles, halved_image, image_from_pixels
from studio.ui.viewer.pyramid import TileAddress
from studio.ui.viewer.tile_source import OPAQUE, TRANSLUCENT
from tests.unit.ui.viewer.scenes import numbered, pixels_of


def test_pixels_become_a_picture_of_the_same_colours() -> None:
    pixels_hwc = numbered(37, 11)
    image = image_from_pixels(pixels_hwc)
    assert image.format() == OPAQUE
    np.testing.assert_array_equal(pixels_of(image), pixels_hwc)


def test_transparent_pixels_are_premultiplied() -> None:
    image = image_from_pixels(np.array([[[200, 100, 50, 128], [9, 9, 9, 0]]], np.uint8))
    assert image.format() == TRANSLUCENT
    assert bytes(image.constBits()) == bytes([25, 50, 100, 128, 0, 0, 0, 0])


@pytest.mark.parametrize("shape", [(4, 4), (4, 4, 2), (0, 4, 3)])
def test_other_shapes_are_refused(shape: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="expected"):
        image_from_pixels(np.zeros(shape, np.uint8))


@pytest.mark.parametrize(("width", "height"), [(40, 30), (41, 31), (1, 30), (30, 1)])
def test_halving_takes_the_mean_of_four_pixels(width: int, height: int) -> None:
    pixels_hwc = numbered(width, height)
    half = pixels_of(halved_image(image_from_pixels(pixels_hwc)))
    across, down = min(2, width), min(2, height)
    wide, high = max(1, width // 2), max(1, height // 2)
    even = pixels_hwc[: high * down, : wide * across].reshape(high, down, wide, across, 3)
    assert half.shape == (high, wide, 3)
    assert np.abs(half - even.mean(axis=(1, 3))).max() <= 1


def test_a_small_picture_is_whole_at_once() -> None:
    tiles = ImageTiles(image_from_pixels(numbered(1200, 900)))
    assert tiles.drawable_level(1) == 1
    tile = tiles.tile(TileAddress(2, 0, 0))
    assert tile is not None
    assert tile.region == Region(0, 0, 300, 225)


def test_a_large_picture_is_drawn_from_a_finer_level_until_the_coarse_ones_are_made(qtbot: QtBot) -> None:
    tiles = ImageTiles(image_from_pixels(numbered(2000, 1500)))
    assert tiles.drawable_level(2) == 0
    assert tiles.tile(TileAddress(2, 0, 0)) is None
    qtbot.waitUntil(lambda: tiles.drawable_level(2) == 2)
    assert tiles.tile(TileAddress(2, 0, 0)) is not None
    tiles.close()


def test_finished_levels_are_told_once_for_the_whole_picture(qtbot: QtBot) -> None:
    tiles = ImageTiles(image_from_pixels(numbered(2000, 1500)))
    with qtbot.waitSignal(tiles.changed) as emitted:
        pass
    assert emitted.args == [Region(0, 0, 2000, 1500)]
    tiles.close()


def test_a_level_too_wide_for_the_painter_comes_in_pieces() -> None:
    tiles = ImageTiles(image_from_pixels(numbered(20_000, 3)))
    tile = tiles.tile(TileAddress(0, 1, 0))
    assert tile is not None
    assert tile.region == Region(16_384, 0, 20_000, 3)
    np.testing.assert_array_equal(pixels_of(tile.image), numbered(20_000, 3)[:, 16_384:])


def test_other_colour_spaces_become_srgb() -> None:
    image = image_from_pixels(np.full((2, 2, 3), 128, np.uint8))
    image.setColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgbLinear))
    tile = ImageTiles(image).tile(TileAddress(0, 0, 0))
    assert tile is not None
    assert abs(int(pixels_of(tile.image)[0, 0, 0]) - 188) <= 1  # the sRGB curve at 128 / 255


def test_packed_pictures_are_converted_and_empty_ones_refused() -> None:
    tiles = ImageTiles(image_from_pixels(numbered(5, 5)).convertToFormat(QImage.Format.Format_RGB888))
    assert tiles.pyramid.size == Size(5, 5)
    with pytest.raises(ValueError, match="empty"):
        ImageTiles(QImage())


def test_closing_gives_the_memory_back() -> None:
    tiles = ImageTiles(image_from_pixels(numbered(2000, 1500)))
    tiles.close()
    assert tiles.tile(TileAddress(tiles.drawable_level(2), 0, 0)) is None
