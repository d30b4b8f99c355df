import os
import time
from dataclasses import replace
from pathlib import Path

import pytest

from studio.jobs.finished import finished_record, found_again, is_unchanged, result_stamps, stamps_of
from studio.jobs.job import JobRecord, JobState, RenderJob, id_at
from studio.jobs.scheduler import interrupted
from studio.specs.film import FilmSettings
from studio.specs.stylize import StyleChoice, StylizeSpec


@pytest.fixture
def record(tmp_path: Path) -> JobRecord:
    """A render that has just ended, with its three files."""
    spec = StylizeSpec((StyleChoice(tmp_path / "style.jpg"),))
    job = RenderJob(tmp_path / "photo.jpg", tmp_path / "result.jpg", spec)
    for path in (job.content, job.output, spec.styles[0].path):
        path.write_bytes(path.name.encode())
    return JobRecord("1", job, JobState.DONE, stamps=result_stamps(job, stamps_of(job)))


def test_a_finished_render_is_found_by_what_it_painted(record: JobRecord) -> None:
    job = record.job
    assert finished_record([record], job.content, job.spec) == record
    assert finished_record([record], job.content.with_name("other.jpg"), job.spec) is None
    assert finished_record([record], job.content, replace(job.spec, strength=0.5)) is None
    later = replace(record, id="2")
    assert finished_record([record, later], job.content, job.spec) == later
    for other in (replace(record, state=JobState.FAILED), replace(record, stamps=())):
        assert finished_record([other], job.content, job.spec) is None


@pytest.mark.parametrize("name", ["photo.jpg", "style.jpg", "result.jpg"])
def test_it_holds_as_long_as_its_files_do(record: JobRecord, name: str) -> None:
    assert is_unchanged(record)
    path = record.job.output.with_name(name)
    path.write_bytes(b"something else")
    assert not is_unchanged(record)
    path.unlink()
    assert not is_unchanged(record)


@pytest.mark.parametrize("name", ["photo.jpg", "style.jpg"])
def test_a_source_that_changed_while_it_was_painted_leaves_no_stamps(record: JobRecord, name: str) -> None:
    begun_with = stamps_of(record.job)
    record.job.output.with_name(name).write_bytes(b"changed meanwhile")
    assert result_stamps(record.job, begun_with) == ()


def cut_off(output: Path, *, overwrite: bool = False, state: JobState = JobState.RUNNING) -> JobRecord:
    """A row of now that was in ``state`` when the program ended."""
    job = RenderJob(
        output.with_name("photo.jpg"), output, StylizeSpec((StyleChoice(Path("s.jpg")),)), overwrite=overwrite
    )
    return JobRecord(id_at(time.time_ns() - 10**9), job, state, fraction=0.9)


def test_a_result_younger_than_its_row_means_that_the_render_was_done(tmp_path: Path) -> None:
    row = cut_off(tmp_path / "out.png")
    row.job.output.write_bytes(b"pixels")
    done = replace(row, state=JobState.DONE, fraction=1.0)
    assert found_again(row) == done
    assert found_again(interrupted(row)) == done, "an earlier start did not see the file"


@pytest.mark.parametrize(
    ("has_file", "is_old", "overwrite", "state"),
    [
        (False, False, False, JobState.RUNNING),
        (True, True, False, JobState.RUNNING),
        (True, False, True, JobState.RUNNING),
        (True, False, False, JobState.WAITING),
        (True, False, False, JobState.FAILED),
    ],
    ids=["no result", "somebody's older file", "may overwrite", "never began", "failed"],
)
def test_nothing_else_counts_as_done(
    tmp_path: Path, has_file: bool, is_old: bool, overwrite: bool, state: JobState
) -> None:
    row = cut_off(tmp_path / "out.png", overwrite=overwrite, state=state)
    if has_file:
        row.job.output.write_bytes(b"pixels")
    if is_old:
        os.utime(row.job.output, (1, 1))
    assert found_again(row) == interrupted(row)


def test_a_folder_of_frames_that_is_there_is_not_taken_for_whole(tmp_path: Path) -> None:
    spec = StylizeSpec((StyleChoice(tmp_path / "style.jpg"),))
    job = RenderJob(tmp_path / "frames", tmp_path / "painted", spec, film=FilmSettings())
    (tmp_path / "painted").mkdir()
    found = found_again(JobRecord(id_at(1), job, state=JobState.RUNNING))
    assert (found.state, found.message) == (JobState.PAUSED, "interrupted")
