"""A throttle for progress reports from the render to the window."""

from __future__ import annotations

import time
from collections.abc import Callable

_INTERVAL_S = 0.1


class Throttle:
    """Due at the first call, then at most once per ``interval_s``."""

    def __init__(self, *, interval_s: float = _INTERVAL_S, clock: Callable[[], float] = time.monotonic) -> None:
        self._interval_s = interval_s
        self._clock = clock
        self._last_s: float | None = None

    def is_due(self) -> bool:
        """Whether to report now."""
        now_s = self._clock()
        if self._last_s is not None and now_s - self._last_s < self._interval_s:
            return False
        self._last_s = now_s
        return True
