"""What an evaluation measured, as frozen values: for each pair, for each bundle, and the whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from studio.compression.evaluation.costs import BundleCost
from studio.compression.evaluation.form import Form
from studio.compression.evaluation.front import Front
from studio.compression.evaluation.grain import Grain
from studio.compression.evaluation.pictures import Skipped
from studio.compression.evaluation.request import ComparisonSide
from studio.compression.evaluation.result_figures import LevelFigures, ResultFigures
from studio.compression.evaluation.split import Split
from studio.engine.timing import Timing
from studio.specs.method import Method


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
    """One bundle: how it painted, what it costs, seconds of one cascade, and identity error per level."""

    id: str
    method: Method
    levels: tuple[int, ...]
    form: Form
    cost: BundleCost
    identity_error: LevelFigures
    timing: Timing
    timed_megapixels: float

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
