import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Mapping
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from studio.errors import JobError
from studio.jobs.job import JobRecord, JobState, id_ns
from studio.jobs.queue_database import QueueDatabase
from studio.jobs.store import JobStore
from tests.unit.jobs.records import a_job

_KILLED_WHILE_ADDING = """
import sys
from dataclasses import replace
from pathlib import Path
from studio.jobs.job import JobState
from studio.jobs.store import JobStore
from tests.unit.jobs.records import a_job
store = JobStore(Path(sys.argv[1]))
first, ended, *_ = store.add_all(a_job(f"kept {number}") for number in range(20))
store.put(replace(first, state=JobState.RUNNING, fraction=0.25))
store.put(replace(ended, state=JobState.DONE, fraction=1.0))
store.flush()
print("flushed", flush=True)
for number in range(100_000):
    (record,) = store.add_all([a_job(f"late {number}")])
    store.put(replace(record, message="x" * 1000))
"""

# The messages are so long that the log is brought into the database several times.
_KILLED_WHILE_ENDING = """
import sys
from dataclasses import replace
from pathlib import Path
from studio.jobs.job import JobState
from studio.jobs.store import JobStore
from tests.unit.jobs.records import a_job
store = JobStore(Path(sys.argv[1]))
for number in range(10_000):
    (record,) = store.add_all([a_job(str(number))])
    store.put(replace(record, state=JobState.RUNNING))
    store.put(replace(record, state=JobState.RUNNING, fraction=0.5), is_urgent=False)
    store.put(replace(record, state=JobState.DONE, fraction=1.0, message="x" * 100_000))
    store.flush()
    print(number, flush=True)
"""


def test_rows_come_back_in_order_with_all_they_say(tmp_path: Path) -> None:
    with JobStore(tmp_path / "new" / "queue") as store:
        first, second, third = store.add_all(a_job(name) for name in "abc")
        store.put(replace(first, state=JobState.DONE, fraction=1.0, elapsed_s=2.5, result_px=(640, 480)))
        store.put(replace(second, state=JobState.FAILED, message="the disk is full"))
        store.reorder([third.id, first.id, second.id])
        before = store.records()
    assert [record.job.content.stem for record in before] == ["c", "a", "b"]
    with JobStore(tmp_path / "new" / "queue") as store:
        assert (store.records(), store.notes) == (before, ())
        assert store.record(first.id).result_px == (640, 480)


def test_what_ran_at_the_end_is_paused_at_the_start(tmp_path: Path) -> None:
    with JobStore(tmp_path) as store:
        (record,) = store.add_all([a_job()])
        store.put(replace(record, state=JobState.RUNNING))
        store.put(replace(record, state=JobState.RUNNING, fraction=0.5), is_urgent=False)
    for _ in range(2):
        with JobStore(tmp_path) as store:
            (found,) = store.records()
            assert (found.state, found.fraction, found.message) == (JobState.PAUSED, 0.5, "interrupted")


