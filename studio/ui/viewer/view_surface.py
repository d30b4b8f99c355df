"""The part of the viewer that is moved about: a widget whose mouse, wheel, fingers and keys change a pure view."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QNativeGestureEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QGestureEvent, QPinchGesture, QWidget

from studio.geometry import Region, Size
from studio.ui.theme.metrics import HANDLE_PX, MARGIN_PX
from studio.ui.viewer import gestures
from studio.ui.viewer.gestures import Drag, HitTarget, panned_by_key, split_by_key
from studio.ui.viewer.view_state import Viewport, ViewState

_SETTLE_MS = 120
_KEYBOARD_REASONS = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


class ViewSurface(QWidget):
    """Holds the view of a picture (None: there is no picture) and changes it as the person asks; paints nothing."""

    zoom_changed = Signal(float)  # screen pixels per picture pixel: 1.0 is 100 %
    view_moved = Signal(object)  # ViewState, whose picture lies elsewhere on the screen now
    drag_out_wanted = Signal()  # the whole picture was dragged, or one with Ctrl, where `can_drag_out` allows it
    view_settled = Signal(object)  # Region of the picture that is on screen, once it has been still for a moment

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: ViewState | None = None
        self._drag: Drag | None = None
        self.is_original_held = False  # whether the original is shown in place of the repainted picture
        self.is_divider_active = False  # whether the divider is gripped, or would be by a press
        self._has_keyboard = False
        self.can_drag_out = False  # whether the picture can be dragged to another program
        self._drags_out = False  # whether the press that goes on began such a drag
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(self._tell_settled)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.grabGesture(Qt.GestureType.PinchGesture)

    @property
    def view(self) -> ViewState | None:
        """What is seen of the picture, None without one."""
        return self._view

    @property
    def zoom(self) -> float:
        """Screen pixels per picture pixel; 1.0 without a picture."""
        return 1.0 if self._view is None else self._view.zoom

    @property
    def is_moving(self) -> bool:
        """Whether the view changed a moment ago, so that quick drawing counts for more than smooth drawing."""
        return self._settle.isActive()

    def zoom_to_fit(self) -> None:
        """Bring the whole picture into view, and keep it so when the window changes."""
        self._change_view(lambda view: view.fitted())

    def zoom_to(self, zoom: float) -> None:
        """Zoom to ``zoom`` screen pixels per picture pixel about the middle."""
        self._change_view(lambda view: view.zoomed(zoom))

    def zoom_in(self) -> None:
        """One stop nearer."""
        self._change_view(lambda view: view.stepped(1))

    def zoom_out(self) -> None:
        """One stop further away."""
        self._change_view(lambda view: view.stepped(-1))

    def pan_by(self, dx: float, dy: float) -> None:
        """Move the picture by (dx, dy) device pixels, as far as there is more of it to see."""
        self._change_view(lambda view: view.panned(dx, dy))

    def visible_region(self) -> Region | None:
        """The picture pixels on screen, None without a picture."""
        return None if self._view is None else self._view.visible_region

    # --- the view -------------------------------------------------------------------------------------------------

    def _viewport(self) -> Viewport:
        ratio = self.devicePixelRatioF()
        size = Size(max(1, round(self.width() * ratio)), max(1, round(self.height() * ratio)))
        return Viewport(size, ratio, round(MARGIN_PX * ratio))

    def _show_view(self, view: ViewState | None) -> None:
        """Set ``view`` and emit its change."""
        before, self._view = self._view, view
        if view == before:
            return
        self.update()
        if view is None:
            self._settle.stop()
            return
        if before is None or view.placement != before.placement or view.canvas != before.canvas:
            self._settle.start()
            self.view_moved.emit(view)
        if before is None or view.zoom != before.zoom:
            self.zoom_changed.emit(view.zoom)

    def _change_view(self, change: Callable[[ViewState], ViewState]) -> None:
        if self._view is not None:
            self._show_view(change(self._view))

    def _hold_original(self, *, is_held: bool) -> None:
        if is_held != self.is_original_held:
            self.is_original_held = is_held
            self.update()

    @Slot()
    def _tell_settled(self) -> None:
        if self._view is not None:
            self.view_settled.emit(self._view.visible_region)

    def resizeEvent(self, _event: QResizeEvent) -> None:  # noqa: N802 — Qt's name
        """Keep the whole picture in view, or its middle in the middle."""
        self._change_view(lambda view: view.with_viewport(self._viewport()))

    # --- mouse, wheel, fingers ------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 — Qt's name
        """Grip the divider or the picture."""
        if self._view is None or event.button() not in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            super().mousePressEvent(event)
            return
        x, y = self._device(event.position())
        if event.button() == Qt.MouseButton.MiddleButton:
            self._drag = gestures.panning(view=self._view, x=x, y=y)
        else:
            self._drag = gestures.pressed(view=self._view, x=x, y=y, grip_px=self._grip_px())
            is_asked = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            is_picture = self._drag.target is HitTarget.PICTURE
            # The whole picture has nowhere to be panned to, so that a drag can mean something else.
            self._drags_out = self.can_drag_out and is_picture and (is_asked or self._view.follows_fit)
        self._show_pointer(x, y)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 — Qt's name
        """Move what is gripped."""
        x, y = self._device(event.position())
        if self._drags_out and self._drag is not None:
            moved_px = math.hypot(x - self._drag.start_x, y - self._drag.start_y) / self.devicePixelRatioF()
            if moved_px >= QApplication.startDragDistance():
                self._drag, self._drags_out = None, False
                self.drag_out_wanted.emit()
        elif self._view is not None and self._drag is not None:
            self._show_view(gestures.dragged(drag=self._drag, view=self._view, x=x, y=y))
        self._show_pointer(x, y)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 — Qt's name
        """Let go."""
        self._drag, self._drags_out = None, False
        self._show_pointer(*self._device(event.position()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 — Qt's name
        """Between the whole picture and 100 % where the pointer is."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        x, y = self._device(event.position())
        self._change_view(lambda view: gestures.double_clicked(view=view, x=x, y=y))

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 — Qt's name
        """The divider is no longer near the pointer."""
        self.is_divider_active = False
        self.update()
        super().leaveEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 — Qt's name
        """A wheel zooms about the pointer; two fingers on a touchpad pan, with Ctrl they zoom."""
        x, y = self._device(event.position())
        moved, ratio = event.pixelDelta(), self.devicePixelRatioF()
        is_touchpad = event.phase() != Qt.ScrollPhase.NoScrollPhase and not moved.isNull()
        if is_touchpad and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._change_view(lambda view: view.panned(moved.x() * ratio, moved.y() * ratio))
        else:
            angle = event.angleDelta().y()
            self._change_view(lambda view: gestures.wheel_zoomed(view=view, x=x, y=y, angle=angle))
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Pinches, of which touch screens and touchpads have different kinds, and a move to another screen."""
        if isinstance(event, QGestureEvent):
            return self._take_pinch(event) or super().event(event)
        if isinstance(event, QNativeGestureEvent) and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
            x, y = self._device(event.position())
            factor = 1 + event.value()
            self._change_view(lambda view: gestures.pinched(view=view, x=x, y=y, factor=factor))
            return True
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._change_view(lambda view: view.with_viewport(self._viewport()))
        return super().event(event)

    def _take_pinch(self, event: QGestureEvent) -> bool:
        pinch = event.gesture(Qt.GestureType.PinchGesture)
        if not isinstance(pinch, QPinchGesture):
            return False
        x, y = self._device(QPointF(self.mapFromGlobal(pinch.centerPoint())))
        factor = pinch.scaleFactor()
        self._change_view(lambda view: gestures.pinched(view=view, x=x, y=y, factor=factor))
        event.accept(pinch)
        return True

    def _show_pointer(self, x: float, y: float) -> None:
        """The cursor, and the divider's look, for a pointer at device position (x, y)."""
        if self._view is None:
            self.unsetCursor()
            return
        target = (
            gestures.hit_target(view=self._view, x=x, y=y, grip_px=self._grip_px())
            if self._drag is None
            else self._drag.target
        )
        if (target is HitTarget.SPLIT_HANDLE) != self.is_divider_active:
            self.is_divider_active = target is HitTarget.SPLIT_HANDLE
            self.update()
        if target is HitTarget.SPLIT_HANDLE:
            self.setCursor(Qt.CursorShape.SplitHCursor)
        elif self._drag is not None:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif target is HitTarget.PICTURE:
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        else:
            self.unsetCursor()

    def _device(self, position: QPointF) -> tuple[float, float]:
        ratio = self.devicePixelRatioF()
        return position.x() * ratio, position.y() * ratio

    def _grip_px(self) -> float:
        return HANDLE_PX / 2 * self.devicePixelRatioF()

    # --- keys and focus -------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 — Qt's name
        """Zoom, pan, move the divider, or show the original while held."""
        change = change_of(event.key(), event.modifiers())
        if event.key() in HOLD_KEYS and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self._hold_original(is_held=True)
        elif change is not None and self._view is not None:
            self._show_view(change(self._view))
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802 — Qt's name
        """The original was only held."""
        if event.key() in HOLD_KEYS:
            if not event.isAutoRepeat():
                self._hold_original(is_held=False)
        else:
            super().keyReleaseEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 — Qt's name
        """Show where the keyboard is when it came here by the keyboard."""
        self._has_keyboard = event.reason() in _KEYBOARD_REASONS
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 — Qt's name
        """A key held is released elsewhere now."""
        self._has_keyboard = False
        self._hold_original(is_held=False)
        self.update()
        super().focusOutEvent(event)


