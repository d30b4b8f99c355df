from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from studio.errors import Message, SpecError
from studio.jobs.job import JobRecord, JobState
from studio.jobs.scheduler import JobCommand
from studio.jobs.store import JobStore
from studio.specs.stylize import Resources
from studio.ui.queue.runner import QueueRunner
from tests.unit.jobs.records import a_job, an_optimisation
from tests.unit.ui.queue.fake_worker import FakeWorker

pytestmark = pytest.mark.gui


@dataclass
class Clock:
    now_s: float = 100.0

    def __call__(self) -> float:
        return self.now_s


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def runner(store: JobStore, worker: FakeWorker, clock: Clock) -> QueueRunner:
    return QueueRunner(store, worker, Resources, clock=clock)


def states(runner: QueueRunner) -> list[str]:
    return [record.state.value for record in runner.records]


def queued(runner: QueueRunner, names: Sequence[str]) -> tuple[JobRecord, ...]:
    return runner.enqueue([a_job(name) for name in names])


def test_renders_run_one_after_another_in_order(runner: QueueRunner, worker: FakeWorker) -> None:
    queued(runner, "abc")
    assert states(runner) == ["running", "waiting", "waiting"]
    for _ in range(3):
        worker.end(JobState.DONE, result_px=(64, 48))
    assert worker.calls == [("start", "a"), ("start", "b"), ("start", "c")]
    assert states(runner) == ["done"] * 3
    assert runner.records[0].result_px == (64, 48)
    assert runner.records[0].fraction == 1.0


def test_a_failure_is_kept_with_its_message_and_the_rest_goes_on(runner: QueueRunner, worker: FakeWorker) -> None:
    queued(runner, "ab")
    worker.end(JobState.FAILED, "a.jpg is cut short")
    assert states(runner) == ["failed", "running"]
    assert runner.records[0].message == "a.jpg is cut short"


def test_settings_that_cannot_be_used_fail_the_render(store: JobStore, worker: FakeWorker) -> None:
    def unusable() -> Resources:
        raise SpecError("the memory budget must be at least 64MiB")

    runner = QueueRunner(store, worker, unusable)
    queued(runner, [str(number) for number in range(500)])
    assert states(runner) == ["failed"] * 500
    assert "64MiB" in runner.records[499].message


def test_a_render_that_cannot_begin_for_any_reason_has_failed(store: JobStore, worker: FakeWorker) -> None:
    def faulty() -> Resources:
        raise ImportError("no such library")

    runner = QueueRunner(store, worker, faulty)
    queued(runner, "ab")
    assert states(runner) == ["failed"] * 2
    assert "no such library" in runner.records[0].message


def test_progress_is_kept_with_the_time_of_all_runs(runner: QueueRunner, worker: FakeWorker, clock: Clock) -> None:
    (record,) = queued(runner, "a")
    clock.now_s += 5
    worker.progress(0.25, left_s=15)
    assert (runner.records[0].fraction, runner.records[0].elapsed_s, runner.left_s) == (0.25, 5.0, 15.0)
    worker.progress(0.3)
    assert runner.left_s is None
    runner.ask(JobCommand.PAUSE, [record.id])
    worker.end(JobState.PAUSED)
    clock.now_s += 1000
    runner.ask(JobCommand.RESUME, [record.id])
    clock.now_s += 2
    worker.end(JobState.DONE)
    assert runner.records[0].elapsed_s == 7.0


def test_seconds_count_on_between_bands(runner: QueueRunner, worker: FakeWorker, clock: Clock, qtbot: QtBot) -> None:
    queued(runner, "a")
    clock.now_s += 3
    qtbot.waitUntil(lambda: runner.records[0].elapsed_s == 3.0)
    worker.end(JobState.DONE)


def test_a_pause_waits_for_the_worker_and_the_next_starts_then(runner: QueueRunner, worker: FakeWorker) -> None:
    first, _ = queued(runner, "ab")
    runner.ask(JobCommand.PAUSE, [first.id])
    assert states(runner) == ["running", "waiting"]
    assert runner.is_stopping(first.id)
    runner.ask(JobCommand.PAUSE, [first.id])
    assert worker.calls == [("start", "a"), ("pause", "a")], "asked once"
    worker.progress(0.5)
    worker.end(JobState.PAUSED)
    assert states(runner) == ["paused", "running"]
    assert not runner.is_stopping(first.id)
    assert runner.records[0].fraction == 0.5


