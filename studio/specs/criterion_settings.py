"""How a pruning criterion chooses filters: what it ranks them by, and the constants of its increments."""

from __future__ import annotations

import math
from dataclasses import dataclass, fields
from enum import StrEnum

from studio.errors import SpecError

TURN = 0.25  # u, both papers


class Shape(StrEnum):
    """The course of the increment Δ over the ranks."""

    EXPONENTIAL = "exponential"
    LINEAR = "linear"


class Ranking(StrEnum):
    """What filters are ranked by: the L1 norm of their weights, or that times their mean activation."""

    L1 = "l1"
    L1_ACTIVATION = "l1-activation"


class Refit(StrEnum):
    """When the closed-form refit of the pruned pairs is kept: where the held-out score betters, always, or never."""

    IF_BETTER = "if-better"
    ALWAYS = "always"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class CriterionSettings:
    """Constants of the incremental criteria; what is None follows from the pruning steps (the auto-schedule).

    ``amplitude`` is A, the increment of the weakest filter: of the pruning probability (SPP) or of the regularisation
    factor (IncReg). ``interval`` is t, steps between two updates of SPP. ``threshold`` is τ, at which IncReg removes a
    filter, ``kappa`` κ: a filter shrinks by about e^−κ on its way there; two of A, τ and κ fix the third.
    ``turn`` is u: the exponential increment turns at u · A.
    """

    amplitude: float | None = None
    threshold: float | None = None
    interval: int | None = None
    kappa: float | None = None
    turn: float = TURN
    shape: Shape = Shape.EXPONENTIAL

    def __post_init__(self) -> None:
        for name in ("amplitude", "threshold", "interval", "kappa"):
            value = getattr(self, name)
            if value is not None and not 0 < value < math.inf:
                raise SpecError("{name} must be above 0, not {value}", name=name, value=value)
        if not 0 < self.turn < 1:
            raise SpecError("the turn u of the increment lies between 0 and 1, not {turn}", turn=self.turn)
        if None not in (self.amplitude, self.threshold, self.kappa):
            raise SpecError("two of amplitude, threshold and kappa fix the third; leave one out")
        if self.amplitude is not None and self.threshold is not None and self.amplitude > self.threshold:
            raise SpecError(
                "the amplitude {amplitude:g} is above the threshold {threshold:g}: every filter would go at once",
                amplitude=self.amplitude,
                threshold=self.threshold,
            )

    @property
    def chosen(self) -> tuple[str, ...]:
        """Names of the settings that are not the defaults."""
        plain = CriterionSettings()
        return tuple(entry.name for entry in fields(self) if getattr(self, entry.name) != getattr(plain, entry.name))
