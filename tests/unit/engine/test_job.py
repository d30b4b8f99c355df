import os
from dataclasses import replace
from pathlib import Path

import pytest

from studio.bundles.pair import Bundle
from studio.engine.job import Job, open_job
from studio.engine.job_records import ContentRecord
from studio.engine.journal import Position
from studio.engine.painting import Painting
from studio.engine.stylize import plan_for
from studio.engine.workspace import FolderWorkspace, MemoryWorkspace
from studio.errors import JobError, SpaceError
from studio.images.metadata import Metadata
from studio.images.source import ImageFacts, open_source
from studio.specs.stylize import Resources
from studio.streaming.budget import StreamPlan
from studio.streaming.strips import Grid
from tests.unit.engine.pictures import ON_CPU, painting_of, spec_of, write_picture


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write_picture(tmp_path / "content.png", 80, 64)


@pytest.fixture
def painting(bundle: Bundle, style: Path) -> Painting:
    return painting_of(bundle, spec_of(style))


@pytest.fixture
def in_folder(tmp_path: Path) -> Resources:
    return replace(ON_CPU, job_dir=tmp_path / "job")


def facts_of(content: Path) -> ImageFacts:
    with open_source(content, decode_budget_bytes=1 << 28) as source:
        return source.facts


def plan_of(painting: Painting, content: Path, resources: Resources) -> StreamPlan:
    return plan_for(painting, facts_of(content), resources)


def begun(content: Path, painting: Painting, bundle: Bundle, resources: Resources) -> Job:
    """A job that is left unfinished, right after its first band."""
    with open_job(content, painting, plan_of(painting, content, resources), bundle=bundle, resources=resources) as job:
        facts = facts_of(content)
        job.keep_canvas(job.canvas_raster(facts), ContentRecord(facts, Metadata()))
        job.workspace.commit(Position(0, 0, 0), None, ())
    return job


def resumed(content: Path, painting: Painting, bundle: Bundle, resources: Resources) -> Job:
    resources = replace(resources, resume=True)
    plan = plan_of(painting, content, resources)
    other_plan = replace(plan, grid=Grid(plan.grid.canvas, strip_px=16, band_px=16))
    with open_job(content, painting, other_plan, bundle=bundle, resources=resources) as job:
        assert job.workspace.last == Position(0, 0, 0)
    return job


def test_a_small_job_stays_in_memory(content: Path, painting: Painting, bundle: Bundle) -> None:
    plan = plan_of(painting, content, ON_CPU)
    with open_job(content, painting, plan, bundle=bundle, resources=ON_CPU) as job:
        assert isinstance(job.workspace, MemoryWorkspace) and job.folder is None
        assert not job.has_canvas
    assert job.plan_record == {
        "canvas": [80, 64],
        "strip_px": 80,
        "band_px": 64,
        "scratch": "memory",
        "scratch_bytes": plan.scratch_bytes,
        "threads": 1,
    }


def test_a_job_folder_goes_when_the_job_is_finished_and_stays_when_not(
    content: Path, painting: Painting, bundle: Bundle, in_folder: Resources
) -> None:
    job = begun(content, painting, bundle, in_folder)
    assert isinstance(job.workspace, FolderWorkspace) and job.plan_record["scratch"] == "disk"
    assert in_folder.job_dir is not None and in_folder.job_dir.is_dir()
    again = replace(in_folder, resume=True)
    with open_job(content, painting, plan_of(painting, content, again), bundle=bundle, resources=again) as job:
        job.is_finished = True
    assert not in_folder.job_dir.exists()


def test_a_resumed_job_keeps_its_grid_and_its_canvas(
    content: Path, painting: Painting, bundle: Bundle, in_folder: Resources
) -> None:
    first = begun(content, painting, bundle, in_folder)
    job = resumed(content, painting, bundle, in_folder)
    assert job.grid == first.grid and job.notes == []


def test_an_unfinished_job_is_not_overwritten(
    content: Path, painting: Painting, bundle: Bundle, in_folder: Resources
) -> None:
    begun(content, painting, bundle, in_folder)
    with pytest.raises(
        JobError, match=r"holds an unfinished job; go on with it, or choose another job folder \(--resume"
    ):
        begun(content, painting, bundle, in_folder)
    assert resumed(content, painting, bundle, in_folder).has_canvas


