"""Keeps the worker busy with the queue: starts the next render, passes commands on, and records the results."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from typing import Literal

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from studio.jobs.finished import result_stamps, stamps_of
from studio.jobs.job import FileStamp, JobRecord, JobState, RenderJob
from studio.jobs.scheduler import (
    JobCommand,
    after_command,
    allows,
    ended,
    moved,
    next_job,
    shifted,
)
from studio.jobs.store import JobStore, PlacedRows
from studio.specs.stylize import Resources
from studio.ui.background.reasons import reason
from studio.ui.worker.thread import WorkerThread

_TICK_MS = 1000


class QueueRunner(QObject):
    """The one place that changes the queue; lives in the GUI thread, outlives windows, and never waits for the worker.

    Call `stop` before the worker and the store are closed.
    """

    added = Signal(object)  # PlacedRows: new ones at the end, or removed ones that are back
    changed = Signal(object)  # JobRecord
    reordered = Signal()
    removed = Signal(object)  # tuple[JobRecord, ...]
    render_ended = Signal(object)  # JobRecord, once the worker has ended it
    busy_changed = Signal(bool)  # whether a render runs: while one does, the machine should stay awake
    troubled = Signal(object)  # why the queue on disk is behind: a message; None once it is not

    def __init__(
        self,
        store: JobStore,
        worker: WorkerThread,
        resources: Callable[[], Resources],
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__()
        self._store, self._worker, self._resources, self._clock = store, worker, resources, clock
        self._asked: dict[str, JobCommand] = {}
        self._removals: list[PlacedRows] = []  # the latest last
        self._has_stopped = False
        self._running: str | None = None
        self._begun_with: tuple[FileStamp | None, ...] = ()
        self._started_s = self._earlier_s = 0.0
        self._left_s: float | None = None
        self._stage: str = ""
        self._told_trouble: str | None = None
        self._told_busy = False
        self._ended: list[JobRecord] = []
        self._left = {record.id for record in store.records() if not record.state.is_over}
        self._news = (tuple(store.notes), len(self._left))
        self._tick = QTimer(self, interval=_TICK_MS)
        self._tick.timeout.connect(self._count_seconds)
        worker.job_progressed.connect(self._follow_progress)
        worker.job_staged.connect(self._follow_stage)
        worker.job_noted.connect(self._note)
        worker.job_ended.connect(self._let_go)
        self._leave_unfinished_paused()

    @property
    def records(self) -> tuple[JobRecord, ...]:
        """The queue in its order."""
        return self._store.records()

    @property
    def left_over(self) -> tuple[JobRecord, ...]:
        """Unfinished renders of an earlier run of the program that were neither resumed nor removed."""
        paused = (record for record in self.records if record.state is JobState.PAUSED)
        return tuple(record for record in paused if record.id in self._left)

    def forget_left_over(self) -> None:
        """Renders left unfinished are paused like any others from now on."""
        self._left.clear()

    def take_news(self) -> tuple[tuple[str, ...], int]:
        """Notes on how the queue was found, and how many renders were left unfinished; nothing the second time."""
        news, self._news = self._news, ((), 0)
        return news

    @property
    def ended(self) -> tuple[JobRecord, ...]:
        """The renders that ended since nothing was left to do, each as it was when it ended."""
        return tuple(self._ended)

    @property
    def left_s(self) -> float | None:
        """Seconds until the running render ends, as far as its measured speed says."""
        return self._left_s

    def stage_of(self, job_id: str) -> str:
        """What the running render does now, a message; empty for all others, and where there is no text for it."""
        return self._stage if job_id == self._running else ""

    def is_stopping(self, job_id: str) -> bool:
        """Whether the worker was asked to stop this render and has not done so yet."""
        return job_id in self._asked

    def allows(self, job_id: str, command: JobCommand) -> bool:
        """Whether the render can be asked this now."""
        record = self._store.record(job_id)
        if command is JobCommand.KEEP and not record.job.spec.is_optimized:
            return False
        return allows(record.state, command, asked=self._asked.get(job_id))

    @property
    def can_keep(self) -> bool:
        """Whether `keep_running` would do anything."""
        return self._running is not None and self.allows(self._running, JobCommand.KEEP)

    def keep_running(self) -> None:
        """End the optimisation that runs after its iteration, with the picture that there is."""
        if self._running is not None:
            self.ask(JobCommand.KEEP, [self._running])

    def enqueue(self, jobs: Sequence[RenderJob]) -> tuple[JobRecord, ...]:
        """Put ``jobs`` at the end; the first starts at once if nothing runs."""
        first = len(self.records)
        records = self._store.add_all(jobs)
        self.added.emit(tuple(enumerate(records, first)))
        self._start_next()
        return records

    def ask(self, command: JobCommand, job_ids: Collection[str]) -> None:
        """Apply ``command`` to each of these renders that allows it."""
        gone: list[str] = []
        for job_id in job_ids:
            if not self.allows(job_id, command):
                continue
            record = self._store.record(job_id)
            if record.state is JobState.RUNNING:
                self._ask_worker(record, command)
            elif command is JobCommand.REMOVE:
                gone.append(job_id)
            else:
                if command is JobCommand.CANCEL:
                    self._store.discard_scratch(job_id)
                self._put(after_command(record, command))
        self._remove(gone)
        self._start_next()

    def change_jobs(self, jobs: Mapping[str, RenderJob]) -> None:
        """Ask something else of these renders, by id; one that runs, is done or is gone meanwhile stays as it is."""
        records = {record.id: record for record in self.records}
        for job_id, job in jobs.items():
            record = records.get(job_id)
            if record is not None and record.state not in (JobState.RUNNING, JobState.DONE):
                self._put(replace(record, job=job))

    @property
    def removed_last(self) -> tuple[JobRecord, ...]:
        """What `undo_removal` would put back."""
        return tuple(record for _, record in self._removals[-1]) if self._removals else ()

    def undo_removal(self) -> tuple[str, ...]:
        """Put back what was removed last, with what it had painted; returns the ids."""
        if not self._removals:
            return ()
        placed = self._store.put_back(self._removals.pop())
        self.added.emit(placed)
        self._start_next()
        return tuple(record.id for _, record in placed)

    def forget_removed(self) -> None:
        """Free what removed renders had painted; they do not come back."""
        for removed in self._removals:
            self._store.forget(removed)
        self._removals.clear()

    def shift(self, job_ids: Collection[str], step: Literal[-1, 1]) -> None:
        """Move these renders one place up (-1) or down (1)."""
        self._reorder(shifted([record.id for record in self.records], job_ids, step))

    def move(self, job_ids: Collection[str], to_index: int) -> None:
        """Put these renders together in front of the row at ``to_index``, or at the end."""
        self._reorder(moved([record.id for record in self.records], job_ids, to_index))

    def clear_finished(self) -> None:
        """Remove the renders that are done or cancelled; failed ones stay until they are dealt with."""
        over = (JobState.DONE, JobState.CANCELLED)
        self.ask(JobCommand.REMOVE, [record.id for record in self.records if record.state in over])

    def stop(self) -> None:
        """Start no further render; what runs and waits is found again by the next start of the program."""
        self._has_stopped = True
        self._tick.stop()

    def _ask_worker(self, record: JobRecord, command: JobCommand) -> None:
        self._asked[record.id] = command
        # A removal can be undone, and the render then goes on where it was: so it is paused rather than cancelled.
        stop = {JobCommand.CANCEL: self._worker.cancel_job, JobCommand.KEEP: self._worker.keep_job}
        stop.get(command, self._worker.pause_job)(record.id)
        self.changed.emit(record)

    def _remove(self, job_ids: Sequence[str]) -> None:
        if job_ids:
            self._removals.append(self._store.remove(job_ids))
            self.removed.emit(self.removed_last)
            self._tell_trouble()

    def _reorder(self, order: Sequence[str]) -> None:
        if list(order) != [record.id for record in self.records]:
            self._store.reorder(order)
            self.reordered.emit()
            self._tell_trouble()

    def _put(self, record: JobRecord, *, is_urgent: bool = True) -> None:
        self._store.put(record, is_urgent=is_urgent)
        self.changed.emit(record)
        self._tell_trouble()

    def _start_next(self) -> None:
        while not self._has_stopped and (record := next_job(self.records)) is not None:
            self._start(record)
        self._tell_busy()

    def _start(self, record: JobRecord) -> None:
        self._running, self._left_s, self._stage = record.id, None, ""
        self._started_s, self._earlier_s = self._clock(), record.elapsed_s
        running, self._begun_with = replace(record, state=JobState.RUNNING, message=""), stamps_of(record.job)
        self._put(running)
        self._tick.start()
        try:
            self._worker.start_job(running, self._resources(), self._store.job_dir(record.id))
        except Exception as error:  # noqa: BLE001 — a render that cannot start ends as failed
            self._settle(JobState.FAILED, reason(error), None)

    @Slot(str, float, float, float)
    def _follow_progress(self, job_id: str, fraction: float, _elapsed_s: float, left_s: float) -> None:
        if job_id != self._running:
            return  # a last word of a render that has ended
        self._left_s = left_s if left_s >= 0 else None
        record = self._store.record(job_id)
        self._put(replace(record, fraction=fraction, elapsed_s=self._elapsed_s()), is_urgent=False)

    @Slot(str, object)
    def _follow_stage(self, job_id: str, stage: str) -> None:
        if job_id == self._running and stage != self._stage:
            self._stage = stage
            self.changed.emit(self._store.record(job_id))

    @Slot(str, object)
    def _note(self, job_id: str, text: str) -> None:
        if job_id == self._running:
            self._put(replace(self._store.record(job_id), message=text))

    @Slot(str, str, object, object)
    def _let_go(self, job_id: str, state: str, message: str, result_px: tuple[int, int] | None) -> None:
        if job_id == self._running:
            self._settle(JobState(state), message, result_px)
            self._start_next()

    def _settle(self, state: JobState, message: str, result_px: tuple[int, int] | None) -> None:
        """Write down how the running render ended, and that none runs now."""
        assert self._running is not None
        job_id, elapsed_s = self._running, self._elapsed_s()
        self._running = self._left_s = None
        self._tick.stop()
        command = self._asked.pop(job_id, None)
        record = replace(self._store.record(job_id), elapsed_s=elapsed_s)
        record = ended(record, state, message=message, result_px=result_px)
        if state is JobState.DONE:
            stamps = result_stamps(record.job, self._begun_with)
            record = replace(record, stamps=stamps, is_stopped=command is JobCommand.KEEP)
        if command is JobCommand.REMOVE:
            self._put(after_command(record, JobCommand.RESUME))  # put back, it waits for its turn again
            self._remove([job_id])
        else:
            self._put(record)
            self._ended.append(record)
            self.render_ended.emit(record)
            if not any(other.state in (JobState.WAITING, JobState.RUNNING) for other in self.records):
                self._ended.clear()

    @Slot()
    def _count_seconds(self) -> None:
        if self._running is not None:
            record = self._store.record(self._running)
            self._put(replace(record, elapsed_s=self._elapsed_s()), is_urgent=False)

    def _elapsed_s(self) -> float:
        return self._earlier_s + self._clock() - self._started_s

    def _leave_unfinished_paused(self) -> None:
        """What an earlier run of the program left waits for a word: it may be what ended that run."""
        for record in self.records:
            if record.state is JobState.WAITING:
                self._store.put(after_command(record, JobCommand.PAUSE))

    def _tell_busy(self) -> None:
        is_busy = self._running is not None
        if is_busy != self._told_busy:
            self._told_busy = is_busy
            self.busy_changed.emit(is_busy)

    def _tell_trouble(self) -> None:
        trouble = self._store.trouble
        if trouble != self._told_trouble:
            self._told_trouble = trouble
            self.troubled.emit(trouble)
