from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch import Tensor

from studio.bundles.pair import Bundle
from studio.engine.canvas import Canvas
from studio.engine.job import Job
from studio.engine.job_folder import JobFolder
from studio.engine.painting import Painting
from studio.engine.render import Render, RetryingRender, smaller_grid
from studio.engine.verify import STEPS
from studio.engine.workspace import FolderWorkspace, MemoryWorkspace, Workspace
from studio.errors import Cancelled, DeviceError
from studio.geometry import Region, Size
from studio.images.rasters import Pixels, Raster
from studio.progress import Cancellation, Progress, ProgressReport
from studio.streaming.strips import Grid
from tests.unit.engine.pictures import IN_FLOAT64, canvas_of, painting_of, soft_picture, spec_of

WIDTH, HEIGHT = 90, 150
GRID = Grid(Size(96, 160), strip_px=96, band_px=128)


@dataclass(frozen=True, eq=False)
class CanvasOnSmallDevice(Canvas):
    """A canvas whose rows reach a device that can hold no more than ``most_rows`` of them at a time."""

    most_rows: int = 1 << 30

    def rgb_of(self, pixels_hwc: Pixels, *, dtype: torch.dtype, device: torch.device) -> Tensor:
        if pixels_hwc.shape[0] > self.most_rows:
            raise torch.OutOfMemoryError("the small device is full")
        return super().rgb_of(pixels_hwc, dtype=dtype, device=device)


class StoreOnSmallDevice:
    """A store of a later sweep that gives no more than ``most_rows`` rows of cells at a time."""

    def __init__(self, raster: Raster, most_rows: int) -> None:
        self.size, self.channels, self.dtype = raster.size, raster.channels, raster.dtype
        self.write, self.flush, self.close = raster.write, raster.flush, raster.close
        self._raster, self._most_rows = raster, most_rows

    def read(self, region: Region) -> Pixels:
        if region.height > self._most_rows and region.height < self.size.height:
            raise torch.OutOfMemoryError("the small device is full")
        return self._raster.read(region)


class TightFrom(MemoryWorkspace):
    """Scratch whose store of ``sweep`` can be read in bands of ``most_rows`` only."""

    def __init__(self, sweep: int, most_rows: int) -> None:
        super().__init__()
        self._tight, self._most_rows = f"sweep-{sweep}", most_rows

    def store(self, name: str, size: Size, channels: int, dtype: object) -> Raster:
        raster = super().store(name, size, channels, dtype)  # type: ignore[arg-type]  # handed on as it came
        return StoreOnSmallDevice(raster, self._most_rows) if name == self._tight else raster


@pytest.fixture
def painting(bundle: Bundle, style: Path) -> Painting:
    return painting_of(bundle, spec_of(style), IN_FLOAT64)


@pytest.fixture
def canvas() -> Canvas:
    return canvas_of(soft_picture(WIDTH, HEIGHT))


def job_of(workspace: Workspace, folder: JobFolder | None = None) -> Job:
    return Job(GRID, workspace, folder, 0)


def pixels_of(raster: Raster) -> Pixels:
    return raster.read(Region.whole(raster.size))


def undisturbed(painting: Painting, canvas: Canvas) -> Pixels:
    return pixels_of(Render(painting, canvas, GRID, MemoryWorkspace()).run(Progress()))


def assert_same_picture(found: Pixels, expected: Pixels) -> None:
    assert np.abs(found.clip(0, 1) - expected.clip(0, 1)).max() * STEPS <= 1e-5


def test_a_full_device_gets_smaller_bands_until_they_fit(painting: Painting, canvas: Canvas) -> None:
    small = CanvasOnSmallDevice(canvas.raster, most_rows=40)
    job = job_of(MemoryWorkspace())
    reports: list[ProgressReport] = []
    progress = Progress(on_report=reports.append)
    render = Render(painting, small, GRID, job.workspace)
    progress.plan(render.remaining_work()[0])
    result = RetryingRender(render, job).run(progress)
    assert_same_picture(pixels_of(result), undisturbed(painting, canvas))
    assert (job.grid.strip_px, job.grid.band_px) == (96, 32)
    assert len(job.notes) == 2 and "ran out of memory: sweep 1 was begun again" in job.notes[-1]
    assert reports[-1].fraction == pytest.approx(1.0)


@pytest.mark.parametrize("sweep", [1, 2])
def test_sweeps_that_are_finished_stay_finished(painting: Painting, canvas: Canvas, sweep: int) -> None:
    workspace = TightFrom(sweep - 1, most_rows=4)  # cells of a later sweep's store
    job = job_of(workspace)
    stages: list[str] = []
    progress = Progress(on_report=lambda report: stages.append(report.stage))
    result = RetryingRender(Render(painting, canvas, GRID, workspace), job).run(progress)
    assert_same_picture(pixels_of(result), undisturbed(painting, canvas))
    assert job.grid.band_px < GRID.band_px
    assert stages.count("measuring level 5") == GRID.band_count, "the first sweep ran once, on the first grid"
    assert all(f"sweep {sweep + 1} was begun again" in note for note in job.notes)


def test_a_resumed_job_goes_on_with_the_smaller_grid(painting: Painting, canvas: Canvas, tmp_path: Path) -> None:
    folder = JobFolder(tmp_path / "job")
    folder.begin({}, {"strip_px": GRID.strip_px, "band_px": GRID.band_px})
    workspace = FolderWorkspace(folder.path, bands_per_strip=GRID.band_count + 1)
    job, cancellation = job_of(workspace, folder), Cancellation()
    small = CanvasOnSmallDevice(canvas.raster, most_rows=40)

    def stop(report: ProgressReport) -> None:
        if "measuring level 3" in report.stage:
            cancellation.request()

    with pytest.raises(Cancelled):
        RetryingRender(Render(painting, small, GRID, workspace), job).run(
            Progress(on_report=stop, cancellation=cancellation)
        )
    workspace.close()
    record = folder.record()
    assert record is not None and record["plan"] == {"strip_px": 96, "band_px": 32}
    grid = replace(GRID, **record["plan"])
    workspace = FolderWorkspace(folder.path, bands_per_strip=grid.band_count + 1)
    assert workspace.last is not None and workspace.last.sweep == 2
    result = Render(painting, small, grid, workspace).run(Progress())
    assert_same_picture(pixels_of(result), undisturbed(painting, canvas))
    workspace.close()
    folder.release(remove=True)


def test_a_device_too_small_for_anything_is_named(painting: Painting, canvas: Canvas) -> None:
    job = job_of(MemoryWorkspace())
    render = Render(painting, CanvasOnSmallDevice(canvas.raster, most_rows=15), GRID, job.workspace)
    with pytest.raises(DeviceError, match="too little memory even for strips of 96 px in bands of 16 rows"):
        RetryingRender(render, job).run(Progress())


@given(strip=st.integers(1, 200), band=st.integers(1, 8))
def test_grids_shrink_until_nothing_is_left_to_shrink(strip: int, band: int) -> None:
    grid: Grid | None = Grid(Size(3200, 1600), strip_px=16 * strip, band_px=16 * band)
    seen = []
    while grid is not None:
        seen.append(grid.strip_px * grid.band_px)
        assert len(seen) < 12
        last, grid = grid, smaller_grid(grid)
    assert seen == sorted(seen, reverse=True) and len(set(seen)) == len(seen)
    assert (last.strip_px, last.band_px) == (min(256, 16 * strip), 16)
