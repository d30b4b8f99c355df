"""The engine between two arrays instead of two files: the same grid and the same pixels."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import cast

import numpy as np
import numpy.typing as npt
import torch

from studio.engine.canvas import Canvas
from studio.engine.colour import matches_marginals, with_photo_colours
from studio.engine.edges import keeps_edges
from studio.engine.feature_tables import needs_tables, with_tables_of_pixels
from studio.engine.finishing import (
    finish_painted,
    finish_with,
    measure_painted,
    painted_canvas,
    told,
    waiting_macs,
)
from studio.engine.job import Job
from studio.engine.masking import (
    group_masks,
    limits_of,
    mask_stores,
    memory_store,
    read_masks,
    survey_masks,
    with_masks,
)
from studio.engine.painting import Painting, plan_pixels, scratch_bytes
from studio.engine.picture_maps import Maps, PictureMaps, tables_of
from studio.engine.render import Render, RetryingRender
from studio.engine.strokes import (
    Floats,
    StrokeCanvas,
    StrokePaintings,
    copy_of,
    stroke_change,
    stroke_paintings,
)
from studio.engine.window import Window, WindowRender, window_layers
from studio.engine.workspace import planned_workspace
from studio.errors import SpecError
from studio.geometry import Region, Size, spans
from studio.images.rasters import MemoryRaster, Raster
from studio.networks.layout import ALIGNMENT_PX
from studio.progress import Progress
from studio.specs.stylize import Resources
from studio.streaming.budget import plan_stream
from studio.transforms.affine import AffineMapStack

PAINTING_STROKES = "painting the strokes"
Pixels = npt.NDArray[np.generic]
_COPIED_ROWS = 256


def paint_in_memory(
    pixels_hwc: Pixels, painting: Painting, resources: Resources, progress: Progress | None = None
) -> Pixels:
    """Paint (h, w, 3) pixels on the grid that a file of their size would get.

    uint8, uint16, or float with 1.0 as white; the result has their type, and floats are not clamped. Masks are read
    from their files. What lies between sweeps goes to disk where the memory budget does not hold it. Raises SpaceError,
    PictureError for a mask, and Cancelled on request.
    """
    progress, painting = progress or Progress(), with_tables_of_pixels(painting, pixels_hwc)
    painting = _masked(painting, pixels_hwc, resources)
    with _begun(Canvas(raster_of(pixels_hwc)), painting, resources, progress) as render:
        return render.run(progress).read(Region.whole(size_of(pixels_hwc)))


def paint_canvas(
    content: Canvas,
    result: Raster,
    painting: Painting,
    resources: Resources,
    progress: Progress,
    *,
    part: Region | None = None,
) -> None:
    """Fill ``result`` with ``content``, or with a ``part`` of it, painted as in `paint_in_memory`.

    ``result`` has the shape of that and the type of what ``content`` asks for, ``content`` the masks of ``painting``.
    """
    part = part or Region.whole(content.size)
    if needs_tables(painting):
        painting = with_tables_of_pixels(painting, content.raster.read(Region.whole(content.size)))
    with _begun(content, painting, resources, progress) as render:
        painted = render.run(progress)
        for top, bottom in spans(part.height, _COPIED_ROWS):
            rows = Region(0, top, part.width, bottom)
            result.write(rows, painted.read(rows.shifted(part.left, part.top)))


def measure_in_memory(pixels_hwc: Pixels, painting: Painting, resources: Resources, progress: Progress) -> PictureMaps:
    """The maps with which `paint_in_memory` would paint these pixels, one for each level.

    Without a model of edges, unless it is needed to count: `paint_with_maps` fits one to what it paints.
    """
    painting = with_tables_of_pixels(painting, pixels_hwc)
    if not matches_marginals(painting):
        painting = replace(painting, spec=replace(painting.spec, edges=None))
    painting = _masked(painting, pixels_hwc, resources)
    parts, strokes = stroke_paintings(painting, size_of(pixels_hwc)), None
    if parts is not None:
        strokes = paint_strokes(copy_of(pixels_hwc, parts.reduced_px), parts, resources, progress)
    with _begun(Canvas(raster_of(pixels_hwc)), painting, resources, progress, strokes) as render:
        own = render.measure(progress).cloned()
    return own if strokes is None else PictureMaps(strokes.maps | own, own.tables, own.edges)


def paint_with_maps(
    pixels_hwc: Pixels, painting: Painting, maps: Maps, resources: Resources, progress: Progress
) -> Pixels:
    """Paint (h, w, 3) pixels with known ``maps`` in one pass; types and errors as in `paint_in_memory`.

    SpecError for maps that were measured with other masks.
    """
    painting = with_tables_of_pixels(painting, pixels_hwc)
    size = size_of(pixels_hwc)
    parts, strokes = stroke_paintings(painting, size), None
    if parts is not None:
        copy_hwc = copy_of(pixels_hwc, parts.reduced_px)
        nested = Progress(cancellation=progress.cancellation)
        strokes = paint_strokes(copy_hwc, parts, resources, nested, maps=maps)
        painting, maps = parts.fine, PictureMaps({k: maps[k] for k in parts.fine.encoders}, tables_of(maps))
    painting = _masked(painting, pixels_hwc, resources)
    groups = len(painting.painted_groups) if painting.has_parts else None
    if any(groups != (len(each.maps) if isinstance(each, AffineMapStack) else None) for each in maps.values()):
        raise SpecError("these maps were measured with other masks; measure them with the same")
    window = Window.of(Region.whole(size), painting, size)
    plan = plan_stream(
        window.tile,
        [window_layers(painting)],
        scratch_bytes=(2 + 2 * keeps_edges(painting)) * pixels_hwc.nbytes,
        budget_bytes=resources.memory_budget_bytes,
        call=painting.call_size,
    )
    result = MemoryRaster(size, pixels_hwc.shape[2], pixels_hwc.dtype)
    rasters = mask_stores(painting, size, memory_store)
    read_masks(painting, rasters, limits_of(resources), progress.check)
    canvas = Canvas(raster_of(pixels_hwc), masks=group_masks(painting, rasters, size))
    if parts is not None and strokes is not None:
        canvas = StrokeCanvas.over(canvas, strokes.change, parts.settings.detail, size)
    waits = keeps_edges(painting)
    render = WindowRender(painting, maps, canvas, (0, 0), plan.grid, is_waiting=waits)
    progress.plan(render.work() + waiting_macs(painting) * size.pixels)
    if waits:
        _paint_and_finish(render, window, result, progress)
    else:
        render.run(window, result, progress)
    return result.pixels_hwc


def _paint_and_finish(render: WindowRender, window: Window, result: Raster, progress: Progress) -> None:
    """Paint the whole picture; its edges are its own, also where ``render`` has the maps of another."""
    painting, canvas = render.painting, render.canvas
    painted = MemoryRaster(canvas.size, canvas.raster.channels, painted_canvas(canvas).result_dtype)
    render.run(window, painted, progress)
    tables = tables_of(render.maps)
    found = measure_painted(painting, painted, canvas, progress, tables=tables)
    finish = finish_with(painting, PictureMaps(render.maps, found.tables, found.edges), canvas.size)
    finish_painted(painted, canvas, result, finish, told(progress, finish))


def _masked(painting: Painting, pixels_hwc: Pixels, resources: Resources) -> Painting:
    return with_masks(painting, survey_masks(painting.spec, size_of(pixels_hwc), resources))


@contextmanager
def _begun(
    content: Canvas,
    painting: Painting,
    resources: Resources,
    progress: Progress,
    strokes: PaintedStrokes | None = None,
) -> Iterator[RetryingRender]:
    """A render of ``content``, whose ``strokes`` may be painted already."""
    size, channels, itemsize = content.size, content.raster.channels, content.raster.dtype.itemsize
    parts = None if content.masks else stroke_paintings(painting, size)
    if parts is not None:
        if strokes is None:
            copy_hwc = copy_of(content.raster.read(Region.whole(size)), parts.reduced_px)
            strokes = paint_strokes(copy_hwc, parts, resources, progress)
        painting = parts.fine
    needed_bytes = scratch_bytes(painting, size, channels, itemsize, result_bytes_per_channel=itemsize)
    plan = plan_pixels(painting, size, resources, scratch_bytes=needed_bytes)
    bands_per_strip = plan.grid.band_count + 1  # and one for what flushing a strip gives
    purpose = "scratch between sweeps (features)"
    with planned_workspace(plan, resources, purpose, bands_per_strip=bands_per_strip) as workspace:
        if painting.has_parts and content.masks is None:
            rasters = mask_stores(painting, size, workspace.store)
            read_masks(painting, rasters, limits_of(resources), progress.check)
            content = replace(content, masks=group_masks(painting, rasters, size))
        painting = with_photo_colours(painting, content)
        if parts is not None and strokes is not None:
            content = StrokeCanvas.over(content, strokes.change, parts.settings.detail, size)
        render = Render(painting, content, plan.grid, workspace)
        progress.plan(render.remaining_work()[0])
        yield RetryingRender(render, Job(plan.grid, workspace, None, plan.scratch_bytes))


@dataclass(frozen=True, eq=False)
class PaintedStrokes:
    """What the coarse levels made of a picture's copy: ``change`` as in `strokes.stroke_change`, and their ``maps``."""

    change: Floats
    maps: PictureMaps


