"""The pruning formulas by other routes: curves from what defines them, criteria as loops over filters."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]


def exponential_curve(survivors: int, to_go: int, amplitude: float, turn: float = 0.25) -> Array:
    """Falls from A by equal factors per rank to u·A, then repeats that course upside down about the point reached.

    The mirrored half meets 0 at rank K where the first is 2u·A at rank 2N − K: with a factor f per rank, f^N = u and
    f^(2N−K) = 2u, so f^K = u/2.
    """
    factor_per_rank = (turn / 2) ** (1 / to_go)
    ranks = np.arange(survivors, dtype=np.float64)
    turning = to_go * np.log(turn) / np.log(turn / 2)
    falling = amplitude * factor_per_rank**ranks
    clamped = np.maximum(2 * turning - ranks, 30 / np.log(factor_per_rank))
    return np.where(ranks <= turning, falling, 2 * turn * amplitude - amplitude * factor_per_rank**clamped)


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
    norms_per_step: list[Array], *, target: int, amplitude: float, threshold: float, shape: str = "exponential"
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
        curve = exponential_curve if shape == "exponential" else linear_curve
        course = curve(len(alive), to_go, amplitude)
        for filter_index, its_rank in zip(alive, mean_ranks, strict=True):
            factors[filter_index] = max(factors[filter_index] + course[its_rank], 0.0)
        over = sorted((i for i in alive if factors[i] >= threshold), key=lambda i: -factors[i])[:to_go]
        removed[over] = True
        factors[over] = 0
        if removed.sum() == target:
            factors[:] = 0
    return factors, removed


def targets_by_name(layers: list[str], ratios: dict[str, float], spared: list[str], *, size: int) -> dict[str, int]:
    """Filters of ``size`` that each layer loses: its longest name decides; ValueError where two of those disagree."""
    shares = list(ratios.items()) + [(name, 0.0) for name in spared]
    targets = {}
    for layer in layers:
        level, part, convolution = layer.split(".")
        by_length = (
            {layer},
            {f"{level}.{convolution}", f"{part}.{convolution}"},
            {convolution},
        )
        targets[layer] = 0
        for names in by_length:
            found = {share for name, share in shares if name in names}
            if len(found) > 1:
                raise ValueError(layer)
            if found:
                targets[layer] = int(np.ceil(found.pop() * size))
                break
    return targets


def filters_left(to_go: int, updates: int, *, amplitude: float, ceiling: float, shape: str, turn: float) -> int:
    """How many of ``to_go`` filters have not reached ``ceiling`` after ``updates`` in which ranks never change."""
    values = np.zeros(to_go)
    for _ in range(updates):
        if not len(values):
            break
        if shape == "linear":
            values = values + linear_curve(len(values), len(values), amplitude)
        else:
            values = values + exponential_curve(len(values), len(values), amplitude, turn)
        values = values[values < ceiling * (1 - 1e-9)]
    return len(values)


def mean_activations(layers: list[tuple[Array, Array, str, bool]], inputs: list[Array]) -> list[Array]:
    """Per layer the mean |output| of every filter over all pictures and positions, each batch (B, C, H, W) alike.

    A layer is (weight OIHW, bias, what comes before it: "", "pool" or "upsample", whether a ReLU follows).
    """
    found: list[list[Array]] = [[] for _ in layers]
    for batch in inputs:
        rows = batch
        for number, (weight, bias, before, has_relu) in enumerate(layers):
            if before == "pool":
                count, channels, height, width = rows.shape
                rows = rows.reshape(count, channels, height // 2, 2, width // 2, 2).max(axis=(3, 5))
            elif before == "upsample":
                rows = rows.repeat(2, axis=2).repeat(2, axis=3)
            padded = np.pad(rows, ((0, 0), (0, 0), (1, 1), (1, 1)), mode="reflect")
            windows = np.lib.stride_tricks.sliding_window_view(padded, (3, 3), axis=(2, 3))
            rows = np.einsum("bihwkl,oikl->bohw", windows, weight) + bias[None, :, None, None]
            if has_relu:
                rows = np.maximum(rows, 0.0)
            found[number].append(np.abs(rows).mean(axis=(0, 2, 3)))
    return [np.mean(each, axis=0) for each in found]


def importance(weights_oihw: list[Array], seen: Array) -> Array:
    """The L1 norm of each filter times its mean activation."""
    return filter_norms(weights_oihw) * seen