_Key = Qt.Key

HOLD_KEYS = frozenset({_Key.Key_Space, _Key.Key_O})  # held down, they show the original

_Change = Callable[[ViewState], ViewState]
_CHANGES: dict[int, _Change] = {
    _Key.Key_Plus: lambda view: view.stepped(1),
    _Key.Key_Equal: lambda view: view.stepped(1),  # the same key without Shift on many keyboards
    _Key.Key_Minus: lambda view: view.stepped(-1),
    _Key.Key_0: lambda view: view.fitted(),
    _Key.Key_1: lambda view: view.zoomed(1.0),
    _Key.Key_Left: lambda view: panned_by_key(view=view, right=1, down=0),
    _Key.Key_Right: lambda view: panned_by_key(view=view, right=-1, down=0),
    _Key.Key_Up: lambda view: panned_by_key(view=view, right=0, down=1),
    _Key.Key_Down: lambda view: panned_by_key(view=view, right=0, down=-1),
}
_SHIFTED: dict[int, _Change] = {
    _Key.Key_Left: lambda view: split_by_key(view=view, direction=-1),
    _Key.Key_Right: lambda view: split_by_key(view=view, direction=1),
}
_IGNORED = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier


def change_of(key: int, modifiers: Qt.KeyboardModifier) -> _Change | None:
    """What a key press does to a view, None for keys that mean something elsewhere. Shift and arrows: the divider."""
    if modifiers & ~_IGNORED:
        return None
    is_shifted = modifiers & Qt.KeyboardModifier.ShiftModifier and key in _SHIFTED
    return _SHIFTED[key] if is_shifted else _CHANGES.get(key)