def paint_strokes(
    copy_hwc: Pixels, parts: StrokePaintings, resources: Resources, progress: Progress, *, maps: Maps | None = None
) -> PaintedStrokes:
    """Paint the copy, floats in [0, 1], with the coarse levels of ``parts``.

    With ``maps``, of these levels at least, nothing is measured.
    """
    own, detail = parts.coarse, parts.settings.detail
    copy = cast(Floats, copy_hwc.astype(np.float64) if own.dtype == torch.float64 else copy_hwc)
    inner, inner_maps = stroke_paintings(own, size_of(copy)), PictureMaps({})
    seen = copy
    progress.plan(1 + len(parts.shifts) + (inner is not None))
    if inner is not None:
        own = inner.fine
        nested = progress.part(1, PAINTING_STROKES)
        strokes = paint_strokes(copy_of(copy, inner.reduced_px), inner, resources, nested, maps=maps)
        size, inner_maps = size_of(copy), strokes.maps
        seen = cast(
            Floats, StrokeCanvas.over(canvas_of_pixels(copy), strokes.change, detail, size).pixels(Region.whole(size))
        )
    if maps is None:
        maps = measure_in_memory(seen, own, resources, progress.part(1, PAINTING_STROKES))
    own_maps = PictureMaps({level: maps[level] for level in own.encoders})
    height, width = copy.shape[:2]
    total: Floats = np.zeros(copy.shape, copy.dtype)
    for down, right in parts.shifts:
        margins = ((down, -down % ALIGNMENT_PX), (right, -right % ALIGNMENT_PX), (0, 0))
        shifted, nested = np.pad(seen, margins, mode="reflect"), progress.part(1, PAINTING_STROKES)
        painted = cast(Floats, paint_with_maps(shifted, own, own_maps, resources, nested))
        total = total + painted[down : down + height, right : right + width]
    return PaintedStrokes(stroke_change(copy, total / len(parts.shifts), detail), PictureMaps(inner_maps | own_maps))


def size_of(pixels_hwc: Pixels) -> Size:
    """The size of (h, w, channels) pixels."""
    return Size(pixels_hwc.shape[1], pixels_hwc.shape[0])


def canvas_of_pixels(pixels_hwc: Pixels) -> Canvas:
    """A canvas that holds a copy of (h, w, channels) pixels."""
    return Canvas(raster_of(pixels_hwc))


def raster_of(pixels_hwc: Pixels) -> MemoryRaster:
    """A raster that holds a copy of (h, w, channels) pixels."""
    size = size_of(pixels_hwc)
    raster = MemoryRaster(size, pixels_hwc.shape[2], pixels_hwc.dtype)
    raster.write(Region.whole(size), pixels_hwc)
    return raster
