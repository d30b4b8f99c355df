"""What was measured of one painting, as frozen values."""

from __future__ import annotations

import statistics
from collections.abc import Mapping
from dataclasses import dataclass, field

from studio.compression.evaluation.grain import Grain

LevelFigures = Mapping[int, float]


@dataclass(frozen=True, slots=True)
class Likeness:
    """One result seen by one judge.

    Per level its style distance (`gram_distance`), W2 (`gelbrich_distance`) and W2² over the style's variance
    (`relative_w2`), and how far from the content its features are (`content_distance`). ``style`` is relative W2 in one
    number: the mean over the levels.
    """

    style_distance: LevelFigures
    w2: LevelFigures
    relative_w2: LevelFigures
    content_distance: float
    style: float = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "style", statistics.fmean(self.relative_w2.values()))


@dataclass(frozen=True, slots=True)
class ResultFigures:
    """One result: its content SSIM, what each judge sees, in the order of the judges, and its grain."""

    ssim: float
    likeness: tuple[Likeness, ...]
    grain: Grain
