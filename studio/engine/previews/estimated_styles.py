"""Statistics of styles matched to the photo's colours, estimated for drafts between amounts that are measured.

Every amount of kept colours is another style to its encoders, and measuring it takes longer than painting a draft.
As the amount grows, pixels move along lines, and mean and covariance of their features change smoothly: between two
amounts a quarter apart both are interpolated. A mean of two covariances is one.
"""

from __future__ import annotations

from collections.abc import Hashable
from math import floor

from studio.engine.painting import StyleMatch, StyleMoments
from studio.engine.previews.workspace import ByteBudgetCache
from studio.transforms.moments import Moments

STEPS = 4  # measured amounts to the whole
_BUDGET_BYTES = 16 << 20


class StyleEstimates:
    """Estimates made last: the same objects as long as what they lie between is the same."""

    def __init__(self) -> None:
        self._kept: ByteBudgetCache[tuple[StyleMoments, ...]] = ByteBudgetCache(_BUDGET_BYTES)

    def matched(self, match: StyleMatch, photo: Moments, keep: float) -> tuple[StyleMoments, ...]:
        """What ``match`` measures for ``keep``, from what it measures at the nearest amounts of `STEPS`."""
        step = floor(keep * STEPS)
        lower = match(photo, step / STEPS)
        share = keep * STEPS - step
        if share == 0.0:
            return lower
        upper = match(photo, (step + 1) / STEPS)
        ends = tuple(moments for styles in (lower, upper) for style in styles for moments in style.values())
        key: Hashable = (ends, share)  # moments are equal only to themselves, and the key keeps their identity
        kept = self._kept.get(key)
        if kept is None:
            kept = tuple(
                {level: interpolated(one[level], other[level], share) for level in one}
                for one, other in zip(lower, upper, strict=True)
            )
            size_bytes = sum(moments.scatter.nbytes for style in kept for moments in style.values())
            self._kept.put(key, kept, size_bytes=size_bytes)
        return kept

    def clear(self) -> None:
        """Drop everything."""
        self._kept.clear()


def interpolated(one: Moments, other: Moments, share: float) -> Moments:
    """Mean and covariance between those of ``one`` (``share`` 0) and ``other`` (1), which weigh alike."""
    return Moments(
        one.weight,
        one.mean + share * (other.mean - one.mean),
        one.scatter + share * (other.scatter - one.scatter),
    )
