from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import psutil
import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.geometry import Region
from studio.ui.theme.palette import palette_for
from studio.ui.theme.tokens import DARK, LIGHT
from studio.ui.viewer.canvas_viewer import CanvasViewer
from studio.ui.viewer.file_tiles import SHOWN_LIMITS, FileTiles
from studio.ui.viewer.image_tiles import image_from_pixels
from studio.ui.viewer.scratch_pyramid import read_header
from studio.ui.viewer.view_state import ViewMode
from tests.unit.ui.viewer.scenes import Pixels, numbered, pixels_of, show

WIDTH, HEIGHT = 400, 300
LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def viewer(qtbot: QtBot) -> Iterator[CanvasViewer]:
    widget = CanvasViewer()
    qtbot.addWidget(widget)
    widget.setPalette(palette_for(LIGHT))
    widget.resize(WIDTH, HEIGHT)
    with qtbot.waitExposed(widget):
        widget.show()
    yield widget
    widget.close_pictures()


def _plain(colour: tuple[int, int, int], width: int = 800, height: int = 600) -> QImage:
    return image_from_pixels(np.full((height, width, 3), colour, np.uint8))


RED, BLUE, GREEN = (200, 30, 20), (20, 30, 200), (10, 180, 40)


def _seen(viewer: CanvasViewer) -> Pixels:
    return pixels_of(viewer.grab().toImage())


def _colour(viewer: CanvasViewer, x: int, y: int = 60) -> tuple[int, ...]:
    return tuple(int(value) for value in _seen(viewer)[y, x])


def _drag(viewer: CanvasViewer, start: QPoint, end: QPoint, button: Qt.MouseButton = LEFT) -> None:
    QTest.mousePress(viewer, button, NONE, start)
    QTest.mouseMove(viewer, (start + end) / 2)
    QTest.mouseMove(viewer, end)
    QTest.mouseRelease(viewer, button, NONE, end)


def _shows(viewer: CanvasViewer, expected: Pixels) -> Callable[[], bool]:
    return lambda: np.array_equal(_seen(viewer), expected)


def test_without_a_picture_there_is_only_the_backdrop(viewer: CanvasViewer) -> None:
    assert {tuple(pixel) for pixel in _seen(viewer).reshape(-1, 3)} == {(0xE2, 0xE0, 0xDC)}
    assert viewer.visible_region() is None
    viewer.zoom_in()
    assert viewer.zoom == 1


def test_before_is_left_of_the_divider_and_after_right_of_it(viewer: CanvasViewer) -> None:
    show(viewer, _plain(RED), _plain(BLUE))
    assert (_colour(viewer, 150), _colour(viewer, 250)) == (RED, BLUE)


def test_dragging_the_handle_uncovers_more_of_the_original(viewer: CanvasViewer) -> None:
    show(viewer, _plain(RED), _plain(BLUE))
    _drag(viewer, QPoint(200, 150), QPoint(320, 170))
    assert _colour(viewer, 250) == RED
    assert viewer.split == pytest.approx(0.8)


def test_the_modes_show_what_their_names_say(viewer: CanvasViewer) -> None:
    show(viewer, _plain(RED), _plain(BLUE))
    viewer.set_mode(ViewMode.AFTER)
    assert _colour(viewer, 100) == BLUE
    viewer.set_mode(ViewMode.BEFORE)
    assert _colour(viewer, 300) == RED
    viewer.set_mode(ViewMode.SIDE_BY_SIDE)
    assert (_colour(viewer, 100, 150), _colour(viewer, 300, 150)) == (RED, BLUE)


