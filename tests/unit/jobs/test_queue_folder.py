from pathlib import Path

import pytest

from studio.errors import JobError, SpaceError
from studio.jobs.queue_folder import QueueFolder
from tests.unit.jobs.records import a_record


def test_what_was_written_is_read_in_its_order(tmp_path: Path) -> None:
    folder = QueueFolder(tmp_path)
    first, second, third = a_record(1), a_record(2), a_record(3)
    for record in (first, second, third):
        folder.write_row(record)
    folder.write_order([third.id, first.id, "no longer there", third.id])
    assert folder.read() == ((third, first, second), ())
    folder.release()


def test_a_half_written_file_of_a_killed_program_is_not_a_row(tmp_path: Path) -> None:
    folder = QueueFolder(tmp_path)
    folder.write_row(a_record())
    (tmp_path / "rows" / "0000000000000002.json.part").write_text('{"form')
    assert folder.read() == ((a_record(),), ())
    folder.release()


def test_a_held_folder_names_itself(tmp_path: Path) -> None:
    folder = QueueFolder(tmp_path)
    with pytest.raises(JobError, match=str(tmp_path)):
        QueueFolder(tmp_path)
    folder.release()
    QueueFolder(tmp_path).release()


def test_a_place_that_is_no_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "queue").write_text("a file")
    with pytest.raises(SpaceError, match="cannot keep a queue"):
        QueueFolder(tmp_path / "queue")


def test_discarding_is_a_rename_and_twice_is_fine(tmp_path: Path) -> None:
    folder = QueueFolder(tmp_path)
    folder.job_dir("a").mkdir(parents=True)
    assert folder.discard_scratch("a")
    assert not folder.discard_scratch("a")
    folder.job_dir("a").mkdir(parents=True)
    assert folder.discard_scratch("a")
    assert len(list((tmp_path / "discarded").iterdir())) == 2
    folder.empty_discarded()
    assert list((tmp_path / "discarded").iterdir()) == []
    folder.release()
