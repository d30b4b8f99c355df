from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.errors import ByteCount, JobError, Message, SpaceError
from studio.jobs.job import JobRecord, JobState, RenderJob
from studio.jobs.queue_database import QueueDatabase
from studio.specs.stylize import StyleChoice, StylizeSpec
from tests.unit.jobs.database import after_a_kill, read
from tests.unit.jobs.records import a_record, some_records

FIRST, SECOND, THIRD = a_record(1), a_record(2), a_record(3)


def rows_of(*records: JobRecord) -> dict[str, JobRecord]:
    return {record.id: record for record in records}


def change(folder: Path, statement: str, *values: object) -> None:
    with closing(sqlite3.connect(folder / "queue.db")) as connection, connection:
        connection.execute(statement, values)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "queue"


@pytest.fixture
def database(folder: Path) -> Iterator[QueueDatabase]:
    with closing(QueueDatabase(folder)) as opened:
        yield opened


@settings(max_examples=15)
@given(records=st.lists(some_records, min_size=2, max_size=20, unique_by=lambda record: record.id))
def test_rows_come_back_with_all_they_say(records: list[JobRecord], tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("queue")
    with closing(QueueDatabase(folder)) as database:
        database.write(rows_of(*records))
    assert read(folder) == (tuple(records), ())


def test_paths_work_from_any_folder_and_messages_keep_their_values(
    database: QueueDatabase, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    message = Message("{folder} holds {needed}", folder="x", needed=ByteCount(1_500_000_000))
    job = RenderJob(Path("a.png"), Path("b.png"), StylizeSpec((StyleChoice(Path("s.png")),)))
    database.write(rows_of(replace(FIRST, job=job, message=message)))
    (found,) = after_a_kill(folder)
    paths = (found.job.content, found.job.output, found.job.spec.styles[0].path)
    assert paths == (tmp_path / "a.png", tmp_path / "b.png", tmp_path / "s.png")
    assert isinstance(found.message, Message)
    assert (found.message, found.message.code, found.message.values) == (message, message.code, message.values)


def test_no_file_is_an_empty_queue_and_reading_makes_none(database: QueueDatabase, folder: Path) -> None:
    assert database.read() == ({}, ())
    database.write({})
    assert [path.name for path in folder.iterdir()] == ["queue.lock"]


def test_every_change_is_on_the_disk_when_it_returns(database: QueueDatabase, folder: Path) -> None:
    database.write(rows_of(FIRST, SECOND, THIRD))
    assert after_a_kill(folder) == (FIRST, SECOND, THIRD)
    changed = replace(SECOND, state=JobState.FAILED, message="why\nso")
    database.write(rows_of(FIRST, changed))
    assert after_a_kill(folder) == (FIRST, changed)
    database.write(rows_of(THIRD, changed, FIRST))
    assert after_a_kill(folder) == (THIRD, changed, FIRST)
    database.write({})
    assert after_a_kill(folder) == ()


def test_what_was_read_goes_on(folder: Path) -> None:
    with closing(QueueDatabase(folder)) as database:
        database.write(rows_of(FIRST, SECOND))
    with closing(QueueDatabase(folder)) as database:
        rows, _ = database.read()
        database.write({THIRD.id: THIRD, **rows})
    assert read(folder) == ((THIRD, FIRST, SECOND), ())
    assert {path.name for path in folder.iterdir()} == {"queue.db", "queue.lock"}


@pytest.mark.parametrize("lost_bytes", [1, 500, 4096, 1_000_000])
def test_whatever_a_power_cut_leaves_of_the_last_change_the_rest_is_there(
    database: QueueDatabase, folder: Path, lost_bytes: int
) -> None:
    database.write(rows_of(FIRST, SECOND))
    log = folder / "queue.db-wal"
    safe_bytes = log.stat().st_size
    database.write(rows_of(THIRD, FIRST, SECOND))
    written = log.read_bytes()
    assert len(written) > safe_bytes
    log.write_bytes(written[: max(safe_bytes, len(written) - lost_bytes)])
    assert after_a_kill(folder) == (FIRST, SECOND)
    log.write_bytes(written[:safe_bytes] + bytes(len(written) - safe_bytes))
    assert after_a_kill(folder) == (FIRST, SECOND), "zeros where the disk had not written yet"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("state", '"asleep"'),
        ("fraction", '"half"'),
        ("result_px", "[1]"),
        ("job", "null"),
        ("job.content", "5"),
        ("job.export.depth", "12"),
        ("of_another_version", "1"),
    ],
)
def test_a_row_that_does_not_fit_is_told_and_the_rest_goes_on(folder: Path, name: str, value: str) -> None:
    with closing(QueueDatabase(folder)) as database:
        database.write(rows_of(FIRST, SECOND))
    change(folder, f"UPDATE renders SET record = json_set(record, '$.{name}', json(?)) WHERE id = 1", value)
    told_and_kept_aside(folder, SECOND)


