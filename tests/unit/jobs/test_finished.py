from dataclasses import replace
from pathlib import Path

import pytest

from studio.jobs.finished import finished_record, is_unchanged, result_stamps, source_stamps
from studio.jobs.job import JobRecord, JobState, RenderJob
from studio.specs.stylize import StyleChoice, StylizeSpec


@pytest.fixture
def record(tmp_path: Path) -> JobRecord:
    """A render that has just ended, with its three files."""
    spec = StylizeSpec((StyleChoice(tmp_path / "style.jpg"),))
    job = RenderJob(tmp_path / "photo.jpg", tmp_path / "result.jpg", spec)
    for path in (job.content, job.output, spec.styles[0].path):
        path.write_bytes(path.name.encode())
    return JobRecord("1", job, JobState.DONE, stamps=result_stamps(job, source_stamps(job)))


def test_a_finished_render_is_found_by_what_it_painted(record: JobRecord) -> None:
    job = record.job
    assert finished_record([record], job.content, job.spec) == record
    assert finished_record([record], job.content.with_name("other.jpg"), job.spec) is None
    assert finished_record([record], job.content, replace(job.spec, strength=0.5)) is None
    later = replace(record, id="2")
    assert finished_record([record, later], job.content, job.spec) == later
    for other in (replace(record, state=JobState.FAILED), replace(record, stamps=None)):
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
    begun_with = source_stamps(record.job)
    record.job.output.with_name(name).write_bytes(b"changed meanwhile")
    assert result_stamps(record.job, begun_with) is None
