"""What happened to runs between two looks: which of them have ended, and how."""

from __future__ import annotations

from collections.abc import Sequence

from studio.jobs.training.record import RunRecord, RunState

_WORTH_TELLING = (RunState.FINISHED, RunState.FAILED)


def newly_ended(before: Sequence[RunRecord], now: Sequence[RunRecord]) -> tuple[RunRecord, ...]:
    """Runs that were under way and have since finished or failed; one that was stopped is no news to who stopped it."""
    were_active = {record.folder for record in before if record.state.is_live}
    return tuple(record for record in now if record.folder in were_active and record.state in _WORTH_TELLING)
