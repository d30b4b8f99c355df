"""Everything a run has logged so far, kept by step and handed out as curves."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

import numpy as np
import numpy.typing as npt

from studio.jobs.training.run_log import LogLine
from studio.ui.widgets.curves import EMPTY, Curve, lowest

_OF_LEVEL = re.compile(r"(?P<term>.+)_(?P<level>[1-5])")


@dataclass(frozen=True, slots=True, eq=False)
class LayerHistory:
    """The pruning figure of every layer as it evolved: ``values`` (layers, steps), NaN where a layer said nothing."""

    names: tuple[str, ...]
    steps: npt.NDArray[np.float64]
    values: npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class History:
    """Immutable, so that a reading thread can hand it to the window.

    ``terms`` are the loss terms as logged, ``phase_starts`` (step, name) wherever another phase begins, ``beginnings``
    the steps whose score is of students that were not trained yet, ``elapsed`` seconds of training by step, ``counts``
    those of filters that a pruning logs.
    """

    terms: Mapping[str, Curve]
    score: Curve
    learning_rate: Curve
    layers: LayerHistory
    phase_starts: tuple[tuple[int, str], ...]
    last_step: int
    beginnings: tuple[int, ...] = ()
    elapsed: Curve = EMPTY
    counts: Mapping[str, Curve] = field(default_factory=lambda: MappingProxyType({}))

    def over_minutes(self, curve: Curve) -> Curve:
        """``curve``, over steps of this log, over minutes of training instead."""
        if not len(self.elapsed):
            return curve
        return Curve(np.interp(curve.steps, self.elapsed.steps, self.elapsed.values / 60), curve.values)

    @property
    def term_names(self) -> tuple[str, ...]:
        """The terms without their levels, in the order of the log."""
        return tuple(dict.fromkeys(_split(name)[0] for name in self.terms))

    @property
    def levels(self) -> tuple[int, ...]:
        """The levels that have terms of their own, downwards."""
        return tuple(sorted({level for name in self.terms if (level := _split(name)[1]) is not None}, reverse=True))

    @property
    def scores(self) -> dict[int, float]:
        """The score of every step that has one."""
        pairs = zip(self.score.steps.tolist(), self.score.values.tolist(), strict=True)
        return {int(step): value for step, value in pairs}

    @property
    def best(self) -> tuple[float, float] | None:
        """Step and value of the best score of the phase at work; those before it were of other networks."""
        first = self.phase_starts[-1][0] if self.phase_starts else 0
        counts = (self.score.steps >= first) & ~np.isin(self.score.steps, self.beginnings)
        return lowest(Curve(self.score.steps[counts], self.score.values[counts]))

    def term(self, name: str, level: int | None) -> Curve:
        """The curve of a term at one level; None takes the mean of all levels at every step."""
        wanted = [curve for key, curve in self.terms.items() if _split(key)[0] == name and _fits(key, level)]
        return _mean(wanted)


NO_HISTORY = History(
    terms=MappingProxyType({}),
    score=EMPTY,
    learning_rate=EMPTY,
    layers=LayerHistory((), np.empty(0), np.empty((0, 0))),
    phase_starts=(),
    last_step=0,
)


class HistoryWriter:
    """Collects lines as they are read; `history` is what they amount to."""

    def __init__(self) -> None:
        self._terms: dict[str, _Column] = {}
        self._score, self._learning_rate, self._elapsed = _Column(), _Column(), _Column()
        self._layers: dict[str, _Column] = {}
        self._counts: dict[str, _Column] = {}
        self._phase_starts: list[tuple[int, str]] = []
        self._beginnings: list[int] = []
        self._last_step = 0

    def add(self, lines: Iterable[LogLine]) -> None:
        """Take more lines; one whose step has been before replaces everything from that step on."""
        for line in lines:
            if line.step <= self._last_step:
                self._cut(line.step)
            self._last_step = line.step
            for name, value in line.terms.items():
                self._terms.setdefault(name, _Column()).append(line.step, value)
            self._score.append(line.step, line.score)
            self._elapsed.append(line.step, line.elapsed_s)
            if line.is_beginning:
                self._beginnings.append(line.step)
            self._learning_rate.append(line.step, line.learning_rate)
            for name, value in line.layers.items():
                self._layers.setdefault(name, _Column()).append(line.step, value)
            for name, value in line.counts.items():
                self._counts.setdefault(name, _Column()).append(line.step, value)
            if line.phase is not None and (not self._phase_starts or self._phase_starts[-1][1] != line.phase):
                self._phase_starts.append((line.step, line.phase))

    def clear(self) -> None:
        """Forget everything: the log was begun again."""
        self._cut(0)

    def history(self) -> History:
        """All lines so far as curves."""
        return History(
            terms=MappingProxyType({name: column.curve() for name, column in self._terms.items()}),
            score=self._score.curve(),
            learning_rate=self._learning_rate.curve(),
            layers=_layer_history({name: column.curve() for name, column in self._layers.items()}),
            phase_starts=tuple(self._phase_starts),
            last_step=self._last_step,
            beginnings=tuple(self._beginnings),
            elapsed=self._elapsed.curve(),
            counts=MappingProxyType({name: column.curve() for name, column in self._counts.items()}),
        )

    def _always(self) -> tuple[_Column, ...]:
        return self._score, self._learning_rate, self._elapsed

    def _cut(self, step: int) -> None:
        named = (self._terms, self._layers, self._counts)
        for column in (*(each for columns in named for each in columns.values()), *self._always()):
            column.cut(step)
        self._terms = {name: column for name, column in self._terms.items() if column.steps}
        self._layers = {name: column for name, column in self._layers.items() if column.steps}
        self._counts = {name: column for name, column in self._counts.items() if column.steps}
        self._phase_starts = [start for start in self._phase_starts if start[0] < step]
        self._beginnings = [beginning for beginning in self._beginnings if beginning < step]
        self._last_step = max(0, step - 1)


class _Column:
    """One named value of the log, growing; packed, so that a long one becomes an array at once."""

    def __init__(self) -> None:
        self.steps, self._values = array("d"), array("d")

    def append(self, step: int, value: float | None) -> None:
        if value is not None:
            self.steps.append(step)
            self._values.append(value)

    def cut(self, step: int) -> None:
        place = bisect_left(self.steps, step)
        del self.steps[place:], self._values[place:]

    def curve(self) -> Curve:
        return Curve(np.array(self.steps), np.array(self._values))


def _split(name: str) -> tuple[str, int | None]:
    match = _OF_LEVEL.fullmatch(name)
    return (name, None) if match is None else (match["term"], int(match["level"]))


def _fits(key: str, level: int | None) -> bool:
    return level is None or _split(key)[1] in (None, level)


def _mean(curves: list[Curve]) -> Curve:
    if len(curves) < 2:
        return curves[0] if curves else EMPTY
    first = curves[0]
    if all(np.array_equal(curve.steps, first.steps) for curve in curves[1:]):
        return Curve(first.steps, np.mean([curve.values for curve in curves], axis=0))
    steps, places = np.unique(np.concatenate([curve.steps for curve in curves]), return_inverse=True)
    sums, counts = np.zeros(len(steps)), np.zeros(len(steps))
    np.add.at(sums, places, np.concatenate([curve.values for curve in curves]))
    np.add.at(counts, places, 1.0)
    return Curve(steps, sums / counts)


def _layer_history(curves: Mapping[str, Curve]) -> LayerHistory:
    if not curves:
        return NO_HISTORY.layers
    steps = np.unique(np.concatenate([curve.steps for curve in curves.values()]))
    values = np.full((len(curves), len(steps)), np.nan)
    for row, curve in enumerate(curves.values()):
        values[row, np.searchsorted(steps, curve.steps)] = curve.values
    return LayerHistory(tuple(curves), steps, values)
