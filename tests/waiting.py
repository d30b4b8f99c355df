"""Waits for what other processes do."""

from __future__ import annotations

import time
from collections.abc import Callable

DEADLINE_S = 30
_LOOK_S = 0.03


def wait_for(condition: Callable[[], bool]) -> None:
    """Return soon after ``condition`` holds; fails where it does not within half a minute."""
    deadline_s = time.monotonic() + DEADLINE_S
    while not condition():
        assert time.monotonic() < deadline_s, "what was waited for has not come"
        time.sleep(_LOOK_S)
