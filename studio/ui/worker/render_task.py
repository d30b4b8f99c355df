"""One render handed to the worker, and the request to stop it."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from pathlib import Path

from studio.jobs.job import JobRecord, JobState
from studio.progress import Cancellation
from studio.specs.stylize import Resources


class StopRequest:
    """Whether a render should stop, and whether its job folder is then kept or deleted."""

    def __init__(self) -> None:
        self.cancellation = Cancellation()
        self._is_cancel = threading.Event()

    def pause(self) -> None:
        """Stop after this band and keep the job folder."""
        self.cancellation.request()

    def cancel(self) -> None:
        """Stop after this band and delete the job folder, even if a pause was requested before."""
        self._is_cancel.set()
        self.cancellation.request()

    @property
    def state(self) -> JobState:
        """The state in which a render that stopped is left."""
        return JobState.CANCELLED if self._is_cancel.is_set() else JobState.PAUSED


@dataclass(frozen=True, slots=True, eq=False)
class RenderTask:
    """A row of the queue to be rendered in ``job_dir``; resumes if it was begun there before."""

    record: JobRecord
    resources: Resources
    job_dir: Path
    stop_request: StopRequest = field(default_factory=StopRequest)