def test_resuming_an_empty_folder_starts_and_says_so(
    content: Path, painting: Painting, bundle: Bundle, in_folder: Resources
) -> None:
    job = begun(content, painting, bundle, replace(in_folder, resume=True))
    assert len(job.notes) == 1 and "was started from the beginning" in job.notes[0]


def test_another_request_is_refused_and_named(
    content: Path, painting: Painting, bundle: Bundle, in_folder: Resources, style: Path
) -> None:
    begun(content, painting, bundle, in_folder)
    weaker = painting_of(bundle, spec_of(style, strength=0.5))
    with pytest.raises(JobError, match="was started with another recipe; resume it with the same"):
        resumed(content, weaker, bundle, in_folder)
    with pytest.raises(JobError, match="another recipe"):
        resumed(content, painting_of(bundle, replace(spec_of(style), page=2)), bundle, in_folder)
    with pytest.raises(JobError, match="another precision"):
        resumed(content, painting, bundle, replace(in_folder, precision="float64"))
    os.utime(content, ns=(0, 1))
    with pytest.raises(JobError, match="another content;"):
        resumed(content, painting, bundle, in_folder)


def test_a_style_that_was_painted_over_is_noticed(
    content: Path, bundle: Bundle, tmp_path: Path, in_folder: Resources
) -> None:
    style = write_picture(tmp_path / "own.png", 64, 64, seed=1)
    painting = painting_of(bundle, spec_of(style))
    begun(content, painting, bundle, in_folder)
    write_picture(style, 64, 64, seed=2)
    with pytest.raises(JobError, match="another style files"):
        resumed(content, painting, bundle, in_folder)


def test_scratch_of_its_own_is_thrown_away_whatever_happens(
    content: Path, painting: Painting, bundle: Bundle, tmp_path: Path
) -> None:
    resources = replace(ON_CPU, scratch_dir=tmp_path / "scratch")
    plan = replace(plan_of(painting, content, resources), is_in_memory=False)

    def fail() -> None:
        with open_job(content, painting, plan, bundle=bundle, resources=resources) as job:
            job.canvas_raster(facts_of(content))
            assert len(list((tmp_path / "scratch").iterdir())) == 1
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert list((tmp_path / "scratch").iterdir()) == []


def test_scratch_that_no_disk_can_hold_is_refused_and_leaves_nothing(
    content: Path, painting: Painting, bundle: Bundle, tmp_path: Path
) -> None:
    resources = replace(ON_CPU, scratch_dir=tmp_path / "scratch")
    plan = replace(plan_of(painting, content, resources), is_in_memory=False, scratch_bytes=1 << 60)

    def attempt() -> None:
        with open_job(content, painting, plan, bundle=bundle, resources=resources):
            pytest.fail("there is no such disk")

    with pytest.raises(SpaceError, match="scratch between sweeps"):
        attempt()
    assert list((tmp_path / "scratch").iterdir()) == []


def test_scratch_of_killed_renders_goes_even_where_a_job_needs_none(
    content: Path, painting: Painting, bundle: Bundle, tmp_path: Path
) -> None:
    resources = replace(ON_CPU, scratch_dir=tmp_path / "scratch")
    orphan = tmp_path / "scratch" / "render-orphan"
    orphan.mkdir(parents=True)
    (orphan / "canvas.raw").write_bytes(b"pixels")
    os.utime(orphan, (0, 0))
    with open_job(content, painting, plan_of(painting, content, resources), bundle=bundle, resources=resources) as job:
        assert job.folder is None
    assert list((tmp_path / "scratch").iterdir()) == []


def test_a_content_that_was_mended_before_anything_was_finished_starts_anew(
    content: Path, painting: Painting, bundle: Bundle, in_folder: Resources
) -> None:
    plan = plan_of(painting, content, in_folder)
    with open_job(content, painting, plan, bundle=bundle, resources=in_folder) as job:
        job.canvas_raster(facts_of(content))
    os.utime(content, ns=(0, 1))
    again = replace(in_folder, resume=True)
    with open_job(content, painting, plan, bundle=bundle, resources=again) as job:
        assert not job.has_canvas and "has changed since" in job.notes[0]
    weaker = replace(painting, spec=replace(painting.spec, strength=0.5))
    with (
        pytest.raises(JobError, match="another recipe"),
        open_job(content, weaker, plan, bundle=bundle, resources=again),
    ):
        pytest.fail("nothing may be painted")
