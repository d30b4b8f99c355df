"""The rows of a queue in one file of JSON lines: changes are appended and flushed together, however many they are.

A line is ``{"row": …}``, ``{"removed": id}`` or ``{"order": […]}``, and later lines win. One flush of one file takes as
long for two thousand rows as for one. A line that was cut short at the end belongs to a change that was not reported as
safe. The file is written anew, without what is outdated, when it has grown to several times what the queue needs.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from studio.errors import JobError, Message
from studio.jobs.job import JobRecord
from studio.jobs.record_json import id_ns, json_from_record, record_from_json
from studio.replacing import replace_bytes

_SMALLEST_REWRITE_BYTES = 1 << 20
_GROWTH = 3


@dataclass(frozen=True, slots=True)
class JournalRows:
    """The rows by id in the order of their addition, the order last written, and what could not be read."""

    rows: dict[str, JobRecord]
    order: tuple[str, ...]
    notes: tuple[str, ...]


class QueueJournal:
    """The file at ``path``; one thread at a time may use it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._rows: dict[str, bytes] = {}  # the newest line of each row: what a new file would hold
        self._order = _line({"order": []})
        self._length = 0  # bytes that are whole lines; whatever lies behind them is overwritten

    def read(self) -> JournalRows:
        """What the file holds, nothing where there is none yet; raises OSError."""
        try:
            content = self._path.read_bytes()
        except FileNotFoundError:
            return JournalRows({}, (), ())
        entries, order, damaged = self._taken_in(content)
        rows: dict[str, JobRecord] = {}
        for job_id, entry in entries.items():
            try:
                rows[job_id] = record_from_json(entry)
            except JobError as error:
                damaged.append(error.message)
                del self._rows[job_id]
        return JournalRows(rows, order, (self._set_aside(damaged),) if damaged else ())

    def append(self, rows: Mapping[str, JobRecord | None], order: Sequence[str] | None) -> None:
        """Bring changed ``rows`` (None: removed) and a new ``order`` to the disk; raises OSError, and then nothing
        of them counts."""
        lines = {job_id: None if row is None else _line({"row": json_from_record(row)}) for job_id, row in rows.items()}
        order_line = self._order if order is None else _line({"order": list(order)})
        block = [_line({"removed": job_id}) if line is None else line for job_id, line in lines.items()]
        block += [] if order is None else [order_line]
        kept = {**self._rows, **{job_id: line for job_id, line in lines.items() if line is not None}}
        for job_id, line in lines.items():
            if line is None:
                kept.pop(job_id, None)
        addition = b"".join(block)
        if self._length and self._path.exists() and not self._is_overgrown(len(addition), kept):
            self._write_behind(addition)
        else:
            self._rewrite(kept, order_line)
        self._rows, self._order = kept, order_line

    def _taken_in(self, content: bytes) -> tuple[dict[str, dict[str, Any]], tuple[str, ...], list[str]]:
        """Rows and order by the newest lines of ``content``, and what is wrong with lines that others follow."""
        entries: dict[str, dict[str, Any]] = {}
        order: tuple[str, ...] = ()
        damaged: list[str] = []
        doubtful: list[str] = []
        at = 0
        for raw in content.splitlines(keepends=True):
            at += len(raw)
            try:
                if not raw.endswith(b"\n"):
                    raise ValueError("it was cut short")
                entry = json.loads(raw)
                if "row" in entry:
                    job_id = entry["row"]["id"]
                    id_ns(job_id)
                    entries[job_id], self._rows[job_id] = entry["row"], raw
                elif "removed" in entry:
                    entries.pop(entry["removed"], None)
                    self._rows.pop(entry["removed"], None)
                else:
                    order, self._order = tuple(dict.fromkeys(map(str, entry["order"]))), raw
            except (ValueError, KeyError, TypeError) as error:
                doubtful.append(Message("a line is damaged: {error}", error=error))
                continue
            damaged, doubtful = damaged + doubtful, []
            self._length = at
        return entries, order, damaged

    def _is_overgrown(self, added_bytes: int, kept: Mapping[str, bytes]) -> bool:
        needed = sum(map(len, kept.values())) + len(self._order)
        return self._length + added_bytes > max(_SMALLEST_REWRITE_BYTES, _GROWTH * needed)

    def _write_behind(self, block: bytes) -> None:
        with self._path.open("r+b") as file:
            file.seek(self._length)
            file.truncate()
            file.write(block)
            file.flush()
            os.fsync(file.fileno())
        self._length += len(block)

    def _rewrite(self, rows: Mapping[str, bytes], order: bytes) -> None:
        block = b"".join((*rows.values(), order))
        replace_bytes(self._path, block)
        self._length = len(block)

    def _set_aside(self, damaged: Sequence[str]) -> str:
        kept = self._path.with_name(f"{self._path.name}.damaged")
        with contextlib.suppress(OSError):
            self._path.replace(kept)
            self._rewrite(self._rows, self._order)
        first, count = damaged[0], len(damaged)
        return Message(
            "{count} of the queue's renders cannot be read ({first}); the file was kept as {kept}",
            count=count,
            first=first,
            kept=kept,
        )


def _line(entry: Mapping[str, Any]) -> bytes:
    return json.dumps(entry).encode() + b"\n"