def test_pausing_all_leaves_nothing_to_start(runner: QueueRunner, worker: FakeWorker) -> None:
    records = queued(runner, "abc")
    runner.ask(JobCommand.PAUSE, [record.id for record in records])
    worker.end(JobState.PAUSED)
    assert states(runner) == ["paused"] * 3
    runner.ask(JobCommand.RESUME, [record.id for record in records])
    assert states(runner) == ["running", "waiting", "waiting"]


def test_waiting_renders_are_cancelled_without_the_worker(runner: QueueRunner, worker: FakeWorker) -> None:
    _, second = queued(runner, "ab")
    runner.ask(JobCommand.CANCEL, [second.id])
    assert states(runner) == ["running", "cancelled"]
    assert worker.calls == [("start", "a")]


def test_cancelling_a_paused_render_frees_its_scratch(runner: QueueRunner, worker: FakeWorker, store: JobStore) -> None:
    first, _ = queued(runner, "ab")
    store.job_dir(first.id).mkdir(parents=True)
    runner.ask(JobCommand.PAUSE, [first.id])
    worker.end(JobState.PAUSED)
    assert store.job_dir(first.id).exists()
    runner.ask(JobCommand.CANCEL, [first.id])
    assert not store.job_dir(first.id).exists()


def test_a_retry_goes_on_with_what_was_painted(runner: QueueRunner, worker: FakeWorker, store: JobStore) -> None:
    (record,) = queued(runner, "a")
    worker.progress(0.5)
    store.job_dir(record.id).mkdir(parents=True)
    worker.end(JobState.FAILED, "the disk is full")
    runner.ask(JobCommand.RETRY, [record.id])
    assert worker.running is not None
    assert (worker.running.fraction, worker.running.message) == (0.5, "")
    assert store.job_dir(record.id).exists()


def test_removing_the_running_one_pauses_it_first(
    runner: QueueRunner, worker: FakeWorker, store: JobStore, qtbot: QtBot
) -> None:
    first, second = queued(runner, "ab")
    runner.ask(JobCommand.REMOVE, [first.id])
    assert worker.calls[-1] == ("pause", "a")
    assert len(runner.records) == 2
    with qtbot.waitSignal(runner.removed) as removed:
        worker.end(JobState.PAUSED)
    assert [record.id for record in removed.args[0]] == [first.id]
    assert [record.id for record in store.records()] == [second.id]
    assert states(runner) == ["running"]


def test_a_removal_is_undone_with_all_that_was_painted(
    runner: QueueRunner, worker: FakeWorker, store: JobStore
) -> None:
    a, b, c = queued(runner, "abc")
    store.job_dir(a.id).mkdir(parents=True)
    worker.progress(0.5)
    runner.ask(JobCommand.REMOVE, [c.id, a.id])
    worker.end(JobState.PAUSED)
    assert [record.id for record in runner.removed_last] == [a.id], "the running one went later, by itself"
    assert runner.undo_removal() == (a.id,)
    assert store.job_dir(a.id).is_dir()
    assert [record.job.content.stem for record in runner.records] == ["a", "b"]
    assert states(runner) == ["waiting", "running"] and runner.records[0].fraction == 0.5
    assert runner.undo_removal() == (c.id,)
    assert [record.job.content.stem for record in runner.records] == ["a", "b", "c"]
    assert runner.undo_removal() == () and runner.removed_last == ()
    worker.end(JobState.DONE)
    assert worker.running is not None and worker.running.id == a.id and b.id != a.id


def test_once_forgotten_a_removal_is_final_and_its_space_is_freed(
    runner: QueueRunner, worker: FakeWorker, store: JobStore
) -> None:
    first, _ = queued(runner, "ab")
    runner.ask(JobCommand.PAUSE, [first.id])
    worker.end(JobState.PAUSED)
    store.job_dir(first.id).mkdir(parents=True)
    runner.ask(JobCommand.REMOVE, [first.id])
    assert store.job_dir(first.id).is_dir()
    runner.forget_removed()
    assert not store.job_dir(first.id).exists()
    assert runner.undo_removal() == ()


