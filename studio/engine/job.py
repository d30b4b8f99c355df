"""The scratch of one render from begin to end: in memory, in a job folder, or in a temporary folder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import torch

from studio.bundles.pair import Bundle
from studio.engine.canvas import Canvas
from studio.engine.job_folder import (
    CONTENT_NAME,
    MAPS_NAME,
    MASKS_NAME,
    PAINTED_NAME,
    JobFolder,
    OtherJobError,
    differences,
    read_job_record,
)
from studio.engine.job_records import ContentRecord, PaintedRecord
from studio.engine.maps_file import maps_request, write_maps
from studio.engine.masking import group_masks, mask_stores
from studio.engine.painting import Painting
from studio.engine.picture_maps import Maps
from studio.engine.workspace import (
    FolderWorkspace,
    MemoryWorkspace,
    Workspace,
    make_temporary_folder,
    remove_orphans,
    store_path,
)
from studio.errors import JobError, Message, SpaceError
from studio.images.disk import ensure_free_space
from studio.images.masks import MaskFacts
from studio.images.rasters import Raster
from studio.images.source import ImageFacts
from studio.kernels.library import TORCH, kernels_in_use
from studio.specs.export import BitDepth
from studio.specs.stylize import Resources
from studio.streaming.budget import StreamPlan
from studio.streaming.strips import Grid

_CANVAS = "canvas"


@dataclass(eq=False)
class Job:
    """A render's grid and workspace. ``is_finished`` is set once the result is written: then scratch may go."""

    grid: Grid
    workspace: Workspace
    folder: JobFolder | None
    scratch_bytes: int
    request: Mapping[str, Any] = field(default_factory=dict)  # as in `maps_request`, of the files as they were at first
    notes: list[str] = field(default_factory=list)
    is_finished: bool = False

    @property
    def has_canvas(self) -> bool:
        """Whether an earlier run has read the whole content picture already."""
        if self.folder is None:
            return False
        is_read = self.workspace.last is not None or (
            read_job_record(self.folder.path, CONTENT_NAME, ContentRecord) is not None
        )
        return is_read and store_path(self.folder.path, _CANVAS).exists()

    @property
    def plan_record(self) -> dict[str, Any]:
        """The plan in plain values: enough to repeat the render's bytes."""
        return {
            "canvas": [self.grid.canvas.width, self.grid.canvas.height],
            "strip_px": self.grid.strip_px,
            "band_px": self.grid.band_px,
            "scratch": "disk" if self.folder else "memory",
            "scratch_bytes": self.scratch_bytes,
            "threads": torch.get_num_threads(),
        }

    def canvas(self, facts: ImageFacts, painting: Painting, result_bits: BitDepth | None = None) -> Canvas:
        """The content's pixels and masks laid out for streaming, to be read or read by an earlier run."""
        masks = group_masks(painting, mask_stores(painting, facts.size, self.workspace.store), facts.size)
        return Canvas(self.canvas_raster(facts), result_bits, masks)

    def canvas_raster(self, facts: ImageFacts) -> Raster:
        """The raster that holds the content's own pixels."""
        return self.workspace.store(_CANVAS, facts.size, facts.channels, f"uint{facts.bit_depth}")

    def keep_masks(self, masks: tuple[MaskFacts, ...]) -> None:
        """Note what the masks are, which were read, so that a resumed run need not find their files."""
        if self.folder is not None and masks:
            with suppress(SpaceError):  # as below
                self.folder.write_record(MASKS_NAME, masks)

    def keep_canvas(self, raster: Raster, content: ContentRecord) -> None:
        """Make the content's pixels final, so that a resumed run need not read the file again, nor find it."""
        raster.flush()
        if self.folder is not None:
            with suppress(SpaceError):  # then it has to find it
                self.folder.write_record(CONTENT_NAME, content)

    def keep_maps(self, maps: Maps, path: Path | None) -> None:
        """Leave the final maps where others find them as long as the job lasts, and at ``path`` where one is given."""
        for place in (self.folder.path / MAPS_NAME if self.folder is not None else None, path):
            if place is not None:
                write_maps(place, maps, self.request)

    def keep_painting(self, record: PaintedRecord) -> None:
        """Note that the result is painted, so that a resumed run need not find content and styles to write it."""
        if self.folder is not None:
            with suppress(SpaceError):  # as above
                self.folder.write_record(PAINTED_NAME, record)

    def restart_on_smaller_grid(self, grid: Grid, *, from_sweep: int) -> None:
        """Go on from the beginning of sweep ``from_sweep`` on the smaller ``grid``; resumed runs do so too."""
        self.workspace.restart(from_sweep, bands_per_strip=grid.band_count + 1)
        if self.folder is not None:
            self.folder.change_plan(_plan_entries(grid))
        self.grid = grid


