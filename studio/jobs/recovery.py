"""Renders whose result was on the disk before the queue could note it, when the program was killed in between."""

from __future__ import annotations

from dataclasses import replace

from studio.jobs.job import JobRecord, JobState
from studio.jobs.record_json import id_ns
from studio.jobs.scheduler import interrupted
from studio.jobs.store import JobStore


def note_finished(store: JobStore) -> tuple[JobRecord, ...]:
    """Mark as done what was finished already; returns those rows.

    A result appears whole or not at all, and a render that may not overwrite begins only while its file is not there.
    So a file younger than its row is the row's own result.
    """
    found = (record for record in store.records() if _has_result(record))
    finished = tuple(replace(record, state=JobState.DONE, fraction=1.0, message="") for record in found)
    for record in finished:
        store.put(record)
    return finished


def _has_result(record: JobRecord) -> bool:
    was_cut_off = record == interrupted(replace(record, state=JobState.RUNNING))
    if not was_cut_off or record.job.overwrite:
        return False
    try:
        return record.job.output.stat().st_mtime_ns > id_ns(record.id)
    except OSError:
        return False
