"""The queue: rows in order, kept in a folder so that a killed program finds them again."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Self, TypedDict, Unpack

from studio.errors import JobError, StudioError
from studio.jobs.job import JobRecord, JobState, RenderJob
from studio.jobs.queue_folder import QueueFolder
from studio.jobs.record_json import id_at, id_ns
from studio.jobs.scheduler import interrupted
from studio.jobs.scratch_places import ScratchPlaces
from studio.jobs.writer import QueueWriter

_URGENT_FIELDS = {"state", "message", "result_px"}


class RecordChanges(TypedDict, total=False):
    """What `JobStore.update` may change of a row."""

    state: JobState
    fraction: float
    elapsed_s: float
    message: str
    result_px: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Removed:
    """Rows that were taken out together, each with the index at which it stood, from the top downwards."""

    rows: tuple[tuple[int, JobRecord], ...]


class JobStore:
    """A queue in ``folder``, which one program holds at a time.

    Changes are in force at once and reach the disk from a thread of their own, so no call waits for the disk; `flush`
    does. A row that was running when an earlier program ended is paused, with the message "interrupted". Raises
    JobError when another program holds the folder, SpaceError when it cannot be written to.
    """

    def __init__(self, folder: Path, *, clock_ns: Callable[[], int] = time.time_ns) -> None:
        self._folder = QueueFolder(folder)
        self._scratch = ScratchPlaces(folder)
        self._clock_ns = clock_ns
        try:
            rows, self.notes = self._folder.read()
        except StudioError:
            self._folder.release()
            raise
        self._rows = {record.id: interrupted(record) for record in rows}
        self._order = [record.id for record in rows]
        self._last_ns = max((id_ns(job_id) for job_id in self._order), default=0)
        self._scratch.discard_unknown(self._order)
        self._writer = QueueWriter(self._folder, self._scratch)
        self._writer.empty_discarded()
        for record in rows:
            if record.state is JobState.RUNNING:
                self._writer.put_row(self._rows[record.id])

    @property
    def folder(self) -> Path:
        """Where the queue is kept."""
        return self._folder.path

    @property
    def trouble(self) -> str | None:
        """Why the latest changes are not on the disk, or None while they are or are about to be."""
        return self._writer.trouble

    def records(self) -> tuple[JobRecord, ...]:
        """All rows in queue order."""
        return tuple(self._rows[job_id] for job_id in self._order)

    def record(self, job_id: str) -> JobRecord:
        """The row with this id; raises JobError where there is none."""
        try:
            return self._rows[job_id]
        except KeyError:
            raise JobError("the queue in {folder} has no render {job_id}", folder=self.folder, job_id=job_id) from None

    def has(self, job_id: str) -> bool:
        """Whether there is a row with this id."""
        return job_id in self._rows

    def add(self, job: RenderJob) -> JobRecord:
        """Put ``job`` at the end of the queue, waiting."""
        (record,) = self.add_all((job,))
        return record

    def add_all(self, jobs: Iterable[RenderJob]) -> tuple[JobRecord, ...]:
        """Put ``jobs`` at the end of the queue in their order, waiting."""
        records = tuple(JobRecord(self._new_id(), job) for job in jobs)
        for record in records:
            self._rows[record.id] = record
            self._order.append(record.id)
        self._writer.put_order(tuple(self._order), added=records)
        return records

    def update(self, job_id: str, **changes: Unpack[RecordChanges]) -> JobRecord:
        """Change some fields of a row; a change of the figures alone may reach the disk up to a second later."""
        return self.put(replace(self.record(job_id), **changes), is_urgent=not _URGENT_FIELDS.isdisjoint(changes))

    def put(self, record: JobRecord, *, is_urgent: bool = True) -> JobRecord:
        """Replace the row that has the id of ``record``."""
        self.record(record.id)
        self._rows[record.id] = record
        self._writer.put_row(record, is_urgent=is_urgent)
        return record

    def reorder(self, order: Sequence[str]) -> None:
        """Put the rows into ``order``, which names each of them once."""
        assert len(order) == len(self._order) and set(order) == set(self._order), "an order names every row once"
        self._order = list(order)
        self._writer.put_order(tuple(self._order))

    def remove(self, job_ids: Collection[str]) -> Removed:
        """Take rows out; what their renders left stays until `forget`. Raises JobError while one of them runs."""
        for job_id in job_ids:
            if self.record(job_id).state is JobState.RUNNING:
                raise JobError("render {job_id} is running; cancel it first", job_id=job_id)
        gone = set(job_ids)
        removed = Removed(
            tuple((index, self._rows[job_id]) for index, job_id in enumerate(self._order) if job_id in gone)
        )
        self._order = [job_id for job_id in self._order if job_id not in gone]
        for job_id in gone:
            del self._rows[job_id]
        self._writer.put_order(tuple(self._order), removed=gone)
        return removed

    def put_back(self, removed: Removed) -> tuple[tuple[int, JobRecord], ...]:
        """Put rows that were taken out where they stood, as far as the queue still reaches there; returns where."""
        placed: list[tuple[int, JobRecord]] = []
        for index, record in removed.rows:
            at = min(index, len(self._order))
            self._rows[record.id] = record
            self._order.insert(at, record.id)
            placed.append((at, record))
        self._writer.put_order(tuple(self._order), added=(record for _, record in placed))
        return tuple(placed)

    def forget(self, removed: Removed) -> None:
        """Free what the renders of removed rows left; afterwards there is no way back."""
        for _, record in removed.rows:
            self.discard_scratch(record.id)

    def use_scratch(self, scratch_dir: Path | None) -> None:
        """Have renders that begin from now on keep their scratch in ``scratch_dir``; None: beside the queue."""
        self._scratch.use(scratch_dir)

    def job_dir(self, job_id: str) -> Path:
        """The folder in which the render of this row can be resumed; the render makes it.

        Raises SpaceError where the chosen scratch folder cannot be used.
        """
        return self._scratch.job_dir(job_id)

    def discard_scratch(self, job_id: str) -> None:
        """Have a render begin from the start; returns at once, the space is freed soon after."""
        if self._scratch.discard(job_id):
            self._writer.empty_discarded()

    def flush(self) -> None:
        """Wait until all changes are on the disk; raises SpaceError when they cannot be written."""
        self._writer.flush()

    def close(self) -> None:
        """Write what is left and let another program in."""
        self._scratch.discard_unknown(self._order)
        self._writer.empty_discarded()
        self._writer.close()
        self._scratch.close()
        self._folder.release()

    def __enter__(self) -> Self:
        """The store itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()

    def _new_id(self) -> str:
        """Ids grow with time and are never used twice, so that a late signal for a removed row matches none."""
        self._last_ns = max(self._clock_ns(), self._last_ns + 1)
        return id_at(self._last_ns)
