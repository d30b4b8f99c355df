"""One window of a picture from file to file: with maps that are known, or after the statistics of the whole picture."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import torch

from studio.engine.canvas import Canvas, check_paintable, open_for
from studio.engine.feature_tables import keep_job_tables, with_tables_of_file
from studio.engine.file_strokes import strokes_of_file
from studio.engine.group_masks import GroupMasks
from studio.engine.job import open_job
from studio.engine.job_folder import MAPS_NAME, differences
from studio.engine.maps_file import maps_request, read_maps, write_maps
from studio.engine.masking import (
    group_masks,
    limits_of,
    mask_source,
    mask_stores,
    notes_of,
    survey_masks,
    with_masks,
)
from studio.engine.painting import Painting
from studio.engine.photo_regions import regions_of_file
from studio.engine.picture_maps import Maps
from studio.engine.strokes import StrokeCanvas, StrokePaintings, stroke_paintings
from studio.engine.stylize import (
    WRITING,
    FileOptions,
    SharedInputs,
    StylizeResult,
    begun_render,
    plan_for,
    prepare_painting,
    recipe_to_embed,
)
from studio.engine.window import Window, WindowRender, read_window, window_layers
from studio.engine.workspace import Workspace, planned_workspace
from studio.errors import JobError
from studio.geometry import Region, Size
from studio.images.destination import check_destination, check_export, check_format_limits
from studio.images.export import resolved_export
from studio.images.rasters import Raster, raster_bytes
from studio.images.sink import write_picture
from studio.images.source import ImageSource
from studio.progress import Progress
from studio.specs.export import BitDepth, ExportSpec
from studio.specs.stylize import StylizeSpec
from studio.streaming.budget import StreamPlan, plan_stream


@dataclass(frozen=True, slots=True)
class WindowOptions:
    """``region`` of the result (px); ``maps`` is a file with known maps, None for the job's own or new ones."""

    region: Region
    maps: Path | None = None
    file: FileOptions = field(default_factory=FileOptions)


def stylize_window(
    content: Path, output: Path, spec: StylizeSpec, *, work: SharedInputs, options: WindowOptions, progress: Progress
) -> StylizeResult:
    """Paint one window of what `stylize_file` would paint, with the pixels it has there up to rounding.

    Maps are those of ``options.maps``, else of the job folder of a render that has reached its last sweep. Otherwise
    the statistics of the whole picture are collected first; in a job folder they stay, for a later render.
    Raises PictureError for a window off the result, JobError for maps of another request, and what `stylize_file` does.
    """
    started_s = time.monotonic()
    resources = options.file.resources
    check_destination(output, content_path=content, overwrite=options.file.overwrite)
    check_export(output, options.file.export)
    with open_for(spec, content, resources) as source:
        check_paintable(content, source.facts.size)
        export = resolved_export(output, options.file.export, source.facts.bit_depth)
        masks = survey_masks(spec, source.facts.size, resources)
        regions = regions_of_file(content, spec, work.bundle, resources)
        painting, style_notes = prepare_painting(spec, work, resources, regions=regions)
        painting = with_tables_of_file(with_masks(painting, masks), content, resources)
        strokes = stroke_paintings(painting, source.facts.size)
        painting = painting if strokes is None else strokes.fine
        window = Window.of(options.region, painting, source.facts.size)
        size = Size(window.region.width, window.region.height)
        check_format_limits(output, size, export.bit_depth)
        recipe = recipe_to_embed(spec, work.bundle.manifest.id, masks) if export.with_recipe else None
        task = _Task(content, output, source, painting, window, work, options.file, export, recipe, strokes)
        maps = task.known_maps(options.maps)
        plan, job_notes = task.paint_with(maps, progress) if maps is not None else task.measure_and_paint(progress)
    notes = (*source.facts.notes, *style_notes, *notes_of(masks), *job_notes)
    return StylizeResult(output, size, time.monotonic() - started_s, plan, notes)


_Result = tuple[dict[str, Any], tuple[str, ...]]
"""The plan in plain values, and notes."""


