"""Divides the worker's time between a render and previews, so that neither gets less than about half of it."""

from __future__ import annotations

import time
from collections.abc import Callable


class TimeSlicer:
    """Runs other work between the bands of a render, then gives the render a slice as long as that work took.

    Dragging a slider or panning without a pause requests a new preview before the last one is done: without time
    slices the render would not continue.
    """

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._next_s = clock()

    def yield_to(self, serve: Callable[[], object]) -> None:
        """Call ``serve`` unless the render's slice has not ended yet."""
        begun_s = self._clock()
        if begun_s >= self._next_s:
            serve()
            ended_s = self._clock()
            self._next_s = ended_s + (ended_s - begun_s)
