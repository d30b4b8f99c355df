"""Where the window leaves preview requests and the worker finds them: one waits at most, the latest."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from studio.specs.preview import PreviewRequest
from studio.specs.preview_window import WindowRequest
from studio.specs.stylize import Resources
from studio.ui.worker.superseding import Superseding

_Request = TypeVar("_Request", PreviewRequest, WindowRequest)


@dataclass(frozen=True, eq=False)
class PreviewErrand(Generic[_Request]):
    """A request with what it may use and the switch that stops it."""

    request: _Request
    resources: Resources
    cancellation: Superseding


class PreviewInbox(Generic[_Request]):
    """Shared by two threads: the window puts, the worker takes, and neither ever waits for the other's work."""

    def __init__(self, *, new_cancellation: Callable[[], Superseding] = Superseding) -> None:
        self._new_cancellation = new_cancellation
        self._lock = threading.Lock()
        self._waiting: PreviewErrand[_Request] | None = None
        self._running: PreviewErrand[_Request] | None = None
        self._is_closed = False

    def put(self, request: _Request, resources: Resources) -> None:
        """Leave the latest request: one that waits is dropped, one that is being painted is superseded."""
        with self._lock:
            if self._is_closed:
                return
            if self._running is not None:
                self._running.cancellation.supersede()
            self._waiting = PreviewErrand(request, resources, self._new_cancellation())

    def take(self) -> PreviewErrand[_Request] | None:
        """The request that waits, which counts as running from now on; None where none waits."""
        with self._lock:
            self._running, self._waiting = self._waiting, None
            if self._running is not None:
                self._running.cancellation.begin()
            return self._running

    def finish(self) -> None:
        """What was taken last is painted, or was given up."""
        with self._lock:
            self._running = None

    def clear(self) -> None:
        """Drop what waits, and stop what is being painted: nobody wants it any more."""
        with self._lock:
            self._waiting = None
            if self._running is not None:
                self._running.cancellation.request()

    def close(self) -> None:
        """Stop what runs, drop what waits, and take nothing in any more."""
        with self._lock:
            self._is_closed = True
            self._waiting = None
            if self._running is not None:
                self._running.cancellation.request()
