"""The folder of a queue: held by one program at a time, with the journal of its rows in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import filelock

from studio.errors import JobError, SpaceError
from studio.jobs.job import JobRecord
from studio.jobs.legacy_rows import LegacyRows
from studio.jobs.queue_journal import QueueJournal


class QueueInUseError(JobError):
    """Another program holds the queue."""


class QueueFolder:
    """A folder with a queue in it, held by this program alone from construction until `release`.

    Raises QueueInUseError when another program holds it, SpaceError when it cannot be written to.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._journal = QueueJournal(path / "queue.jsonl")
        try:
            path.mkdir(parents=True, exist_ok=True)
            self._lock = filelock.FileLock(path / "queue.lock")
            self._lock.acquire(timeout=0)
        except filelock.Timeout as error:
            raise QueueInUseError(
                "the queue in {path} is open in another window; close it there first", path=path
            ) from error
        except OSError as error:
            raise SpaceError(
                "cannot keep a queue in {path}: {reason}; choose another folder", path=path, reason=error.strerror
            ) from error

    def read(self) -> tuple[tuple[JobRecord, ...], tuple[str, ...]]:
        """The rows in their order, and notes about what cannot be used; raises JobError where nothing can be read.

        A row that the order does not know comes last. What an earlier version left is taken over.
        """
        try:
            found = self._journal.read()
        except OSError as error:
            raise JobError(
                "the queue in {path} cannot be read: {reason}; check the folder", path=self.path, reason=error.strerror
            ) from error
        rows, order, notes = found.rows, found.order, found.notes
        legacy = LegacyRows(self.path)
        if legacy.are_there:
            left = legacy.read()
            rows, order, notes = {**left.rows, **rows}, (*order, *left.order), (*notes, *left.notes)
        known = [job_id for job_id in dict.fromkeys(order) if job_id in rows]
        arranged = tuple(rows[job_id] for job_id in dict.fromkeys((*known, *rows)))
        if legacy.are_there:
            self._take_over(legacy, arranged)
        return arranged, notes

    def write(self, rows: Mapping[str, JobRecord | None], order: Sequence[str] | None) -> None:
        """Put changed rows (None: removed) and a new order on the disk, all of them or none; raises OSError."""
        self._journal.append(rows, order)

    def release(self) -> None:
        """Let another program in."""
        self._lock.release()

    def _take_over(self, legacy: LegacyRows, rows: Sequence[JobRecord]) -> None:
        try:
            self.write({record.id: record for record in rows}, [record.id for record in rows])
        except OSError as error:
            raise SpaceError(
                "cannot keep a queue in {path}: {reason}; make room there", path=self.path, reason=error.strerror
            ) from error
        legacy.remove()
