"""What the figures of the experiment on aims say: fronts, and style at equal likeness to the photograph."""

from __future__ import annotations

import statistics
from collections.abc import Sequence

import numpy as np

from studio.compression.experiments.aims_judging import Point
from studio.compression.experiments.aims_runs import AimResult
from studio.specs.painting import Aim

_LIKENESSES = 3


def likenesses(results: Sequence[AimResult]) -> list[float]:
    """Content distances that every front reaches, evenly over what they share; none where they share nothing."""
    low = max(min(point.content for point in each.front) for each in results)
    high = min(max(point.content for point in each.front) for each in results)
    return [float(at) for at in np.linspace(low, high, _LIKENESSES + 2)[1:-1]] if low < high else []


def style_at(front: Sequence[Point], content: float) -> float:
    """Style at a content distance, between the two nearest points of the front."""
    points = sorted((point.content, point.style) for point in front)
    distances, styles = zip(*points, strict=True)
    return float(np.interp(content, distances, styles))


def against(one: AimResult, other: AimResult, at: Sequence[float]) -> float:
    """``one``'s style distance over ``other``'s at equal content distances, geometric mean; below 1 is nearer."""
    ratios = [style_at(one.front, content) / style_at(other.front, content) for content in at]
    return statistics.geometric_mean(ratios)


def table(results: Sequence[AimResult]) -> str:
    """For a person: the front of every aim, then style at equal content distance, as mean ± spread over seeds."""
    groups = [[each for each in results if each.aim is aim] for aim in (None, *Aim)]
    strengths = [point.strength for point in results[0].front]
    lines = ["style / content by strength", _row("", "", [f"{strength:g}" for strength in strengths])]
    for group in groups:
        fronts = [
            f"{statistics.fmean(each.front[index].style for each in group):.3f} / "
            f"{statistics.fmean(each.front[index].content for each in group):.3f}"
            for index in range(len(strengths))
        ]
        lines.append(_row(_name(group[0]), _steps(group), fronts))
    at = likenesses(results)
    if not at:
        return "\n".join([*lines, "The fronts share no content distance."])
    lines += ["style at equal content distance", _row("", "", [*(f"{content:.3f}" for content in at), "× start"])]
    for group in groups:
        cells = [_mean_and_spread([style_at(each.front, content) for each in group]) for content in at]
        over = _mean_and_spread([against(each, groups[0][0], at) for each in group])
        lines.append(_row(_name(group[0]), _steps(group), [*cells, over]))
    return "\n".join(lines)


def verdict(results: Sequence[AimResult]) -> str:
    """One sentence: to paint against to imitate, seed by seed, which share start and minutes."""
    at = likenesses(results)
    if not at:
        return "Without a likeness that all reach nothing can be said."
    found = {(each.aim, each.seed): each for each in results}
    seeds = sorted(each.seed for each in results if each.aim is Aim.PAINT)
    ratios = [against(found[Aim.PAINT, seed], found[Aim.IMITATE, seed], at) for seed in seeds]
    nearer = sum(ratio < 1 for ratio in ratios)
    return (
        f"Style distance at equal content distance, paint over imitate: {_mean_and_spread(ratios)}; "
        f"nearer to the style in {nearer} of {len(seeds)} seeds."
    )


def _name(result: AimResult) -> str:
    return "start" if result.aim is None else result.aim.value


def _steps(group: Sequence[AimResult]) -> str:
    if group[0].aim is None:
        return ""
    steps, seconds = (statistics.fmean(values) for values in zip(*((e.steps, e.seconds) for e in group), strict=True))
    return f"{steps:.0f} steps, {seconds:.0f} s"


def _mean_and_spread(values: Sequence[float]) -> str:
    spread = statistics.stdev(values) if len(values) > 1 else 0.0
    return f"{statistics.fmean(values):.3f} ± {spread:.3f}"


def _row(name: str, steps: str, cells: Sequence[str]) -> str:
    return f"{name:<8}{steps:<20}" + "".join(f"{cell:>16}" for cell in cells)
