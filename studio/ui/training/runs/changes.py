"""Runs that have ended between two refreshes."""

from __future__ import annotations

from collections.abc import Sequence

from studio.jobs.training.record import RunRecord, RunState

_WORTH_TELLING = (RunState.FINISHED, RunState.FAILED)


def newly_ended(before: Sequence[RunRecord], now: Sequence[RunRecord]) -> tuple[RunRecord, ...]:
    """Runs that were live and have since finished or failed; stopped ones are left out, as the person stopped them."""
    were_active = {record.folder for record in before if record.state.is_live}
    return tuple(record for record in now if record.folder in were_active and record.state in _WORTH_TELLING)
