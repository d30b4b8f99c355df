"""Which render runs next, and how commands of the person and reports of the worker change a render's state."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Literal

from studio.jobs.job import JobRecord, JobState


class JobCommand(StrEnum):
    """A command of the person to a render; ``KEEP`` ends an optimisation with the picture that there is."""

    KEEP = "keep"
    PAUSE = "pause"
    RESUME = "resume"
    CANCEL = "cancel"
    RETRY = "retry"
    REMOVE = "remove"


# The states that allow a command, and the state after it; a running render reaches that once the worker has stopped. A
# removed row is gone.
_STATE_AFTER: dict[JobCommand, dict[JobState, JobState]] = {
    JobCommand.KEEP: {JobState.RUNNING: JobState.DONE},
    JobCommand.PAUSE: dict.fromkeys((JobState.WAITING, JobState.RUNNING), JobState.PAUSED),
    JobCommand.RESUME: {JobState.PAUSED: JobState.WAITING},
    JobCommand.CANCEL: dict.fromkeys((JobState.WAITING, JobState.RUNNING, JobState.PAUSED), JobState.CANCELLED),
    JobCommand.RETRY: dict.fromkeys((JobState.FAILED, JobState.CANCELLED), JobState.WAITING),
    JobCommand.REMOVE: {state: state for state in JobState},
}
assert _STATE_AFTER.keys() == set(JobCommand), "every command needs its states"

# Commands allowed while the worker is stopping: only stronger ones than the one it was given.
_WEIGHT_WHILE_STOPPING = {JobCommand.KEEP: 0, JobCommand.PAUSE: 1, JobCommand.CANCEL: 2, JobCommand.REMOVE: 3}


def allows(state: JobState, command: JobCommand, *, asked: JobCommand | None = None) -> bool:
    """Whether ``command`` is allowed for a render in ``state``; ``asked`` is a command the worker still carries out."""
    if state not in _STATE_AFTER[command]:
        return False
    return asked is None or _WEIGHT_WHILE_STOPPING[command] > _WEIGHT_WHILE_STOPPING[asked]


def after_command(record: JobRecord, command: JobCommand) -> JobRecord:
    """``record`` after ``command``, or unchanged where the command is not allowed.

    What was painted is kept until a render is cancelled: one that failed goes on where it was when it is retried.
    """
    if not allows(record.state, command):
        return record
    state = _STATE_AFTER[command][record.state]
    if command is JobCommand.CANCEL:
        return replace(record, state=state, fraction=0.0, elapsed_s=0.0, message="", result_px=None, stamps=())
    begins = state is JobState.WAITING
    return replace(record, state=state, message="" if begins else record.message)


def next_job(records: Sequence[JobRecord]) -> JobRecord | None:
    """The render to start now: the first that waits, and none while one runs."""
    first = next((record for record in records if record.state is JobState.WAITING), None)
    return None if any(record.state is JobState.RUNNING for record in records) else first


def ended(record: JobRecord, state: JobState, *, message: str, result_px: tuple[int, int] | None) -> JobRecord:
    """``record`` after the worker ended it in ``state``."""
    if state is JobState.CANCELLED:
        return replace(after_command(record, JobCommand.CANCEL), message=message)
    fraction = 1.0 if state is JobState.DONE else record.fraction
    return replace(record, state=state, fraction=fraction, message=message, result_px=result_px)


def interrupted(record: JobRecord) -> JobRecord:
    """``record`` as a later start of the program finds it: what ran is paused where it was."""
    if record.state is not JobState.RUNNING:
        return record
    return replace(record, state=JobState.PAUSED, message="interrupted")


def shifted(order: Sequence[str], chosen: Collection[str], step: Literal[-1, 1]) -> tuple[str, ...]:
    """``order`` with ``chosen`` brought one place up (-1) or down (1).

    A chosen row at the end stays, and so do the chosen ones that stand right behind it: their order never changes.
    """
    rows, picked = list(order), set(chosen)
    indices = range(len(rows)) if step < 0 else range(len(rows) - 1, -1, -1)
    for index in indices:
        neighbour = index + step
        if rows[index] in picked and 0 <= neighbour < len(rows) and rows[neighbour] not in picked:
            rows[index], rows[neighbour] = rows[neighbour], rows[index]
    return tuple(rows)


def moved(order: Sequence[str], chosen: Collection[str], to_index: int) -> tuple[str, ...]:
    """``order`` with ``chosen`` together in front of the row at ``to_index``, or at the end."""
    picked = set(chosen)
    kept = [job_id for job_id in order if job_id not in picked]
    above = sum(job_id not in picked for job_id in order[:to_index])
    return (*kept[:above], *(job_id for job_id in order if job_id in picked), *kept[above:])