@dataclass(frozen=True, eq=False)
class _Task:
    content: Path
    output: Path
    source: ImageSource
    painting: Painting
    window: Window
    work: SharedInputs
    options: FileOptions
    export: ExportSpec
    recipe: str | None
    strokes: StrokePaintings | None

    @property
    def _bits(self) -> BitDepth | None:
        return None if self.export.bit_depth == self.source.facts.bit_depth else self.export.bit_depth

    def known_maps(self, path: Path | None) -> Maps | None:
        """Maps of this very request at ``path`` or in the job folder; raises JobError where they are of another."""
        job_dir = self.options.resources.job_dir
        if path is None and job_dir is not None and (job_dir / MAPS_NAME).exists():
            path = job_dir / MAPS_NAME
        if path is None:
            return None
        kept = read_maps(path)
        differing = differences(kept.request, maps_request(self.content, self.painting.spec, self.work.bundle))
        if differing:
            raise JobError(
                "the maps in {path} are those of another {differing}; render with this one first",
                path=path,
                differing=", ".join(differing),
            )
        if self.options.keep_maps is not None:
            write_maps(self.options.keep_maps, kept.maps, kept.request)
        return kept.maps

    def paint_with(self, maps: Maps, progress: Progress) -> _Result:
        """Read the part of the content that the window depends on, and paint it."""
        facts, part = self.source.facts, self.window.part
        size, dtype = Size(part.width, part.height), f"uint{facts.bit_depth}"
        masks = self.painting.masks
        mask_bytes = sum(raster_bytes(size, 1, f"uint{mask.bit_depth}") for mask in masks)
        with self._scratch(raster_bytes(size, facts.channels, dtype) + mask_bytes) as (plan, workspace):
            rasters = mask_stores(self.painting, size, workspace.store)
            raster = workspace.store("canvas", size, facts.channels, dtype)
            canvas = Canvas(raster, self._bits, self._masks(rasters))
            if self.strokes is not None:
                change = strokes_of_file(facts.path, self.strokes, self.options.resources, progress)
                detail = self.strokes.settings.detail
                canvas = StrokeCanvas.over(canvas, change, detail, facts.size, (part.left, part.top))
            read_window(self.source, self.window, canvas.raster, progress)
            limits = limits_of(self.options.resources)
            for mask, mask_raster in zip(masks, rasters, strict=True):
                with mask_source(mask, facts.size, limits) as source:
                    read_window(source, self.window, mask_raster, progress)
            render = WindowRender(self.painting, maps, canvas, (part.left, part.top), plan.grid)
            return self._record(plan, "known"), self._paint(render, workspace, progress)

    def _masks(self, rasters: Sequence[Raster]) -> GroupMasks | None:
        part, size = self.window.part, Size(self.window.part.width, self.window.part.height)
        return group_masks(self.painting, rasters, size, whole=self.source.facts.size, origin=(part.left, part.top))

    def measure_and_paint(self, progress: Progress) -> _Result:
        """Collect the statistics of the whole content, and paint the window from what was read for them."""
        painting, resources, bits = self.painting, self.options.resources, self._bits
        plan = plan_for(painting, self.source.facts, resources, result_bits=bits)
        with open_job(
            self.content, painting, plan, bundle=self.work.bundle, resources=resources, result_bits=bits
        ) as job:
            keep_job_tables(job, painting)
            options, parts = self.options, self.strokes or painting
            begun = begun_render(self.source, parts, job, progress, result_bits=bits, options=options)
            maps = begun.measure(progress)
            job.keep_maps(maps, self.options.keep_maps)
            with self._scratch(0) as (window_plan, workspace):
                render = WindowRender(painting, maps, begun.canvas, (0, 0), window_plan.grid)
                notes = self._paint(render, workspace, progress)
            return self._record(window_plan, "measured"), (*job.notes, *notes)

    @contextmanager
    def _scratch(self, canvas_bytes: int) -> Iterator[tuple[StreamPlan, Workspace]]:
        """The plan of the window and a place for its pixels: in memory where the budget holds them, else on disk."""
        resources, region = self.options.resources, self.window.region
        channels = self.source.facts.channels
        pixels_bytes = canvas_bytes + region.pixels * channels * self.export.bit_depth // 8
        plan = plan_stream(
            self.window.tile,
            [window_layers(self.painting)],
            scratch_bytes=pixels_bytes,
            budget_bytes=resources.memory_budget_bytes,
            call=self.painting.call_size,
        )
        with planned_workspace(plan, resources, "scratch of the window") as workspace:
            yield plan, workspace

    def _paint(self, render: WindowRender, workspace: Workspace, progress: Progress) -> tuple[str, ...]:
        size = Size(self.window.region.width, self.window.region.height)
        result = workspace.store("window", size, self.source.facts.channels, f"uint{self.export.bit_depth}")
        progress.plan(render.work())
        render.run(self.window, result, progress)
        progress.advance(0, WRITING)
        metadata = replace(self.source.metadata.displaced(), recipe=self.recipe)
        stop, overwrite = progress.cancellation, self.options.overwrite
        return write_picture(self.output, result, self.export, metadata, cancellation=stop, overwrite=overwrite).notes

    def _record(self, plan: StreamPlan, maps: str) -> dict[str, Any]:
        region, part = self.window.region, self.window.part
        return {
            "window": [region.left, region.top, region.width, region.height],
            "part": [part.left, part.top, part.width, part.height],
            "strip_px": plan.grid.strip_px,
            "band_px": plan.grid.band_px,
            "scratch": "memory" if plan.is_in_memory else "disk",
            "scratch_bytes": plan.scratch_bytes,
            "threads": torch.get_num_threads(),
            "levels": list(self.strokes.levels if self.strokes else self.painting.encoders),
            "method": self.painting.method.value,
            "maps": maps,
        }
