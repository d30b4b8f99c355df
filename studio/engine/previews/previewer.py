"""Live previews: reduced pictures painted exactly as a render paints, computing only what has changed.

Drafts are the exception: they estimate the statistics of styles that are not measured yet (`draft_styles`,
`estimated_styles`) and strengths between others (`estimated_strengths`), and take the photo as it is had soonest
(`content`).

A preview is a render in memory that goes on where its inputs first differ from those of earlier previews: its sweeps
are kept by everything their outcome depends on. Moving the strength of level 3 thus keeps levels 5 and 4 as painted,
and of level 3 the features, the statistics and the map at full strength; only what lies behind is painted again.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Hashable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from studio.bundles.pair import Bundle
from studio.engine.canvas import Canvas, open_for
from studio.engine.colour import pixel_map, with_photo_colours
from studio.engine.file_strokes import strokes_of_file
from studio.engine.final_maps_cache import FinalMapsCache, maps_key
from studio.engine.finishing import measure_painted, waits_for_all
from studio.engine.masking import group_masks, limits_of, mask_source, mask_stores, memory_store, with_masks
from studio.engine.painting import Painting
from studio.engine.picture_maps import Maps, PictureMaps
from studio.engine.previews.bundles import BundleCache
from studio.engine.previews.content import (
    ContentKey,
    content_key,
    read_draft_content,
    read_preview_content,
    reduced_content,
)
from studio.engine.previews.draft_styles import DraftStyles
from studio.engine.previews.estimated_strengths import Pixels, StrengthEstimates
from studio.engine.previews.estimated_styles import StyleEstimates
from studio.engine.previews.level_styles import LevelStyles
from studio.engine.previews.masks import PreviewMasks
from studio.engine.previews.painting import MapCache, PreviewPainting, sweep_keys
from studio.engine.previews.regions import PreviewRegions
from studio.engine.previews.shown import shown_pixels
from studio.engine.previews.tables import PreviewTables
from studio.engine.previews.workspace import ByteBudgetCache, PreviewWorkspace, SweepCache
from studio.engine.render import Render
from studio.engine.strokes import Floats, StrokeCanvas, StrokePaintings, stroke_paintings
from studio.engine.stylize import SharedInputs, prepare_painting
from studio.engine.window import Window, WindowRender, one_strip, read_window
from studio.engine.workspace import PAINTED, MemoryWorkspace
from studio.errors import PictureError
from studio.geometry import Region, Size
from studio.images.rasters import MemoryRaster, Raster, raster_bytes
from studio.progress import Progress
from studio.specs.preview import Preview, PreviewRequest, WindowPreview, WindowRequest
from studio.specs.stylize import Resources, StylizeSpec
from studio.streaming.strips import Grid

_SWEEP_BUDGET_BYTES = 384 << 20
_CONTENT_BUDGET_BYTES = 32 << 20
_MAP_BUDGET_BYTES = 64 << 20
_STROKES_BUDGET_BYTES = 96 << 20


@dataclass(frozen=True, eq=False)
class RenderCaches:
    """What previews and renders of one program share: loaded bundles, measured styles, maps of finished renders."""

    bundles: BundleCache
    styles: LevelStyles
    maps: FinalMapsCache

    @classmethod
    def empty(cls, maps_dir: Path | None = None) -> RenderCaches:
        """Nothing loaded, nothing measured; maps kept in ``maps_dir`` by an earlier program are found again."""
        return cls(BundleCache(), LevelStyles(), FinalMapsCache(maps_dir))

    def work(self, bundle: str | None) -> SharedInputs:
        """What a render starts from, with the bundle of that id or folder; None for the default."""
        return SharedInputs(self.bundles.bundle(bundle), self.styles)


class PreviewPainter:
    """Paints previews one at a time; what it keeps, ``regions`` among it, is bounded, whatever is asked of it."""

    def __init__(self, caches: RenderCaches, *, sweep_budget_bytes: int = _SWEEP_BUDGET_BYTES) -> None:
        self._caches = caches
        self._contents: ByteBudgetCache[Canvas] = ByteBudgetCache(_CONTENT_BUDGET_BYTES)
        self._sweeps: SweepCache = ByteBudgetCache(sweep_budget_bytes)
        self._maps: MapCache = ByteBudgetCache(_MAP_BUDGET_BYTES)
        self._masks, self.regions, self._tables = PreviewMasks(), PreviewRegions(), PreviewTables()
        self._estimates, self._drafts = StyleEstimates(), DraftStyles(caches.styles)
        self._strengths = StrengthEstimates()
        self._strokes: ByteBudgetCache[Floats] = ByteBudgetCache(_STROKES_BUDGET_BYTES)

    def paint(self, request: PreviewRequest, resources: Resources, progress: Progress) -> Preview:
        """The preview that ``request`` asks for.

        Raises Cancelled soon after ``progress`` is asked to stop: sweeps finished by then are kept. Otherwise raises
        the StudioError that says what is wrong.
        """
        started_s = time.perf_counter()
        progress.check()
        prepared = self._prepared(request, resources, progress)
        is_estimated = request.is_draft and request.spec.strength > 0.0
        paint = self._draft if is_estimated else self._painted
        pixels_hwc, reused = paint(request, prepared, resources, progress)
        return Preview(
            number=request.number,
            pixels_hwc=pixels_hwc,
            elapsed_s=time.perf_counter() - started_s,
            bundle_id=prepared.bundle_id,
            reused=reused,
        )

    def _draft(
        self, request: PreviewRequest, prepared: _Prepared, resources: Resources, progress: Progress
    ) -> tuple[Pixels, tuple[str, ...]]:
        """The pixels of a draft, between others where that will do, and what was reused."""
        spec, subject, reused = request.spec, prepared.subject, (*prepared.reused, "picture")
        pixels_hwc = self._strengths.between(subject, spec.strength)
        if pixels_hwc is None:
            strength = self._strengths.to_paint(subject, spec.strength)
            if strength != spec.strength:
                request = replace(request, spec=replace(spec, strength=strength))
                prepared = self._prepared(request, resources, progress)
            pixels_hwc, reused = self._painted(request, prepared, resources, progress)
            self._strengths.keep(subject, strength, pixels_hwc)
        estimated = self._strengths.between(subject, spec.strength)
        return pixels_hwc if estimated is None else estimated, reused

    def _painted(
        self, request: PreviewRequest, prepared: _Prepared, resources: Resources, progress: Progress
    ) -> tuple[Pixels, tuple[str, ...]]:
        """The pixels of a preview, and what was reused."""
        workspace = PreviewWorkspace(self._sweeps, prepared.keys, prepared.grid)
        if (strokes := self._strokes_shown(request, prepared, resources)) is not None:
            change = self._stroke_change(request, strokes, resources, progress)
            result = prepared.render_over(strokes, change, progress)
        else:
            result = prepared.render(workspace, progress)
        return shown_pixels(result), prepared.reused + _described(prepared.painting, workspace.reused)

    def measure_styles(self, spec: StylizeSpec, resources: Resources, progress: Progress) -> None:
        """Measure the styles of ``spec`` as far as that needs no photo, so that painting with them need not.

        Raises Cancelled between two levels, which are kept, and the StudioError that says what is wrong.
        """
        if not spec.is_divided:
            with self._caches.styles.interruptible(progress.check):
                prepare_painting(replace(spec, optimize=None), self._caches.work(spec.bundle), resources)

    def paint_window(self, request: WindowRequest, resources: Resources, progress: Progress) -> WindowPreview:
        """The part of the result that ``request`` asks for, at full size.

        Its maps are those of a render of the same picture where one has come as far as knowing them, else estimated
        from a reduced copy. Reads the file from its top to the last row needed. Raises Cancelled soon after
        ``progress`` is asked to stop, PictureError where the region lies outside the picture, otherwise the
        StudioError that says what is wrong.
        """
        started_s = time.perf_counter()
        progress.check()
        reduced = PreviewRequest(request.number, request.content, request.spec, request.estimate_px)
        prepared = self._prepared(reduced, resources, progress)
        with open_for(request.spec, request.content, resources) as source:
            size = source.facts.size
            strokes = stroke_paintings(prepared.painting, size)
            painting = prepared.painting if strokes is None else strokes.fine
            exact = self._exact_maps(painting, prepared.bundle, request.content)
            maps = exact or self._maps_of(prepared, progress)
            region = request.region.intersection(Region.whole(size))
            if not region.pixels:
                raise PictureError(
                    "{region} lies outside {content}, whose result is {size} px",
                    region=request.region,
                    content=request.content,
                    size=size,
                )
            window, facts = Window.of(region, painting, size), source.facts
            part, dtype = window.part, f"uint{facts.bit_depth}"
            part_size = Size(part.width, part.height)
            rasters = mask_stores(painting, part_size, memory_store)
            masks = group_masks(painting, rasters, part_size, whole=size, origin=(part.left, part.top))
            canvas = Canvas(MemoryRaster(part_size, facts.channels, dtype), masks=masks)
            if strokes is not None:
                change = self._stroke_change(request, strokes, resources, progress)
                canvas = StrokeCanvas.over(canvas, change, strokes.settings.detail, size, (part.left, part.top))
            read_window(source, window, canvas.raster, progress)
            for mask, mask_raster in zip(painting.masks, rasters, strict=True):
                with mask_source(mask, size, limits_of(resources)) as mask_file:
                    read_window(mask_file, window, mask_raster, progress)
        result = MemoryRaster(Size(region.width, region.height), facts.channels, dtype)
        render = WindowRender(painting, maps, canvas, (part.left, part.top), one_strip(window.tile))
        progress.plan(render.work())
        render.run(window, result, progress)
        return WindowPreview(
            number=request.number,
            region=region,
            pixels_hwc=shown_pixels(result),
            elapsed_s=time.perf_counter() - started_s,
            is_estimate=exact is None and prepared.canvas.size != size,
        )

    def forget(self) -> None:
        """Give the memory of all kept contents, masks, sweeps and maps back; styles and bundles stay."""
        self._contents.clear()
        self._sweeps.clear()
        self._maps.clear()
        self._masks.clear()
        self._estimates.clear()
        self._strengths.clear()
        self.regions.clear()
        self._tables.clear()
        self._strokes.clear()

    def _prepared(self, request: PreviewRequest, resources: Resources, progress: Progress) -> _Prepared:
        styles = self._styles(request)
        measured_before = styles.measured_count
        has_content, key, canvas = self._content(request, resources, progress)
        masks = self._masks.surveyed(request.spec, canvas.size, resources, progress.check)
        work = SharedInputs(self._caches.bundles.bundle(request.spec.bundle), styles)
        painted_by_networks = replace(request.spec, optimize=None)  # the maps of their renders serve here too
        with self._caches.styles.interruptible(progress.check):
            regions = self.regions.found(request, work.bundle, resources, progress.check)
            painting, _ = prepare_painting(painted_by_networks, work, resources, regions=regions)
            if request.is_draft and painting.match_styles is not None:
                painting = replace(painting, match_styles=partial(self._estimates.matched, painting.match_styles))
            painting = with_photo_colours(painting, canvas)
        painting = self._tables.given_to(painting, request, work.bundle, resources, progress.check)
        has_styles = styles.measured_count == measured_before
        painting = with_masks(painting, masks)
        rasters = self._masks.rasters(painting, canvas.size, resources, progress.check)
        return _Prepared(
            canvas=replace(canvas, masks=group_masks(painting, rasters, canvas.size)),
            painting=PreviewPainting.of(painting, self._maps),
            bundle=work.bundle,
            content=key,
            reused=("content",) * has_content + ("styles",) * has_styles,
        )

    def _strokes_shown(
        self, request: PreviewRequest, prepared: _Prepared, resources: Resources
    ) -> StrokePaintings | None:
        """The painting in two where the preview is the copy that has the strokes of the result; else None."""
        if request.spec.strokes is None or request.longer_side_px != request.spec.strokes.seen_px:
            return None
        with open_for(request.spec, request.content, resources) as source:
            if stroke_paintings(prepared.painting, source.facts.size) is None:
                return None
        return stroke_paintings(prepared.painting, prepared.canvas.size, least_reduction=1.0)

    def _stroke_change(
        self,
        request: PreviewRequest | WindowRequest,
        strokes: StrokePaintings,
        resources: Resources,
        progress: Progress,
    ) -> Floats:
        """What the coarse levels change of the picture's copy, kept as long as nothing that they depend on changes."""
        copied = PreviewRequest(request.number, request.content, request.spec, strokes.reduced_px)
        bundle = self._caches.bundles.bundle(request.spec.bundle)
        key = (sweep_keys(content_key(copied), bundle, strokes.coarse)[-1], strokes.settings)
        change = self._strokes.get(key)
        if change is None:
            nested = Progress(cancellation=progress.cancellation)
            change = strokes_of_file(request.content, strokes, resources, nested)
            self._strokes.put(key, change, size_bytes=change.nbytes)
        return change

    def _exact_maps(self, painting: Painting, bundle: Bundle, content: Path) -> Maps | None:
        try:
            return self._caches.maps.get(maps_key(content, painting, bundle))
        except OSError:
            return None  # a file that is gone is reported by whoever reads it next

    def _maps_of(self, prepared: _Prepared, progress: Progress) -> Maps:
        """The map of every level, fitted on the reduced copy, which is painted where that has not been done yet."""
        keys, levels, painting = prepared.keys, tuple(prepared.painting.encoders), prepared.painting
        needed = keys if waits_for_all(painting) else keys[: len(levels)]
        finished = [self._sweeps.get(key) for key in needed]
        if None in finished:
            kept: SweepCache = ByteBudgetCache(sys.maxsize)
            prepared.render(PreviewWorkspace(kept, keys, prepared.grid), progress)
            finished = [kept.get(key) for key in needed]
        moments = [() if sweep is None else sweep.moments for sweep in finished[: len(levels)]]
        maps = {
            level: painting.fitted_map(level, measured)
            for level, measured in zip(levels, moments, strict=True)
            if measured
        }
        all_painted = PictureMaps({})
        if waits_for_all(painting) and (last := finished[-1]) is not None:
            all_painted = measure_painted(painting, last.stores[PAINTED], prepared.canvas, progress)
        maps |= pixel_map(painting, prepared.canvas)
        return PictureMaps(maps, all_painted.tables, all_painted.edges)

    def _styles(self, request: PreviewRequest) -> LevelStyles | DraftStyles:
        """What measures the styles of ``request``: a draft may estimate them, but not histograms of their features."""
        is_estimated = request.is_draft and not request.spec.match_marginals
        return self._drafts if is_estimated else self._caches.styles

    def _content(
        self, request: PreviewRequest, resources: Resources, progress: Progress
    ) -> tuple[bool, Hashable, Canvas]:
        """Whether the content of ``request`` was kept, what it depends on, and itself."""
        exact_key = content_key(request)
        keys = (exact_key, replace(exact_key, is_rough=True)) if request.is_draft else (exact_key,)
        for key in keys:
            if (kept := self._contents.get(key)) is not None:
                return True, key, kept
        canvas, key = self._rough_content(request, exact_key, resources) if request.is_draft else None, keys[-1]
        if canvas is None:
            canvas, key = read_preview_content(request, resources, progress.check), exact_key
        raster = canvas.raster
        self._contents.put(key, canvas, size_bytes=raster_bytes(raster.size, raster.channels, raster.dtype))
        return False, key, canvas

    def _rough_content(self, request: PreviewRequest, key: ContentKey, resources: Resources) -> Canvas | None:
        """The content of a draft from what has been read, or as it is read soonest; None: it must be read as always."""
        larger = (kept for kept in self._contents if isinstance(kept, ContentKey) and key.is_reduced_from(kept))
        for canvas in map(self._contents.get, tuple(larger)):
            if canvas is not None and (reduced := reduced_content(canvas, request.longer_side_px)) is not None:
                return reduced
        return read_draft_content(request, resources)


