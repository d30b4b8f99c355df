"""Which parts of the full-size result a view asks for: pure arithmetic on regions, without Qt."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from studio.geometry import Region, Size, align_up
from studio.ui.viewer.coverage import bounding

GRID_PX = 64
MOST_AT_ONCE_PIXELS = 1_250_000  # one request: what is around it is painted as well, so small ones cost more in all
MOST_FROM_LARGE_PIXELS = 4_000_000  # and every request reads the file from its top
LARGE_PIXELS = 64_000_000
MOST_SEEN_PIXELS = 6_000_000  # shown reduced, more than this would take too long to wait for


class Fidelity(Enum):
    """How close the shown pixels are to the final result."""

    PREVIEW = auto()  # reduced, and enlarged on the screen
    PARTLY = auto()  # here and there at full size already, the rest still reduced
    ESTIMATE = auto()  # at full size, with statistics of a reduced copy
    EXACT = auto()  # the pixels of a render


@dataclass(frozen=True, slots=True)
class View:
    """A result of ``size`` on the screen: ``region`` of it, at ``zoom`` screen pixels per pixel of the result."""

    size: Size
    region: Region
    zoom: float

    @classmethod
    def of(cls, seen: Region, zoom: float, *, canvas: Size, size: Size) -> View:
        """Where a result of ``size`` lies that is stretched over a ``canvas`` of which ``seen`` is on the screen."""
        across, down = size.width / canvas.width, size.height / canvas.height
        region = seen.scaled(across, down)
        return cls(size, region.intersection(Region.whole(size)), zoom / across)

    @property
    def longer_screen_px(self) -> int:
        """Screen pixels along the longer side of the whole result."""
        return math.ceil(max(self.size.width, self.size.height) * self.zoom - 1e-6)

    @property
    def can_be_painted(self) -> bool:
        """Whether the part that is seen is small enough to be painted at full size interactively."""
        return self.region.pixels > 0 and (self.zoom >= 1 or self.region.pixels <= MOST_SEEN_PIXELS)

    def is_finer_than(self, longer_side_px: int) -> bool:
        """Whether a preview of that size is enlarged here, though there is more to be seen."""
        return longer_side_px < min(self.longer_screen_px, max(self.size.width, self.size.height))


def next_window(view: View, missing: Sequence[Region], *, most_pixels: int | None = None) -> Region | None:
    """What to paint next of the ``missing`` parts of a view: near its middle first; None where nothing is missing.

    Regions begin on a grid, so that those of views a little apart fit together.
    """
    if not missing:
        return None
    most = most_pixels or (MOST_FROM_LARGE_PIXELS if view.size.pixels > LARGE_PIXELS else MOST_AT_ONCE_PIXELS)
    whole = bounding(missing).on_grid(GRID_PX).intersection(Region.whole(view.size))
    cells = [cell for cell in _cells(whole, most) if any(cell.intersection(one).pixels for one in missing)]
    nearest = min(cells, key=lambda cell: _distance(cell, view.region))
    needed = bounding([shared for one in missing if (shared := nearest.intersection(one)).pixels])
    return needed.on_grid(GRID_PX).intersection(nearest)


def _cells(region: Region, most_pixels: int) -> list[Region]:
    """``region`` cut into like parts of at most about ``most_pixels``, none much longer than wide."""
    columns = rows = 1
    while region.pixels / (columns * rows) > most_pixels:
        if region.width / columns >= region.height / rows:
            columns += 1
        else:
            rows += 1
    wide, high = align_up(-(-region.width // columns), GRID_PX), align_up(-(-region.height // rows), GRID_PX)
    return [
        Region(left, top, min(region.right, left + wide), min(region.bottom, top + high))
        for top in range(region.top, region.bottom, high)
        for left in range(region.left, region.right, wide)
    ]


def _distance(cell: Region, view: Region) -> float:
    return math.hypot(cell.left + cell.right - view.left - view.right, cell.top + cell.bottom - view.top - view.bottom)
