"""The rows of a queue in an SQLite database, in a folder that one program at a time holds.

Each change is one transaction of the write-ahead log, flushed to the disk (``synchronous=FULL``), so that neither a
killed program nor a power cut takes back what `QueueDatabase.write` has returned from.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import sqlite3
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import filelock

from studio.codec import from_plain, to_plain
from studio.errors import JobError, Message, SpaceError, StudioError, in_words
from studio.jobs.job import JobRecord, id_at, id_ns
from studio.jobs.message_json import json_from_message, message_from_json
from studio.specs.recipe import style_anywhere

_CREATE = "CREATE TABLE IF NOT EXISTS renders (id INTEGER PRIMARY KEY, position INTEGER NOT NULL, record TEXT NOT NULL)"
_GET = "SELECT id, position, CAST(record AS BLOB) FROM renders"  # bytes: damaged text is then no error of SQLite's
_PUT = "INSERT INTO renders VALUES (?, 0, ?) ON CONFLICT (id) DO UPDATE SET record = excluded.record"
_PLACE = "UPDATE renders SET position = ?1 WHERE id = ?2 AND position <> ?1"
# What SQLite reports, in the system's words.
_REASONS = {sqlite3.SQLITE_FULL: errno.ENOSPC, sqlite3.SQLITE_READONLY: errno.EROFS, sqlite3.SQLITE_IOERR: errno.EIO}


class QueueInUseError(JobError):
    """Another program holds the queue."""


class QueueDatabase:
    """The queue in ``folder``, held by this program alone until `close`; one thread at a time may use it.

    Raises QueueInUseError when another program holds it, SpaceError when it cannot be written to.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._path = folder / "queue.db"
        self._written: Mapping[str, JobRecord] | None = {}  # what the file holds; None: that is not known
        self._connection: sqlite3.Connection | None = None
        self._opened: tuple[int, int] | None = None
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._lock = filelock.FileLock(folder / "queue.lock")
            self._lock.acquire(timeout=0)
        except filelock.Timeout as error:
            raise QueueInUseError(
                "the queue in {path} is open in another window; close it there first", path=folder
            ) from error
        except OSError as error:
            raise SpaceError(
                "cannot keep a queue in {path}: {reason}; choose another folder", path=folder, reason=error.strerror
            ) from error

    def read(self) -> tuple[dict[str, JobRecord], tuple[str, ...]]:
        """The rows by id in queue order, and notes about damage; raises JobError where the file cannot be read.

        A damaged file is set aside, and what could be read of it begins a new one.
        """
        if not self._path.exists():
            return {}, ()
        found: list[tuple[int, JobRecord]] = []
        damage: list[object] = []
        try:
            connection = self._open()
            damage += [text for (text,) in connection.execute("PRAGMA quick_check(1)") if text != "ok"]
            for number, position, text in connection.execute(_GET):
                try:
                    found.append((int(position), _record_from_text(number, text)))
                except (StudioError, ValueError, TypeError, KeyError, AttributeError) as error:
                    damage.append(error if isinstance(error, StudioError) else in_words(error))
        except sqlite3.OperationalError as error:
            self._disconnect()
            raise JobError(
                "the queue in {path} cannot be read: {reason}; check the folder",
                path=self.folder,
                reason=_reason(error),
            ) from error
        except sqlite3.DatabaseError as error:
            damage.append(error)
        rows = {record.id: record for _, record in sorted(found, key=lambda row: row[0])}
        if not damage:
            self._written = rows
            return rows, ()
        note = Message(
            "the queue was damaged ({damage}); what could be read of it is here, and the file was kept as {kept}",
            damage=damage[0],
            kept=self._set_aside(),
        )
        with contextlib.suppress(SpaceError):  # the next change tries again
            self.write(rows)
        return rows, (note,)

    def write(self, rows: Mapping[str, JobRecord]) -> None:
        """Make ``rows``, in queue order, what the file holds; raises SpaceError, and then it is as it was."""
        if rows == self._written and [*rows] == [*self._written]:
            return
        try:
            connection = self._connection
            if connection is None or self._file() != self._opened:  # a new file, or somebody deleted the old one
                self._disconnect()
                connection = self._open()
            with connection:
                connection.execute("BEGIN IMMEDIATE")
                _write_changes(connection, rows, self._written)
        except sqlite3.Error as error:
            self._disconnect()  # one that was opened on a read-only disk stays read-only
            if not isinstance(error, sqlite3.OperationalError):
                self._set_aside()
            raise SpaceError(
                "the queue cannot be written to {path}: {reason}; make room or close others",
                path=self.folder,
                reason=_reason(error),
            ) from error
        self._written = rows

    def close(self) -> None:
        """Close the file and let another program in."""
        self._disconnect()
        self._lock.release()

    def _open(self) -> sqlite3.Connection:
        """Connect to the file, a new one where there is none; with exclusive access the log needs no shared memory."""
        self._connection = sqlite3.connect(self._path, isolation_level=None, check_same_thread=False)
        self._opened = self._file()
        for setting in ("locking_mode = EXCLUSIVE", "journal_mode = WAL", "synchronous = FULL"):
            self._connection.execute(f"PRAGMA {setting}")
        self._connection.execute(_CREATE)
        return self._connection

    def _disconnect(self) -> None:
        """Close the connection; the next write opens the file that is there by then, and writes every row."""
        self._written = None
        if self._connection is not None:
            self._connection.close()
        self._connection = self._opened = None

    def _file(self) -> tuple[int, int] | None:
        try:
            facts = self._path.stat()
        except OSError:
            return None
        return facts.st_dev, facts.st_ino

    def _set_aside(self) -> Path:
        """Give a damaged file another name, which is returned; the next write begins a new one."""
        self._disconnect()
        kept = self._path.with_name(f"{self._path.name}.damaged")
        for ending in ("", "-wal"):
            with contextlib.suppress(OSError):
                Path(f"{self._path}{ending}").replace(f"{kept}{ending}")
        return kept


def _write_changes(
    connection: sqlite3.Connection, rows: Mapping[str, JobRecord], written: Mapping[str, JobRecord] | None
) -> None:
    if written is None:
        connection.execute("DELETE FROM renders")
        written = {}
    connection.executemany("DELETE FROM renders WHERE id = ?", ((id_ns(job_id),) for job_id in written.keys() - rows))
    changed = (row for job_id, row in rows.items() if written.get(job_id) is not row)
    connection.executemany(_PUT, ((id_ns(row.id), _text_from_record(row)) for row in changed))
    if [*rows] != [*written]:
        connection.executemany(_PLACE, ((position, id_ns(job_id)) for position, job_id in enumerate(rows)))


def _text_from_record(record: JobRecord) -> str:
    """A row but for its id; paths are absolute, so that the queue works from any folder."""
    job, spec = record.job, record.job.spec
    styles = tuple(map(style_anywhere, spec.styles))
    job = replace(job, content=job.content.absolute(), output=job.output.absolute(), spec=replace(spec, styles=styles))
    plain = to_plain(replace(record, job=job))
    del plain["id"]
    return json.dumps({**plain, "told": json_from_message(record.message)})


def _record_from_text(number: int, text: bytes) -> JobRecord:
    """The row that `_text_from_record` wrote; raises what does not fit raises."""
    plain = json.loads(text)
    told = plain.pop("told")
    record = from_plain(JobRecord, {**plain, "id": id_at(number)})
    return replace(record, message=message_from_json(told, record.message))


def _reason(error: sqlite3.Error) -> str:
    known = _REASONS.get(error.sqlite_errorcode & 0xFF)
    return str(error) if known is None else os.strerror(known)
