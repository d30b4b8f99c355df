from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from studio.errors import SpaceError
from studio.jobs.job import JobRecord
from studio.jobs.queue_folder import QueueFolder
from studio.jobs.queue_journal import QueueJournal
from studio.jobs.scratch_places import ScratchPlaces
from studio.jobs.writer import QueueWriter
from tests.unit.jobs.records import a_record


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[QueueFolder]:
    opened = QueueFolder(tmp_path / "queue")
    yield opened
    opened.release()


def test_after_a_flush_the_newest_is_on_the_disk(folder: QueueFolder) -> None:
    writer = QueueWriter(folder, ScratchPlaces(folder.path))
    record = a_record()
    for step in range(50):
        writer.put_row(replace(record, fraction=step / 50))
    writer.put_order((record.id,))
    writer.flush()
    assert folder.read() == ((replace(record, fraction=49 / 50),), ())
    writer.close()


def on_disk(folder: QueueFolder) -> dict[str, JobRecord]:
    return QueueJournal(folder.path / "queue.jsonl").read().rows


def test_progress_alone_waits_and_closing_writes_it(folder: QueueFolder) -> None:
    writer = QueueWriter(folder, ScratchPlaces(folder.path), progress_every_s=3600.0)
    record = a_record()
    writer.put_row(record)
    writer.flush()
    writer.put_row(replace(record, fraction=0.5), is_urgent=False)
    assert on_disk(folder) == {record.id: record}
    writer.close()
    assert on_disk(folder) == {record.id: replace(record, fraction=0.5)}


def test_progress_reaches_the_disk_by_itself(folder: QueueFolder) -> None:
    writer = QueueWriter(folder, ScratchPlaces(folder.path), progress_every_s=0.0)
    record = a_record()
    writer.put_row(record, is_urgent=False)
    while record.id not in on_disk(folder):
        assert writer.trouble is None
    writer.close()


def test_what_cannot_be_written_is_said_and_written_later(folder: QueueFolder) -> None:
    journal = folder.path / "queue.jsonl"
    writer = QueueWriter(folder, ScratchPlaces(folder.path), progress_every_s=0.01)
    journal.mkdir()
    record = a_record()
    writer.put_row(record)
    writer.put_order((record.id,))
    with pytest.raises(SpaceError, match="cannot be written"):
        writer.flush()
    assert writer.trouble is not None
    journal.rmdir()
    while writer.trouble is not None:
        pass
    writer.flush()
    assert on_disk(folder) == {record.id: record}
    writer.close()


def test_a_removed_row_is_gone_even_if_it_was_never_written(folder: QueueFolder) -> None:
    writer = QueueWriter(folder, ScratchPlaces(folder.path))
    record = a_record()
    writer.put_row(record)
    writer.put_order((), removed=[record.id])
    writer.flush()
    assert folder.read() == ((), ())
    writer.close()
