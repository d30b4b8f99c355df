"""Where a mask lies on the screen: the part of it that is seen, in pixels of the screen, without Qt."""

from __future__ import annotations

import math
from dataclasses import dataclass

from studio.geometry import Region, Size
from studio.specs.painted_mask import Point
from studio.ui.masks.stroke_points import point_of
from studio.ui.viewer.view_state import Placement, ViewState


@dataclass(frozen=True, slots=True)
class MaskScreen:
    """A photo of ``photo`` pixels in a pane, drawn by one pixel for each ``coarseness`` device pixels.

    The mask is computed on the photo enlarged or reduced to the screen, of which only ``region`` is seen.
    """

    photo: Size
    placement: Placement
    coarseness: int = 1

    @property
    def scale(self) -> float:
        """Pixels of this screen to one of the photo."""
        return self.placement.zoom / self.coarseness

    @property
    def size(self) -> Size:
        """The whole photo in pixels of this screen."""
        return Size(max(1, round(self.photo.width * self.scale)), max(1, round(self.photo.height * self.scale)))

    @property
    def region(self) -> Region:
        """What is seen of it."""
        place, step = self.placement, self.coarseness
        seen = Region(
            math.floor(-place.origin_x / step),
            math.floor(-place.origin_y / step),
            math.ceil((place.pane.width - place.origin_x) / step),
            math.ceil((place.pane.height - place.origin_y) / step),
        )
        return Region.whole(self.size).intersection(seen)

    @property
    def longer_side_px(self) -> float:
        """Device pixels of the photo's longer side, in which masks count."""
        return max(self.photo.width, self.photo.height) * self.placement.zoom

    def coarser(self, coarseness: int) -> MaskScreen:
        """The same with another coarseness."""
        return MaskScreen(self.photo, self.placement, coarseness)


def place_at(view: ViewState, x: float, y: float, pressure: float = 1.0) -> Point:
    """The point of a stroke at device position (x, y) of a view."""
    longer = max(view.canvas.width, view.canvas.height)
    photo_x, photo_y = view.picture_position(x, y)
    return point_of(photo_x / longer, photo_y / longer, pressure)


def middle_of(view: ViewState) -> Point:
    """The point in the middle of what is seen."""
    longer = max(view.canvas.width, view.canvas.height)
    return point_of(view.centre_x / longer, view.centre_y / longer)


def device_position(view: ViewState, place: Point) -> tuple[float, float]:
    """Where a point lies in the first pane of a view, in device pixels."""
    scale = max(view.canvas.width, view.canvas.height) * view.zoom
    return place[0] * scale + view.placement.origin_x, place[1] * scale + view.placement.origin_y


def moved(view: ViewState, place: Point, across_px: float, down_px: float) -> Point:
    """``place`` moved by device pixels, within the photo."""
    longer = max(view.canvas.width, view.canvas.height)
    x = place[0] + across_px / (longer * view.zoom)
    y = place[1] + down_px / (longer * view.zoom)
    return point_of(
        min(max(x, 0.0), view.canvas.width / longer), min(max(y, 0.0), view.canvas.height / longer), place[2]
    )


def pan_to_show(view: ViewState, place: Point, rim_px: float) -> tuple[float, float]:
    """By how many device pixels to pan so that ``place`` is at least ``rim_px`` within the pane."""
    (x, y), pane = device_position(view, place), view.pane
    return (
        max(0.0, rim_px - x) - max(0.0, x - (pane.width - rim_px)),
        max(0.0, rim_px - y) - max(0.0, y - (pane.height - rim_px)),
    )