def test_a_render_put_back_into_an_idle_queue_starts(runner: QueueRunner, worker: FakeWorker) -> None:
    (record,) = queued(runner, "a")
    runner.ask(JobCommand.REMOVE, [record.id])
    worker.end(JobState.PAUSED)
    assert states(runner) == []
    runner.undo_removal()
    assert states(runner) == ["running"]


def test_a_scratch_folder_that_cannot_be_used_fails_the_render(
    runner: QueueRunner, store: JobStore, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("no folder")
    store.use_scratch(tmp_path / "file")
    queued(runner, "a")
    assert states(runner) == ["failed"] and "scratch folder" in runner.records[0].message


def test_rows_are_dragged_in_front_of_others(runner: QueueRunner) -> None:
    a, b, c, d = queued(runner, "abcd")
    heard: list[None] = []
    runner.reordered.connect(lambda: heard.append(None))
    runner.move([d.id, b.id], 0)
    assert [record.id for record in runner.records] == [b.id, d.id, a.id, c.id]
    runner.move([b.id], 1)
    assert len(heard) == 1, "nothing moved"


def test_late_words_about_what_has_ended_are_not_heard(runner: QueueRunner, worker: FakeWorker) -> None:
    first, _ = queued(runner, "ab")
    worker.end(JobState.DONE)
    worker.job_progressed.emit(first.id, 0.5, 1.0, 1.0)
    worker.job_ended.emit(first.id, "failed", "late", None)
    worker.job_noted.emit(first.id, "late")
    assert states(runner) == ["done", "running"]
    assert (runner.records[0].fraction, runner.records[0].message) == (1.0, "")


def test_what_the_worker_notes_is_the_message_while_it_runs(runner: QueueRunner, worker: FakeWorker) -> None:
    (record,) = queued(runner, "a")
    worker.job_noted.emit(record.id, "begun anew with half the memory")
    assert runner.records[0].message == "begun anew with half the memory"


def test_moved_renders_run_earlier(runner: QueueRunner, worker: FakeWorker) -> None:
    *_, last = queued(runner, "abc")
    runner.shift([last.id], -1)
    worker.end(JobState.DONE)
    assert worker.calls[-1] == ("start", "c")


def test_clearing_keeps_failures_and_what_is_to_do(runner: QueueRunner, worker: FakeWorker) -> None:
    records = queued(runner, "abcd")
    worker.end(JobState.DONE)
    worker.end(JobState.FAILED, "why")
    runner.ask(JobCommand.CANCEL, [records[3].id])
    runner.clear_finished()
    assert states(runner) == ["failed", "running"]


def test_after_a_crash_nothing_starts_by_itself(tmp_path: Path, worker: FakeWorker) -> None:
    with JobStore(tmp_path / "q") as store:
        first, *_ = store.add_all([a_job("a"), a_job("b")])
        store.put(replace(first, state=JobState.RUNNING, fraction=0.5))
    with JobStore(tmp_path / "q") as store:
        runner = QueueRunner(store, worker, Resources)
        assert states(runner) == ["paused", "paused"]
        queued(runner, "c")
        assert worker.calls == [("start", "c")], "what is asked for now runs now"
        runner.ask(JobCommand.RESUME, [record.id for record in runner.records])
        worker.end(JobState.DONE)
        assert worker.running is not None
        assert (worker.running.id, worker.running.fraction) == (first.id, 0.5)


def test_it_is_busy_from_the_first_start_to_the_last_end(runner: QueueRunner, worker: FakeWorker) -> None:
    heard: list[bool] = []
    runner.busy_changed.connect(heard.append)
    queued(runner, "ab")
    worker.end(JobState.FAILED, "why")
    assert heard == [True]
    worker.end(JobState.DONE)
    queued(runner, "c")
    runner.ask(JobCommand.PAUSE, [runner.records[2].id])
    worker.end(JobState.PAUSED)
    assert heard == [True, False, True, False]


def test_once_stopped_nothing_more_starts(runner: QueueRunner, worker: FakeWorker) -> None:
    queued(runner, "ab")
    runner.stop()
    worker.end(JobState.PAUSED)
    assert states(runner) == ["paused", "waiting"]


def test_a_queue_that_cannot_be_written_is_told_once(
    runner: QueueRunner, worker: FakeWorker, store: JobStore, qtbot: QtBot
) -> None:
    store.flush()
    (store.folder / "queue.db").mkdir()
    troubles: list[Message] = []
    runner.troubled.connect(troubles.append)
    queued(runner, "a")
    qtbot.waitUntil(lambda: store.trouble is not None)
    worker.progress(0.1)
    worker.progress(0.2)
    assert len(troubles) == 1
    assert "cannot be written to {path}" in troubles[0].code


def test_what_was_found_is_news_once(tmp_path: Path, worker: FakeWorker) -> None:
    with JobStore(tmp_path / "queue") as before:
        before.add_all([a_job("a"), a_job("b")])
    with JobStore(tmp_path / "queue") as store:
        runner = QueueRunner(store, worker, Resources)
        assert runner.take_news() == ((), 2)
        assert runner.take_news() == ((), 0)
        assert [record.job.content.stem for record in runner.left_over] == ["a", "b"]
        runner.forget_left_over()
        assert runner.left_over == ()


def test_what_ended_is_counted_until_nothing_is_left_to_do(runner: QueueRunner, worker: FakeWorker) -> None:
    counts = list[int]()
    runner.render_ended.connect(lambda _: counts.append(len(runner.ended)))
    queued(runner, "ab")
    worker.end(JobState.DONE)
    worker.end(JobState.FAILED, "why")
    assert counts == [1, 2] and runner.ended == ()
    queued(runner, "c")
    worker.end(JobState.DONE)
    assert counts == [1, 2, 1]


def test_an_optimisation_is_stopped_with_its_picture_kept(runner: QueueRunner, worker: FakeWorker) -> None:
    plain, optimized = runner.enqueue([a_job("a"), an_optimisation("b")])
    runner.keep_running()
    assert not runner.can_keep and worker.calls == [("start", "a")], "a plain render has no picture to keep"
    worker.end(JobState.DONE)
    assert runner.can_keep and not runner.allows(plain.id, JobCommand.KEEP)
    runner.keep_running()
    runner.keep_running()
    assert worker.calls[1:] == [("start", "b"), ("keep", "b")], "asked once"
    assert runner.is_stopping(optimized.id) and not runner.can_keep
    worker.end(JobState.DONE, "stopped after iteration 3")
    ended = runner.records[1]
    assert (ended.state, ended.is_stopped, ended.message) == (JobState.DONE, True, "stopped after iteration 3")
    assert not runner.records[0].is_stopped and not runner.can_keep


def test_one_that_is_about_to_end_early_can_still_be_paused(runner: QueueRunner, worker: FakeWorker) -> None:
    (record,) = runner.enqueue([an_optimisation("a")])
    runner.keep_running()
    runner.ask(JobCommand.PAUSE, [record.id])
    worker.end(JobState.PAUSED)
    runner.ask(JobCommand.RESUME, [record.id])
    worker.end(JobState.DONE)
    assert worker.calls == [("start", "a"), ("keep", "a"), ("pause", "a"), ("start", "a")]
    assert not runner.records[0].is_stopped, "it went on to its end"


def test_what_the_running_render_does_is_told_as_long_as_it_runs(runner: QueueRunner, worker: FakeWorker) -> None:
    first, second = runner.enqueue([an_optimisation("a"), an_optimisation("b")])
    changes: list[JobRecord] = []
    runner.changed.connect(changes.append)
    worker.job_staged.emit(first.id, "iteration 1 of 4")
    worker.job_staged.emit(first.id, "iteration 1 of 4")
    assert [change.id for change in changes] == [first.id], "once for each stage"
    assert (runner.stage_of(first.id), runner.stage_of(second.id)) == ("iteration 1 of 4", "")
    worker.end(JobState.DONE)
    worker.job_staged.emit(first.id, "a late word")
    assert (runner.stage_of(first.id), runner.stage_of(second.id)) == ("", "")
