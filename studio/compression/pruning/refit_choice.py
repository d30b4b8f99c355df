"""Whether the closed-form refit of pruned pairs is taken: pair by pair, where it betters the held-out score.

The refit reproduces the teacher's layers one by one. After a one-shot cut that is far better than what is left; pairs
that learned while they were pruned have often found weights that paint better together, and a refit would undo that.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from torch import Tensor

from studio.compression.students import Student
from studio.specs.criterion_settings import Refit

Weights = dict[str, Tensor]


@dataclass(frozen=True, slots=True)
class RefitChoice:
    """Held-out scores just pruned, with every pair refitted, and of what was kept; the levels whose refit was.

    ``refitted_levels`` None: all of them, without a choice (runs of earlier versions).
    """

    pruned: float
    refitted: float
    kept: float
    refitted_levels: tuple[int, ...] | None


def choose_refit(
    students: Sequence[Student], refit: Refit, *, fit: Callable[[], None], score: Callable[[], float]
) -> RefitChoice:
    """Let ``fit`` change ``students``, keep of it what ``refit`` says, and tell the scores.

    If only what is better is kept, pairs that share no weights are chosen one by one, deepest first, beginning with
    the better of both states.
    """
    pruned_score, pruned = score(), _weights_of(students)
    fit()
    refitted_score, refitted = score(), _weights_of(students)
    levels = tuple(student.level for student in students)
    if refit is Refit.ALWAYS:
        return RefitChoice(pruned_score, refitted_score, refitted_score, levels)
    if refit is Refit.NEVER:
        _load(students, pruned)
        return RefitChoice(pruned_score, refitted_score, pruned_score, ())
    is_refit = [refitted_score < pruned_score] * len(students)
    best = min(refitted_score, pruned_score)
    _load(students, refitted if is_refit[0] else pruned)
    if len(students) > 1 and not _share_weights(students):
        for number, student in enumerate(students):
            mine, other = (refitted, pruned) if is_refit[number] else (pruned, refitted)
            student.load_state_dict(other[number])
            found = score()
            if found < best:
                best, is_refit[number] = found, not is_refit[number]
            else:
                student.load_state_dict(mine[number])
    kept = tuple(level for level, is_so in zip(levels, is_refit, strict=True) if is_so)
    return RefitChoice(pruned_score, refitted_score, best, kept)


def _weights_of(students: Sequence[Student]) -> list[Weights]:
    return [{name: weight.clone() for name, weight in student.state_dict().items()} for student in students]


def _load(students: Sequence[Student], weights: Sequence[Weights]) -> None:
    for student, each in zip(students, weights, strict=True):
        student.load_state_dict(each)


def _share_weights(students: Sequence[Student]) -> bool:
    owners = [id(weight) for student in students for weight in student.parameters()]
    return len(set(owners)) < len(owners)
