"""Seconds of several pieces of work, taken in turns so that whatever else the machine does falls on all alike."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

_Name = TypeVar("_Name")


@dataclass(frozen=True, slots=True)
class Timing:
    """Seconds of the same work done several times; at least one."""

    runs_s: tuple[float, ...]

    @property
    def median_s(self) -> float:
        """The run in the middle, or the mean of the two there."""
        return statistics.median(self.runs_s)

    @property
    def fastest_s(self) -> float:
        """The shortest run."""
        return min(self.runs_s)

    @property
    def slowest_s(self) -> float:
        """The longest run."""
        return max(self.runs_s)

    def ratio_to(self, other: Timing) -> float:
        """How long this takes for each second of ``other``: the median over rounds, both taken in the same turns."""
        return statistics.median(own / its for own, its in zip(self.runs_s, other.runs_s, strict=True))


def in_turns(
    work: Mapping[_Name, Callable[[], object]],
    *,
    repeats: int,
    clock: Callable[[], float] = time.perf_counter,
) -> dict[_Name, Timing]:
    """Time every callable ``repeats`` times, one after the other in each round, every second round backwards."""
    runs_s: dict[_Name, list[float]] = {name: [] for name in work}
    for turn in range(repeats):
        names: Sequence[_Name] = list(work) if turn % 2 == 0 else list(reversed(list(work)))
        for name in names:
            started_s = clock()
            work[name]()
            runs_s[name].append(clock() - started_s)
    return {name: Timing(tuple(taken)) for name, taken in runs_s.items()}
