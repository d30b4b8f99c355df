"""A callback from a thread that can be revoked at any time."""

from __future__ import annotations

import threading
from collections.abc import Callable


class RevocableCallback:
    """A thread holds this instead of a bound method, so that it keeps no Qt object alive: a Qt object must not be
    called, nor deleted, by a thread that outlives it.
    """

    def __init__(self, call: Callable[..., None]) -> None:
        self._call: Callable[..., None] | None = call
        self._lock = threading.Lock()

    @property
    def is_revoked(self) -> bool:
        """Whether calls are ignored from now on."""
        return self._call is None

    def call(self, *parts: object) -> None:
        """Call the callback with ``parts`` unless revoked. It must not block, nor revoke itself."""
        with self._lock:
            if self._call is not None:
                self._call(*parts)

    def revoke(self) -> None:
        """Wait for a call that is under way and ignore all later ones."""
        with self._lock:
            self._call = None
