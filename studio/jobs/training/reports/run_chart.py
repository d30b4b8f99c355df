"""The scores of several runs, and a loss term of theirs, as curves over steps or minutes."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from itertools import pairwise

from studio.errors import InputError
from studio.images.drawing import Point
from studio.images.line_chart import LineChart, Panel, Series
from studio.jobs.training.run_log import LogLine

_OF_LEVEL = re.compile(r"(?P<term>.+)_[1-5]")
_MEANS = 60  # of a term along a run: batches vary too much to be drawn one by one

Logs = Mapping[str, Sequence[LogLine]]


class Axis(StrEnum):
    """What a chart counts to the right."""

    STEPS = "steps"
    MINUTES = "minutes"


def run_chart(logs: Logs, axis: Axis, term: str | None = None, *, is_log: bool = False) -> LineChart:
    """A panel with the held-out scores of the runs ``logs`` by name, and one with ``term`` where that is named.

    ``term`` is a name of the log (``pixel_4``), or one without its level, of which the mean of all levels is taken;
    its curve is of means over sixtieths of the run. Raises InputError where no run has logged it, or none has a score.
    """
    scores = tuple(Series(name, score_points(lines, axis), is_marked=True) for name, lines in logs.items())
    if not any(each.points for each in scores):
        raise InputError("none of these runs has a score yet")
    panels = [Panel("held-out score (lower is better)", scores, is_log=is_log)]
    if term is not None:
        curves = tuple(Series(name, term_points(lines, axis, term)) for name, lines in logs.items())
        if not any(each.points for each in curves):
            raise InputError("no run has logged the term {term}; there are {names}", term=term, names=_known(logs))
        panels.append(Panel(term.replace("_", " "), curves, is_log=is_log))
    return LineChart(axis.value, tuple(panels))


def score_points(lines: Sequence[LogLine], axis: Axis) -> tuple[Point, ...]:
    """Every score of a run."""
    return tuple((_across(line, axis), line.score) for line in lines if line.score is not None)


def term_points(lines: Sequence[LogLine], axis: Axis, term: str) -> tuple[Point, ...]:
    """Means of ``term`` over as many stretches of equally many lines as there are lines, sixty at most."""
    told = [(line, value) for line in lines if (value := _term(line, term)) is not None and math.isfinite(value)]
    count = min(_MEANS, len(told))
    ends = [round(number * len(told) / count) for number in range(count + 1)] if count else []
    points = []
    for begin, end in pairwise(ends):
        part = told[begin:end]
        across = sum(_across(line, axis) for line, _ in part) / len(part)
        points.append((across, sum(value for _, value in part) / len(part)))
    return tuple(points)


def _across(line: LogLine, axis: Axis) -> float:
    return float(line.step) if axis is Axis.STEPS else line.elapsed_s / 60


def _term(line: LogLine, term: str) -> float | None:
    if term in line.terms:
        return line.terms[term]
    levels = [value for name, value in line.terms.items() if _without_level(name) == term]
    return sum(levels) / len(levels) if levels else None


def _without_level(name: str) -> str:
    match = _OF_LEVEL.fullmatch(name)
    return name if match is None else match["term"]


def _known(logs: Logs) -> str:
    names = dict.fromkeys(_without_level(name) for lines in logs.values() for line in lines for name in line.terms)
    return ", ".join(names) or "none"
