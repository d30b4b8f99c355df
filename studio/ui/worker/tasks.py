"""What the window hands to the worker: renders, and preview requests, of which at most the latest waits."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, TypeVar

from studio.jobs.job import JobRecord, JobState
from studio.progress import Cancellation
from studio.specs.preview import PreviewRequest, WindowRequest
from studio.specs.stylize import Resources


class StopRequest:
    """Whether a render should stop, and whether its job folder is then kept or deleted.

    ``early_end`` ends an optimisation after its iteration, with the picture that there is.
    """

    def __init__(self) -> None:
        self.cancellation = Cancellation()
        self.early_end = Cancellation()
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


_Request = TypeVar("_Request", PreviewRequest, WindowRequest)

GRACE_S = 0.25  # a slider drag requests drafts faster than most are painted: without grace none would be shown


class GracefulCancellation(Cancellation):
    """A cancellation that, set by a newer request, takes effect once the work has run for ``grace_s`` seconds.

    `request` stops at once, as always.
    """

    def __init__(self, *, grace_s: float = GRACE_S, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._grace_s = grace_s
        self._clock = clock
        self._started_s = clock()
        self._superseded = threading.Event()

    def begin(self) -> None:
        """The work begins now."""
        self._started_s = self._clock()

    def supersede(self) -> None:
        """Note that a newer request came in."""
        self._superseded.set()

    @property
    def is_requested(self) -> bool:
        """Whether the work should stop."""
        overtaken = self._superseded.is_set() and self._clock() - self._started_s >= self._grace_s
        return overtaken or super().is_requested


@dataclass(frozen=True, eq=False)
class PreviewTask(Generic[_Request]):
    """A preview request with its resources and its cancellation."""

    request: _Request
    resources: Resources
    cancellation: GracefulCancellation

    def supersede(self) -> None:
        """Stop for a newer request: a draft, of which a drag needs some, only after its time of grace."""
        if isinstance(self.request, PreviewRequest) and not self.request.is_draft:
            self.cancellation.request()
        else:
            self.cancellation.supersede()


class PreviewInbox(Generic[_Request]):
    """Shared by two threads: the window puts, the worker takes; neither waits while the other works."""

    def __init__(self, *, new_cancellation: Callable[[], GracefulCancellation] = GracefulCancellation) -> None:
        self._new_cancellation = new_cancellation
        self._lock = threading.Lock()
        self._waiting: PreviewTask[_Request] | None = None
        self._running: PreviewTask[_Request] | None = None
        self._is_closed = False

    def put(self, request: _Request, resources: Resources) -> None:
        """Set the latest request: one that waits is dropped, one that is being painted is superseded."""
        with self._lock:
            if self._is_closed:
                return
            if self._running is not None:
                self._running.supersede()
            self._waiting = PreviewTask(request, resources, self._new_cancellation())

    def take(self) -> PreviewTask[_Request] | None:
        """Take the waiting request and count it as running; None where none waits."""
        with self._lock:
            self._running, self._waiting = self._waiting, None
            if self._running is not None:
                self._running.cancellation.begin()
            return self._running

    def finish(self) -> None:
        """Note that the request taken last was painted or cancelled."""
        with self._lock:
            self._running = None

    def clear(self) -> None:
        """Drop the waiting request and cancel the running one."""
        with self._lock:
            self._waiting = None
            if self._running is not None:
                self._running.cancellation.request()

    def close(self) -> None:
        """Cancel the running request, drop the waiting one, and ignore all later ones."""
        self._is_closed = True
        self.clear()
