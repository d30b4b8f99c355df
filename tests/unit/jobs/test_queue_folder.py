from pathlib import Path

import pytest

from studio.errors import JobError, SpaceError
from studio.jobs.queue_folder import QueueFolder
from tests.unit.jobs.records import a_record
from tests.unit.jobs.test_legacy_rows import write_old_queue


def test_what_was_written_is_read_in_its_order(tmp_path: Path) -> None:
    folder = QueueFolder(tmp_path)
    first, second, third = a_record(1), a_record(2), a_record(3)
    rows = {record.id: record for record in (first, second, third)}
    folder.write(rows, [third.id, first.id, "no longer there", third.id])
    folder.release()
    assert QueueFolder(tmp_path).read() == ((third, first, second), ())


def test_a_queue_of_an_earlier_version_is_taken_over_once(tmp_path: Path) -> None:
    records = [a_record(number) for number in (1, 2, 3)]
    write_old_queue(tmp_path, records, order=[records[2].id, records[0].id])
    expected = (records[2], records[0], records[1])
    for _ in range(2):
        folder = QueueFolder(tmp_path)
        assert folder.read() == (expected, ())
        folder.release()
        assert {path.name for path in tmp_path.iterdir()} <= {"queue.jsonl", "queue.lock"}


def test_what_cannot_be_taken_over_is_told_and_stays(tmp_path: Path) -> None:
    write_old_queue(tmp_path, [a_record(1)], order=[])
    (tmp_path / "rows" / "0000000000000002.json").write_text("{")
    folder = QueueFolder(tmp_path)
    rows, (note,) = folder.read()
    assert rows == (a_record(1),) and "set aside" in note
    assert (tmp_path / "rows" / "0000000000000002.json.damaged").read_text() == "{"
    folder.release()
    assert QueueFolder(tmp_path).read() == ((a_record(1),), ())


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


def test_a_journal_that_is_no_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "queue.jsonl").mkdir()
    with pytest.raises(JobError, match="cannot be read"):
        QueueFolder(tmp_path).read()
