import json
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
        store.move(third.id, 0)
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
        rows = tmp_path / "rows"
        while len(list(rows.iterdir())) < 40:  # it is now in the midst of writing
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


def test_a_damaged_row_is_set_aside_and_the_rest_goes_on(tmp_path: Path) -> None:
    with JobStore(tmp_path) as store:
        first, second = store.add_all((a_job("a"), a_job("b")))
    (tmp_path / "rows" / f"{first.id}.json").write_text("{")
    foreign = json.loads((tmp_path / "rows" / f"{second.id}.json").read_text())
    (tmp_path / "rows" / "0123.json").write_text(json.dumps({**foreign, "id": "0123"}))
    with JobStore(tmp_path) as store:
        assert [record.id for record in store.records()] == [second.id]
        assert len(store.notes) == 2
        assert first.id in "".join(store.notes)
    assert (tmp_path / "rows" / f"{first.id}.json.damaged").read_text() == "{"


def test_without_the_order_file_rows_stand_as_they_were_added(tmp_path: Path) -> None:
    with JobStore(tmp_path) as store:
        records = store.add_all(a_job(name) for name in "abc")
    for damage in ("", "{}", "["):
        (tmp_path / "order.json").write_text(damage)
        with JobStore(tmp_path) as store:
            assert store.records() == records


def test_ids_are_never_used_twice(tmp_path: Path) -> None:
    with JobStore(tmp_path, clock_ns=lambda: 5) as store:
        first, second = store.add_all((a_job("a"), a_job("b")))
        store.move(second.id, 0)
        third = store.add(a_job("c"))
    with JobStore(tmp_path, clock_ns=lambda: 1) as store:
        fourth = store.add(a_job("d"))
    assert len({first.id, second.id, third.id, fourth.id}) == 4


def test_a_removed_row_takes_its_scratch_along(tmp_path: Path) -> None:
    with JobStore(tmp_path) as store:
        record = store.add(a_job())
        scratch = store.job_dir(record.id)
        scratch.mkdir(parents=True)
        (scratch / "canvas.raw").write_bytes(b"x" * 100)
        store.remove(record.id)
        assert not scratch.exists()
        assert not store.has(record.id)
        with pytest.raises(JobError, match=record.id):
            store.record(record.id)
        store.flush()
        left = {path.name for path in tmp_path.rglob("*") if path.is_file()}
    assert left <= {"order.json", "queue.lock"}


def test_a_running_row_is_not_removed(tmp_path: Path) -> None:
    with JobStore(tmp_path) as store:
        record = store.add(a_job())
        store.update(record.id, state=JobState.RUNNING)
        with pytest.raises(JobError, match="cancel it first"):
            store.remove(record.id)
        assert store.has(record.id)


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
        assert list((tmp_path / "discarded").iterdir()) == []


def test_closing_ends_the_writing_thread(tmp_path: Path) -> None:
    before = threading.active_count()
    JobStore(tmp_path).close()
    assert threading.active_count() == before
