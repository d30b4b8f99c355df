from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPalette

from studio.ui.theme.palette import palette_for
from studio.ui.theme.tokens import DARK, LIGHT, Tokens
from studio.ui.viewer.decorations import Label, backdrop_colour, checks_brush, draw_border, draw_divider, draw_label
from studio.ui.viewer.tile_source import OPAQUE
from tests.unit.ui.viewer.scenes import Pixels, pixels_of

ROLE = QPalette.ColorRole
pytestmark = pytest.mark.usefixtures("qtbot")  # text needs an application


def _canvas() -> tuple[QImage, QPainter]:
    image = QImage(200, 100, OPAQUE)
    image.fill(Qt.GlobalColor.magenta)
    return image, QPainter(image)


def _marked(image: QImage) -> Pixels:
    return (pixels_of(image) != (255, 0, 255)).any(axis=2)


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
def test_the_divider_is_drawn_on_its_rows_with_the_handle_in_their_middle(tokens: Tokens) -> None:
    image, painter = _canvas()
    palette = palette_for(tokens)
    draw_divider(painter, palette, x=120, rows=QRectF(0, 20, 1, 60), is_active=False)
    painter.end()
    marked = _marked(image)
    assert not marked[:20].any()
    assert not marked[80:].any()
    assert marked[20:80, 120].all()
    columns = np.flatnonzero(marked[50])
    assert columns[0] in range(104, 107)
    assert columns[-1] in range(133, 136)
    assert image.pixelColor(120, 25) == palette.color(ROLE.Window)


def test_an_active_divider_wears_the_accent() -> None:
    image, painter = _canvas()
    draw_divider(painter, palette_for(LIGHT), x=120, rows=QRectF(0, 0, 1, 100), is_active=True)
    painter.end()
    assert image.pixelColor(120, 5) == palette_for(LIGHT).color(ROLE.Highlight)


@pytest.mark.parametrize(
    ("corner", "half"), [(Qt.AlignmentFlag.AlignLeft, slice(0, 100)), (Qt.AlignmentFlag.AlignRight, slice(100, 200))]
)
def test_a_label_stands_in_its_corner(corner: Qt.AlignmentFlag, half: slice) -> None:
    image, painter = _canvas()
    draw_label(painter, palette_for(DARK), Label("After", QRectF(0, 0, 200, 100), corner))
    painter.end()
    marked = _marked(image)
    assert marked[60:, half].sum() == marked.sum() > 300


def test_a_label_without_room_is_left_out() -> None:
    image, painter = _canvas()
    draw_label(painter, palette_for(DARK), Label("Original", QRectF(0, 0, 40, 100), Qt.AlignmentFlag.AlignLeft))
    painter.end()
    assert not _marked(image).any()


def test_a_border_runs_along_the_edge_only() -> None:
    image, painter = _canvas()
    draw_border(painter, palette_for(LIGHT), QRect(0, 0, 200, 100), 3)
    painter.end()
    marked = _marked(image)
    assert marked[:3].all()
    assert marked[:, -3:].all()
    assert not marked[3:-3, 3:-3].any()


def test_checks_are_as_large_in_device_pixels_as_the_screen_is_dense() -> None:
    assert checks_brush(palette_for(LIGHT), 1.0).textureImage().width() == 16
    assert checks_brush(palette_for(LIGHT), 2.0).textureImage().width() == 32


def test_the_backdrop_is_the_themes_own() -> None:
    assert backdrop_colour(palette_for(DARK)).name() == DARK.canvas
