"""The queue: rows in order, kept in a folder so that a killed program finds them again."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterable, Sequence
from pathlib import Path
from typing import Self

from studio.errors import JobError, StudioError
from studio.jobs.finished import found_again
from studio.jobs.job import JobRecord, JobState, RenderJob, id_at, id_ns
from studio.jobs.queue_database import QueueDatabase
from studio.jobs.scratch_places import ScratchPlaces
from studio.jobs.writer import QueueWriter

# Rows and the index of each, from the top downwards.
PlacedRows = tuple[tuple[int, JobRecord], ...]


class JobStore:
    """A queue in ``folder``, which one program holds at a time.

    Changes are in force at once and reach the disk from a thread of their own, so no call waits for the disk; `flush`
    does. A row that was running when an earlier program ended is done where its result is there, and else paused, with
    the message "interrupted". Raises JobError when another program holds the folder, SpaceError when it cannot be
    written to.
    """

    def __init__(self, folder: Path, *, clock_ns: Callable[[], int] = time.time_ns) -> None:
        self._database = QueueDatabase(folder)
        self._scratch = ScratchPlaces(folder)
        self._clock_ns = clock_ns
        try:
            found, self.notes = self._database.read()
        except StudioError:
            self._database.close()
            raise
        # By id, in queue order; every change makes a new mapping, so that the writer can read the one it was given.
        self._rows = {job_id: found_again(record) for job_id, record in found.items()}
        self._last_ns = max(map(id_ns, self._rows), default=0)
        self._scratch.discard_unknown(self._rows)
        self._writer = QueueWriter(self._database, self._scratch)
        self._writer.empty_discarded()
        self._writer.put(self._rows)

    @property
    def folder(self) -> Path:
        """Where the queue is kept."""
        return self._database.folder

    @property
    def trouble(self) -> str | None:
        """Why the latest changes are not on the disk, or None while they are or are about to be."""
        return self._writer.trouble

    def records(self) -> tuple[JobRecord, ...]:
        """All rows in queue order."""
        return tuple(self._rows.values())

    def record(self, job_id: str) -> JobRecord:
        """The row with this id; raises JobError where there is none."""
        try:
            return self._rows[job_id]
        except KeyError:
            raise JobError("the queue in {folder} has no render {job_id}", folder=self.folder, job_id=job_id) from None

    def add_all(self, jobs: Iterable[RenderJob]) -> tuple[JobRecord, ...]:
        """Put ``jobs`` at the end of the queue in their order, waiting."""
        records = tuple(JobRecord(self._new_id(), job) for job in jobs)
        self._change((*self.records(), *records))
        return records

    def put(self, record: JobRecord, *, is_urgent: bool = True) -> None:
        """Replace the row that has the id of ``record``; what is not urgent may reach the disk up to a second later."""
        self.record(record.id)  # raises where there is none
        self._rows = {**self._rows, record.id: record}
        self._writer.put(self._rows, is_urgent=is_urgent)

    def reorder(self, order: Sequence[str]) -> None:
        """Put the rows into ``order``, which names each of them once."""
        assert sorted(order) == sorted(self._rows), "an order names every row once"
        self._change(map(self.record, order))

    def remove(self, job_ids: Collection[str]) -> PlacedRows:
        """Take rows out, and return them with their places; what their renders left stays until `forget`.

        Raises JobError while one of them runs.
        """
        for job_id in job_ids:
            if self.record(job_id).state is JobState.RUNNING:
                raise JobError("render {job_id} is running; cancel it first", job_id=job_id)
        gone = set(job_ids)
        removed = tuple((at, record) for at, record in enumerate(self.records()) if record.id in gone)
        self._change(record for record in self.records() if record.id not in gone)
        return removed

    def put_back(self, removed: PlacedRows) -> PlacedRows:
        """Put rows that were taken out where they stood, as far as the queue still reaches there; returns where."""
        rows = list(self.records())
        placed: list[tuple[int, JobRecord]] = []
        for index, record in removed:
            placed.append((min(index, len(rows)), record))
            rows.insert(index, record)
        self._change(rows)
        return tuple(placed)

    def forget(self, removed: PlacedRows) -> None:
        """Free what the renders of removed rows left; afterwards there is no way back."""
        for _, record in removed:
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
        self._scratch.discard_unknown(self._rows)
        self._writer.empty_discarded()
        self._writer.close()
        self._scratch.close()
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def _change(self, records: Iterable[JobRecord]) -> None:
        self._rows = {record.id: record for record in records}
        self._writer.put(self._rows)

    def _new_id(self) -> str:
        """Ids grow with time and are never used twice, so that a late signal for a removed row matches none."""
        self._last_ns = max(self._clock_ns(), self._last_ns + 1)
        return id_at(self._last_ns)
