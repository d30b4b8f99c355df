"""Imports queues of earlier versions, which kept one file per row and one for the order, into the journal."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path

from studio.errors import JobError, Message
from studio.jobs.job import JobRecord
from studio.jobs.queue_journal import JournalRows
from studio.jobs.record_json import id_ns, record_from_json

_SUFFIX = ".json"


class LegacyRows:
    """The files ``rows/<id>.json`` and ``order.json`` in a queue's ``folder``, as far as they are there."""

    def __init__(self, folder: Path) -> None:
        self._rows, self._order_file = folder / "rows", folder / "order.json"

    @property
    def are_there(self) -> bool:
        """Whether an earlier version left anything."""
        return any(self._rows.glob(f"*{_SUFFIX}"))

    def read(self) -> JournalRows:
        """What they hold; a file that cannot be used is set aside under another name, with a note."""
        rows: dict[str, JobRecord] = {}
        notes: list[str] = []
        for file in sorted(self._rows.glob(f"*{_SUFFIX}")):
            try:
                entry = json.loads(file.read_text(encoding="utf-8"))
                record = record_from_json(entry)
                id_ns(record.id)
            except (OSError, ValueError, AttributeError, JobError) as error:
                notes.append(_set_aside(file, error))
                continue
            rows[record.id] = record
        return JournalRows(rows, self._order(), tuple(notes))

    def remove(self) -> None:
        """Delete them once the journal holds their rows; what was set aside stays."""
        for file in (*self._rows.glob(f"*{_SUFFIX}"), *self._rows.glob("*.part"), self._order_file):
            with contextlib.suppress(OSError):
                file.unlink()
        with contextlib.suppress(OSError):
            self._rows.rmdir()

    def _order(self) -> tuple[str, ...]:
        try:
            order = json.loads(self._order_file.read_text(encoding="utf-8"))
        except (OSError, ValueError):  # without it the rows stand in the order in which they were added
            return ()
        return tuple(dict.fromkeys(map(str, order))) if isinstance(order, list) else ()


def _set_aside(file: Path, error: Exception) -> str:
    kept = file.with_name(file.name + ".damaged")
    with contextlib.suppress(OSError):
        file.replace(kept)
    return Message(
        "a render of the queue cannot be read ({error}); its file was set aside as {kept}", error=error, kept=kept
    )
