"""The learning rate of a retraining that follows the held-out score: the rate falls where the score no longer does.

IncReg's retraining (arXiv 1804.09461, experiments): keep the best, multiply the rate by 0.1 up to four times, stop
where that gains nothing. A score is one validation; less is better. Pure: its state goes into the checkpoint.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

FACTOR = 0.1
MOST_DECAYS = 4
PATIENCE = 2  # scores without gain at one rate


class PlateauAction(StrEnum):
    """What a score leads to: go on, go back to the best at a lower rate, or end with the best."""

    GO_ON = "go on"
    LOWER = "lower"
    STOP = "stop"


@dataclass(frozen=True, slots=True)
class Plateau:
    """The rate now is `rate` times the full one, after so many ``decays``.

    ``without_gain`` counts the scores since the last gain at this rate, ``has_gained`` tells whether it has had one.
    """

    patience: int = PATIENCE
    decays: int = 0
    without_gain: int = 0
    has_gained: bool = False
    has_ended: bool = False

    @property
    def rate(self) -> float:
        """The share of the full learning rate."""
        return FACTOR**self.decays

    def scored(self, *, is_gain: bool) -> tuple[Plateau, PlateauAction]:
        """After a score that is better than the best so far, or is not.

        The first rate is lowered in any case; a lowered one that has gained nothing is the last.
        """
        assert not self.has_ended, "nothing is trained after the end"
        if is_gain:
            return replace(self, without_gain=0, has_gained=True), PlateauAction.GO_ON
        waited = replace(self, without_gain=self.without_gain + 1)
        if waited.without_gain < self.patience:
            return waited, PlateauAction.GO_ON
        if self.decays == MOST_DECAYS or (self.decays > 0 and not self.has_gained):
            return replace(waited, has_ended=True), PlateauAction.STOP
        return Plateau(self.patience, self.decays + 1), PlateauAction.LOWER
