"""The life of one render's scratch: in memory, in a folder that survives, or in one that is thrown away."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import torch

from studio.bundles.pair import Bundle
from studio.bundles.tensors import file_sha256
from studio.engine.job_folder import JobFolder, differences
from studio.engine.painting import Painting
from studio.engine.workspace import FolderWorkspace, MemoryWorkspace, Workspace
from studio.errors import JobError, SpaceError, StudioError
from studio.images.disk import ensure_free_space
from studio.images.rasters import Raster
from studio.images.source import ImageFacts
from studio.paths import cache_dir
from studio.specs.recipe import recipe_from_spec
from studio.specs.stylize import Resources
from studio.streaming.budget import StreamPlan
from studio.streaming.strips import Grid

_CANVAS = "canvas"
_THROWAWAY_PREFIX = "render-"
_YOUNG_S = 60.0


@dataclass(eq=False)
class Job:
    """A render's grid and workspace. ``is_finished`` is set once the result is written: then scratch may go."""

    grid: Grid
    workspace: Workspace
    folder: JobFolder | None
    scratch_bytes: int
    notes: list[str] = field(default_factory=list)
    is_finished: bool = False

    @property
    def has_canvas(self) -> bool:
        """Whether an earlier run has read the whole content picture already."""
        return self.folder is not None and self.workspace.last is not None

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

    def canvas_raster(self, facts: ImageFacts) -> Raster:
        """The raster that holds the content's own pixels."""
        return self.workspace.store(_CANVAS, facts.size, facts.channels, f"uint{facts.bit_depth}")

    def keep_canvas(self, raster: Raster) -> None:
        """Make the content's pixels final, so that a resumed run need not read the file again."""
        raster.flush()


@contextmanager
def open_job(
    content: Path, painting: Painting, plan: StreamPlan, *, bundle: Bundle, resources: Resources
) -> Iterator[Job]:
    """A job on ``plan``, resumed from the job folder where one is given and holds this very request.

    Raises JobError when the folder holds another job, or one that was not asked to be resumed, and SpaceError when the
    disk cannot hold the scratch.
    """
    if plan.is_in_memory:
        yield Job(plan.grid, MemoryWorkspace(), None, plan.scratch_bytes)
        return
    folder = JobFolder(resources.job_dir or _throwaway_folder(resources))
    job: Job | None = None
    try:
        job = _begin_or_resume(folder, _request(content, painting, bundle, resources), plan, resources)
        yield job
    finally:
        if job is not None:
            job.workspace.close()
        folder.release(remove=resources.job_dir is None or (job is not None and job.is_finished))


def remove_orphans(parent: Path, *, now_s: float) -> None:
    """Delete throwaway folders in ``parent`` whose program was killed: nobody holds their lock any more.

    Folders younger than a minute stay, since one that is just being made has no lock yet.
    """
    for folder in parent.glob(f"{_THROWAWAY_PREFIX}*"):
        try:
            if now_s - folder.stat().st_mtime > _YOUNG_S:
                JobFolder(folder).release(remove=True)
        except (StudioError, OSError):
            continue  # in use, or gone by now


def _begin_or_resume(folder: JobFolder, request: dict[str, Any], plan: StreamPlan, resources: Resources) -> Job:
    record = folder.record()
    notes: list[str] = []
    if record is not None and not resources.resume:
        raise JobError(f"{folder.path} holds an unfinished job; add --resume to go on, or choose another --job-dir")
    if record is None:
        if resources.resume:
            notes.append(f"there was no job to resume in {folder.path}: it was started from the beginning")
        ensure_free_space(folder.path, plan.scratch_bytes, "scratch between sweeps")
        grid = plan.grid
        folder.begin(request, {"strip_px": grid.strip_px, "band_px": grid.band_px})
    else:
        differing = differences(record["request"], request)
        if differing:
            raise JobError(
                f"the job in {folder.path} was started with another {', '.join(differing)}; resume it with the same, "
                f"or choose another --job-dir"
            )
        grid = Grid(plan.grid.canvas, strip_px=record["plan"]["strip_px"], band_px=record["plan"]["band_px"])
    workspace = FolderWorkspace(folder.path, bands_per_strip=grid.band_count + 1)
    return Job(grid, workspace, folder, plan.scratch_bytes, notes)


def _request(content: Path, painting: Painting, bundle: Bundle, resources: Resources) -> dict[str, Any]:
    """Everything the bytes of the result depend on, besides the plan."""
    facts = content.stat()
    return {
        "recipe": recipe_from_spec(painting.spec),
        "content": {"path": str(content.absolute()), "bytes": facts.st_size, "modified_ns": facts.st_mtime_ns},
        "style files": [file_sha256(style.path) for style in painting.spec.styles],
        "bundle": {"id": bundle.manifest.id, "sha256": dict(bundle.manifest.sha256)},
        "precision": resources.precision,
        "device": painting.device.type,
        "threads": torch.get_num_threads(),
        "torch": torch.__version__,
    }


def _throwaway_folder(resources: Resources) -> Path:
    parent = resources.scratch_dir or cache_dir() / "scratch"
    try:
        parent.mkdir(parents=True, exist_ok=True)
        remove_orphans(parent, now_s=time.time())
        return Path(tempfile.mkdtemp(prefix=_THROWAWAY_PREFIX, dir=parent))
    except OSError as error:
        raise SpaceError(f"cannot make a scratch folder in {parent}: {error.strerror}; name another one") from error