@dataclass(frozen=True, eq=False)
class _Prepared:
    """A request with its content read, its styles measured and its networks ready; ``reused`` says what was so."""

    canvas: Canvas
    painting: PreviewPainting
    bundle: Bundle
    content: Hashable
    reused: tuple[str, ...]

    @property
    def bundle_id(self) -> str:
        return self.bundle.manifest.id

    @property
    def grid(self) -> Grid:
        """That of a render in memory: then even float32 rounds alike, and the bytes are its own."""
        return one_strip(self.canvas.padded)

    @property
    def keys(self) -> tuple[Hashable, ...]:
        return sweep_keys(self.content, self.bundle, self.painting)

    @property
    def subject(self) -> Hashable:
        """Everything that the result depends on but its strength."""
        spec = self.painting.spec
        painting = replace(self.painting, spec=replace(spec, strength=1.0))
        return sweep_keys(self.content, self.bundle, painting), spec.colour, spec.edges, spec.strokes

    def render_over(self, strokes: StrokePaintings, change: Floats, progress: Progress) -> Raster:
        """What the fine levels paint over ``change``, of which nothing is kept."""
        canvas = StrokeCanvas.over(self.canvas, change, strokes.settings.detail, self.canvas.size)
        return Render(strokes.fine, canvas, self.grid, MemoryWorkspace()).run(progress)

    def render(self, workspace: PreviewWorkspace, progress: Progress) -> Raster:
        return Render(self.painting, self.canvas, self.grid, workspace).run(progress)


def _described(painting: PreviewPainting, sweep: int | None) -> tuple[str, ...]:
    """What the sweep that was found finished had left, in words."""
    if sweep is None:
        return ()
    measured = painting.sweeps[sweep].measured
    return ("picture",) if measured is None else (f"features {measured}",)
