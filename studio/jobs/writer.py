"""Writes the queue asynchronously: changes are accepted at once, and one thread writes them to the disk."""

from __future__ import annotations

import threading
from collections.abc import Mapping

from studio.errors import SpaceError
from studio.jobs.job import JobRecord
from studio.jobs.queue_database import QueueDatabase
from studio.jobs.scratch_places import ScratchPlaces

_PROGRESS_EVERY_S = 1.0


class QueueWriter:
    """Brings the newest rows to ``database``, however many changes led to them, since flushing to the disk takes long.

    Then the space of discarded scratch is freed. What cannot be written is tried again with the next change and at
    least once a second; until it succeeds `trouble` says why.
    """

    def __init__(
        self, database: QueueDatabase, scratch: ScratchPlaces, *, progress_every_s: float = _PROGRESS_EVERY_S
    ) -> None:
        self._database, self._scratch = database, scratch
        self._progress_every_s = progress_every_s
        self._changed = threading.Condition()
        self._rows: Mapping[str, JobRecord] | None = None  # what is not on the disk yet
        self._is_urgent = self._is_writing = self._is_closing = self._has_discarded = False
        self._trouble: SpaceError | None = None
        self._thread = threading.Thread(target=self._write_until_closed, name="queue writer", daemon=True)
        self._thread.start()

    @property
    def trouble(self) -> str | None:
        """Why the last change is not on the disk, or None while all is well."""
        return None if self._trouble is None else self._trouble.message

    def put(self, rows: Mapping[str, JobRecord], *, is_urgent: bool = True) -> None:
        """Have ``rows``, which must not change any more, written in their order.

        Where only progress has changed that is not urgent, and waits up to a second for more.
        """
        with self._changed:
            is_first = not self._has_work
            self._rows = rows
            self._is_urgent |= is_urgent
            if is_urgent or is_first:
                self._changed.notify_all()

    def empty_discarded(self) -> None:
        """Have the space of discarded scratch freed."""
        with self._changed:
            self._has_discarded = self._is_urgent = True
            self._changed.notify_all()

    def flush(self) -> None:
        """Wait until everything is on the disk and freed; raises SpaceError when it cannot be written."""
        with self._changed:
            self._trouble, self._is_urgent = None, True
            self._changed.notify_all()
            self._changed.wait_for(lambda: self._trouble is not None or not (self._has_work or self._is_writing))
            if self._trouble is not None:
                raise SpaceError(self._trouble.message)

    def close(self) -> None:
        """Write what is left, as far as the disk takes it, and end the thread."""
        with self._changed:
            self._is_closing = True
            self._changed.notify_all()
        self._thread.join()

    @property
    def _has_work(self) -> bool:
        return self._rows is not None or self._has_discarded

    def _write_until_closed(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._has_work or self._is_closing)
                self._changed.wait_for(lambda: self._is_urgent or self._is_closing, timeout=self._progress_every_s)
                rows, self._rows = self._rows, None
                has_discarded, self._has_discarded = self._has_discarded, False
                self._is_urgent, self._is_writing, is_last = False, True, self._is_closing
            trouble = None
            try:
                if rows is not None:
                    self._database.write(rows)
            except SpaceError as error:
                trouble = error
            if has_discarded:
                self._scratch.empty_discarded()
            with self._changed:
                self._is_writing, self._trouble = False, trouble
                if trouble is not None and self._rows is None:
                    self._rows = rows
                self._changed.notify_all()
            if is_last:
                return
