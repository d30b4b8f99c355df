"""Which changes of a control belong together: a drag, or key presses and wheel clicks close after one another."""

from __future__ import annotations

import time
from collections.abc import Callable

PAUSE_S = 0.8


class Gestures:
    """Hands out merge keys that stay the same during one gesture. ``clock`` gives seconds."""

    def __init__(self, name: str, clock: Callable[[], float] = time.monotonic) -> None:
        self._name = name
        self._clock = clock
        self._number = 0
        self._latest_s = float("-inf")

    def key(self, *, is_held: bool) -> str:
        """The key of a change made now; while the control ``is_held`` no pause ends the gesture."""
        now_s = self._clock()
        if not is_held and now_s - self._latest_s > PAUSE_S:
            self._number += 1
        self._latest_s = now_s
        return f"{self._name} {self._number}"

    def begin(self) -> None:
        """The control was taken hold of: what follows is another gesture."""
        self._number += 1
