"""The engine between two arrays instead of two files: the same grid and the same pixels."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import cast

import numpy as np
import numpy.typing as npt
import torch

from studio.engine.canvas import Canvas
from studio.engine.colour import with_photo_colours
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
    SHIFTS,
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
    progress = progress or Progress()
    painting = _masked(painting, pixels_hwc, resources)
    with _begun(Canvas(raster_of(pixels_hwc)), painting, resources, progress) as render:
        return render.run(progress).read(Region.whole(size_of(pixels_hwc)))


def paint_canvas(content: Canvas, result: Raster, painting: Painting, resources: Resources, progress: Progress) -> None:
    """Fill ``result`` with ``content``, of the same shape and type, painted as in `paint_in_memory`.

    ``content`` has the masks of ``painting``.
    """
    with _begun(content, painting, resources, progress) as render:
        painted = render.run(progress)
        for top, bottom in spans(content.size.height, _COPIED_ROWS):
            rows = Region(0, top, content.size.width, bottom)
            result.write(rows, painted.read(rows))


def measure_in_memory(pixels_hwc: Pixels, painting: Painting, resources: Resources, progress: Progress) -> PictureMaps:
    """The maps with which `paint_in_memory` would paint these pixels, one for each level."""
    painting = _masked(painting, pixels_hwc, resources)
    parts, coarse = stroke_paintings(painting, size_of(pixels_hwc)), PictureMaps({})
    if parts is not None:
        copy_hwc = copy_of(pixels_hwc, parts.reduced_px)
        coarse = measure_in_memory(copy_hwc, parts.coarse, resources, progress)
    with _begun(Canvas(raster_of(pixels_hwc)), painting, resources, progress) as render:
        own = render.measure(progress).cloned()
    return PictureMaps(coarse | own, own.tables)


def paint_with_maps(
    pixels_hwc: Pixels, painting: Painting, maps: Maps, resources: Resources, progress: Progress
) -> Pixels:
    """Paint (h, w, 3) pixels with known ``maps`` in one pass; types and errors as in `paint_in_memory`.

    SpecError for maps that were measured with other masks.
    """
    size = size_of(pixels_hwc)
    parts, change = stroke_paintings(painting, size), None
    if parts is not None:
        copy_hwc = copy_of(pixels_hwc, parts.reduced_px)
        nested = Progress(cancellation=progress.cancellation)
        change = change_of_strokes(copy_hwc, parts, resources, nested, maps=maps)
        painting, maps = parts.fine, PictureMaps({k: maps[k] for k in parts.fine.encoders}, tables_of(maps))
    painting = _masked(painting, pixels_hwc, resources)
    groups = len(painting.painted_groups) if painting.has_parts else None
    if any(groups != (len(each.maps) if isinstance(each, AffineMapStack) else None) for each in maps.values()):
        raise SpecError("these maps were measured with other masks; measure them with the same")
    window = Window.of(Region.whole(size), painting, size)
    plan = plan_stream(
        window.tile,
        [window_layers(painting)],
        scratch_bytes=2 * pixels_hwc.nbytes,
        budget_bytes=resources.memory_budget_bytes,
        call=painting.call_size,
    )
    result = MemoryRaster(size, pixels_hwc.shape[2], pixels_hwc.dtype)
    rasters = mask_stores(painting, size, memory_store)
    read_masks(painting, rasters, limits_of(resources), progress.check)
    canvas = Canvas(raster_of(pixels_hwc), masks=group_masks(painting, rasters, size))
    if parts is not None and change is not None:
        canvas = StrokeCanvas.over(canvas, change, parts.settings.detail, size)
    render = WindowRender(painting, maps, canvas, (0, 0), plan.grid)
    progress.plan(render.work())
    render.run(window, result, progress)
    return result.pixels_hwc


def _masked(painting: Painting, pixels_hwc: Pixels, resources: Resources) -> Painting:
    return with_masks(painting, survey_masks(painting.spec, size_of(pixels_hwc), resources))


@contextmanager
def _begun(content: Canvas, painting: Painting, resources: Resources, progress: Progress) -> Iterator[RetryingRender]:
    size, channels, itemsize = content.size, content.raster.channels, content.raster.dtype.itemsize
    parts, change = None if content.masks else stroke_paintings(painting, size), None
    if parts is not None:
        copy_hwc = copy_of(content.raster.read(Region.whole(size)), parts.reduced_px)
        change = change_of_strokes(copy_hwc, parts, resources, progress)
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
        if parts is not None and change is not None:
            content = StrokeCanvas.over(content, change, parts.settings.detail, size)
        render = Render(painting, content, plan.grid, workspace)
        progress.plan(render.remaining_work()[0])
        yield RetryingRender(render, Job(plan.grid, workspace, None, plan.scratch_bytes))


def change_of_strokes(
    copy_hwc: Pixels, parts: StrokePaintings, resources: Resources, progress: Progress, *, maps: Maps | None = None
) -> Floats:
    """What the coarse levels of ``parts`` change of the picture's copy, floats in [0, 1]: `strokes.stroke_change`.

    With ``maps``, of these levels at least, nothing is measured.
    """
    if parts.coarse.dtype == torch.float64:
        copy_hwc = copy_hwc.astype(np.float64)
    shifts = SHIFTS[:1] if parts.coarse.has_parts else SHIFTS  # parts lie where the copy has them
    progress.plan(1 + len(shifts))
    if maps is None:
        maps = measure_in_memory(copy_hwc, parts.coarse, resources, progress.part(1, PAINTING_STROKES))
    coarse = {level: maps[level] for level in parts.coarse.encoders}
    height, width = copy_hwc.shape[:2]
    total: Floats = np.zeros(copy_hwc.shape, copy_hwc.dtype)
    for down, right in shifts:
        margins = ((down, -down % ALIGNMENT_PX), (right, -right % ALIGNMENT_PX), (0, 0))
        shifted, nested = np.pad(copy_hwc, margins, mode="reflect"), progress.part(1, PAINTING_STROKES)
        painted = cast(Floats, paint_with_maps(shifted, parts.coarse, coarse, resources, nested))
        total = total + painted[down : down + height, right : right + width]
    return stroke_change(cast(Floats, copy_hwc), total / len(shifts), parts.settings.detail)


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
