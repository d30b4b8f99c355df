from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from studio.specs.preview import RegionsView
from studio.ui.viewer.canvas_viewer import CanvasViewer
from studio.ui.viewer.image_tiles import ImageTiles
from studio.ui.viewer.region_layer import RegionLayer
from studio.ui.viewer.view_state import ViewMode

LEFT = Qt.MouseButton.LeftButton
RED, BLUE = (255, 0, 0), (0, 0, 255)
GREY = 100


@pytest.fixture
def viewer(qtbot: QtBot) -> Iterator[CanvasViewer]:
    """A grey photo of 200 by 100 pixels, before and after, with a margin around it."""
    viewer = CanvasViewer()
    qtbot.addWidget(viewer)
    viewer.resize(400, 300)
    photo = QImage(200, 100, QImage.Format.Format_RGB32)
    photo.fill(GREY * 0x010101)
    viewer.show_sources(ImageTiles(photo), ImageTiles(photo))
    viewer.set_mode(ViewMode.BEFORE)
    viewer.show()
    yield viewer
    viewer.close_pictures()


@pytest.fixture
def layer(viewer: CanvasViewer) -> RegionLayer:
    """Red on the left and blue on the right."""
    layer = RegionLayer(viewer)
    largest_hw = np.repeat(np.array([[1, 1, 2, 2]], np.uint8), 2, 0)
    rgb_hwc = np.array((RED, BLUE), np.uint8)[largest_hw - 1]
    layer.show_regions(RegionsView(1, rgb_hwc, largest_hw, ((0.25, 0.5), (0.75, 0.5))))
    return layer


def place(viewer: CanvasViewer, x: float, y: float) -> QPoint:
    view = viewer.view
    assert view is not None
    at = QPointF(x * view.zoom + view.placement.origin_x, y * view.zoom + view.placement.origin_y)
    return (at / viewer.devicePixelRatioF()).toPoint()


def colour(viewer: CanvasViewer, x: float, y: float) -> tuple[int, int, int]:
    image = viewer.grab().toImage()
    at = place(viewer, x, y) * image.devicePixelRatio()
    red, green, blue, _ = image.pixelColor(at).getRgb()
    return red, green, blue


def test_colours_lie_over_the_photo_until_they_are_taken_away(viewer: CanvasViewer, layer: RegionLayer) -> None:
    left, right = colour(viewer, 20, 20), colour(viewer, 180, 20)
    assert left[0] > GREY > left[1] == left[2] and right[2] > GREY > right[0] == right[1]
    layer.show_regions(None)
    assert colour(viewer, 20, 20) == (GREY, GREY, GREY) and layer.shown is None


def test_side_by_side_both_pictures_have_them(viewer: CanvasViewer, layer: RegionLayer) -> None:
    viewer.set_mode(ViewMode.SIDE_BY_SIDE)
    view = viewer.view
    assert view is not None
    pane = view.pane.width / view.zoom
    assert colour(viewer, 20, 20) == colour(viewer, 20 + pane, 20)
    assert layer.region_at(QPointF(place(viewer, 180 + pane, 50))) == 2


def test_a_click_picks_a_region_and_a_drag_or_a_click_beside_none(
    viewer: CanvasViewer, layer: RegionLayer, qtbot: QtBot
) -> None:
    picked: list[int] = []
    layer.region_clicked.connect(lambda region, _place: picked.append(region))
    for x in (20, 180):
        qtbot.mouseClick(layer, LEFT, pos=place(viewer, x, 20))
    assert picked == [1, 2]
    qtbot.mouseClick(layer, LEFT, pos=place(viewer, 100, -20))
    qtbot.mouseClick(layer, Qt.MouseButton.RightButton, pos=place(viewer, 20, 20))
    qtbot.mousePress(layer, LEFT, pos=place(viewer, 20, 20))
    qtbot.mouseMove(layer, place(viewer, 90, 20))
    qtbot.mouseMove(layer, place(viewer, 20, 20))
    qtbot.mouseRelease(layer, LEFT, pos=place(viewer, 20, 20))
    assert picked == [1, 2]


def test_it_stays_as_large_as_the_viewer(viewer: CanvasViewer, layer: RegionLayer) -> None:
    viewer.resize(300, 250)
    assert layer.geometry() == viewer.rect()
