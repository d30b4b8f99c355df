"""Who works next while a picture is rendered and previews are wanted: both get on, at half their speed at worst."""

from __future__ import annotations

import time
from collections.abc import Callable


class FairTurns:
    """Lets others in between the bands of a render; afterwards the render goes on for as long as they took.

    Somebody who drags a slider or pans without a pause asks for a new preview before the last one is done: without
    turns no band would ever follow.
    """

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._next_s = clock()

    def let_in(self, serve: Callable[[], object]) -> None:
        """Call ``serve`` unless it is still the render's turn."""
        begun_s = self._clock()
        if begun_s >= self._next_s:
            serve()
            ended_s = self._clock()
            self._next_s = ended_s + (ended_s - begun_s)
