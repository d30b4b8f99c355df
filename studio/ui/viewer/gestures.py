"""What mouse, wheel, fingers and keys do to a view: pure functions from a view and an event to the next view."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from studio.ui.viewer.view_state import ViewMode, ViewState

_WHEEL_NOTCH = 120.0  # eighths of a degree that one notch of a common wheel reports
_ZOOM_PER_NOTCH = 1.25
_KEY_PAN_SHARE = 0.125
_KEY_SPLIT_SHARE = 0.02


class HitTarget(Enum):
    """What lies under the pointer."""

    SPLIT_HANDLE = auto()
    PICTURE = auto()
    BACKDROP = auto()


@dataclass(frozen=True, slots=True)
class Drag:
    """A press that is being dragged: what was gripped, where, and the view at that moment."""

    target: HitTarget
    start_x: float
    start_y: float
    start: ViewState


def hit_target(*, view: ViewState, x: float, y: float, grip_px: float) -> HitTarget:
    """What lies under device position (x, y); the divider is gripped up to ``grip_px`` beside it."""
    if view.mode is ViewMode.SPLIT and abs(x - view.split_x) <= grip_px and _is_on_rows(view, y):
        return HitTarget.SPLIT_HANDLE
    picture_x, picture_y = view.picture_position(x, y)
    is_inside = 0 <= picture_x < view.canvas.width and 0 <= picture_y < view.canvas.height
    return HitTarget.PICTURE if is_inside else HitTarget.BACKDROP


def pressed(*, view: ViewState, x: float, y: float, grip_px: float) -> Drag:
    """The drag that begins with a press at device position (x, y)."""
    return Drag(hit_target(view=view, x=x, y=y, grip_px=grip_px), x, y, view)


def panning(*, view: ViewState, x: float, y: float) -> Drag:
    """A drag that pans whatever is under it, for the middle button."""
    return Drag(HitTarget.PICTURE, x, y, view)


def dragged(*, drag: Drag, view: ViewState, x: float, y: float) -> ViewState:
    """The view once the pointer of ``drag`` is at (x, y): the divider moves by as much, or the picture does."""
    dx, dy = x - drag.start_x, y - drag.start_y
    if drag.target is HitTarget.SPLIT_HANDLE:
        return view.with_split_at(drag.start.split_x + dx)
    wanted_x = drag.start.centre_x - dx / drag.start.zoom
    wanted_y = drag.start.centre_y - dy / drag.start.zoom
    return view.panned((view.centre_x - wanted_x) * view.zoom, (view.centre_y - wanted_y) * view.zoom)


def wheel_zoomed(*, view: ViewState, x: float, y: float, angle: float) -> ViewState:
    """Zoomed about the pointer by a wheel turned ``angle`` eighths of a degree; away from the person is nearer."""
    return view.zoomed(view.zoom * _ZOOM_PER_NOTCH ** (angle / _WHEEL_NOTCH), about=(x, y))


def pinched(*, view: ViewState, x: float, y: float, factor: float) -> ViewState:
    """Zoomed by ``factor`` about the middle of two fingers."""
    return view.zoomed(view.zoom * max(factor, 0.01), about=(x, y))


def double_clicked(*, view: ViewState, x: float, y: float) -> ViewState:
    """From the fit to 100 % about the pointer, from anywhere else to the fit."""
    if view.follows_fit or abs(view.zoom / view.fit_zoom - 1) < 1e-6:
        return view.zoomed(1.0, about=(x, y))
    return view.fitted()


def panned_by_key(*, view: ViewState, right: int, down: int) -> ViewState:
    """The picture moved by an eighth of the pane."""
    return view.panned(right * view.pane.width * _KEY_PAN_SHARE, down * view.pane.height * _KEY_PAN_SHARE)


def split_by_key(*, view: ViewState, direction: int) -> ViewState:
    """The divider moved a little to the right (1) or left (-1)."""
    return view.with_split_at(view.split_x + direction * view.viewport.size.width * _KEY_SPLIT_SHARE)


def _is_on_rows(view: ViewState, y: float) -> bool:
    top = view.placement.origin_y
    return top <= y < top + view.canvas.height * view.zoom
