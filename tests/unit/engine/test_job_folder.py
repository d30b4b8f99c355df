import json
import subprocess
import sys
from pathlib import Path

import pytest

from studio.engine.job_folder import JOB_FORMAT, JobFolder, differences
from studio.errors import JobError, SpaceError

REQUEST, PLAN = {"recipe": {"strength": 1.0}}, {"strip_px": 32, "band_px": 16}


def test_a_second_holder_is_refused_until_the_first_lets_go(tmp_path: Path) -> None:
    folder = JobFolder(tmp_path / "job")
    with pytest.raises(JobError, match="another render is running"):
        JobFolder(tmp_path / "job")
    folder.release(remove=False)
    JobFolder(tmp_path / "job").release(remove=False)


def test_another_program_is_refused_too(tmp_path: Path) -> None:
    folder = JobFolder(tmp_path / "job")
    code = "import sys, pathlib; from studio.engine.job_folder import JobFolder; JobFolder(pathlib.Path(sys.argv[1]))"
    try:
        tried = subprocess.run(
            [sys.executable, "-c", code, str(tmp_path / "job")], capture_output=True, text=True, check=False
        )
    finally:
        folder.release(remove=False)
    assert tried.returncode == 1 and "JobError: another render is running" in tried.stderr


def test_a_job_that_began_is_on_record(tmp_path: Path) -> None:
    folder = JobFolder(tmp_path)
    assert folder.record() is None
    folder.begin(REQUEST, PLAN)
    assert folder.record() == {"format": JOB_FORMAT, "request": REQUEST, "plan": PLAN}
    folder.release(remove=False)


def test_beginning_and_clearing_leave_what_is_not_the_jobs(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    (tmp_path / "album").mkdir()
    for name in ("canvas.raw", "moments-0.f64", "done.log", "canvas.part"):
        (tmp_path / name).write_bytes(b"left over")
    folder = JobFolder(tmp_path)
    folder.begin(REQUEST, PLAN)
    assert {path.name for path in tmp_path.iterdir()} == {"notes.txt", "album", "job.json", "job.lock"}
    folder.release(remove=True)
    assert {path.name for path in tmp_path.iterdir()} == {"notes.txt", "album"}


def test_a_folder_that_is_empty_in_the_end_goes_too(tmp_path: Path) -> None:
    folder = JobFolder(tmp_path / "job")
    folder.begin(REQUEST, PLAN)
    folder.release(remove=True)
    assert not (tmp_path / "job").exists()


def test_a_folder_that_is_kept_stays_whole(tmp_path: Path) -> None:
    folder = JobFolder(tmp_path / "job")
    folder.begin(REQUEST, PLAN)
    folder.release(remove=False)
    again = JobFolder(tmp_path / "job")
    assert again.record() is not None
    again.release(remove=True)


@pytest.mark.parametrize(("text", "message"), [("{torn", "damaged"), ("[]", "damaged"), ('{"format": 0}', "ano")])
def test_a_record_nobody_can_use_is_refused(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "job.json").write_text(text)
    folder = JobFolder(tmp_path)
    with pytest.raises(JobError, match=message):
        folder.record()
    folder.release(remove=False)


def test_places_that_cannot_hold_a_job_are_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(JobError, match="is a file"):
        JobFolder(tmp_path / "file")
    with pytest.raises(SpaceError, match="cannot use"):
        JobFolder(tmp_path / "file" / "below")


def test_differences_are_named_in_order() -> None:
    recorded = {"recipe": {"seed": 1}, "torch": "2", "gone": 0, "same": [1, 2]}
    wanted = {"recipe": {"seed": 2}, "torch": "3", "new": 0, "same": [1, 2]}
    assert differences(recorded, wanted) == ("gone", "new", "recipe", "torch")
    assert differences(json.loads(json.dumps(recorded)), recorded) == ()


def test_a_record_that_cannot_be_read_is_not_called_damaged(tmp_path: Path) -> None:
    folder = JobFolder(tmp_path)
    folder.begin(REQUEST, PLAN)
    (tmp_path / "job.json").unlink()
    (tmp_path / "job.json").mkdir()
    with pytest.raises(JobError, match=r"job\.json cannot be read: it is a folder where a file belongs"):
        folder.record()
    folder.release(remove=False)