def test_without_a_repainted_picture_the_original_is_shown_alone_until_one_comes(viewer: CanvasViewer) -> None:
    show(viewer, _plain(RED), None)
    assert {_colour(viewer, x, 150) for x in range(20, 380, 20)} == {RED}
    viewer.show_after(_plain(BLUE, 80, 60))
    assert (_colour(viewer, 150), _colour(viewer, 250)) == (RED, BLUE)
    assert viewer.mode is ViewMode.SPLIT


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_O])
def test_the_original_shows_for_as_long_as_a_key_is_held(viewer: CanvasViewer, key: Qt.Key) -> None:
    show(viewer, _plain(RED), _plain(BLUE))
    QTest.keyPress(viewer, key)
    assert _colour(viewer, 250) == RED
    QTest.keyRelease(viewer, key)
    assert _colour(viewer, 250) == BLUE


def test_a_preview_smaller_than_the_original_covers_the_same_canvas_and_keeps_the_view(viewer: CanvasViewer) -> None:
    show(viewer, _plain(RED), None)
    viewer.zoom_to(2.0)
    place = viewer.visible_region()
    viewer.show_after(_plain(BLUE, 61, 47))
    assert viewer.visible_region() == place
    assert {_colour(viewer, x, y) for x in (220, 300, 399) for y in (0, 60, 260)} == {BLUE}


def test_at_100_percent_the_screen_shows_the_pictures_own_pixels(viewer: CanvasViewer) -> None:
    pixels_hwc = numbered(801, 603)
    show(viewer, image_from_pixels(pixels_hwc), None)
    viewer.zoom_to(1.0)
    region = viewer.visible_region()
    assert region is not None
    assert (region.width, region.height) == (WIDTH, HEIGHT)
    expected = pixels_hwc[region.top : region.bottom, region.left : region.right]
    np.testing.assert_array_equal(_seen(viewer), expected)


def test_dragging_the_picture_pans_it_pixel_by_pixel(viewer: CanvasViewer) -> None:
    show(viewer, image_from_pixels(numbered(801, 603)), None)
    viewer.zoom_to(1.0)
    before = _seen(viewer)
    _drag(viewer, QPoint(100, 100), QPoint(130, 80))
    np.testing.assert_array_equal(_seen(viewer)[:-20, 30:], before[20:, :-30])


def test_the_wheel_zooms_about_the_pointer(viewer: CanvasViewer, qtbot: QtBot) -> None:
    ramp_hwc = np.zeros((600, 800, 3), np.uint8)
    ramp_hwc[..., 0] = np.arange(800) // 4
    ramp_hwc[..., 1] = np.arange(600)[:, None] // 4
    show(viewer, image_from_pixels(ramp_hwc), None)
    viewer.zoom_to(1.0)
    before = _seen(viewer).astype(int)
    pointer = QPointF(300, 100)
    places = (pointer, QPointF(viewer.mapToGlobal(pointer)), QPoint(), QPoint(0, 240))
    event = QWheelEvent(*places, Qt.MouseButton.NoButton, NONE, Qt.ScrollPhase.NoScrollPhase, False)
    with qtbot.waitSignal(viewer.zoom_changed) as emitted:
        QApplication.sendEvent(viewer, event)
    after = _seen(viewer).astype(int)
    assert emitted.args == [1.25**2]
    assert np.abs(after[100, 300] - before[100, 300]).max() <= 1
    assert np.abs(after[250, 50] - before[250, 50]).max() > 10


def test_a_double_click_goes_to_100_percent_and_back(viewer: CanvasViewer) -> None:
    show(viewer, _plain(RED), None)
    fit = viewer.zoom
    QTest.mouseDClick(viewer, LEFT, NONE, QPoint(100, 100))
    assert viewer.zoom == 1
    QTest.mouseDClick(viewer, LEFT, NONE, QPoint(100, 100))
    assert viewer.zoom == fit


