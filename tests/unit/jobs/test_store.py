import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from studio.errors import JobError
from studio.jobs.job import JobState
from studio.jobs.store import JobStore
from tests.unit.jobs.records import a_job

_KILLED_WHILE_ADDING = """
import sys
from pathlib import Path
from studio.jobs.job import JobState
from studio.jobs.store import JobStore
from tests.unit.jobs.records import a_job
store = JobStore(Path(sys.argv[1]))
first = store.add_all(a_job(f"kept {number}") for number in range(20))
store.update(first[0].id, state=JobState.RUNNING, fraction=0.25)
store.flush()
print("flushed", flush=True)
for number in range(100_000):
    record = store.add(a_job(f"late {number}"))
    store.update(record.id, message="x" * 1000)
"""


def test_rows_come_back_in_order_with_all_they_say(tmp_path: Path) -> None:
    with JobStore(tmp_path / "new" / "queue") as store:
        first, second, third = store.add_all(a_job(name) for name in "abc")
        store.update(first.id, state=JobState.DONE, fraction=1.0, elapsed_s=2.5, result_px=(640, 480))
        store.update(second.id, state=JobState.FAILED, message="the disk is full")
        store.reorder([third.id, first.id, second.id])
        before = store.records()
    assert [record.job.content.stem for record in before] == ["c", "a", "b"]
    with JobStore(tmp_path / "new" / "queue") as store:
        assert (store.records(), store.notes) == (before, ())
        assert store.record(first.id).result_px == (640, 480)


def test_what_ran_at_the_end_is_paused_at_the_start(tmp_path: Path) -> None:
    with JobStore(tmp_path) as store:
        record = store.add(a_job())
        store.update(record.id, state=JobState.RUNNING)
        store.update(record.id, fraction=0.5)
    for _ in range(2):
        with JobStore(tmp_path) as store:
            (found,) = store.records()
            assert (found.state, found.fraction, found.message) == (JobState.PAUSED, 0.5, "interrupted")


def test_a_killed_program_leaves_a_queue_that_opens(tmp_path: Path) -> None:
    command = [sys.executable, "-c", _KILLED_WHILE_ADDING, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "flushed\n"
        journal = tmp_path / "queue.jsonl"
        flushed_bytes = journal.stat().st_size
        while journal.stat().st_size < 2 * flushed_bytes:  # it is now in the midst of writing
            assert program.poll() is None
        os.kill(program.pid, signal.SIGKILL)
    with JobStore(tmp_path) as store:
        assert store.notes == ()
        records = store.records()
        assert [record.job.content.stem for record in records[:20]] == [f"kept {number}" for number in range(20)]
        assert (records[0].state, records[0].fraction) == (JobState.PAUSED, 0.25)
        late = [record.job.content.stem for record in records[20:]]
        assert late == [f"late {number}" for number in range(len(late))], "no gap and no other order"
        assert len({record.id for record in (*records, store.add(a_job()))}) == len(records) + 1


def test_one_program_at_a_time(tmp_path: Path) -> None:
    with JobStore(tmp_path), pytest.raises(JobError, match=str(tmp_path)):
        JobStore(tmp_path)
    JobStore(tmp_path).close()


def test_a_damaged_row_is_told_and_the_rest_goes_on(tmp_path: Path) -> None:
    with JobStore(tmp_path) as store:
        first, second = store.add_all((a_job("a"), a_job("b")))
    lines = (tmp_path / "queue.jsonl").read_text().splitlines(keepends=True)
    (tmp_path / "queue.jsonl").write_text("".join(["{\n", *(line for line in lines if first.id not in line[:60])]))
    with JobStore(tmp_path) as store:
        assert [record.id for record in store.records()] == [second.id]
        (note,) = store.notes
    assert "damaged" in note
    with JobStore(tmp_path) as store:
        assert [record.id for record in store.records()] == [second.id]


def test_two_thousand_rows_are_one_flush(tmp_path: Path) -> None:
    with JobStore(tmp_path) as store:
        records = store.add_all(a_job(str(number)) for number in range(2000))
        store.flush()
        assert len((tmp_path / "queue.jsonl").read_text().splitlines()) == 2001
    with JobStore(tmp_path) as store:
        assert store.records() == records


def test_ids_are_never_used_twice(tmp_path: Path) -> None:
    with JobStore(tmp_path, clock_ns=lambda: 5) as store:
        first, second = store.add_all((a_job("a"), a_job("b")))
        store.reorder([second.id, first.id])
        third = store.add(a_job("c"))
    with JobStore(tmp_path, clock_ns=lambda: 1) as store:
        fourth = store.add(a_job("d"))
    assert len({first.id, second.id, third.id, fourth.id}) == 4


def test_removed_rows_come_back_where_they_stood_with_what_they_had_painted(tmp_path: Path) -> None:
    with JobStore(tmp_path) as store:
        a, b, c, d = store.add_all(a_job(name) for name in "abcd")
        store.job_dir(b.id).mkdir(parents=True)
        removed = store.remove([d.id, b.id])
        assert [record.id for record in store.records()] == [a.id, c.id] and not store.has(b.id)
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
    assert left <= {"queue.jsonl", "queue.lock"}, "closing forgets as well"


def test_a_running_row_is_not_removed_and_neither_are_others_with_it(tmp_path: Path) -> None:
    with JobStore(tmp_path) as store:
        first, second = store.add_all((a_job("a"), a_job("b")))
        store.update(second.id, state=JobState.RUNNING)
        with pytest.raises(JobError, match="cancel it first"):
            store.remove([first.id, second.id])
        assert store.has(first.id) and store.has(second.id)


def test_scratch_lies_on_the_chosen_disk_and_is_cleaned_up_after_a_crash(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    with JobStore(tmp_path / "queue") as store:
        store.use_scratch(disk)
        kept, lost = (store.job_dir(store.add(a_job(name)).id) for name in "ab")
        kept.mkdir(parents=True)
    lost.mkdir(parents=True)
    journal = tmp_path / "queue" / "queue.jsonl"
    with JobStore(tmp_path / "queue") as store:
        store.remove([lost.name])
        store.flush()
        assert lost.is_dir(), "there is a way back"
        at_the_crash = journal.read_bytes()
    lost.mkdir(parents=True)
    journal.write_bytes(at_the_crash)
    with JobStore(tmp_path / "queue") as store:
        store.flush()
        assert not lost.exists() and kept.is_dir()
        assert store.job_dir(kept.name) == kept, "whatever disk is chosen now"


def test_scratch_of_forgotten_renders_is_freed_at_the_start(tmp_path: Path) -> None:
    with JobStore(tmp_path) as store:
        kept = store.job_dir(store.add(a_job()).id)
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
