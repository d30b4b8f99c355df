"""Carries what a thread made to a callback, and stops carrying the moment it is told to."""

from __future__ import annotations

import threading
from collections.abc import Callable


class Courier:
    """A callback that can be silenced. A thread that holds the courier alone keeps nobody else alive: a Qt object
    must not be called, nor deleted, by a thread that outlives it.
    """

    def __init__(self, deliver: Callable[..., None]) -> None:
        self._deliver: Callable[..., None] | None = deliver
        self._lock = threading.Lock()

    @property
    def is_silenced(self) -> bool:
        """Whether nothing will be delivered any more."""
        return self._deliver is None

    def deliver(self, *parts: object) -> None:
        """Hand ``parts`` over, unless silenced. The callback must not block, nor silence its own courier."""
        with self._lock:
            if self._deliver is not None:
                self._deliver(*parts)

    def silence(self) -> None:
        """Return once no delivery is under way, and let there be none from now on."""
        with self._lock:
            self._deliver = None
