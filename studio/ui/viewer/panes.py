"""The one or two panes of the viewer: which picture shows where, and painting them with divider and labels."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QCoreApplication, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPalette

from studio.geometry import Region, Size
from studio.ui.theme.metrics import GAP_SMALL_PX
from studio.ui.viewer.decorations import Label, backdrop_colour, checks_brush, draw_divider, draw_label
from studio.ui.viewer.frame import Frame
from studio.ui.viewer.picture_stack import PictureStack
from studio.ui.viewer.tile_painting import visible_addresses
from studio.ui.viewer.view_state import ViewMode, ViewState


class PaneKind(Enum):
    """Which of the two pictures."""

    BEFORE = auto()
    AFTER = auto()


@dataclass(frozen=True, slots=True)
class PaneSlice:
    """The columns ``left..right`` of a pane that show one picture; the pane begins at device column ``pane_left``."""

    kind: PaneKind
    pane_left: int
    left: int
    right: int


def slices(view: ViewState, *, is_original_held: bool) -> tuple[PaneSlice, ...]:
    """What shows where, from left to right; holding the original puts it wherever the repainted picture was."""
    width = view.pane.width
    after = PaneKind.BEFORE if is_original_held else PaneKind.AFTER
    match view.mode:
        case ViewMode.BEFORE:
            return (PaneSlice(PaneKind.BEFORE, 0, 0, width),)
        case ViewMode.AFTER:
            return (PaneSlice(after, 0, 0, width),)
        case ViewMode.SIDE_BY_SIDE:
            return (PaneSlice(PaneKind.BEFORE, 0, 0, width), PaneSlice(after, width, 0, width))
    if is_original_held:
        return (PaneSlice(PaneKind.BEFORE, 0, 0, width),)
    return (PaneSlice(PaneKind.BEFORE, 0, 0, view.split_x), PaneSlice(PaneKind.AFTER, 0, view.split_x, width))


class Panes:
    """Paints the pictures of a stack as a view wants them, from frames kept between paints."""

    def __init__(self, stack: PictureStack) -> None:
        self._stack = stack
        self._frames = {kind: Frame() for kind in PaneKind}
        self.after_label = ""  # instead of "Stylized", to say how far the picture can be trusted

    def set_palette(self, palette: QPalette, device_pixel_ratio: float) -> None:
        """Take backdrop and checks from ``palette``."""
        for frame in self._frames.values():
            frame.set_backdrop(backdrop_colour(palette), checks_brush(palette, device_pixel_ratio))

    def update_layers(self) -> None:
        """Follow the stack after its sources changed."""
        canvas = self._stack.canvas or Size(1, 1)
        self._frames[PaneKind.BEFORE].set_layers(self._stack.before_layers(), canvas)
        self._frames[PaneKind.AFTER].set_layers(self._stack.after_layers(), canvas)

    def discard_region(self, region: Region) -> None:
        """``region`` of the canvas looks different now."""
        self.update_layers()
        for frame in self._frames.values():
            frame.discard_region(region)

    def want_tiles(self, view: ViewState) -> None:
        """Tell every source which of its tiles are on screen."""
        for source in {*self._stack.before_layers(), *self._stack.after_layers()}:
            source.want(visible_addresses(source, canvas=view.canvas, placement=view.placement))

    def is_refined(self, view: ViewState, *, is_original_held: bool) -> bool:
        """Whether all of the panes is smooth, also what a moved divider would uncover."""
        return all(
            frame.is_refined(view.placement) for frame in self._shown_frames(view, is_original_held=is_original_held)
        )

    def refine(self, view: ViewState, *, is_original_held: bool, budget_s: float) -> None:
        """Draw some of what is missing or rough smoothly, for about ``budget_s``."""
        for frame in self._shown_frames(view, is_original_held=is_original_held):
            if not frame.is_refined(view.placement):
                frame.refine(view.placement, budget_s)
                return

    def paint(self, painter: QPainter, view: ViewState, *, is_original_held: bool, is_moving: bool) -> None:
        """Paint the pictures; the painter counts in logical pixels of a device with the view's pixel ratio."""
        ratio, height = view.viewport.device_pixel_ratio, view.pane.height
        for piece in slices(view, is_original_held=is_original_held):
            part = QRect(piece.left, 0, piece.right - piece.left, height)
            image = self._frames[piece.kind].shown(view.placement, part, is_moving=is_moving)
            image.setDevicePixelRatio(ratio)
            painter.drawImage(QPointF((piece.pane_left + piece.left) / ratio, 0), image, QRectF(part))
            image.setDevicePixelRatio(1)

    def paint_decorations(
        self, painter: QPainter, palette: QPalette, view: ViewState, *, is_original_held: bool, is_divider_active: bool
    ) -> None:
        """Paint the divider and the labels over the pictures."""
        ratio = view.viewport.device_pixel_ratio
        top = max(0, view.placement.origin_y)
        bottom = min(view.pane.height, round(view.placement.origin_y + view.canvas.height * view.zoom))
        rows = QRectF(0, top / ratio, 1, max(0, bottom - top) / ratio)
        shown = slices(view, is_original_held=is_original_held)
        for index, piece in enumerate(shown if self._stack.has_after else ()):
            self._paint_label(painter, palette, view, piece, is_right=index == 1)
        if view.mode is ViewMode.SIDE_BY_SIDE:
            gap = QRectF(view.pane.width / ratio - GAP_SMALL_PX / 2, 0, GAP_SMALL_PX, view.pane.height / ratio)
            painter.fillRect(gap, backdrop_colour(palette))
        elif view.mode is ViewMode.SPLIT and not is_original_held:
            draw_divider(painter, palette, x=view.split_x / ratio, rows=rows, is_active=is_divider_active)

    def _shown_frames(self, view: ViewState, *, is_original_held: bool) -> list[Frame]:
        kinds = {piece.kind for piece in slices(view, is_original_held=is_original_held)}
        return [frame for kind, frame in self._frames.items() if kind in kinds]

    def _paint_label(
        self, painter: QPainter, palette: QPalette, view: ViewState, piece: PaneSlice, *, is_right: bool
    ) -> None:
        ratio = view.viewport.device_pixel_ratio
        left, right = view.picture_span
        bottom = min(view.pane.height, view.placement.origin_y + round(view.canvas.height * view.zoom))
        begin, end = max(left, piece.left) + piece.pane_left, min(right, piece.right) + piece.pane_left
        text = self._label(piece.kind)
        corner = Qt.AlignmentFlag.AlignRight if is_right else Qt.AlignmentFlag.AlignLeft
        draw_label(
            painter, palette, Label(text, QRectF(begin / ratio, 0, (end - begin) / ratio, bottom / ratio), corner)
        )

    def _label(self, kind: PaneKind) -> str:
        if kind is PaneKind.BEFORE:
            return QCoreApplication.translate("CanvasViewer", "Original")
        return self.after_label or QCoreApplication.translate("CanvasViewer", "Stylized")
