import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from studio.engine import stylize
from studio.engine.job_folder import JobFolder, has_painted_record
from studio.engine.previews.previewer import RenderCaches
from studio.engine.stylize import StylizeResult
from studio.errors import Cancelled, JobError, PictureError, SpaceError, StudioError
from studio.images.disk import UnreachableError
from studio.jobs.job import JobRecord, RenderJob
from studio.optimize.optimize_file import OptimizeOptions, paint_file
from studio.progress import Cancellation, Progress, ProgressReport
from studio.specs.film import FilmSettings, VideoCodec
from studio.specs.stylize import Resources
from studio.system_errors import is_out_of_memory
from studio.ui.worker import worker_engine
from studio.ui.worker.worker_engine import Rendering, has_begun, remove_job
from tests.films import FilmKind, frames_of, scene, write_film
from tests.tiny_bundles import write_tiny_bundle
from tests.unit.engine.pictures import ON_CPU, read_pixels, spec_of, write_picture

MIB = 1 << 20


@pytest.fixture
def job(tmp_path: Path) -> RenderJob:
    write_tiny_bundle(tmp_path / "tiny", levels=(2, 1))
    spec = spec_of(write_picture(tmp_path / "style.png", 64, 48, seed=1), bundle=str(tmp_path / "tiny"))
    return RenderJob(write_picture(tmp_path / "content.png", 120, 400), tmp_path / "painted.png", spec)


@pytest.fixture
def resources(tmp_path: Path) -> Resources:
    return replace(ON_CPU, job_dir=tmp_path / "job")


def rendering_of(job: RenderJob, resources: Resources, emitted: list[str] | None = None) -> Rendering:
    record = JobRecord("0", job)
    return Rendering(record, resources, RenderCaches.empty(), [].append if emitted is None else emitted.append)


def stop_after(bands: int) -> Progress:
    cancellation, seen = Cancellation(), 0

    def count(_report: ProgressReport) -> None:
        nonlocal seen
        seen += 1
        if seen == bands:
            cancellation.request()

    return Progress(on_report=count, cancellation=cancellation)


def interrupt(job: RenderJob, resources: Resources) -> None:
    with pytest.raises(Cancelled):
        rendering_of(job, resources).run(stop_after(6))


def test_renders_and_leaves_no_job_folder(job: RenderJob, resources: Resources) -> None:
    result = rendering_of(job, resources).run(Progress())
    assert (result.output, read_pixels(job.output).shape) == (job.output, (400, 120, 3))
    assert resources.job_dir is not None
    assert not resources.job_dir.exists()


def test_goes_on_where_it_stopped_and_ends_in_the_same_picture(job: RenderJob, resources: Resources) -> None:
    rendering_of(job, resources).run(Progress())
    expected = read_pixels(job.output)
    job.output.unlink()
    interrupt(job, resources)
    assert resources.job_dir is not None
    assert has_begun(resources.job_dir)
    fractions: list[float] = []
    emitted: list[str] = []
    rendering_of(job, resources, emitted).run(Progress(on_report=lambda report: fractions.append(report.fraction)))
    assert fractions[0] > 0.3
    assert emitted == []
    np.testing.assert_array_equal(read_pixels(job.output), expected)


def test_begins_anew_when_the_picture_changed_since(job: RenderJob, resources: Resources) -> None:
    interrupt(job, resources)
    write_picture(job.content, 120, 400, seed=3)
    emitted: list[str] = []
    rendering_of(job, resources, emitted).run(Progress())
    assert len(emitted) == 1
    assert "begun anew" in emitted[0]
    changed = read_pixels(job.output)
    job.output.unlink()
    rendering_of(job, resources).run(Progress())
    np.testing.assert_array_equal(read_pixels(job.output), changed)


def test_a_job_folder_in_use_is_left_alone(job: RenderJob, resources: Resources) -> None:
    interrupt(job, resources)
    assert resources.job_dir is not None
    other = JobFolder(resources.job_dir)
    with pytest.raises(JobError, match="another render is running"):
        rendering_of(job, resources).run(Progress())
    assert other.record() is not None
    other.release(remove=True)


