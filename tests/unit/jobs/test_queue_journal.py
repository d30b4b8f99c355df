from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.jobs.job import JobRecord, JobState
from studio.jobs.queue_journal import JournalRows, QueueJournal
from tests.unit.jobs.records import a_record

FIRST, SECOND, THIRD = a_record(1), a_record(2), a_record(3)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "queue.jsonl"


def written(path: Path, *records: JobRecord) -> QueueJournal:
    journal = QueueJournal(path)
    journal.append({record.id: record for record in records}, [record.id for record in records])
    return journal


def read(path: Path) -> JournalRows:
    return QueueJournal(path).read()


def test_no_file_is_an_empty_queue(path: Path) -> None:
    assert read(path) == JournalRows({}, (), ())


def test_later_lines_win(path: Path) -> None:
    journal = written(path, FIRST, SECOND, THIRD)
    changed = replace(SECOND, state=JobState.FAILED, message="why\nso")
    journal.append({SECOND.id: changed, THIRD.id: None}, None)
    journal.append({}, [SECOND.id, FIRST.id])
    assert read(path) == JournalRows({FIRST.id: FIRST, SECOND.id: changed}, (SECOND.id, FIRST.id), ())
    again = QueueJournal(path)
    again.read()
    again.append({THIRD.id: THIRD}, None)
    assert set(read(path).rows) == {FIRST.id, SECOND.id, THIRD.id}


@given(cut=st.integers(1, 2000))
def test_whatever_a_power_cut_leaves_of_the_last_change_the_rest_is_there(
    tmp_path_factory: pytest.TempPathFactory, cut: int
) -> None:
    path = tmp_path_factory.mktemp("journal") / "queue.jsonl"
    journal = written(path, FIRST, SECOND)
    safe = path.stat().st_size
    journal.append({THIRD.id: THIRD}, [THIRD.id, FIRST.id, SECOND.id])
    os.truncate(path, max(safe, path.stat().st_size - cut))
    found = read(path)
    assert {FIRST.id: FIRST, SECOND.id: SECOND}.items() <= found.rows.items() and found.notes == ()
    later = QueueJournal(path)
    later.read()
    later.append({THIRD.id: THIRD}, [FIRST.id])
    assert read(path) == JournalRows({FIRST.id: FIRST, SECOND.id: SECOND, THIRD.id: THIRD}, (FIRST.id,), ())


def test_zeros_where_the_disk_had_not_written_yet_are_no_rows(path: Path) -> None:
    written(path, FIRST)
    with path.open("ab") as file:
        file.write(bytes(500) + b"\n" + bytes(300))
    journal = QueueJournal(path)
    assert journal.read() == JournalRows({FIRST.id: FIRST}, (FIRST.id,), ())
    journal.append({SECOND.id: SECOND}, None)
    assert read(path) == JournalRows({FIRST.id: FIRST, SECOND.id: SECOND}, (FIRST.id,), ())


@pytest.mark.parametrize("damage", [b"{\n", b"[1]\n", b'{"row": 5}\n', b'{"row": {"id": "../x"}}\n', b'{"order": 5}\n'])
def test_a_damaged_line_in_the_midst_is_told_and_kept_aside(path: Path, damage: bytes) -> None:
    written(path, FIRST)
    before = path.read_bytes()
    path.write_bytes(damage + before)
    found = read(path)
    assert found.rows == {FIRST.id: FIRST}
    assert len(found.notes) == 1 and "1 of the queue" in found.notes[0]
    assert path.with_name("queue.jsonl.damaged").read_bytes() == damage + before
    assert read(path) == JournalRows({FIRST.id: FIRST}, (FIRST.id,), ()), "told once"


def test_a_row_of_another_version_is_told_and_the_rest_is_there(path: Path) -> None:
    written(path, FIRST, SECOND)
    path.write_bytes(path.read_bytes().replace(b'"format": 2', b'"format": 9', 1))
    found = read(path)
    assert found.rows == {SECOND.id: SECOND} and "format 9" in found.notes[0]


def test_what_is_outdated_goes_when_the_file_has_grown(path: Path) -> None:
    journal = written(path, FIRST, SECOND)
    for step in range(3000):
        journal.append({FIRST.id: replace(FIRST, elapsed_s=float(step))}, None)
    assert path.stat().st_size < 2 << 20
    assert read(path).rows == {FIRST.id: replace(FIRST, elapsed_s=2999.0), SECOND.id: SECOND}
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_change_that_cannot_be_written_leaves_no_half_of_it(path: Path) -> None:
    resource = pytest.importorskip("resource")
    journal = written(path, FIRST)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size + 100, before[1]))
    try:
        with pytest.raises(OSError, match="large"):
            journal.append({SECOND.id: SECOND}, [SECOND.id])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert read(path) == JournalRows({FIRST.id: FIRST}, (FIRST.id,), ())
    journal.append({SECOND.id: SECOND}, [SECOND.id])
    assert read(path) == JournalRows({FIRST.id: FIRST, SECOND.id: SECOND}, (SECOND.id,), ())


def test_a_file_that_somebody_deleted_is_written_anew_with_every_row(path: Path) -> None:
    journal = written(path, FIRST)
    path.unlink()
    journal.append({SECOND.id: SECOND}, None)
    assert set(read(path).rows) == {FIRST.id, SECOND.id}
