"""One render on its way to the worker, and the person's wish that it should stop."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from pathlib import Path

from studio.jobs.job import JobRecord, JobState
from studio.progress import Cancellation
from studio.specs.stylize import Resources


class StopWish:
    """Whether a render should stop, and what then becomes of what it has painted."""

    def __init__(self) -> None:
        self.cancellation = Cancellation()
        self._is_cancel = threading.Event()

    def pause(self) -> None:
        """Stop after this band and keep the job folder."""
        self.cancellation.request()

    def cancel(self) -> None:
        """Stop after this band and throw the job folder away, even if a pause was asked for before."""
        self._is_cancel.set()
        self.cancellation.request()

    @property
    def state(self) -> JobState:
        """The state in which a render that stopped is left."""
        return JobState.CANCELLED if self._is_cancel.is_set() else JobState.PAUSED


@dataclass(frozen=True, slots=True, eq=False)
class RenderErrand:
    """A row of the queue to be rendered in ``job_dir``, going on there if it was begun before."""

    record: JobRecord
    resources: Resources
    job_dir: Path
    wish: StopWish = field(default_factory=StopWish)