@contextmanager
def open_job(
    content: Path,
    painting: Painting,
    plan: StreamPlan,
    *,
    bundle: Bundle,
    resources: Resources,
    result_bits: BitDepth | None = None,
) -> Iterator[Job]:
    """A job on ``plan``, resumed from the job folder where one is given and holds this very request.

    ``result_bits`` is the depth of the result where it is not the content's own. Raises JobError when the folder holds
    another job, or one that was not asked to be resumed, and SpaceError when the disk cannot hold the scratch.
    """
    remove_orphans(resources.scratch_home)
    if plan.is_in_memory:
        request = maps_request(content, painting.spec, bundle)
        yield Job(plan.grid, MemoryWorkspace(), None, plan.scratch_bytes, request)
        return
    folder = JobFolder(resources.job_dir or make_temporary_folder(resources))
    job: Job | None = None
    try:
        record = folder.record()
        known = record["request"] if record is not None and resources.resume else None
        asked = maps_request(content, painting.spec, bundle, known=known)
        request = {**asked, **_computing(painting, resources)}
        if result_bits is not None:
            request["result depth"] = result_bits
        job = _begin_or_resume(folder, request, plan, resources)
        job.request = asked
        yield job
    finally:
        if job is not None:
            job.workspace.close()
        folder.release(remove=resources.job_dir is None or (job is not None and job.is_finished))


def _begin_or_resume(folder: JobFolder, request: dict[str, Any], plan: StreamPlan, resources: Resources) -> Job:
    record = folder.record()
    notes: list[str] = []
    if record is not None and not resources.resume:
        raise JobError(
            "{path} holds an unfinished job; go on with it, or choose another job folder",
            option=" (--resume, --job-dir)",
            path=folder.path,
        )
    differing = differences(record["request"], request) if record is not None else ()
    if differing == ("content",) and not folder.has_progress:
        record = None  # a content that could not be read was mended: nothing was finished, so nothing can be mixed
        notes.append(
            Message("the picture has changed since the job in {path} was begun: it was started anew", path=folder.path)
        )
    elif record is None and resources.resume:
        notes.append(
            Message("there was no job to resume in {path}: it was started from the beginning", path=folder.path)
        )
    if record is None:
        ensure_free_space(folder.path, plan.scratch_bytes, Message("scratch between sweeps (raw pixels and features)"))
        grid = plan.grid
        folder.begin(request, _plan_entries(grid))
    else:
        if differing:
            raise OtherJobError(
                "the job in {path} was started with another {differing}; resume it with the same, or choose another "
                "job folder",
                option=" (--job-dir)",
                path=folder.path,
                differing=", ".join(differing),
            )
        grid = Grid(plan.grid.canvas, strip_px=record["plan"]["strip_px"], band_px=record["plan"]["band_px"])
    workspace = FolderWorkspace(folder.path, bands_per_strip=grid.band_count + 1)
    return Job(grid, workspace, folder, plan.scratch_bytes, notes=notes)


def _plan_entries(grid: Grid) -> dict[str, int]:
    return {"strip_px": grid.strip_px, "band_px": grid.band_px}


def _computing(painting: Painting, resources: Resources) -> dict[str, Any]:
    """What the bytes of the result depend on besides the plan and what is asked for."""
    return {
        "precision": "TF32" if resources.mode == "fast" and painting.device.type == "cuda" else resources.precision,
        "device": painting.device.type,
        "convolutions": kernels_in_use() if painting.device.type == "cpu" else TORCH,
        "threads": torch.get_num_threads(),
        "torch": torch.__version__,
    }
