"""What lies over the picture while a mask is painted: takes mouse, pen and keys, draws the veil and the brush."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPointingDevice, QTabletEvent
from PySide6.QtWidgets import QWidget

from studio.geometry import Size
from studio.specs.painted_mask import PaintedMask, Point
from studio.ui.masks.brush import Brush, Tool
from studio.ui.masks.brush_keys import ACTIONS, MOVES, TOOL_KEYS, BrushAction, brush_by_text, is_plain
from studio.ui.masks.brush_ring import Ring, draw_gradient_line, draw_ring
from studio.ui.masks.live_operation import LiveOperation
from studio.ui.masks.mask_image import MaskImage
from studio.ui.masks.screen import MaskScreen, device_position, middle_of, moved, pan_to_show, place_at
from studio.ui.masks.veil_painter import VeilPainter, draw_veil
from studio.ui.viewer.canvas_viewer import CanvasViewer
from studio.ui.viewer.view_state import ViewMode, ViewState

_NOTHING = PaintedMask(Size(1, 1))
_KEY_STEP_PX = 24.0
_RING_MARGIN_PX = 8.0
_EDGE_PX = 24.0  # so far from the rim of the view a brush that keys move stays


class MaskLayer(QWidget):
    """As large as ``viewer``, whose keys it takes while it is shown; what it does not need goes on to the viewer."""

    operation_made = Signal(object)  # Operation
    brush_changed = Signal(object)  # Brush
    asked = Signal(object)  # BrushAction

    def __init__(self, viewer: CanvasViewer) -> None:
        super().__init__(viewer)
        self._viewer = viewer
        self._brush, self._mask = Brush(), _NOTHING
        self._has_mask = False
        self._veil = VeilPainter(self)
        self._is_veiled = True
        self._live: LiveOperation | None = None
        self._ended: LiveOperation | None = None  # shown until the veil has what it amounts to
        self._pointer: QPointF | None = None  # logical pixels
        self._key_place: Point | None = None  # where keys have moved the brush to
        self._has_key_stroke = False
        self._tablet_brush: Brush | None = None  # what the pen was before its other end was used
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setTabletTracking(True)
        self.setVisible(False)
        self._veil.changed.connect(self._take_veil)
        viewer.view_moved.connect(self._follow_view)
        viewer.installEventFilter(self)

    @property
    def brush(self) -> Brush:
        """What is painted with."""
        return self._brush

    @property
    def is_veiled(self) -> bool:
        """Whether the mask is seen."""
        return self._is_veiled

    @property
    def is_settled(self) -> bool:
        """Whether all that was painted is seen as it is."""
        return self._live is None and self._ended is None and self._veil.is_current

    def use_brush(self, brush: Brush) -> None:
        """Paint with ``brush``."""
        if brush != self._brush:
            self._brush = brush
            self._show_cursor()
            self.update()
            self.brush_changed.emit(brush)

    def show_veil(self, *, is_shown: bool) -> None:
        """Let the mask be seen, or the picture alone."""
        self._is_veiled = is_shown
        self.update()

    def show_mask(self, mask: PaintedMask | None) -> None:
        """Show ``mask`` and paint on it; None: neither, it is being read."""
        self._has_mask = mask is not None
        self._mask = mask or _NOTHING
        if mask is None:
            self._live = self._ended = None
        self._want_veil()

    def begin(self) -> None:
        """Take over mouse, pen and keys."""
        self._fit()
        self._key_place = None
        if not self._viewer.underMouse():
            self._key_place = self._brush_place()  # in the middle, for who begins by keys
        self._show_cursor()
        self._viewer.setFocus(Qt.FocusReason.OtherFocusReason)
        self.show()
        self.raise_()
        self._want_veil()

    def end(self) -> None:
        """Give them back."""
        self._live = self._ended = None
        self._has_key_stroke = False
        self.hide()
        self._veil.show(None, None)

    def close_down(self) -> None:
        """Compute nothing more."""
        self._veil.close()

    # --- the view -------------------------------------------------------------------------------------------------

    def _screen(self) -> MaskScreen | None:
        view = self._viewer.view
        return None if view is None else MaskScreen(view.canvas, view.placement)

    @Slot()
    def _follow_view(self) -> None:
        if self.isVisible():
            self._want_veil()
            self.update()

    def _want_veil(self) -> None:
        if self.isVisible():
            self._veil.show(self._mask if self._has_mask else None, self._screen())
            self._take_veil()

    @Slot()
    def _take_veil(self) -> None:
        if self._veil.is_current:
            self._ended = None
        self.update()

    def _fit(self) -> None:
        self.setGeometry(self._viewer.rect())

    def _place(self, view: ViewState, position: QPointF, pressure: float = 1.0) -> Point:
        ratio = self.devicePixelRatioF()
        return place_at(view, position.x() * ratio, position.y() * ratio, pressure)

    # --- strokes --------------------------------------------------------------------------------------------------

    def _begin_stroke(self, place: Point) -> None:
        screen = self._screen()
        if screen is None or not self._has_mask:
            return
        self._live, self._ended = LiveOperation(self._brush, self._seen_on(screen), place), None
        self.update()

    def _go_on(self, place: Point) -> None:
        if self._live is not None:
            self._live.go_on(place)
            if not self._brush.is_round:
                self.update()

    def _end_stroke(self) -> None:
        live, self._live = self._live, None
        self._has_key_stroke = False
        if live is None:
            return
        if (operation := live.operation()) is not None:
            self._ended = live
            self.operation_made.emit(operation)
        self.update()

    def _cancel_stroke(self) -> None:
        self._live, self._has_key_stroke = None, False
        self.update()

    def _seen_on(self, screen: MaskScreen) -> MaskImage:
        """What is seen now, for a stroke to begin on; nothing where the view has moved since it was computed."""
        if self._ended is not None and self._ended.screen.placement == screen.placement:
            return self._ended.seen(self._mask)
        seen = self._veil.seen
        if seen is not None and seen.screen == screen:
            return seen
        return MaskImage(self._mask, screen, np.zeros((screen.region.height, screen.region.width), np.uint8))

    # --- mouse and pen --------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 — Qt's name
        """Begin a stroke; what the hand and other buttons do is the viewer's."""
        view = self._viewer.view
        if view is None or event.button() != Qt.MouseButton.LeftButton or self._brush.tool is Tool.HAND:
            event.ignore()
            return
        self._viewer.setFocus(Qt.FocusReason.MouseFocusReason)
        self._point_at(event.position())
        self._begin_stroke(self._place(view, event.position()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 — Qt's name
        """Two strokes in quick succession."""
        self.mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 — Qt's name
        """Draw on, or only move the brush."""
        self._point_at(event.position())
        if self._live is None or self._has_key_stroke or self._viewer.view is None:
            event.ignore()
        else:
            self._go_on(self._place(self._viewer.view, event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 — Qt's name
        """End the stroke."""
        if self._live is None or self._has_key_stroke or event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
        else:
            self._end_stroke()

    def tabletEvent(self, event: QTabletEvent) -> None:  # noqa: N802 — Qt's name
        """A pen draws with its pressure, and rubs out with its other end."""
        view = self._viewer.view
        if view is None or self._brush.tool is Tool.HAND:
            event.ignore()  # Qt makes a mouse of it
            return
        self._point_at(event.position())
        place = self._place(view, event.position(), event.pressure())
        if event.type() == QEvent.Type.TabletPress and event.button() == Qt.MouseButton.LeftButton:
            if event.pointerType() == QPointingDevice.PointerType.Eraser:
                self._tablet_brush = self._brush
                self.use_brush(replace(self._brush, tool=Tool.ERASER))
            self._begin_stroke(place)
        elif event.type() == QEvent.Type.TabletMove:
            self._go_on(place)
        elif event.type() == QEvent.Type.TabletRelease:
            self._end_stroke()
            if self._tablet_brush is not None:
                self.use_brush(replace(self._brush, tool=self._tablet_brush.tool))
                self._tablet_brush = None
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 — Qt's name
        """No brush is seen while the pointer is elsewhere."""
        self._pointer = None
        self.update()
        super().leaveEvent(event)

    def _point_at(self, position: QPointF) -> None:
        before, self._pointer = self._pointer, position
        if self._key_place is not None and not self._has_key_stroke:
            self._key_place = None
            before = None
        view = self._viewer.view
        if before is None or view is None or view.mode is ViewMode.SIDE_BY_SIDE:
            self.update()
            return
        reach = self._brush.radius * max(view.canvas.width, view.canvas.height) * view.zoom / self.devicePixelRatioF()
        reach += _RING_MARGIN_PX
        across, down = sorted((before.x(), position.x())), sorted((before.y(), position.y()))
        moved_over = QRectF(QPointF(across[0], down[0]), QPointF(across[1], down[1]))
        self.update(moved_over.adjusted(-reach, -reach, reach, reach).toAlignedRect())  # a stroke reaches no further

    def _show_cursor(self) -> None:
        match self._brush.tool:
            case Tool.BRUSH | Tool.ERASER:
                self.setCursor(Qt.CursorShape.BlankCursor)
            case Tool.GRADIENT:
                self.setCursor(Qt.CursorShape.CrossCursor)
            case Tool.HAND:
                self.unsetCursor()

    # --- keys -----------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 — Qt's name
        """The viewer's keys, and its size."""
        if event.type() == QEvent.Type.Resize:
            self._fit()
        if self.isVisible() and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress:
                return self._take_key(event)
            if event.type() == QEvent.Type.KeyRelease:
                return ACTIONS.get(Qt.Key(event.key())) is BrushAction.PAINT
        return super().eventFilter(watched, event)

    def _take_key(self, event: QKeyEvent) -> bool:
        if (brush := brush_by_text(self._brush, event.text())) is not None:
            self.use_brush(brush)
            return True
        if not is_plain(event.modifiers()):
            return False
        key = event.key()
        if key in TOOL_KEYS:
            self._cancel_stroke()
            self.use_brush(replace(self._brush, tool=TOOL_KEYS[Qt.Key(key)]))
            return True
        if key in MOVES and self._brush.tool is not Tool.HAND:
            self._move_brush(*MOVES[Qt.Key(key)], is_fine=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
            return True
        if key in ACTIONS:
            if not event.isAutoRepeat():
                self._act(ACTIONS[Qt.Key(key)])
            return True
        return False

    def _act(self, action: BrushAction) -> None:
        if action is BrushAction.PAINT:
            self._paint_by_key()
        elif action is BrushAction.LEAVE and self._live is not None:
            self._cancel_stroke()
        else:
            self.asked.emit(action)

    def _paint_by_key(self) -> None:
        if self._has_key_stroke:
            self._end_stroke()
        elif self._live is None and self._brush.tool is not Tool.HAND and (place := self._brush_place()) is not None:
            self._key_place = place
            self._begin_stroke(place)
            self._has_key_stroke = self._live is not None

    def _brush_place(self) -> Point | None:
        """Where the brush is: moved there by keys, under the pointer, or in the middle of what is seen."""
        view = self._viewer.view
        if view is None:
            return None
        if self._key_place is not None:
            return self._key_place
        if self._pointer is not None:
            return self._place(view, self._pointer)
        return middle_of(view)

    def _move_brush(self, across: int, down: int, *, is_fine: bool) -> None:
        view, place = self._viewer.view, self._brush_place()
        if view is None or place is None:
            return
        ratio, radius_px = self.devicePixelRatioF(), self._brush.radius * max(view.canvas.width, view.canvas.height)
        wide = max(2.0, radius_px * view.zoom / 2) if self._brush.is_round else _KEY_STEP_PX * ratio
        step = 1.0 if is_fine else wide
        self._key_place = moved(view, place, across * step, down * step)
        if self._has_key_stroke:
            self._go_on(self._key_place)
        dx, dy = pan_to_show(view, self._key_place, _EDGE_PX * ratio)
        if dx or dy:
            self._viewer.pan_by(dx, dy)
        self.update()

    # --- painting -------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 — Qt's name
        """Draw the veil and the brush over each pane."""
        view = self._viewer.view
        if view is None:
            return
        painter, ratio = QPainter(self), self.devicePixelRatioF()
        painter.scale(1 / ratio, 1 / ratio)
        for left in (0, view.pane.width) if view.mode is ViewMode.SIDE_BY_SIDE else (0,):
            painter.save()
            painter.translate(left, 0)
            exposed = QRectF(event.rect()) if left == 0 else QRectF(event.rect()).translated(-left / ratio, 0)
            exposed = QRectF(exposed.topLeft() * ratio, exposed.size() * ratio)
            painter.setClipRect(exposed.intersected(QRectF(0, 0, view.pane.width, view.pane.height)))
            if self._is_veiled or self._live is not None:  # a stroke is seen while it is drawn
                draw_veil(painter, view.placement, self._veil, self._live or self._ended)
            self._draw_brush(painter, view, ratio)
            painter.restore()
        painter.end()

    def _draw_brush(self, painter: QPainter, view: ViewState, ratio: float) -> None:
        """In device pixels, with lines of logical ones."""
        if self._live is not None and self._brush.tool is Tool.GRADIENT:
            start, end = (QPointF(*device_position(view, place)) for place in (self._live.begin, self._live.here))
            draw_gradient_line(painter, start, end, ratio)
            return
        place = self._key_place or (None if self._pointer is None else self._place(view, self._pointer))
        if place is None or self._brush.tool is Tool.HAND:
            return
        if self._brush.is_round or self._key_place is not None:
            radius = self._brush.radius * max(view.canvas.width, view.canvas.height) * view.zoom
            ring = Ring(QPointF(*device_position(view, place)), radius * self._brush.is_round, self._brush.hardness)
            draw_ring(painter, ring, ratio, is_down=self._has_key_stroke)
