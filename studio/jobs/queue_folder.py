"""The files of a queue: one JSON file per row and one for their order, each replaced whole; one program at a time."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import uuid
from collections.abc import Sequence
from pathlib import Path

import filelock

from studio.errors import JobError, SpaceError
from studio.jobs.job import JobRecord
from studio.jobs.record_json import id_ns, json_from_record, record_from_json

_SUFFIX = ".json"
_DAMAGED_SUFFIX = ".damaged"


class QueueFolder:
    """A folder with a queue in it, held by this program alone from construction until `release`.

    Raises JobError when another program holds it, SpaceError when it cannot be written to.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._rows, self._scratch, self._discarded = path / "rows", path / "scratch", path / "discarded"
        self._order_file = path / "order.json"
        try:
            self._rows.mkdir(parents=True, exist_ok=True)
            self._lock = filelock.FileLock(path / "queue.lock")
            self._lock.acquire(timeout=0)
        except filelock.Timeout as error:
            raise JobError(f"the queue in {path} is open in another window; close it there first") from error
        except OSError as error:
            raise SpaceError(f"cannot keep a queue in {path}: {error.strerror}; choose another folder") from error

    def read(self) -> tuple[tuple[JobRecord, ...], tuple[str, ...]]:
        """The rows in their order, and notes about files that were set aside because they cannot be used.

        A row that the order does not know, because the program ended between the two files, comes last.
        """
        notes: list[str] = []
        rows: dict[str, JobRecord] = {}
        for file in sorted(self._rows.glob(f"*{_SUFFIX}")):
            try:
                record = record_from_json(_json_object(file))
                id_ns(record.id)
                if record.id != file.stem:
                    raise JobError(f"it calls itself {record.id}")
            except (OSError, ValueError, JobError) as error:
                notes.append(_set_aside(file, error))
                continue
            rows[record.id] = record
        order = [id_ for id_ in self._order() if id_ in rows]
        known = set(order)
        return tuple(rows[id_] for id_ in (*order, *(id_ for id_ in rows if id_ not in known))), tuple(notes)

    def write_row(self, record: JobRecord) -> None:
        """Put ``record`` on the disk; raises OSError."""
        _replace_json(self._row_file(record.id), json_from_record(record))

    def remove_row(self, job_id: str) -> None:
        """Take the row off the disk; raises OSError."""
        self._row_file(job_id).unlink(missing_ok=True)

    def write_order(self, order: Sequence[str]) -> None:
        """Put the order on the disk; raises OSError."""
        _replace_json(self._order_file, list(order))

    def job_dir(self, job_id: str) -> Path:
        """Where the render of this row keeps what it has finished so far; it need not exist."""
        return self._scratch / job_id

    def discard_scratch(self, job_id: str) -> bool:
        """Set a job's scratch aside at once, however large; says whether `empty_discarded` has something to free."""
        scratch = self.job_dir(job_id)
        if not scratch.exists():
            return False
        with contextlib.suppress(OSError):  # another program may look into it: the next start tries again
            self._discarded.mkdir(exist_ok=True)
            scratch.rename(self._discarded / f"{job_id}-{uuid.uuid4().hex}")
        return True

    def discard_strangers(self, known: Sequence[str]) -> None:
        """Set aside the scratch of every job that is not among ``known``."""
        if self._scratch.is_dir():
            for folder in self._scratch.iterdir():
                if folder.name not in known:
                    self.discard_scratch(folder.name)

    def empty_discarded(self) -> None:
        """Delete what was set aside, which may take seconds; any thread may call it."""
        if self._discarded.is_dir():
            for folder in self._discarded.iterdir():
                shutil.rmtree(folder, ignore_errors=True)

    def release(self) -> None:
        """Let another program in."""
        self._lock.release()

    def _row_file(self, job_id: str) -> Path:
        return self._rows / f"{job_id}{_SUFFIX}"

    def _order(self) -> list[str]:
        try:
            order = json.loads(self._order_file.read_text(encoding="utf-8"))
        except (OSError, ValueError):  # without it the rows stand in the order in which they were added
            return []
        return list(dict.fromkeys(map(str, order))) if isinstance(order, list) else []


def _json_object(file: Path) -> dict[str, object]:
    entries = json.loads(file.read_text(encoding="utf-8"))
    if not isinstance(entries, dict):
        raise JobError("it does not hold one JSON object")
    return entries


def _set_aside(file: Path, error: Exception) -> str:
    kept = file.with_name(file.name + _DAMAGED_SUFFIX)
    with contextlib.suppress(OSError):
        file.replace(kept)
    return f"a render of the queue cannot be read ({error}); its file was set aside as {kept}"


def _replace_json(file: Path, value: object) -> None:
    part = file.with_name(f"{file.name}.part")
    with part.open("w", encoding="utf-8") as stream:
        stream.write(json.dumps(value))  # in one piece: a thousand rows must not hold up the other threads
        stream.flush()
        os.fsync(stream.fileno())
    part.replace(file)
