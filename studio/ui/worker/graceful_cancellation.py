"""Cancellation of a superseded preview after a grace period, so that one that is nearly done still completes."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from studio.progress import Cancellation

GRACE_S = 0.25  # a slider drag requests previews faster than most are painted: without grace none would be shown


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
