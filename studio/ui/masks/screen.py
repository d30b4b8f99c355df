"""Where a mask lies on the screen: the part of it that is seen, in pixels of the screen, without Qt."""

from __future__ import annotations

import math
from dataclasses import dataclass

from studio.geometry import Region, Size
from studio.ui.viewer.view_state import Placement


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

    def device(self, x: float, y: float) -> tuple[float, float]:
        """The position in the pane of the mask's coordinates."""
        longer = self.longer_side_px
        return x * longer + self.placement.origin_x, y * longer + self.placement.origin_y

    def coarser(self, coarseness: int) -> MaskScreen:
        """The same with another coarseness."""
        return MaskScreen(self.photo, self.placement, coarseness)
