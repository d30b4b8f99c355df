"""Publishes finished parts of a running render: those in the visible region, between bands.

Loads torch: imported in the worker thread only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from studio.bundles.pair import Bundle
from studio.engine.final_maps_cache import FinalMapsCache, maps_key
from studio.engine.painting import Painting
from studio.engine.picture_maps import Maps
from studio.engine.previews.shown import shown_part
from studio.engine.render import RenderObserver
from studio.geometry import Region
from studio.images.rasters import Raster
from studio.jobs.job import RenderJob
from studio.networks.layout import ALIGNMENT_PX
from studio.specs.preview import PaintedPart, VisibleRegion
from studio.specs.stylize import StylizeSpec
from studio.ui.viewer.coverage import Coverage
from studio.ui.worker.iterations import Iteration
from studio.ui.worker.throttle import Throttle

_PART_PIXELS = 4_000_000  # read and reduced in some tens of milliseconds, which the render waits for
_SHOWN_PIXELS = 16_000_000  # the window keeps about twice as much


@dataclass(frozen=True, eq=False)
class Subscriber:
    """The receiver of a render's parts: its visible region, and callbacks for parts, for maps that became known, and
    for iterations of an optimisation.
    """

    visible: Callable[[], VisibleRegion | None]
    show: Callable[[PaintedPart], None]
    tell_maps: Callable[[Path, StylizeSpec], None]
    tell_iteration: Callable[[Iteration], None]


class RenderPublisher(RenderObserver):
    """Watches the render of ``job``: stores its maps, and sends the parts in the visible region to ``subscriber``."""

    def __init__(
        self,
        job: RenderJob,
        bundle: Bundle,
        maps: FinalMapsCache,
        subscriber: Subscriber,
        *,
        throttle: Throttle | None = None,
    ) -> None:
        self._job, self._bundle, self._maps, self._subscriber = job, bundle, maps, subscriber
        self._throttle = throttle or Throttle()
        self._result: Raster | None = None
        self._painted: tuple[Region, ...] = ()
        self._shown: dict[int, Coverage] = {}
        self._generation = 0

    def begin_result(self, painting: Painting, maps: Maps, result: Raster) -> None:
        """Keep the maps: from now on any part of this picture can be painted exactly."""
        self._result = result
        try:
            self._maps.put(maps_key(self._job.content, painting, self._bundle), maps)
        except OSError:
            return  # the photo was moved away meanwhile: no part of it can be requested
        self._subscriber.tell_maps(self._job.content, self._job.spec)

    def note_painted(self, region: Region) -> None:
        """Send visible parts of this region and of everything painted before that were not sent yet."""
        assert self._result is not None
        before = Region(0, 0, region.left, self._result.size.height)
        self._painted = (before, Region(region.left, 0, region.right, region.bottom))
        if self._throttle.is_due():
            self._show(parts=1)

    def end_result(self) -> None:
        """Send the remaining visible parts and drop the result."""
        assert self._result is not None
        self._painted = (Region.whole(self._result.size),)
        self._show(parts=_SHOWN_PIXELS // _PART_PIXELS)
        self._result = None

    def _show(self, *, parts: int) -> None:
        visible = self._subscriber.visible()
        if visible is None or not visible.shows(self._job.content, self._job.spec):
            return
        assert self._result is not None
        if visible.generation != self._generation:
            self._generation = visible.generation
            self._shown.clear()
        shown = self._shown.setdefault(visible.level, Coverage())
        shown.keep_near(visible.region, most_pixels=_SHOWN_PIXELS * visible.step_px**2)
        left_pixels = parts * _PART_PIXELS
        for piece in self._pieces(visible, shown):
            pixels_hwc = shown_part(self._result, piece, step_px=visible.step_px)
            shown.add(piece)
            if 0 not in pixels_hwc.shape:
                left, top = piece.left // visible.step_px, piece.top // visible.step_px
                self._subscriber.show(PaintedPart(visible, left, top, pixels_hwc))
            left_pixels -= piece.pixels
            if left_pixels <= 0:
                return

    def _pieces(self, visible: VisibleRegion, shown: Coverage) -> Iterator[Region]:
        """Visible painted regions that were not sent, on a grid that coarser levels can be made from."""
        assert self._result is not None
        size, unit_px = self._result.size, ALIGNMENT_PX * visible.step_px
        seen = visible.region.on_grid(unit_px).intersection(Region.whole(size))
        for painted in self._painted:
            bottom = painted.bottom if painted.bottom == size.height else painted.bottom // unit_px * unit_px
            right = painted.right if painted.right == size.width else painted.right // unit_px * unit_px
            left = painted.left // unit_px * unit_px
            whole = Region(left, 0, max(left, right), bottom)
            for missing in shown.missing(seen.intersection(whole)):
                rows_px = max(unit_px, _PART_PIXELS // missing.width // unit_px * unit_px)
                for top in range(missing.top, missing.bottom, rows_px):
                    yield Region(missing.left, top, missing.right, min(missing.bottom, top + rows_px))