def test_a_damaged_job_folder_is_begun_anew(job: RenderJob, resources: Resources) -> None:
    assert resources.job_dir is not None
    resources.job_dir.mkdir()
    (resources.job_dir / "job.json").write_text("{")
    rendering_of(job, resources).run(Progress())
    assert job.output.exists()


def test_a_render_nobody_wants_any_more_does_not_begin(job: RenderJob, resources: Resources) -> None:
    cancellation = Cancellation()
    cancellation.request()
    with pytest.raises(Cancelled):
        rendering_of(job, resources).run(Progress(cancellation=cancellation))
    assert resources.job_dir is not None
    assert not resources.job_dir.exists()


def narrow_memory(limit_bytes: int, budgets: list[int]) -> Callable[..., StylizeResult]:
    """The real engine, on a device whose memory ends after the first bands of a plan above ``limit_bytes``."""

    def paint_within_limit(*arguments: object, options: OptimizeOptions, **named: object) -> StylizeResult:
        budgets.append(options.file.resources.memory_budget_bytes)
        if options.file.resources.memory_budget_bytes > limit_bytes:
            with pytest.raises(Cancelled):  # what the attempt has painted lies in the job folder
                paint_file(*arguments, options=options, **{**named, "progress": stop_after(4)})  # type: ignore[arg-type]  # handed through
            raise torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 20.00 MiB")
        return paint_file(*arguments, options=options, **named)  # type: ignore[arg-type]  # handed through

    return paint_within_limit


@pytest.mark.parametrize("is_resumed", [False, True])
def test_memory_that_runs_out_is_answered_by_a_smaller_budget(
    job: RenderJob, resources: Resources, monkeypatch: pytest.MonkeyPatch, *, is_resumed: bool
) -> None:
    if is_resumed:
        interrupt(job, resources)
    budgets: list[int] = []
    emitted: list[str] = []
    monkeypatch.setattr(worker_engine, "paint_file", narrow_memory(200 * MIB, budgets))
    rendering_of(job, replace(resources, memory_budget_bytes=512 * MIB), emitted).run(Progress())
    assert budgets == [512 * MIB, 256 * MIB, 128 * MIB]
    assert ["256 MiB" in emitted[0], "128 MiB" in emitted[1], len(emitted)] == [True, True, 2]
    assert job.output.exists()


def test_memory_that_never_suffices_is_an_error_that_says_so(
    job: RenderJob, resources: Resources, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker_engine, "paint_file", narrow_memory(0, []))
    with pytest.raises(SpaceError, match="even with a budget of 64 MiB"):
        rendering_of(job, replace(resources, memory_budget_bytes=128 * MIB)).run(Progress())


