"""The pruning formulas by other routes: curves from what defines them, criteria as loops over filters."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]


def exponential_curve(survivors: int, to_go: int, amplitude: float) -> Array:
    """Falls from A by halves to A/4, then repeats that course upside down about the point it has reached."""
    halvings_per_rank = 3 / to_go  # A/8 is where the first branch would be at the target
    ranks = np.arange(survivors, dtype=np.float64)
    turn = 2 / halvings_per_rank
    first = amplitude * np.power(0.5, ranks * halvings_per_rank)
    mirrored = amplitude / 2 - amplitude * np.power(0.5, np.maximum((2 * turn - ranks) * halvings_per_rank, -43.0))
    return np.where(ranks <= turn, first, mirrored)


def linear_curve(survivors: int, to_go: int, amplitude: float) -> Array:
    """From A through 0 at the target to −A at the strongest survivor."""
    known_ranks = [0, to_go, survivors - 1] if survivors - 1 > to_go else [0, to_go]
    known_values = [amplitude, 0.0, -amplitude][: len(known_ranks)]
    return np.interp(np.arange(survivors, dtype=np.float64), known_ranks, known_values)


def rank(values: Array) -> npt.NDArray[np.int64]:
    """How many values are smaller, or equal and earlier."""
    return np.array(
        [
            sum(other < value or (other == value and j < i) for j, other in enumerate(values))
            for i, value in enumerate(values)
        ]
    )


def filter_norms(weights_oihw: list[Array]) -> Array:
    """Absolute weights of each filter summed over all coupled convolutions."""
    return np.array(
        [sum(float(np.abs(weight[i]).sum()) for weight in weights_oihw) for i in range(len(weights_oihw[0]))]
    )


def increg_factors(
    norms_per_step: list[Array], *, target: int, amplitude: float, threshold: float
) -> tuple[Array, Array]:
    """λ and removed flags of one layer after the given steps, each with its L1 norms, by mean rank."""
    size = len(norms_per_step[0])
    factors, removed, seen = np.zeros(size), np.zeros(size, bool), [[] for _ in range(size)]
    for norms in norms_per_step:
        alive = np.flatnonzero(~removed)
        to_go = target - int(removed.sum())
        if to_go == 0:
            break
        for filter_index, its_rank in zip(alive, rank(norms[alive]), strict=True):
            seen[filter_index].append(its_rank)
        mean_ranks = rank(np.array([np.mean(seen[i]) for i in alive]))
        course = exponential_curve(len(alive), to_go, amplitude)
        for filter_index, its_rank in zip(alive, mean_ranks, strict=True):
            factors[filter_index] = max(factors[filter_index] + course[its_rank], 0.0)
        over = sorted((i for i in alive if factors[i] >= threshold), key=lambda i: -factors[i])[:to_go]
        removed[over] = True
        factors[over] = 0
        if removed.sum() == target:
            factors[:] = 0
    return factors, removed
