"""The state of the whole queue: what is done, what failed, and the time left at the speed so far."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from studio.jobs.job import JobRecord, JobState


@dataclass(frozen=True, slots=True)
class QueueSummary:
    """Counts of renders, and the seconds until nothing waits or runs; None while no speed has been measured."""

    total: int
    done: int
    failed: int
    to_do: int
    left_s: float | None


def queue_summary(
    records: Sequence[JobRecord], *, running_left_s: float | None, sizes_px: Mapping[str, tuple[int, int]]
) -> QueueSummary:
    """Summarize ``records``.

    The speed is pixels per second over the finished renders of the list and what has run of the running one, apart for
    optimisations and films, which take many times as long; an optimisation that was stopped early says nothing.
    ``running_left_s`` is the running render's own ETA; ``sizes_px`` are sizes of contents by job id as far as known:
    others count as the mean of the known ones.
    """
    states = Counter(record.state for record in records)
    to_do = states[JobState.WAITING] + states[JobState.RUNNING]
    left_s = _left_s(records, running_left_s=running_left_s, sizes_px=sizes_px) if to_do else 0.0
    return QueueSummary(len(records), states[JobState.DONE], states[JobState.FAILED], to_do, left_s)


def _left_s(
    records: Sequence[JobRecord], *, running_left_s: float | None, sizes_px: Mapping[str, tuple[int, int]]
) -> float | None:
    if running_left_s is None and any(record.state is JobState.RUNNING for record in records):
        return None
    left_s = running_left_s or 0.0
    for kind in {_kind(record) for record in records}:
        alike = [record for record in records if _kind(record) == kind]
        waiting_s = _waiting_s(alike, sizes_px)
        if waiting_s is None:
            return None
        left_s += waiting_s
    return left_s


def _kind(record: JobRecord) -> tuple[bool, bool]:
    """What a pixel of its result takes differs from those of other kinds."""
    return record.job.spec.is_optimized, record.job.film is not None


def _waiting_s(records: Sequence[JobRecord], sizes_px: Mapping[str, tuple[int, int]]) -> float | None:
    """What those of ``records`` that wait will take at the speed of the others; None where none was measured."""
    measured = [
        record for record in records if record.state in (JobState.DONE, JobState.RUNNING) and not record.is_stopped
    ]
    waiting = [record for record in records if record.state is JobState.WAITING]
    if not waiting:
        return 0.0
    sizes = {record.id: record.result_px or sizes_px.get(record.id) for record in records}
    pixels = {job_id: math.prod(size) for job_id, size in sizes.items() if size is not None}
    mean = sum(pixels.values()) / len(pixels) if pixels else 1.0  # without any size, all renders count as alike
    painted_px = sum(pixels.get(record.id, mean) * record.fraction for record in measured)
    if painted_px <= 0:
        return None
    seconds_per_px = sum(record.elapsed_s for record in measured) / painted_px
    return seconds_per_px * sum(pixels.get(record.id, mean) * (1 - record.fraction) for record in waiting)
