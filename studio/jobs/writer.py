"""Writes the queue asynchronously: changes are accepted at once, and one thread writes them to the disk."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping

from studio.errors import SpaceError
from studio.jobs.job import JobRecord
from studio.jobs.queue_folder import QueueFolder
from studio.jobs.scratch_places import ScratchPlaces

_PROGRESS_EVERY_S = 1.0


class QueueWriter:
    """Brings rows and their order to ``folder``, newest state only, since flushing to the disk takes long.

    All that has changed is flushed at once; then the space of discarded scratch is freed. What cannot be written is
    tried again with the next change and at least once a second; until it succeeds `trouble` says why.
    """

    def __init__(
        self, folder: QueueFolder, scratch: ScratchPlaces, *, progress_every_s: float = _PROGRESS_EVERY_S
    ) -> None:
        self._folder, self._scratch = folder, scratch
        self._progress_every_s = progress_every_s
        self._changed = threading.Condition()
        self._rows: dict[str, JobRecord | None] = {}
        self._order: tuple[str, ...] | None = None
        self._is_urgent = self._is_writing = self._is_closing = self._has_discarded = False
        self._trouble: str | None = None
        self._thread = threading.Thread(target=self._write_until_closed, name="queue writer", daemon=True)
        self._thread.start()

    @property
    def trouble(self) -> str | None:
        """Why the last change is not on the disk, or None while all is well."""
        return self._trouble

    def put_row(self, record: JobRecord, *, is_urgent: bool = True) -> None:
        """Have ``record`` written; one that only tells progress is not urgent and waits up to a second for more."""
        with self._changed:
            is_first = not self._has_work
            self._rows[record.id] = record
            self._is_urgent |= is_urgent
            if is_urgent or is_first:
                self._changed.notify_all()

    def put_order(
        self, order: tuple[str, ...], *, added: Iterable[JobRecord] = (), removed: Iterable[str] = ()
    ) -> None:
        """Have the order of rows written, and with it rows that are new or gone."""
        with self._changed:
            self._order = order
            self._rows.update((record.id, record) for record in added)
            self._rows.update(dict.fromkeys(removed))
            self._is_urgent = True
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
                raise SpaceError(self._trouble)

    def close(self) -> None:
        """Write what is left, as far as the disk takes it, and end the thread."""
        with self._changed:
            self._is_closing = True
            self._changed.notify_all()
        self._thread.join()

    @property
    def _has_work(self) -> bool:
        return bool(self._rows) or self._order is not None or self._has_discarded

    def _write_until_closed(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._has_work or self._is_closing)
                self._changed.wait_for(lambda: self._is_urgent or self._is_closing, timeout=self._progress_every_s)
                rows, order = self._rows, self._order
                has_discarded, self._has_discarded = self._has_discarded, False
                self._rows, self._order, self._is_urgent = {}, None, False
                self._is_writing, is_last = True, self._is_closing
            trouble = self._write(rows, order)
            if has_discarded:
                self._scratch.empty_discarded()
            with self._changed:
                self._is_writing, self._trouble = False, trouble
                if trouble is not None:
                    self._rows, self._order = rows | self._rows, self._order or order
                self._changed.notify_all()
            if is_last:
                return

    def _write(self, rows: Mapping[str, JobRecord | None], order: tuple[str, ...] | None) -> str | None:
        """Write what is given; returns why that failed."""
        if not rows and order is None:
            return None
        try:
            self._folder.write(rows, order)
        except OSError as error:
            return f"the queue cannot be written to {self._folder.path}: {error.strerror}; make room or close others"
        return None
