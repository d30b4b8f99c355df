from dataclasses import replace
from pathlib import Path

from studio.jobs.job import JobState
from studio.ui.queue.output_moving import can_move, moved_to_file, moved_to_folder
from tests.unit.jobs.records import a_job, a_record


def test_what_is_being_written_or_is_written_keeps_its_place() -> None:
    movable = {state for state in JobState if can_move(a_record(state=state))}
    assert movable == {JobState.WAITING, JobState.PAUSED, JobState.FAILED, JobState.CANCELLED}


def test_a_file_that_was_agreed_to_is_replaced(tmp_path: Path) -> None:
    job = replace(a_job(), output=Path("/gone/a-style.png"))
    assert moved_to_file(job, tmp_path / "b.png", ()) == replace(job, output=tmp_path / "b.png")
    (tmp_path / "b.PNG").touch()
    assert moved_to_file(job, tmp_path / "b.PNG", ()) == replace(job, output=tmp_path / "b.PNG", overwrite=True)


def test_the_format_stays_and_nobody_loses_a_name(tmp_path: Path) -> None:
    job = replace(a_job(), output=Path("/gone/a-style.png"), overwrite=True)
    (tmp_path / "b.png").touch()
    assert moved_to_file(job, tmp_path / "b.jpg", ()) == replace(job, output=tmp_path / "b-2.png", overwrite=False)
    taken = {tmp_path / "c.png"}
    assert moved_to_file(job, tmp_path / "c.png", taken) == replace(job, output=tmp_path / "c-2.png", overwrite=False)


def test_in_a_folder_names_stay_as_far_as_they_are_free(tmp_path: Path) -> None:
    (tmp_path / "x.png").touch()
    jobs_before = [replace(a_job(), output=Path("/gone") / name / "x.png") for name in "ab"]
    records = [replace(a_record(number), job=job) for number, job in enumerate(jobs_before)]
    jobs = moved_to_folder(records, tmp_path, {tmp_path / "x-2.png"})
    assert [job.output.name for job in jobs.values()] == ["x-3.png", "x-4.png"]