def test_all_can_be_done_from_the_keyboard(viewer: CanvasViewer) -> None:
    show(viewer, _plain(RED), _plain(BLUE))
    fit = viewer.zoom
    QTest.keyClick(viewer, Qt.Key.Key_1)
    assert viewer.zoom == 1
    before = viewer.visible_region()
    QTest.keyClick(viewer, Qt.Key.Key_Right)
    after = viewer.visible_region()
    assert before is not None
    assert after is not None
    assert after.left > before.left
    QTest.keyClick(viewer, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert viewer.split < 0.5
    QTest.keyClick(viewer, Qt.Key.Key_Plus)
    assert viewer.zoom == 1.5
    QTest.keyClick(viewer, Qt.Key.Key_0)
    assert viewer.zoom == fit


def test_the_divider_stays_where_it_was_put_for_the_next_picture(viewer: CanvasViewer) -> None:
    viewer.set_split(0.25)
    show(viewer, _plain(RED), _plain(BLUE))
    assert _colour(viewer, 130) == BLUE
    viewer.set_split(0.75)
    show(viewer, _plain(GREEN), _plain(BLUE))
    assert viewer.split == 0.75
    assert _colour(viewer, 280) == GREEN


def test_tiles_of_a_render_appear_over_the_original_as_they_come(viewer: CanvasViewer, qtbot: QtBot) -> None:
    show(viewer, _plain(RED), None)
    viewer.set_mode(ViewMode.AFTER)
    viewer.put_after_tile(400, 0, _plain(GREEN, 400, 300))
    qtbot.waitUntil(lambda: _colour(viewer, 300) == GREEN)
    assert (_colour(viewer, 100), _colour(viewer, 300, 200)) == (RED, RED)
    viewer.clear_after_tiles()
    assert _colour(viewer, 300) == RED


def test_a_file_is_shown_from_tiles_read_in_another_thread(viewer: CanvasViewer, qtbot: QtBot, tmp_path: Path) -> None:
    pixels_hwc = numbered(1500, 1200)
    Image.fromarray(pixels_hwc).save(tmp_path / "photo.png", compress_level=1)
    viewer.show_sources(FileTiles(read_header(tmp_path / "photo.png", SHOWN_LIMITS), tmp_path), None)
    viewer.zoom_to(1.0)
    region = viewer.visible_region()
    assert region is not None
    expected = pixels_hwc[region.top : region.bottom, region.left : region.right]
    qtbot.waitUntil(_shows(viewer, expected))


def test_a_file_that_cannot_be_shown_is_told(viewer: CanvasViewer, qtbot: QtBot, tmp_path: Path) -> None:
    Image.fromarray(numbered(900, 900)).save(tmp_path / "whole.png")
    whole = (tmp_path / "whole.png").read_bytes()
    (tmp_path / "torn.png").write_bytes(whole[: len(whole) // 2])
    with qtbot.waitSignal(viewer.picture_failed) as emitted:
        viewer.show_sources(FileTiles(read_header(tmp_path / "torn.png", SHOWN_LIMITS), tmp_path), None)
    assert emitted.args is not None
    assert "torn.png" in emitted.args[0]


def test_a_view_at_rest_tells_what_it_shows_and_is_smooth(viewer: CanvasViewer, qtbot: QtBot) -> None:
    viewer.resize(1000, 700)
    show(viewer, image_from_pixels(numbered(800, 600)), None)
    with qtbot.waitSignal(viewer.view_settled) as emitted:
        viewer.zoom_to(1.4)
        rough = _seen(viewer)
    assert emitted.args == [viewer.visible_region()]
    qtbot.waitUntil(lambda: not np.array_equal(_seen(viewer), rough))


def test_the_whole_picture_stays_in_view_when_the_window_changes(viewer: CanvasViewer, qtbot: QtBot) -> None:
    show(viewer, _plain(RED), None)
    viewer.resize(800, 300)
    qtbot.waitUntil(lambda: viewer.width() == 800)
    assert viewer.visible_region() == Region(0, 0, 800, 600)
    assert _colour(viewer, 400) == RED


def test_the_theme_changes_the_backdrop_at_once(viewer: CanvasViewer) -> None:
    show(viewer, _plain(RED), None)
    viewer.setPalette(palette_for(DARK))
    assert _colour(viewer, 2, 2) == (0x17, 0x16, 0x15)


def test_dropped_files_are_told_and_other_things_refused(viewer: CanvasViewer, qtbot: QtBot, tmp_path: Path) -> None:
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.jpg")), QUrl("https://example.org/b.jpg")])
    words = QMimeData()
    words.setText("words")
    rest = (Qt.DropAction.CopyAction, files, LEFT, NONE)
    enter = QDragEnterEvent(QPoint(5, 5), *rest)
    viewer.dragEnterEvent(enter)
    assert enter.isAccepted()
    assert _colour(viewer, 0, 0) == (0xA8, 0x43, 0x1F)
    with qtbot.waitSignal(viewer.files_dropped) as emitted:
        viewer.dropEvent(QDropEvent(QPointF(5, 5), *rest))
    assert emitted.args == [[tmp_path / "a.jpg"]]
    assert _colour(viewer, 0, 0) == (0xE2, 0xE0, 0xDC)
    refused = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, words, LEFT, NONE)
    refused.ignore()
    viewer.dragEnterEvent(refused)
    assert not refused.isAccepted()


def test_the_cursor_tells_what_a_press_would_do(viewer: CanvasViewer) -> None:
    show(viewer, _plain(RED), _plain(BLUE))
    QTest.mouseMove(viewer, QPoint(200, 150))
    assert viewer.cursor().shape() is Qt.CursorShape.SplitHCursor
    QTest.mouseMove(viewer, QPoint(100, 150))
    assert viewer.cursor().shape() is Qt.CursorShape.OpenHandCursor


def test_it_has_a_name_for_those_who_do_not_see_it(viewer: CanvasViewer) -> None:
    assert viewer.accessibleName()
    assert viewer.focusPolicy() == Qt.FocusPolicy.StrongFocus


def test_ten_thousand_repaints_leave_memory_and_none_as_they_were(viewer: CanvasViewer) -> None:
    show(viewer, _plain(RED), _plain(BLUE))
    viewer.repaint()
    nones, resident = sys.getrefcount(None), psutil.Process().memory_info().rss
    for index in range(10_000):
        viewer.set_split((index % 50) / 50)
        viewer.repaint()
    assert abs(sys.getrefcount(None) - nones) < 100
    assert psutil.Process().memory_info().rss - resident < 20_000_000


def test_a_thousand_previews_leave_memory_as_it_was(viewer: CanvasViewer) -> None:
    show(viewer, _plain(RED), None)
    preview = _plain(BLUE, 512, 384)
    resident = 0
    for index in range(1100):
        viewer.show_after(preview.copy())
        viewer.repaint()
        if index == 100:
            resident = psutil.Process().memory_info().rss
    assert psutil.Process().memory_info().rss - resident < 30_000_000


_DENSE_SCREEN = """
import numpy as np
from PySide6.QtWidgets import QApplication
from studio.ui.viewer.canvas_viewer import CanvasViewer
from studio.ui.viewer.image_tiles import image_from_pixels
from tests.unit.ui.viewer.scenes import show, numbered, pixels_of
app = QApplication([])
viewer = CanvasViewer()
viewer.resize(201, 150)
viewer.show()
show(viewer, image_from_pixels(numbered(901, 703)), None)
viewer.zoom_to(1.0)
seen, region = pixels_of(viewer.grab().toImage()), viewer.visible_region()
np.testing.assert_array_equal(seen, numbered(901, 703)[region.top:region.bottom, region.left:region.right])
print(*seen.shape[:2])
"""


@pytest.mark.parametrize(("scale", "seen"), [("1.5", "225 302"), ("2", "300 402")])
def test_100_percent_is_true_to_the_pixel_on_dense_screens_too(scale: str, seen: str) -> None:
    environment = {**os.environ, "QT_SCALE_FACTOR": scale, "QT_QPA_PLATFORM": "offscreen"}
    answer = subprocess.run(
        [sys.executable, "-c", _DENSE_SCREEN],
        env=environment,
        cwd=Path(__file__).parents[4],
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.stdout.strip() == seen, answer.stderr
