"""What a pruning run has to keep to while it looks for the largest ratio, and in which steps it looks."""

from __future__ import annotations

import math
from dataclasses import dataclass

from studio.errors import SpecError

RATIO_DIGITS = 4  # ratios are rounded to so many


@dataclass(frozen=True, slots=True, kw_only=True)
class RatioSteps:
    """How the ratio grows and is bracketed (IncReg's second mode, arXiv 1804.09461).

    The ``first`` ratio is followed by increments clip(``gain`` · margin, ``least``, ``most``) up to ``largest``; after
    a rejection the ratio is interpolated. It ends where accepted and rejected ratio are no more than ``tolerance``
    apart, or once ``stages`` were trained.
    """

    first: float = 0.2
    gain: float = 10.0
    least: float = 0.01
    most: float = 0.2
    largest: float = 0.9
    tolerance: float = 0.02
    stages: int = 8

    def __post_init__(self) -> None:
        if not 0 < self.first <= self.largest < 1:
            raise SpecError(
                "the first ratio lies above 0 and up to the largest, which is below 1; not {first} and {largest}",
                first=self.first,
                largest=self.largest,
            )
        if not 0 < self.least <= self.most or not self.gain > 0:
            raise SpecError("increments of the ratio are above 0, and the least is not above the most")
        if self.stages < 1 or not self.tolerance > 0:
            raise SpecError("a search takes at least one stage, and its tolerance is above 0")


@dataclass(frozen=True, slots=True, kw_only=True)
class Floor:
    """What pruned pairs have to reach on held-out pictures, at least one of the two.

    ``ssim`` is the least similarity (SSIM) of what they paint to what the unpruned ones paint, ``score`` the largest
    held-out score, of which less is better.
    """

    ssim: float | None = None
    score: float | None = None

    def __post_init__(self) -> None:
        if self.ssim is None and self.score is None:
            raise SpecError("a floor needs a similarity to reach, a score not to exceed, or both")
        if self.ssim is not None and not 0 < self.ssim < 1:
            raise SpecError("the similarity to reach lies between 0 and 1, not {ssim}", ssim=self.ssim)
        if self.score is not None and not 0 < self.score < math.inf:
            raise SpecError("the score not to exceed is above 0, not {score}", score=self.score)

    def margin(self, *, ssim: float, score: float) -> float | None:
        """How far above the floor both are, the smaller one; negative below it, None where they are no numbers.

        The margin of a similarity is the difference, that of a score the share of the permitted one that is left.
        """
        margins = []
        if self.ssim is not None:
            margins.append(ssim - self.ssim)
        if self.score is not None:
            margins.append(1.0 - score / self.score)
        return min(margins) if all(map(math.isfinite, margins)) else None
