from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from studio.errors import SpaceError
from studio.jobs.job import JobRecord
from studio.jobs.queue_database import QueueDatabase
from studio.jobs.scratch_places import ScratchPlaces
from studio.jobs.writer import QueueWriter
from tests.unit.jobs.database import after_a_kill
from tests.unit.jobs.records import a_record

ROW = a_record()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "queue"


@pytest.fixture
def database(folder: Path) -> Iterator[QueueDatabase]:
    opened = QueueDatabase(folder)
    yield opened
    opened.close()


def begun(database: QueueDatabase, *, progress_every_s: float = 1.0) -> QueueWriter:
    return QueueWriter(database, ScratchPlaces(database.folder), progress_every_s=progress_every_s)


def rows_at(fraction: float) -> dict[str, JobRecord]:
    return {ROW.id: replace(ROW, fraction=fraction)}


def test_after_a_flush_the_newest_is_on_the_disk(database: QueueDatabase, folder: Path) -> None:
    writer = begun(database)
    for step in range(50):
        writer.put(rows_at(step / 50))
    writer.flush()
    assert after_a_kill(folder) == (replace(ROW, fraction=49 / 50),)
    writer.close()


def test_progress_alone_waits_and_closing_writes_it(database: QueueDatabase, folder: Path) -> None:
    writer = begun(database, progress_every_s=3600.0)
    writer.put(rows_at(0.0))
    writer.flush()
    writer.put(rows_at(0.5), is_urgent=False)
    assert after_a_kill(folder) == (ROW,)
    writer.close()
    assert after_a_kill(folder) == (replace(ROW, fraction=0.5),)


def test_what_is_urgent_takes_progress_along(database: QueueDatabase, folder: Path) -> None:
    writer = begun(database, progress_every_s=3600.0)
    writer.put(rows_at(0.5), is_urgent=False)
    writer.put({**rows_at(0.5), a_record(2).id: a_record(2)})
    while len(after_a_kill(folder)) < 2:
        assert writer.trouble is None
    writer.close()


def test_progress_reaches_the_disk_by_itself(database: QueueDatabase, folder: Path) -> None:
    writer = begun(database, progress_every_s=0.0)
    writer.put(rows_at(0.5), is_urgent=False)
    while not after_a_kill(folder):
        assert writer.trouble is None
    writer.close()


def test_what_cannot_be_written_is_said_and_written_later(database: QueueDatabase, folder: Path) -> None:
    (folder / "queue.db").mkdir()
    writer = begun(database, progress_every_s=0.01)
    writer.put(rows_at(0.5))
    with pytest.raises(SpaceError, match="cannot be written"):
        writer.flush()
    assert writer.trouble is not None
    (folder / "queue.db").rmdir()
    while writer.trouble is not None:
        pass
    writer.flush()
    assert after_a_kill(folder) == (replace(ROW, fraction=0.5),)
    writer.close()


def test_a_removed_row_is_gone_even_if_it_was_never_written(database: QueueDatabase, folder: Path) -> None:
    writer = begun(database)
    writer.put(rows_at(0.5))
    writer.put({})
    writer.flush()
    assert after_a_kill(folder) == ()
    writer.close()
