"""What accuracies of pruned classifiers say: a table over seeds, and a sentence that claims no more than it shows."""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from studio.compression.experiments.classifier_pruning import Method, PruningResult

_REFERENCE = Method.ONE_SHOT


@dataclass(frozen=True, slots=True)
class Row:
    """One method at one wished speed-up, over all seeds; accuracies in percent."""

    method: Method
    wished_speed_up: float
    speed_up: float
    accuracy_mean: float
    accuracy_spread: float
    before_retraining_mean: float
    forced_removals: int
    accuracies: tuple[float, ...]


def summarised(results: Sequence[PruningResult]) -> list[Row]:
    """Mean and spread (sample standard deviation, 0 for one seed) of every method at every speed-up."""
    return [
        _row(method, wished, found)
        for wished in dict.fromkeys(each.wished_speed_up for each in results)
        for method in dict.fromkeys(each.method for each in results)
        if (found := [each for each in results if (each.method, each.wished_speed_up) == (method, wished)])
    ]


def _row(method: Method, wished: float, results: Sequence[PruningResult]) -> Row:
    accuracies = tuple(each.accuracy for each in results)
    return Row(
        method=method,
        wished_speed_up=wished,
        speed_up=statistics.fmean(each.speed_up for each in results),
        accuracy_mean=statistics.fmean(accuracies),
        accuracy_spread=spread(accuracies),
        before_retraining_mean=statistics.fmean(each.before_retraining for each in results),
        forced_removals=sum(each.forced_removals for each in results),
        accuracies=accuracies,
    )


def table(base: Sequence[float], rows: Sequence[Row]) -> str:
    """For a person: accuracy in percent as mean ± spread, its change from ``base``, and that before retraining."""
    unpruned = statistics.fmean(base)
    lines = [f"base network: {unpruned:.2f} % over {len(base)} seed(s)"]
    lines.append(f"{'speed-up':>9}  {'method':<12}  {'accuracy':>14}  {'change':>7}  before retraining")
    lines += [
        f"{row.speed_up:>8.1f}×  {row.method:<12}  {row.accuracy_mean:>6.2f} ± {row.accuracy_spread:>5.2f}  "
        f"{row.accuracy_mean - unpruned:>+7.2f}  {row.before_retraining_mean:>17.2f}"
        for row in rows
    ]
    forced = [f"{row.method} at {row.wished_speed_up:g}× {row.forced_removals}" for row in rows if row.forced_removals]
    if forced:
        lines.append(f"removed by force when time was over: {', '.join(forced)} filters; more pruning steps avoid that")
    return "\n".join(lines)


def verdict(results: Sequence[PruningResult]) -> str:
    """Which method differs from one-shot L1 by more than the spread (`told_apart`), over all seeds."""
    seeds = len({each.seed for each in results})
    if seeds < 2:
        return "One seed says nothing of the spread, so no method can be told from another."
    if all(each.method is not _REFERENCE for each in results):
        return f"Without {_REFERENCE} there is nothing to compare with."
    told = told_apart(
        {
            f"{method} at {wished:g}×": _with_reference(results, method, wished)
            for wished in dict.fromkeys(each.wished_speed_up for each in results)
            for method in Method
            if method is not _REFERENCE
        }
    )
    over = f"over {seeds} seeds, after equal training"
    worse = f" Worse by more than the spread: {', '.join(told.worse)}." if told.worse else ""
    if not told.better:
        return f"No method beats {_REFERENCE} by more than the spread {over}.{worse}"
    return f"Better than {_REFERENCE} by more than the spread {over}: {', '.join(told.better)}.{worse}"


@dataclass(frozen=True, slots=True)
class ToldApart:
    """What is better and what is worse than what it was compared with, each with mean ± spread of the differences."""

    better: tuple[str, ...]
    worse: tuple[str, ...]


def told_apart(accuracies: Mapping[str, Sequence[tuple[float, float]]]) -> ToldApart:
    """What is told apart of names → (its accuracy, that of what it is compared with) for each of two seeds or more.

    The mean difference must exceed the sample standard deviations of the differences and of both accuracies.
    """
    better: list[str] = []
    worse: list[str] = []
    for name, pairs in accuracies.items():
        if len(pairs) < 2:
            continue
        differences = [one - other for one, other in pairs]
        mean, deviation = statistics.fmean(differences), spread(differences)
        if abs(mean) > max(deviation, *(spread(column) for column in zip(*pairs, strict=True))):
            (better if mean > 0 else worse).append(f"{name} ({mean:+.2f} ± {deviation:.2f})")
    return ToldApart(tuple(better), tuple(worse))


def _with_reference(results: Sequence[PruningResult], method: Method, wished: float) -> list[tuple[float, float]]:
    """Accuracies of ``method`` and of one-shot L1, for every seed that has both."""
    found = {(each.method, each.seed): each.accuracy for each in results if each.wished_speed_up == wished}
    seeds = sorted({seed for each, seed in found if each is method and (_REFERENCE, seed) in found})
    return [(found[method, seed], found[_REFERENCE, seed]) for seed in seeds]


def spread(values: Sequence[float]) -> float:
    """Sample standard deviation, 0 for a single value."""
    return statistics.stdev(values) if len(values) > 1 else 0.0
