"""How fast the factor of each filter grows or falls with its rank, as plain arithmetic without torch.

Both incremental criteria share one function Δ(rank): the weakest filters gain the most, the strongest lose. SPP adds
it to a pruning probability (Wang et al., arXiv 1709.06994, method section), IncReg to a regularisation factor (arXiv
1804.09461 and 1811.08390, method sections). The schedules for a given number of iterations are the studio's own.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from studio.errors import SpecError
from studio.specs.criterion_settings import TURN, CriterionSettings, Shape

SPP_STEP = 0.05  # A of the probability, arXiv 1709.06994, experiments
INCREG_KAPPA = 10.0  # a filter shrinks by about e^−κ on its way to the threshold
_GRADUAL_LOOKS = 40  # how often gradual L1 looks for filters to remove
PLANNED_SHARE = 0.8  # of the steps given; the rest is for layers whose weakest filters change places
_LARGEST_EXPONENT = 30.0  # the curve falls without end beyond the target; e^30 is far below any clamp and finite
_STABLE_SHARE = 0.9  # of the largest factor that gradient descent with momentum bears
_FINE = 1000.0  # A this many times below the ceiling: whole updates no longer matter
_AUTO = CriterionSettings()
_ROUNDING = 1e-9  # 0.07 · 100 is a little more than 7 in floating point, and must not become 8


def removal_count(filters: int, ratio: float) -> int:
    """⌈ratio · filters⌉: how many of ``filters`` go at ``ratio`` in 0..1."""
    return math.ceil(ratio * filters - _ROUNDING)


@lru_cache(maxsize=1024)
def increments(
    survivors: int, to_go: int, *, amplitude: float, shape: Shape = Shape.EXPONENTIAL, turn: float = TURN
) -> tuple[float, ...]:
    """Δ for every rank 0..survivors−1 (0 = weakest) of a layer that must still lose ``to_go`` filters (K).

    Δ(0) = ``amplitude`` (A > 0) and Δ(K) = 0; negative beyond. ``to_go`` is 1..survivors; ``turn`` (u in (0, 1)) is
    of the exponential shape alone.
    """
    assert 1 <= to_go <= survivors, (survivors, to_go)
    if shape is Shape.LINEAR:
        return tuple(_linear(rank, survivors, to_go, amplitude) for rank in range(survivors))
    return tuple(delta(rank, to_go, amplitude, turn) for rank in range(survivors))


def turning_rank(to_go: float, turn: float = TURN) -> float:
    """N = −ln(u)/α with α = ln(2/u)/K: where the falling curve meets its mirror image; Δ(N) = uA."""
    return -math.log(turn) / (math.log(2 / turn) / to_go)


def delta(rank: float, to_go: float, amplitude: float, turn: float = TURN) -> float:
    """The exponential Δ at any real ``rank`` ≥ 0: A·e^(−αr) up to N, then 2uA − A·e^(−α(2N−r)); u is ``turn``."""
    steepness = math.log(2 / turn) / to_go
    middle = turning_rank(to_go, turn)
    if rank <= middle:
        return amplitude * math.exp(-steepness * rank)
    return 2 * turn * amplitude - amplitude * math.exp(min(-steepness * (2 * middle - rank), _LARGEST_EXPONENT))


def _linear(rank: int, survivors: int, to_go: int, amplitude: float) -> float:
    if rank <= to_go:
        return amplitude * (1 - rank / to_go)
    return -amplitude * (rank - to_go) / (survivors - to_go - 1)


def updates_needed(
    to_go: int, *, ceiling: float = 1.0, amplitude: float = 1.0, shape: Shape = Shape.EXPONENTIAL, turn: float = TURN
) -> float:
    """About how many updates take a layer's ``to_go`` weakest filters to ``ceiling`` (1 for SPP, τ for IncReg).

    (ceiling/A)·(0.9 + 1.17 ln K), fitted to simulated layers whose ranks stay as they are; for another shape or
    turning point those are simulated.
    """
    if shape is Shape.EXPONENTIAL and turn == TURN:
        return ceiling / amplitude * (0.9 + 1.17 * math.log(to_go))
    return ceiling / amplitude * updates_until_done(to_go, ceiling=_FINE, amplitude=1.0, shape=shape, turn=turn) / _FINE


@lru_cache(maxsize=1024)
def updates_until_done(
    to_go: int, *, ceiling: float, amplitude: float, shape: Shape = Shape.EXPONENTIAL, turn: float = TURN
) -> int:
    """How many updates it takes until ``to_go`` filters have reached ``ceiling``, if none ever changes its rank.

    Filters beyond the target stay at 0 and need not be looked at. Each pass goes on to the next removal.
    """
    values, updates = np.zeros(to_go), 0
    while len(values):
        course = _increments_to_go(len(values), amplitude, shape, turn)
        wait = max(1, math.ceil(float(((ceiling - values) / course).min()) - _ROUNDING))
        updates += wait
        values = values + wait * course
        values = values[values < ceiling * (1 - _ROUNDING)]
    return updates


def _increments_to_go(to_go: int, amplitude: float, shape: Shape, turn: float) -> npt.NDArray[np.float64]:
    """`increments` of the ranks below the target, in one piece."""
    ranks = np.arange(to_go, dtype=np.float64)
    if shape is Shape.LINEAR:
        return amplitude * (1 - ranks / to_go)
    steepness, middle = math.log(2 / turn) / to_go, turning_rank(to_go, turn)
    mirrored = 2 * turn * amplitude - amplitude * np.exp(-steepness * (2 * middle - ranks))
    return np.where(ranks <= middle, amplitude * np.exp(-steepness * ranks), mirrored)


def last_to_go(factors: Sequence[float], ranks: Sequence[int], *, ceiling: float, to_go: int) -> list[int]:
    """Which positions reach ``ceiling``: at most ``to_go`` of them, the largest factors and then the weakest ranks."""
    over = [index for index, factor in enumerate(factors) if factor >= ceiling]
    return sorted(over, key=lambda index: (-factors[index], ranks[index]))[:to_go]


@dataclass(frozen=True, slots=True)
class GradualSchedule:
    """Filters go by norm over ``iterations`` steps, some of them every ``interval`` steps."""

    iterations: int
    interval: int


@dataclass(frozen=True, slots=True)
class SppSchedule:
    """A pruning probability grows by up to ``amplitude`` every ``interval`` steps, until it is 1.

    What is not gone by step ``deadline`` goes at the next update.
    """

    amplitude: float = SPP_STEP
    interval: int = 180
    shape: Shape = Shape.EXPONENTIAL
    deadline: int | None = None
    turn: float = TURN


@dataclass(frozen=True, slots=True)
class IncRegSchedule:
    """A regularisation factor grows by up to ``amplitude`` every step, and its filter goes at ``threshold`` (τ).

    What is not gone by step ``deadline`` goes then.
    """

    amplitude: float = 2.5e-4
    threshold: float = 2.5
    shape: Shape = Shape.EXPONENTIAL
    deadline: int | None = None
    turn: float = TURN

    def __post_init__(self) -> None:
        assert 0 < self.amplitude <= self.threshold, (self.amplitude, self.threshold)


def gradual_schedule(iterations: int) -> GradualSchedule:
    """The schedule of gradual L1 that ends by ``iterations`` steps, planned for `PLANNED_SHARE` of them."""
    planned = max(1, round(iterations * PLANNED_SHARE))
    return GradualSchedule(planned, max(1, planned // _GRADUAL_LOOKS))


def spp_schedule(iterations: int, *, largest_to_go: int, settings: CriterionSettings = _AUTO) -> SppSchedule:
    """The schedule that ends by ``iterations`` steps, given the K of the layer that loses most.

    It is planned for `PLANNED_SHARE` of them: ranks that change take longer. Where there are too few steps for the
    paper's A, A grows instead and p moves at every step. What ``settings`` fix stays as it is, and the rest follows.
    """
    planned, updates = iterations * PLANNED_SHARE, _updates_at_once(largest_to_go, settings)
    amplitude, interval = settings.amplitude, settings.interval
    if amplitude is None:
        amplitude = min(1.0, max(SPP_STEP, updates * (interval or 1) / max(1.0, planned)))
    if interval is None:
        interval = max(1, math.floor(planned * amplitude / updates))
    deadline = max(1, iterations // interval * interval)  # the last update
    return SppSchedule(amplitude, interval, settings.shape, deadline, settings.turn)


def increg_schedule(
    iterations: int,
    *,
    largest_to_go: int,
    learning_rate: float,
    momentum: float,
    settings: CriterionSettings = _AUTO,
) -> IncRegSchedule:
    """The schedule that ends by ``iterations`` steps, each filter shrinking by about e^−κ before it goes.

    With T = `PLANNED_SHARE` of the iterations: T₁ = T/(0.9 + 1.17 ln K), A = 2κ(1−m)/(lr·T₁²), τ = A·T₁, held to
    lr·τ < 2(1+m), where descent stays stable. ``momentum`` is 0 for optimisers whose decay is decoupled (Adam).
    What ``settings`` fix stays as it is: one of A, τ and κ keeps T₁, two give it. SpecError where A exceeds τ, or τ
    that limit.
    """
    one_filter_steps = max(1.0, iterations * PLANNED_SHARE / _updates_at_once(largest_to_go, settings))
    shrinking = 2 * (settings.kappa or INCREG_KAPPA) * (1 - momentum) / learning_rate  # τ·T₁
    largest = 2 * (1 + momentum) / learning_rate
    amplitude, threshold = settings.amplitude, settings.threshold
    if settings.kappa is not None and amplitude is not None:
        threshold = math.sqrt(shrinking * amplitude)
    elif settings.kappa is not None and threshold is not None:
        amplitude = threshold**2 / shrinking
    elif amplitude is not None:
        threshold = threshold or amplitude * one_filter_steps
    threshold = threshold or min(shrinking / one_filter_steps, _STABLE_SHARE * largest)
    amplitude = amplitude or threshold / one_filter_steps
    if threshold >= largest or amplitude > threshold:
        raise SpecError(
            "IncReg cannot go by an amplitude of {amplitude:g} and a threshold of {threshold:g} at a learning rate of "
            "{rate:g}: the threshold lies above the amplitude and below {largest:g}",
            amplitude=amplitude,
            threshold=threshold,
            rate=learning_rate,
            largest=largest,
        )
    return IncRegSchedule(amplitude, threshold, settings.shape, max(1, iterations), settings.turn)


def _updates_at_once(largest_to_go: int, settings: CriterionSettings) -> float:
    return updates_needed(max(1, largest_to_go), shape=settings.shape, turn=settings.turn)
