"""An inbox between window and worker that holds at most one preview request: the latest."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from studio.specs.preview import PreviewRequest
from studio.specs.preview_window import WindowRequest
from studio.specs.stylize import Resources
from studio.ui.worker.graceful_cancellation import GracefulCancellation

_Request = TypeVar("_Request", PreviewRequest, WindowRequest)


@dataclass(frozen=True, eq=False)
class PreviewTask(Generic[_Request]):
    """A preview request with its resources and its cancellation."""

    request: _Request
    resources: Resources
    cancellation: GracefulCancellation


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
                self._running.cancellation.supersede()
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
        with self._lock:
            self._is_closed = True
            self._waiting = None
            if self._running is not None:
                self._running.cancellation.request()
