"""Shows a render while it is painted: pieces of its result, as far as somebody looks at them, between its bands.

Loads torch: imported in the worker thread only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from studio.bundles.pair import Bundle
from studio.engine.final_maps_cache import FinalMapsCache, maps_key
from studio.engine.maps_file import Maps
from studio.engine.painting import Painting
from studio.engine.preview_shown import shown_part
from studio.engine.render_observer import RenderObserver
from studio.geometry import Region, align_up
from studio.images.rasters import Raster
from studio.jobs.job import RenderJob
from studio.networks.layout import ALIGNMENT_PX
from studio.specs.preview_render import Glance, PaintedPart
from studio.specs.stylize import StylizeSpec
from studio.ui.viewer.coverage import Coverage
from studio.ui.worker.report_pace import ReportPace

_TURN_PIXELS = 4_000_000  # read and reduced in some tens of milliseconds, which the render waits for
_SHOWN_PIXELS = 16_000_000  # the window keeps about twice as much


@dataclass(frozen=True, eq=False)
class Audience:
    """Who looks at renders: what they see now, and where pieces and news for them go."""

    glance: Callable[[], Glance | None]
    show: Callable[[PaintedPart], None]
    tell_maps: Callable[[Path, StylizeSpec], None]


class RenderShow(RenderObserver):
    """Watches the render of ``job``; keeps its maps, and shows what of it ``audience`` looks at."""

    def __init__(
        self,
        job: RenderJob,
        bundle: Bundle,
        maps: FinalMapsCache,
        audience: Audience,
        *,
        pace: ReportPace | None = None,
    ) -> None:
        self._job, self._bundle, self._maps, self._audience = job, bundle, maps, audience
        self._pace = pace or ReportPace()
        self._result: Raster | None = None
        self._painted: tuple[Region, ...] = ()
        self._shown: dict[int, Coverage] = {}
        self._sitting = 0

    def begin_result(self, painting: Painting, maps: Maps, result: Raster) -> None:
        """Keep the maps: from now on any part of this picture can be painted exactly."""
        self._result = result
        try:
            self._maps.put(maps_key(self._job.content, painting, self._bundle), maps)
        except OSError:
            return  # the photo was moved away meanwhile: nobody can ask for a part of it
        self._audience.tell_maps(self._job.content, self._job.spec)

    def note_painted(self, region: Region) -> None:
        """Show what of this and of everything painted before is looked at and was not shown yet."""
        assert self._result is not None
        before = Region(0, 0, region.left, self._result.size.height)
        self._painted = (before, Region(region.left, 0, region.right, region.bottom))
        if self._pace.is_due():
            self._show(turns=1)

    def end_result(self) -> None:
        """Show all that is left to show, and let go of the result."""
        assert self._result is not None
        self._painted = (Region.whole(self._result.size),)
        self._show(turns=_SHOWN_PIXELS // _TURN_PIXELS)
        self._result = None

    def _show(self, *, turns: int) -> None:
        glance = self._audience.glance()
        if glance is None or not glance.shows(self._job.content, self._job.spec):
            return
        assert self._result is not None
        if glance.sitting != self._sitting:
            self._sitting = glance.sitting
            self._shown.clear()
        shown = self._shown.setdefault(glance.level, Coverage())
        shown.keep_near(glance.region, most_pixels=_SHOWN_PIXELS * glance.step_px**2)
        left_pixels = turns * _TURN_PIXELS
        for piece in self._pieces(glance, shown):
            pixels_hwc = shown_part(self._result, piece, step_px=glance.step_px)
            shown.add(piece)
            if 0 not in pixels_hwc.shape:
                left, top = piece.left // glance.step_px, piece.top // glance.step_px
                self._audience.show(PaintedPart(glance, left, top, pixels_hwc))
            left_pixels -= piece.pixels
            if left_pixels <= 0:
                return

    def _pieces(self, glance: Glance, shown: Coverage) -> Iterator[Region]:
        """What is looked at, painted and not shown: on a grid that coarser levels can be made from as well."""
        assert self._result is not None
        size, unit_px = self._result.size, ALIGNMENT_PX * glance.step_px
        seen = _on_grid(glance.region, unit_px).intersection(Region.whole(size))
        for painted in self._painted:
            bottom = painted.bottom if painted.bottom == size.height else painted.bottom // unit_px * unit_px
            right = painted.right if painted.right == size.width else painted.right // unit_px * unit_px
            left = painted.left // unit_px * unit_px
            whole = Region(left, 0, max(left, right), bottom)
            for missing in shown.missing(seen.intersection(whole)):
                rows_px = max(unit_px, _TURN_PIXELS // missing.width // unit_px * unit_px)
                for top in range(missing.top, missing.bottom, rows_px):
                    yield Region(missing.left, top, missing.right, min(missing.bottom, top + rows_px))


def _on_grid(region: Region, unit_px: int) -> Region:
    return Region(
        region.left // unit_px * unit_px,
        region.top // unit_px * unit_px,
        align_up(region.right, unit_px),
        align_up(region.bottom, unit_px),
    )
