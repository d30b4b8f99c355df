"""The state of the whole queue: what is done, what failed, and the time left at the speed so far."""

from __future__ import annotations

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

    The speed is pixels per second over the finished renders of the list and what has run of the running one.
    ``running_left_s`` is the running render's own ETA; ``sizes_px`` are sizes of contents by job id as far as known:
    others count as the mean of the known ones.
    """
    waiting = [record for record in records if record.state is JobState.WAITING]
    running = [record for record in records if record.state is JobState.RUNNING]
    return QueueSummary(
        total=len(records),
        done=sum(record.state is JobState.DONE for record in records),
        failed=sum(record.state is JobState.FAILED for record in records),
        to_do=len(waiting) + len(running),
        left_s=_left_s(records, waiting, running, running_left_s=running_left_s, sizes_px=sizes_px),
    )


def _left_s(
    records: Sequence[JobRecord],
    waiting: Sequence[JobRecord],
    running: Sequence[JobRecord],
    *,
    running_left_s: float | None,
    sizes_px: Mapping[str, tuple[int, int]],
) -> float | None:
    if not waiting and not running:
        return 0.0
    if running and running_left_s is None:
        return None
    left_s = running_left_s or 0.0
    if not waiting:
        return left_s
    known = {record.id: _pixels(record, sizes_px) for record in records}
    counted = [pixels for pixels in known.values() if pixels is not None]
    mean = sum(counted) / len(counted) if counted else 1.0  # without any size, all renders count as alike
    pixels = {id_: mean if count is None else count for id_, count in known.items()}
    painted = [(record.elapsed_s, pixels[record.id]) for record in records if record.state is JobState.DONE]
    painted += [(record.elapsed_s, pixels[record.id] * record.fraction) for record in running]
    painted_px = sum(count for _, count in painted)
    if painted_px <= 0:
        return None
    seconds_per_px = sum(seconds for seconds, _ in painted) / painted_px
    return left_s + seconds_per_px * sum(pixels[record.id] * (1 - record.fraction) for record in waiting)


def _pixels(record: JobRecord, sizes_px: Mapping[str, tuple[int, int]]) -> float | None:
    size_px = record.result_px or sizes_px.get(record.id)
    return None if size_px is None else float(size_px[0] * size_px[1])
