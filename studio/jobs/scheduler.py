"""Which render runs next, and what a wish of the person or a word of the worker does to a render's state."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Literal

from studio.jobs.job import JobRecord, JobState


class Wish(StrEnum):
    """What a person can ask of a render."""

    PAUSE = "pause"
    RESUME = "resume"
    CANCEL = "cancel"
    RETRY = "retry"
    REMOVE = "remove"


# The state in which each possible wish leaves a render. A running one gets there only when the worker has let go of it.
_STATE_AFTER: dict[JobState, dict[Wish, JobState]] = {
    JobState.WAITING: {Wish.PAUSE: JobState.PAUSED, Wish.CANCEL: JobState.CANCELLED, Wish.REMOVE: JobState.CANCELLED},
    JobState.RUNNING: {Wish.PAUSE: JobState.PAUSED, Wish.CANCEL: JobState.CANCELLED, Wish.REMOVE: JobState.CANCELLED},
    JobState.PAUSED: {Wish.RESUME: JobState.WAITING, Wish.CANCEL: JobState.CANCELLED, Wish.REMOVE: JobState.CANCELLED},
    JobState.DONE: {Wish.REMOVE: JobState.DONE},
    JobState.FAILED: {Wish.RETRY: JobState.WAITING, Wish.REMOVE: JobState.FAILED},
    JobState.CANCELLED: {Wish.RETRY: JobState.WAITING, Wish.REMOVE: JobState.CANCELLED},
}
assert _STATE_AFTER.keys() == set(JobState), "every state needs its row"

# What can still be asked while the worker has not let go yet: more than before, never less.
_WEIGHT_WHILE_STOPPING = {Wish.PAUSE: 1, Wish.CANCEL: 2, Wish.REMOVE: 3}


def allows(state: JobState, wish: Wish, *, asked: Wish | None = None) -> bool:
    """Whether ``wish`` makes sense for a render in ``state`` that the worker was ``asked`` to stop already."""
    if wish not in _STATE_AFTER[state]:
        return False
    return asked is None or _WEIGHT_WHILE_STOPPING[wish] > _WEIGHT_WHILE_STOPPING[asked]


def needs_worker(state: JobState, wish: Wish) -> bool:
    """Whether the worker must first let go of the render before ``wish`` can come true."""
    return state is JobState.RUNNING and allows(state, wish)


def granted(record: JobRecord, wish: Wish) -> JobRecord:
    """``record`` after ``wish``, or unchanged where the wish makes no sense.

    What was painted is kept until a render is cancelled: one that failed goes on where it was when it is retried.
    """
    if not allows(record.state, wish):
        return record
    state = _STATE_AFTER[record.state][wish]
    if wish is Wish.CANCEL:
        return replace(record, state=state, fraction=0.0, elapsed_s=0.0, message="", result_px=None, stamps=None)
    return replace(record, state=state, message="" if wish in (Wish.RESUME, Wish.RETRY) else record.message)


def next_job(records: Iterable[JobRecord]) -> JobRecord | None:
    """The render to start now: the first that waits, and none while one runs."""
    first_waiting: JobRecord | None = None
    for record in records:
        if record.state is JobState.RUNNING:
            return None
        if first_waiting is None and record.state is JobState.WAITING:
            first_waiting = record
    return first_waiting


def started(record: JobRecord) -> JobRecord:
    """``record`` once the worker has it; what an earlier run painted still counts."""
    return replace(record, state=JobState.RUNNING, message="")


def ended(record: JobRecord, state: JobState, *, message: str, result_px: tuple[int, int] | None) -> JobRecord:
    """``record`` after the worker let go of it in ``state``."""
    if state is JobState.CANCELLED:
        return replace(granted(record, Wish.CANCEL), message=message)
    fraction = 1.0 if state is JobState.DONE else record.fraction
    return replace(record, state=state, fraction=fraction, message=message, result_px=result_px)


def interrupted(record: JobRecord) -> JobRecord:
    """``record`` as a later start of the program finds it: what ran is paused where it was."""
    if record.state is not JobState.RUNNING:
        return record
    return replace(record, state=JobState.PAUSED, message="interrupted")


def unfinished(records: Iterable[JobRecord]) -> tuple[JobRecord, ...]:
    """The renders that have not ended."""
    return tuple(record for record in records if not record.state.is_over)


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
    """``order`` with ``chosen`` together in front of what stands at ``to_index`` now, or at the end."""
    picked = set(chosen)
    kept = [job_id for job_id in order if job_id not in picked]
    above = sum(job_id not in picked for job_id in order[:to_index])
    return (*kept[:above], *(job_id for job_id in order if job_id in picked), *kept[above:])