@pytest.mark.parametrize("text", ["", "[]", "5", b"\xff\xff"])
def test_a_row_that_is_no_record_is_told_and_the_rest_goes_on(folder: Path, text: str | bytes) -> None:
    with closing(QueueDatabase(folder)) as database:
        database.write(rows_of(FIRST, SECOND))
    change(folder, "UPDATE renders SET record = CAST(? AS TEXT) WHERE id = 1", text)
    told_and_kept_aside(folder, SECOND)


def told_and_kept_aside(folder: Path, *left: JobRecord) -> None:
    before = (folder / "queue.db").read_bytes()
    rows, (note,) = read(folder)
    kept = folder / "queue.db.damaged"
    assert rows == left and "damaged" in note and str(kept) in note
    assert kept.read_bytes() == before
    assert read(folder) == (left, ()), "told once"


def test_a_file_that_is_no_database_is_set_aside(folder: Path) -> None:
    folder.mkdir()
    (folder / "queue.db").write_bytes(b"no database at all" * 1000)
    told_and_kept_aside(folder)
    with closing(QueueDatabase(folder)) as database:
        database.write(rows_of(FIRST))
    assert read(folder) == ((FIRST,), ())


def test_of_a_database_with_a_broken_page_what_can_be_read_is_kept(folder: Path) -> None:
    records = [a_record(number) for number in range(1, 40)]
    with closing(QueueDatabase(folder)) as database:
        database.write(rows_of(*records))
    path = folder / "queue.db"
    pages = bytearray(path.read_bytes())
    pages[-4096:] = b"\xff" * 4096
    path.write_bytes(pages)
    rows, (note,) = read(folder)
    assert 0 < len(rows) < len(records) and rows == tuple(records[: len(rows)])
    assert "damaged" in note and (folder / "queue.db.damaged").read_bytes() == pages
    assert read(folder) == (rows, ())


def test_a_program_killed_before_its_first_row_leaves_an_empty_queue(folder: Path) -> None:
    folder.mkdir()
    (folder / "queue.db").touch()
    assert read(folder) == ((), ())


def test_a_change_that_cannot_be_written_leaves_no_half_of_it(database: QueueDatabase, folder: Path) -> None:
    resource = pytest.importorskip("resource")
    database.write(rows_of(FIRST))
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, ((folder / "queue.db-wal").stat().st_size + 100, before[1]))
    try:
        with pytest.raises(SpaceError, match="cannot be written"):
            database.write(rows_of(SECOND, replace(FIRST, message="x" * 9000)))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert after_a_kill(folder) == (FIRST,)
    database.write(rows_of(SECOND, FIRST))
    assert after_a_kill(folder) == (SECOND, FIRST)


def test_rows_removed_while_nothing_could_be_written_do_not_come_back(database: QueueDatabase, folder: Path) -> None:
    database.write(rows_of(FIRST))
    lost = folder.with_name("lost")
    folder.rename(lost)
    with pytest.raises(SpaceError, match="cannot be written"):
        database.write(rows_of(FIRST, SECOND))
    lost.rename(folder)
    database.write({})
    assert after_a_kill(folder) == ()


def test_a_file_that_somebody_deleted_is_written_anew_with_every_row(database: QueueDatabase, folder: Path) -> None:
    database.write(rows_of(FIRST))
    for path in folder.glob("queue.db*"):
        path.unlink()
    database.write(rows_of(FIRST, SECOND))
    assert after_a_kill(folder) == (FIRST, SECOND)


def test_a_file_that_somebody_replaced_is_set_aside_and_every_row_written(
    database: QueueDatabase, folder: Path
) -> None:
    database.write(rows_of(FIRST))
    for path in folder.glob("queue.db*"):
        path.unlink()
    (folder / "queue.db").write_bytes(b"no database at all")
    with pytest.raises(SpaceError, match="not a database"):
        database.write(rows_of(FIRST, SECOND))
    database.write(rows_of(FIRST, SECOND))
    assert after_a_kill(folder) == (FIRST, SECOND)
    assert (folder / "queue.db.damaged").read_bytes() == b"no database at all"


def test_a_held_folder_names_itself(database: QueueDatabase, folder: Path) -> None:
    with pytest.raises(JobError, match=str(folder)):
        QueueDatabase(folder)
    database.close()
    QueueDatabase(folder).close()


def test_a_place_that_is_no_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "queue").write_text("a file")
    with pytest.raises(SpaceError, match="cannot keep a queue"):
        QueueDatabase(tmp_path / "queue")


def test_a_database_that_is_no_file_is_refused(database: QueueDatabase, folder: Path) -> None:
    (folder / "queue.db").mkdir()
    with pytest.raises(JobError, match="cannot be read"):
        database.read()
