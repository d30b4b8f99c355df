"""When the next checkpoint is due: after so many steps, or after so many seconds where steps are slow."""

from __future__ import annotations

from studio.specs.training import Schedule


class CheckpointSchedule:
    """Begins with a checkpoint at ``saved_s`` seconds into the run."""

    def __init__(self, schedule: Schedule, *, saved_s: float) -> None:
        self._every_steps, self._every_s = schedule.checkpoint_every, schedule.checkpoint_every_s
        self._saved_s = saved_s

    def is_due(self, step: int, elapsed_s: float) -> bool:
        """Whether one is to be written after ``step``; if so, it counts as written."""
        is_due = step % self._every_steps == 0 or elapsed_s - self._saved_s >= self._every_s
        if is_due:
            self._saved_s = elapsed_s
        return is_due
