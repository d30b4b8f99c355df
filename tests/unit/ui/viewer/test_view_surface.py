from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QFocusEvent, QMouseEvent, QNativeGestureEvent, QPointingDevice, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.geometry import Size
from studio.ui.viewer.view_state import Viewport, ViewState
from studio.ui.viewer.view_surface import ViewSurface

NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def surface(qtbot: QtBot) -> Iterator[ViewSurface]:
    widget = ViewSurface()
    qtbot.addWidget(widget)
    widget.resize(400, 300)
    widget._show_view(ViewState.fitting(Size(4000, 3000), Viewport(Size(400, 300))))
    return widget


def _touchpad_scroll(surface: ViewSurface, dx: int, dy: int, modifiers: Qt.KeyboardModifier = NONE) -> None:
    place, moved = QPointF(200, 150), QPoint(dx, dy)
    event = QWheelEvent(
        place,
        place,
        moved,
        moved,
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.ScrollUpdate,
        False,
    )
    QApplication.sendEvent(surface, event)


def test_a_change_is_told_once_and_repeating_it_is_not(surface: ViewSurface, qtbot: QtBot) -> None:
    with qtbot.waitSignals([surface.zoom_changed, surface.view_moved]):
        surface.zoom_to(1.0)
    with qtbot.assertNotEmitted(surface.zoom_changed), qtbot.assertNotEmitted(surface.view_moved):
        surface.zoom_to(1.0)


def test_a_view_comes_to_rest_a_moment_after_it_moved(surface: ViewSurface, qtbot: QtBot) -> None:
    with qtbot.waitSignal(surface.view_settled) as emitted:
        surface.zoom_to(1.0)
        assert surface.is_moving
    assert not surface.is_moving
    assert emitted.args == [surface.visible_region()]


def test_moving_the_divider_does_not_count_as_motion(surface: ViewSurface, qtbot: QtBot) -> None:
    with qtbot.waitSignal(surface.view_settled):
        surface.zoom_to(0.5)
    QTest.keyClick(surface, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert not surface.is_moving


def test_two_fingers_on_a_touchpad_pan_and_with_ctrl_they_zoom(surface: ViewSurface) -> None:
    surface.zoom_to(1.0)
    before = surface.visible_region()
    _touchpad_scroll(surface, 30, -20)
    after = surface.visible_region()
    assert before is not None
    assert after is not None
    assert (after.left - before.left, after.top - before.top) == (-30, 20)
    _touchpad_scroll(surface, 0, 60, Qt.KeyboardModifier.ControlModifier)
    assert surface.zoom > 1


def test_a_pinch_on_a_touchpad_zooms(surface: ViewSurface) -> None:
    surface.zoom_to(1.0)
    place = QPointF(200, 150)
    event = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture,
        QPointingDevice.primaryPointingDevice(),
        2,
        place,
        place,
        place,
        0.25,
        QPointF(),
    )
    QApplication.sendEvent(surface, event)
    assert surface.zoom == 1.25


def test_the_middle_button_pans_from_anywhere(surface: ViewSurface) -> None:
    surface.zoom_to(1.0)
    before = surface.visible_region()
    QTest.mousePress(surface, Qt.MouseButton.MiddleButton, NONE, QPoint(200, 150))
    QTest.mouseMove(surface, QPoint(210, 150))
    QTest.mouseRelease(surface, Qt.MouseButton.MiddleButton, NONE, QPoint(210, 150))
    after = surface.visible_region()
    assert before is not None
    assert after is not None
    assert before.left - after.left == 10


def test_the_right_button_is_left_to_others(surface: ViewSurface) -> None:
    surface.zoom_to(1.0)
    before = surface.visible_region()
    QTest.mousePress(surface, Qt.MouseButton.RightButton, NONE, QPoint(100, 150))
    QTest.mouseMove(surface, QPoint(150, 150))
    QTest.mouseRelease(surface, Qt.MouseButton.RightButton, NONE, QPoint(150, 150))  # it would be held in later tests
    assert surface.visible_region() == before


def test_losing_the_focus_releases_a_held_original(surface: ViewSurface) -> None:
    QTest.keyPress(surface, Qt.Key.Key_O)
    assert surface.is_original_held
    QApplication.sendEvent(surface, QFocusEvent(QFocusEvent.Type.FocusOut))
    assert not surface.is_original_held


def _move_without_buttons(surface: ViewSurface, place: QPointF) -> None:
    """`QTest.mouseMove` reaches a widget that is not shown only while a button is down."""
    none = Qt.MouseButton.NoButton
    QApplication.sendEvent(surface, QMouseEvent(QEvent.Type.MouseMove, place, place, none, none, NONE))


def test_the_divider_is_active_under_the_pointer_only(surface: ViewSurface) -> None:
    _move_without_buttons(surface, QPointF(203, 150))
    assert surface.is_divider_active
    _move_without_buttons(surface, QPointF(90, 150))
    assert not surface.is_divider_active
