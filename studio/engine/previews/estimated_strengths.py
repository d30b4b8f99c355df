"""Drafts between two strengths that have been painted, while a slider moves.

A step of the strength changes every level, so that hardly anything of the step before serves again. Pixels follow the
strength smoothly: between two strengths at most a quarter apart they are interpolated. With the looks that ship that is
1 to 6 steps of 8 bit off on average, where a draft and the preview that follows it differ by 12 to 32.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable
from math import floor

import numpy as np
import numpy.typing as npt

from studio.engine.previews.workspace import ByteBudgetCache

STEPS = 4  # painted strengths to the whole
LEAST = 0.01  # at 0 levels are left out, and what their decoders lose is back at once
_BUDGET_BYTES = 16 << 20

Pixels = npt.NDArray[np.uint8]


class StrengthEstimates:
    """Drafts painted last, by all that they depend on but the strength, and what lies between them."""

    def __init__(self) -> None:
        self._kept: ByteBudgetCache[dict[float, Pixels]] = ByteBudgetCache(_BUDGET_BYTES)

    def keep(self, subject: Hashable, strength: float, pixels_hwc: Pixels) -> None:
        """``pixels_hwc`` is ``subject`` painted at ``strength``."""
        painted = {**(self._kept.get(subject) or {}), strength: pixels_hwc}
        self._kept.put(subject, painted, size_bytes=sum(each.nbytes for each in painted.values()))

    def between(self, subject: Hashable, strength: float) -> Pixels | None:
        """``subject`` at ``strength``, as painted or interpolated; None where too little has been painted."""
        painted = self._kept.get(subject) or {}
        ends = neighbours(painted, strength)
        if ends is None:
            return None
        lower, upper = ends
        if lower == upper:
            return painted[lower]
        share = (strength - lower) / (upper - lower)
        mixed = painted[lower] * np.float32(1.0 - share) + painted[upper] * np.float32(share)
        return mixed.round().astype(np.uint8)

    def to_paint(self, subject: Hashable, strength: float) -> float:
        """The strength to paint next, so that ``subject`` at ``strength`` is known."""
        return strength_to_paint(self._kept.get(subject) or (), strength)

    def clear(self) -> None:
        """Drop everything."""
        self._kept.clear()


def neighbours(painted: Collection[float], strength: float) -> tuple[float, float] | None:
    """The nearest strengths of ``painted`` around ``strength``, itself among them, if at most a step lies between."""
    lower = max((each for each in painted if each <= strength), default=None)
    upper = min((each for each in painted if each >= strength), default=None)
    if lower is None or upper is None or upper - lower > 1 / STEPS:
        return None
    return lower, upper


def strength_to_paint(painted: Collection[float], strength: float) -> float:
    """``strength`` (above 0) itself, or where its step has been painted at one side of it, that step's other end."""
    begin = floor(strength * STEPS) / STEPS
    end = begin + 1 / STEPS
    if any(strength < each <= end for each in painted):
        return min(strength, max(begin, LEAST))
    if any(begin <= each < strength for each in painted):
        return min(end, 1.0)
    return strength
