"""The queue as another program finds it."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from contextlib import closing
from pathlib import Path

from studio.jobs.job import JobRecord
from studio.jobs.queue_database import QueueDatabase


def read(folder: Path) -> tuple[tuple[JobRecord, ...], tuple[str, ...]]:
    """Rows in their order and notes, as another start of the program finds them."""
    with closing(QueueDatabase(folder)) as database:
        rows, notes = database.read()
        return tuple(rows.values()), notes


def after_a_kill(folder: Path) -> tuple[JobRecord, ...]:
    """The rows that a program finds which begins where ``folder`` is now, while another one holds it."""
    copy = Path(tempfile.mkdtemp(dir=folder.parent))
    for name in ("queue.db", "queue.db-wal"):
        with contextlib.suppress(FileNotFoundError):
            shutil.copy(folder / name, copy)
    rows, notes = read(copy)
    assert notes == ()
    return rows
