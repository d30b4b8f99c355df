"""The viewer widget: a picture before and after repainting, painted as the view says."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.geometry import Region, Size
from studio.ui.desktop.pasting import local_paths
from studio.ui.viewer.decorations import backdrop_colour, draw_border
from studio.ui.viewer.image_tiles import ImageTiles
from studio.ui.viewer.panes import Panes
from studio.ui.viewer.picture_stack import PictureStack
from studio.ui.viewer.tile_source import TileSource
from studio.ui.viewer.view_state import ViewMode, ViewState
from studio.ui.viewer.view_surface import ViewSurface

_REFINE_TURN_S = 0.006
_FOCUS_BORDER_PX, _DROP_BORDER_PX = 1, 3


class CanvasViewer(ViewSurface):
    """Shows a picture before and after repainting, to be zoomed, panned and compared. Keys: + - 0 1, arrows, Shift
    with arrows for the divider, Space or O held for the original.
    """

    mode_changed = Signal(object)  # ViewMode
    files_dropped = Signal(list)  # list[Path]
    picture_failed = Signal(str)  # why a picture cannot be shown

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stack = PictureStack(self)
        self._stack.changed.connect(self._redraw_region)
        self._stack.failed.connect(self.picture_failed)
        self._panes = Panes(self._stack)
        self._mode, self._split = ViewMode.SPLIT, 0.5
        self._is_drop_near = False
        self._refine = QTimer(self, interval=0)
        self._refine.timeout.connect(self._refine_some)
        self.view_moved.connect(self._follow_view)
        self.view_settled.connect(self.update)
        self.setAccessibleName(self.tr("Picture viewer"))
        self.setAccessibleDescription(
            self.tr("Plus and minus zoom, arrows move the picture, Shift and arrows the divider, O shows the original")
        )
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAcceptDrops(True)
        self._panes.set_palette(self.palette(), self.devicePixelRatioF())

    # --- pictures -------------------------------------------------------------------------------------------------

    def show_picture(self, before: QImage | None, after: QImage | None) -> None:
        """Show pictures that are in memory, the whole of them in view. RGB32 is shown without a conversion."""
        self.show_sources(_tiles_of(before), _tiles_of(after))

    def show_sources(self, before: TileSource | None, after: TileSource | None) -> None:
        """Show pictures of any size; the viewer owns the sources now and closes them."""
        self._split = self.split
        self._stack.show(before, after)
        self._show_view(None)
        self._follow_stack()

    def show_after(self, after: QImage | None) -> None:
        """Replace the repainted picture, which may be smaller than the original; zoom and position stay."""
        self.show_after_source(_tiles_of(after))

    def show_after_source(self, after: TileSource | None) -> None:
        """Like `show_after`, for a picture of any size, which the viewer owns now."""
        self._stack.show_after(after)
        self._follow_stack()

    def put_after_tile(self, x: int, y: int, image: QImage, *, size: Size | None = None, level: int = 0) -> None:
        """Let a piece of a full-size result of ``size`` (None: the picture's) appear over everything.

        Its pixels are each the mean of 2 ** ``level`` each way, and (x, y) is where its top left one lies among such.
        """
        layers = self._stack.after_layers()
        self._stack.put_painted(x, y, image, size=size, level=level)
        if self._stack.after_layers() != layers:
            self._follow_stack()

    def clear_after_tiles(self) -> None:
        """Forget the pieces put so far: the render was given up, or its result is shown as a whole now."""
        self._stack.clear_painted()
        self._follow_stack()

    @property
    def has_after(self) -> bool:
        """Whether anything repainted is shown."""
        return self._stack.has_after

    @property
    def after_label(self) -> str:
        """What `set_after_label` was told; empty for the usual word."""
        return self._panes.after_label

    def set_after_label(self, text: str) -> None:
        """Label the repainted picture with ``text``, to say what it is worth; empty for the usual word."""
        self._panes.after_label = text
        self.update()

    def close_pictures(self) -> None:
        """Close every picture, its files and threads; to be called before the program ends."""
        self.show_sources(None, None)

    # --- the view -------------------------------------------------------------------------------------------------

    @property
    def mode(self) -> ViewMode:
        """Which of the two pictures is wanted where; without a repainted one the original is shown alone."""
        return self._mode

    def set_mode(self, mode: ViewMode) -> None:
        """Show the pictures in another way, zoom and position kept."""
        if mode is not self._mode:
            self._mode = mode
            self._follow_stack()
            self.mode_changed.emit(mode)

    @property
    def split(self) -> float:
        """The divider's place as a share 0..1 of the width."""
        return self._split if self._view is None else self._view.split

    def set_split(self, split: float) -> None:
        """Put the divider at ``split`` (0..1) of the width."""
        self._split = min(max(split, 0.0), 1.0)
        self._change_view(lambda view: replace(view, split=self._split))

    def sizeHint(self) -> QSize:  # noqa: N802 — Qt's name
        """Room enough to judge a picture."""
        return QSize(960, 640)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 — Qt's name
        """Room enough for the divider and both labels."""
        return QSize(240, 160)

    # --- changing what is seen ------------------------------------------------------------------------------------

    def _shown_mode(self) -> ViewMode:
        """The mode asked for, as far as there is a repainted picture to show."""
        if not self._stack.has_after:
            return ViewMode.BEFORE
        return self._mode if self._stack.has_before else ViewMode.AFTER

    def _follow_stack(self) -> None:
        """Bring view and panes in line with the pictures there are now."""
        self._panes.update_layers()
        canvas = self._stack.canvas
        if canvas is None:
            self._show_view(None)
        elif self._view is None:
            self._show_view(ViewState.fitting(canvas, self._viewport(), self._shown_mode(), self._split))
        else:
            self._show_view(self._view.with_canvas(canvas).with_mode(self._shown_mode()))
        self.update()

    @Slot(object)
    def _follow_view(self, view: ViewState) -> None:
        """The picture moved: other tiles are wanted, and smoothing them waits until it is still."""
        self._panes.want_tiles(view)
        self._refine.stop()

    @Slot(object)
    def _redraw_region(self, region: Region) -> None:
        self._panes.discard_region(region)
        if self._view is not None:
            self._panes.want_tiles(self._view)
        self.update()

    @Slot()
    def _refine_some(self) -> None:
        if self._view is not None:
            self._panes.refine(self._view, is_original_held=self.is_original_held, budget_s=_REFINE_TURN_S)
        self.update()

    # --- painting -------------------------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 — Qt's name
        """Paint the pictures, what divides and names them, and the border of a drop or of the keyboard's focus."""
        painter = QPainter(self)
        if self._view is None:
            painter.fillRect(self.rect(), backdrop_colour(self.palette()))
        else:
            held = self.is_original_held
            self._panes.paint(painter, self._view, is_original_held=held, is_moving=self.is_moving)
            self._schedule_refining(self._view)
            self._panes.paint_decorations(
                painter,
                self.palette(),
                self._view,
                is_original_held=held,
                is_divider_active=self.is_divider_active,
            )
        if self._is_drop_near or self._has_keyboard:
            draw_border(
                painter, self.palette(), self.rect(), _DROP_BORDER_PX if self._is_drop_near else _FOCUS_BORDER_PX
            )
        painter.end()

    def _schedule_refining(self, view: ViewState) -> None:
        """Make smooth what was painted quickly, in turns of the event loop, once the view is at rest."""
        if self.is_moving or self._panes.is_refined(view, is_original_held=self.is_original_held):
            self._refine.stop()
        elif not self._refine.isActive():
            self._refine.start()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 — Qt's name
        """Follow the theme, and the screen that the window moved to."""
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.DevicePixelRatioChange):
            self._panes.set_palette(self.palette(), self.devicePixelRatioF())
            self.update()
        super().changeEvent(event)

    # --- drops ----------------------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 — Qt's name
        """Accept files and folders."""
        if local_paths(event.mimeData()):
            self._is_drop_near = True
            self.update()
            event.acceptProposedAction()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:  # noqa: N802 — Qt's name
        """The drag left the viewer."""
        self._is_drop_near = False
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 — Qt's name
        """Report what was dropped; what to do with it is for the window to say."""
        self._is_drop_near = False
        self.update()
        event.acceptProposedAction()
        self.files_dropped.emit(local_paths(event.mimeData()))


def _tiles_of(image: QImage | None) -> TileSource | None:
    return None if image is None or image.isNull() else ImageTiles(image)