def test_a_killed_program_leaves_a_queue_that_opens(tmp_path: Path) -> None:
    command = [sys.executable, "-c", _KILLED_WHILE_ADDING, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "flushed\n"
        log = tmp_path / "queue.db-wal"
        flushed_bytes = log.stat().st_size
        while log.stat().st_size < 2 * flushed_bytes:  # it is now in the midst of writing
            assert program.poll() is None
        os.kill(program.pid, signal.SIGKILL)
    with JobStore(tmp_path) as store:
        assert store.notes == ()
        records = store.records()
        assert [record.job.content.stem for record in records[:20]] == [f"kept {number}" for number in range(20)]
        assert (records[0].state, records[0].fraction) == (JobState.PAUSED, 0.25)
        assert (records[1].state, records[1].fraction) == (JobState.DONE, 1.0)
        late = [record.job.content.stem for record in records[20:]]
        assert late == [f"late {number}" for number in range(len(late))], "no gap and no other order"
        assert len({record.id for record in (*records, *store.add_all([a_job()]))}) == len(records) + 1


@pytest.mark.parametrize("told", [1, 12, 90])
def test_whenever_a_program_is_killed_all_that_was_flushed_is_there(tmp_path: Path, told: int) -> None:
    command = [sys.executable, "-c", _KILLED_WHILE_ENDING, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        assert [program.stdout.readline() for _ in range(told)] == [f"{number}\n" for number in range(told)]
        os.kill(program.pid, signal.SIGKILL)
    with JobStore(tmp_path) as store:
        records = store.records()
        assert store.notes == () and told <= len(records)
        assert [record.job.content.stem for record in records] == [str(number) for number in range(len(records))]
        assert {record.state for record in records[:told]} == {JobState.DONE}


def test_one_program_at_a_time(tmp_path: Path) -> None:
    with JobStore(tmp_path), pytest.raises(JobError, match=str(tmp_path)):
        JobStore(tmp_path)
    JobStore(tmp_path).close()


def test_a_damaged_row_is_told_and_the_rest_goes_on(tmp_path: Path) -> None:
    with JobStore(tmp_path) as store:
        first, second = store.add_all((a_job("a"), a_job("b")))
    with closing(sqlite3.connect(tmp_path / "queue.db")) as connection, connection:
        connection.execute("UPDATE renders SET record = '{' WHERE id = ?", [id_ns(first.id)])
    with JobStore(tmp_path) as store:
        assert [record.id for record in store.records()] == [second.id]
        (note,) = store.notes
    assert "damaged" in note
    with JobStore(tmp_path) as store:
        assert [record.id for record in store.records()] == [second.id]
        assert store.notes == ()


def test_two_thousand_rows_are_one_flush(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[int] = []
    write = QueueDatabase.write

    def noting(database: QueueDatabase, rows: Mapping[str, JobRecord]) -> None:
        written.append(len(rows))
        write(database, rows)

    monkeypatch.setattr(QueueDatabase, "write", noting)
    with JobStore(tmp_path) as store:
        store.flush()
        records = store.add_all(a_job(str(number)) for number in range(2000))
        store.flush()
        assert written == [0, 2000]
    with JobStore(tmp_path) as store:
        assert store.records() == records


def test_ids_are_never_used_twice(tmp_path: Path) -> None:
    with JobStore(tmp_path, clock_ns=lambda: 5) as store:
        first, second = store.add_all((a_job("a"), a_job("b")))
        store.reorder([second.id, first.id])
        (third,) = store.add_all([a_job("c")])
    with JobStore(tmp_path, clock_ns=lambda: 1) as store:
        (fourth,) = store.add_all([a_job("d")])
    assert len({first.id, second.id, third.id, fourth.id}) == 4


def test_removed_rows_come_back_where_they_stood_with_what_they_had_painted(tmp_path: Path) -> None:
    with JobStore(tmp_path) as store:
        a, b, c, d = store.add_all(a_job(name) for name in "abcd")
        store.job_dir(b.id).mkdir(parents=True)
        removed = store.remove([d.id, b.id])
        assert [record.id for record in store.records()] == [a.id, c.id]
        with pytest.raises(JobError, match=b.id):
            store.record(b.id)
        assert store.put_back(removed) == ((1, b), (3, d))
        assert store.records() == (a, b, c, d)
        assert store.job_dir(b.id).is_dir()
    with JobStore(tmp_path) as store:
        assert store.records() == (a, b, c, d)
        removed = store.remove([c.id, d.id])
        store.remove([a.id])
        assert store.put_back(removed) == ((1, c), (2, d)), "the queue has become shorter"


def test_forgotten_rows_take_their_scratch_along(tmp_path: Path) -> None:
    with JobStore(tmp_path) as store:
        records = store.add_all((a_job("a"), a_job("b")))
        for record in records:
            store.job_dir(record.id).mkdir(parents=True)
            (store.job_dir(record.id) / "canvas.raw").write_bytes(b"x" * 100)
        store.forget(store.remove([records[0].id]))
        assert not store.job_dir(records[0].id).exists()
        store.remove([records[1].id])
    left = {path.name for path in tmp_path.rglob("*") if path.is_file()}
    assert left <= {"queue.db", "queue.lock"}, "closing forgets as well"


def test_a_running_row_is_not_removed_and_neither_are_others_with_it(tmp_path: Path) -> None:
    with JobStore(tmp_path) as store:
        first, second = store.add_all((a_job("a"), a_job("b")))
        store.put(replace(second, state=JobState.RUNNING))
        with pytest.raises(JobError, match="cancel it first"):
            store.remove([first.id, second.id])
        assert [record.id for record in store.records()] == [first.id, second.id]


def test_scratch_lies_on_the_chosen_disk_and_is_cleaned_up_after_a_crash(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    with JobStore(tmp_path / "queue") as store:
        store.use_scratch(disk)
        kept, lost = (store.job_dir(record.id) for record in store.add_all(a_job(name) for name in "ab"))
        kept.mkdir(parents=True)
    lost.mkdir(parents=True)
    at_the_crash = tmp_path / "at the crash"
    with JobStore(tmp_path / "queue") as store:
        store.remove([lost.name])
        store.flush()
        assert lost.is_dir(), "there is a way back"
        shutil.copytree(tmp_path / "queue", at_the_crash)
    lost.mkdir(parents=True)
    with JobStore(at_the_crash) as store:
        store.flush()
        assert not lost.exists() and kept.is_dir()
        assert store.job_dir(kept.name) == kept, "whatever disk is chosen now"


def test_scratch_of_forgotten_renders_is_freed_at_the_start(tmp_path: Path) -> None:
    with JobStore(tmp_path) as store:
        kept = store.job_dir(store.add_all([a_job()])[0].id)
    stranger = tmp_path / "scratch" / "0000000000000001"
    for folder in (kept, stranger):
        folder.mkdir(parents=True)
    with JobStore(tmp_path) as store:
        store.flush()
        assert kept.is_dir()
        assert not stranger.exists()
        assert list((tmp_path / "scratch" / "discarded").iterdir()) == []


def test_closing_ends_the_writing_thread(tmp_path: Path) -> None:
    before = threading.active_count()
    JobStore(tmp_path).close()
    assert threading.active_count() == before
