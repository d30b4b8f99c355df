"""What part of the picture is on screen and how: zoom, centre, mode and split as one frozen value, without Qt.

Lengths on screen are device pixels throughout, so that 100 % means one picture pixel on one screen pixel on every
screen; the widget translates mouse positions once, at its border.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from enum import StrEnum

from studio.geometry import Region, Size

MAX_ZOOM = 32.0
MOST_ENLARGED_TO_FIT = 4.0
_ZOOM_STOPS = (
    1 / 16,
    1 / 12,
    1 / 8,
    1 / 6,
    1 / 4,
    1 / 3,
    1 / 2,
    2 / 3,
    1.0,
    1.5,
    2.0,
    3.0,
    4.0,
    6.0,
    8.0,
    12.0,
    16.0,
    24.0,
)


class ViewMode(StrEnum):
    """Which of the two pictures is shown where."""

    SPLIT = "split"
    SIDE_BY_SIDE = "side_by_side"
    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Viewport:
    """The widget's size in device pixels, how many of them make a logical one, and the margin left around a fit."""

    size: Size
    device_pixel_ratio: float = 1.0
    margin_px: int = 0


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a picture lies in a pane: device pixel = picture pixel · zoom + origin, for a pane of ``pane`` pixels."""

    pane: Size
    zoom: float
    origin_x: int
    origin_y: int

    def is_shift_of(self, other: Placement) -> bool:
        """Whether both differ by a pan alone."""
        return self.pane == other.pane and self.zoom == other.zoom


@dataclass(frozen=True, slots=True)
class ViewState:
    """A view of a picture of ``canvas`` pixels; every change gives a new view, already within its bounds.

    ``zoom`` is device pixels per picture pixel; ``centre_x`` and ``centre_y`` are the picture position in the middle
    of each pane; ``split`` is the divider's place as a share 0..1 of the width; ``follows_fit`` keeps the whole
    picture in view when the viewport changes, until the person zooms or pans.
    """

    canvas: Size
    viewport: Viewport
    zoom: float
    centre_x: float
    centre_y: float
    mode: ViewMode = ViewMode.SPLIT
    split: float = 0.5
    follows_fit: bool = True

    @classmethod
    def fitting(
        cls, canvas: Size, viewport: Viewport, mode: ViewMode = ViewMode.SPLIT, split: float = 0.5
    ) -> ViewState:
        """The whole picture, centred."""
        return cls(canvas, viewport, 1.0, 0.0, 0.0, mode, split).fitted()

    @property
    def pane(self) -> Size:
        """What one picture is shown in: the viewport, or its left half side by side (the rest is the right one)."""
        size = self.viewport.size
        return Size(max(1, size.width // 2), size.height) if self.mode is ViewMode.SIDE_BY_SIDE else size

    @property
    def fit_zoom(self) -> float:
        """The zoom at which the whole picture is seen; small pictures are enlarged, but not without end."""
        pane, margins = self.pane, 2 * self.viewport.margin_px
        wide = max(1, pane.width - margins) / self.canvas.width
        high = max(1, pane.height - margins) / self.canvas.height
        return min(wide, high, MOST_ENLARGED_TO_FIT * self.viewport.device_pixel_ratio)

    @property
    def min_zoom(self) -> float:
        """As far out as one can go: half the fit, or half of 100 % where the fit enlarges."""
        return min(self.fit_zoom, 1.0) / 2

    @property
    def placement(self) -> Placement:
        """Where the picture lies in each pane, on whole device pixels, so that 100 % is true to the pixel."""
        pane = self.pane
        return Placement(
            pane,
            self.zoom,
            math.floor(pane.width / 2 - self.centre_x * self.zoom + 0.5),
            math.floor(pane.height / 2 - self.centre_y * self.zoom + 0.5),
        )

    @property
    def picture_span(self) -> tuple[int, int]:
        """The device columns (left, right) of a pane that the picture covers; they may be equal."""
        place = self.placement
        left = min(max(0, place.origin_x), place.pane.width)
        right = min(place.pane.width, place.origin_x + round(self.canvas.width * self.zoom))
        return left, max(left, right)

    @property
    def split_x(self) -> int:
        """The device column of the divider; never outside the picture, where it could not be seen to divide."""
        left, right = self.picture_span
        return min(max(round(self.split * self.viewport.size.width), left), right)

    @property
    def visible_region(self) -> Region:
        """The picture pixels that are on screen, rounded outwards."""
        place = self.placement
        return Region.whole(self.canvas).intersection(
            Region(
                math.floor(-place.origin_x / self.zoom),
                math.floor(-place.origin_y / self.zoom),
                math.ceil((place.pane.width - place.origin_x) / self.zoom),
                math.ceil((place.pane.height - place.origin_y) / self.zoom),
            )
        )

    def picture_position(self, x: float, y: float) -> tuple[float, float]:
        """The picture position under device position (x, y); side by side, each pane counts from its own left edge."""
        place = self.placement
        if self.mode is ViewMode.SIDE_BY_SIDE and x >= place.pane.width:
            x -= place.pane.width
        return (x - place.origin_x) / self.zoom, (y - place.origin_y) / self.zoom

    def fitted(self) -> ViewState:
        """The whole picture in view, and kept so."""
        return replace(
            self,
            zoom=self.fit_zoom,
            centre_x=self.canvas.width / 2,
            centre_y=self.canvas.height / 2,
            follows_fit=True,
        )

    def zoomed(self, zoom: float, *, about: tuple[float, float] | None = None) -> ViewState:
        """At ``zoom`` (clamped); the picture position under device position ``about`` stays where it is."""
        zoom = min(max(zoom, self.min_zoom), MAX_ZOOM)
        if about is None:
            return replace(self, zoom=zoom, follows_fit=False)._bounded()
        picture_x, picture_y = self.picture_position(*about)
        factor = self.zoom / zoom
        return replace(
            self,
            zoom=zoom,
            centre_x=picture_x + (self.centre_x - picture_x) * factor,
            centre_y=picture_y + (self.centre_y - picture_y) * factor,
            follows_fit=False,
        )._bounded()

    def stepped(self, direction: int) -> ViewState:
        """One stop further in (1) or out (-1), the fit being one of the stops."""
        stops = sorted({*_ZOOM_STOPS, self.fit_zoom, self.min_zoom, MAX_ZOOM})
        if direction > 0:
            return self.zoomed(next((stop for stop in stops if stop > self.zoom * 1.01), MAX_ZOOM))
        return self.zoomed(next((stop for stop in reversed(stops) if stop < self.zoom / 1.01), self.min_zoom))

    def panned(self, dx: float, dy: float) -> ViewState:
        """The picture moved by (dx, dy) device pixels, as far as there is more of it to see."""
        moved = replace(self, centre_x=self.centre_x - dx / self.zoom, centre_y=self.centre_y - dy / self.zoom)
        bounded = moved._bounded()
        is_moved = (bounded.centre_x, bounded.centre_y) != (self.centre_x, self.centre_y)
        return replace(bounded, follows_fit=False) if is_moved else self

    def with_split_at(self, x: float) -> ViewState:
        """The divider at device column ``x``, kept on the picture."""
        left, right = self.picture_span
        return replace(self, split=min(max(x, left), right) / self.viewport.size.width)

    def with_mode(self, mode: ViewMode) -> ViewState:
        """In another mode, with the same zoom and centre unless the view follows the fit."""
        return replace(self, mode=mode)._settled()

    def with_viewport(self, viewport: Viewport) -> ViewState:
        """In a viewport of another size; the middle stays in the middle."""
        return replace(self, viewport=viewport)._settled()

    def with_canvas(self, canvas: Size) -> ViewState:
        """On another picture: the same view where the size is the same, else the whole of it."""
        if canvas == self.canvas:
            return self
        return replace(self, canvas=canvas).fitted()

    def _settled(self) -> ViewState:
        return self.fitted() if self.follows_fit else self._bounded()

    def _bounded(self) -> ViewState:
        zoom = min(max(self.zoom, self.min_zoom), MAX_ZOOM)
        reach_x, reach_y = self.pane.width / zoom / 2, self.pane.height / zoom / 2
        return replace(
            self,
            zoom=zoom,
            centre_x=_kept_within(self.centre_x, reach=reach_x, length=self.canvas.width),
            centre_y=_kept_within(self.centre_y, reach=reach_y, length=self.canvas.height),
        )


def _kept_within(centre: float, *, reach: float, length: float) -> float:
    """``centre`` so that no room beside an axis of ``length`` is wasted while ``reach`` each way fits inside it."""
    if 2 * reach >= length:
        return length / 2
    return min(max(centre, reach), length - reach)