def test_other_errors_are_not_taken_for_want_of_memory(
    job: RenderJob, resources: Resources, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("expected scalar type Float")

    job.content.write_bytes(b"no picture")
    with pytest.raises(PictureError):
        rendering_of(job, resources).run(Progress())
    monkeypatch.setattr(worker_engine, "paint_file", fail)
    with pytest.raises(RuntimeError, match="scalar type"):
        rendering_of(job, resources).run(Progress())


def test_recognises_memory_errors_of_every_kind() -> None:
    with pytest.raises(RuntimeError) as too_much:
        torch.empty(1 << 60, dtype=torch.uint8)
    assert is_out_of_memory(too_much.value)
    assert is_out_of_memory(MemoryError())
    assert is_out_of_memory(torch.OutOfMemoryError("CUDA out of memory"))
    assert is_out_of_memory(RuntimeError("MPS backend out of memory (MPS allocated: 8.00 GB)"))
    assert not is_out_of_memory(RuntimeError("shape mismatch"))
    assert not is_out_of_memory(ValueError("out of memory"))


def test_removing_a_job_that_never_began_is_no_matter(tmp_path: Path) -> None:
    remove_job(tmp_path / "nothing")
    folder = JobFolder(tmp_path / "job")
    folder.begin({"recipe": 1}, {})
    folder.release(remove=False)
    assert json.loads((tmp_path / "job" / "job.json").read_text())["request"] == {"recipe": 1}
    remove_job(tmp_path / "job")
    assert not (tmp_path / "job").exists()


def refused_at_the_end(job: RenderJob, resources: Resources) -> None:
    """Everything is painted, and then the folder of the result is not there."""
    home = job.output.parent

    def leave(report: ProgressReport) -> None:
        if report.stage == stylize.WRITING:
            home.rename(home.with_name("left"))

    with pytest.raises(PictureError):
        rendering_of(job, resources).run(Progress(on_report=leave))
    home.with_name("left").rename(home)


@pytest.fixture
def album_job(job: RenderJob, tmp_path: Path) -> RenderJob:
    """Content and result share a folder."""
    album = tmp_path / "album"
    album.mkdir()
    return replace(job, content=job.content.rename(album / "content.png"), output=album / "painted.png")


def test_what_was_painted_is_only_written_when_the_render_is_tried_again(
    album_job: RenderJob, resources: Resources, tmp_path: Path
) -> None:
    rendering_of(album_job, resources).run(Progress())
    expected = album_job.output.read_bytes()
    album_job.output.unlink()
    refused_at_the_end(album_job, resources)
    album_job.content.unlink()
    stages, emitted = list[str](), list[str]()
    moved = replace(album_job, output=tmp_path / "elsewhere.png")
    rendering_of(moved, resources, emitted).run(Progress(on_report=lambda report: stages.append(report.stage)))
    assert (set(stages), emitted) == ({stylize.WRITING}, [])
    assert moved.output.read_bytes() == expected
    assert resources.job_dir is not None and not resources.job_dir.exists()


@pytest.mark.parametrize("fault", [MemoryError(), UnreachableError("result.raw cannot be used")])
def test_a_painting_outlives_whatever_fails_while_it_is_written(
    fault: Exception, album_job: RenderJob, resources: Resources, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise fault

    refused_at_the_end(album_job, resources)
    assert resources.job_dir is not None
    with monkeypatch.context() as patch, pytest.raises(StudioError):
        patch.setattr(worker_engine, "paint_file", fail)
        rendering_of(album_job, resources).run(Progress())
    assert has_painted_record(resources.job_dir)


def test_a_painting_whose_pixels_are_gone_is_begun_anew(album_job: RenderJob, resources: Resources) -> None:
    refused_at_the_end(album_job, resources)
    assert resources.job_dir is not None
    (resources.job_dir / "result.raw").unlink()
    emitted = list[str]()
    rendering_of(album_job, resources, emitted).run(Progress())
    assert len(emitted) == 1 and read_pixels(album_job.output).std() > 1


def test_a_film_of_the_queue_goes_on_where_it_was_stopped(job: RenderJob, resources: Resources, tmp_path: Path) -> None:
    frames = frames_of(scene(64, 48), count=6, noise=4.0)
    film = write_film(tmp_path / "film.mkv", frames, FilmKind("ffv1", "bgr0", options=()))
    settings = FilmSettings(codec=VideoCodec.FFV1)
    asked = replace(job, content=film, output=tmp_path / "painted.mkv", film=settings)
    whole = replace(asked, output=tmp_path / "whole.mkv")
    rendering_of(whole, replace(resources, job_dir=tmp_path / "other")).run(Progress())
    cancellation, stages = Cancellation(), list[str]()

    def stop(report: ProgressReport) -> None:
        stages.append(report.stage)
        if report.stage == "painting frame 4 of 6":
            cancellation.request()

    with pytest.raises(Cancelled):
        rendering_of(asked, resources).run(Progress(on_report=stop, cancellation=cancellation))
    result = rendering_of(asked, resources).run(Progress(on_report=stop))
    assert result.plan["frames"] == 6
    resumed = stages[stages.index("painting frame 4 of 6") + 1 :]
    assert not any(stage.startswith("measuring") for stage in resumed)
    assert asked.output.read_bytes() == whole.output.read_bytes()
