"""What an evaluation measured, as frozen values: for each painting, pair and bundle, the front, and the whole.

The front: how near to the style a painting comes at which distance from its photograph, over all forms tried.
"""

from __future__ import annotations

import statistics
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from studio.compression.evaluation.costs import BundleCost
from studio.compression.evaluation.grain import Grain
from studio.compression.evaluation.layer_latency import LayerLatency
from studio.compression.evaluation.pictures import Skipped
from studio.compression.evaluation.request import ComparisonSide, Form, Split
from studio.engine.timing import Timing
from studio.specs.method import Method

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


CONTENT_TIMES = (0.63, 0.72, 0.81, 0.90)  # of the reference's content distance: a photograph that stays readable

Position = tuple[float, float]  # content distance, style: of both less is better


@dataclass(frozen=True, slots=True)
class FrontPoint:
    """The mean figures of all pairs painted in one way: a bundle's ``form``, or what a folder ``name`` holds."""

    name: str
    form: Form | None
    figures: ResultFigures

    def position(self, judge: int) -> Position:
        """Where judge number ``judge`` puts it."""
        seen = self.figures.likeness[judge]
        return seen.content_distance, seen.style


@dataclass(frozen=True, slots=True)
class Front:
    """What was tried, and the mean figures of the reference painted plain at full strength on the same pairs."""

    points: tuple[FrontPoint, ...]
    reference: ResultFigures | None

    def styles_at(self, judge: int) -> Mapping[float, float | None] | None:
        """Style at each of `CONTENT_TIMES` the reference's content distance, None where the points do not reach.

        None altogether without a reference.
        """
        if self.reference is None:
            return None
        content = self.reference.likeness[judge].content_distance
        positions = [point.position(judge) for point in self.points]
        return {times: style_at(positions, times * content) for times in CONTENT_TIMES}


def lower_envelope(positions: Sequence[Position]) -> tuple[Position, ...]:
    """The positions that no other beats in both, content distance rising, style falling."""
    kept: list[Position] = []
    for position in sorted(positions):
        if not kept or position[1] < kept[-1][1]:
            kept.append(position)
    return tuple(kept)


def style_at(positions: Sequence[Position], content: float) -> float | None:
    """Style at ``content``, linearly between its neighbours on the lower envelope; None beyond what was measured.

    Past the envelope's end, where positions are further from the photograph and no nearer to the style, its last style
    counts: it is reached with distance to spare.
    """
    if not positions or not min(positions)[0] <= content <= max(positions)[0]:
        return None
    envelope = lower_envelope(positions)
    right = bisect_left(envelope, (content,))
    if right == len(envelope):
        return envelope[-1][1]
    if envelope[right][0] == content:
        return envelope[right][1]
    (before, style_before), (after, style_after) = envelope[right - 1], envelope[right]
    return style_before + (style_after - style_before) * (content - before) / (after - before)


@dataclass(frozen=True, slots=True)
class JudgeFacts:
    """Whose encoders measured, and at which levels."""

    bundle: str
    levels: tuple[int, ...]

    @property
    def label(self) -> str:
        """The judge in one word: ``collab16x:5,4,3,2,1``."""
        return f"{self.bundle}:{','.join(map(str, self.levels))}"


@dataclass(frozen=True, slots=True)
class PairFigures:
    """One content painted in one style (file names) by each side; ``level_grain`` is that of each level alone."""

    content: str
    style: str
    results: Mapping[ComparisonSide, ResultFigures]
    level_grain: Mapping[ComparisonSide, Mapping[int, Grain]]


@dataclass(frozen=True, slots=True)
class BundleFigures:
    """One bundle: how it painted, what it costs, seconds of one cascade and of layers, and identity error per level."""

    id: str
    method: Method
    levels: tuple[int, ...]
    form: Form
    cost: BundleCost
    identity_error: LevelFigures
    timing: Timing
    timed_megapixels: float
    layer_latencies: tuple[LayerLatency, ...] | None = None

    @property
    def seconds_per_megapixel(self) -> float:
        """The median run of the cascade."""
        return self.timing.median_s / self.timed_megapixels


@dataclass(frozen=True, slots=True)
class EvaluationReport:
    """All figures of one evaluation and what they were measured with."""

    size_px: int
    seed: int
    threads: int
    judges: tuple[JudgeFacts, ...]
    bundles: Mapping[ComparisonSide, BundleFigures]
    pairs: tuple[PairFigures, ...]
    skipped: tuple[Skipped, ...]
    front: Front | None = None
    split: Split | None = None
