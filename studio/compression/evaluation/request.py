"""What an evaluation is asked to do, as frozen values. Torch-free."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from studio.compression.evaluation.form import PLAIN, Form
from studio.compression.evaluation.split import Split
from studio.errors import SpecError
from studio.specs.stylize import SMALLEST_SIDE_PX

DEFAULT_SIZE_PX = 512
DEFAULT_PAIRS = 20


class ComparisonSide(StrEnum):
    """Whose result it is: that of the bundle under evaluation, or of the one it is compared with."""

    BUNDLE = "bundle"
    AGAINST = "against"


@dataclass(frozen=True, slots=True)
class JudgeChoice:
    """A bundle whose encoders measure the results; ``levels`` None means all that it has."""

    folder: Path
    levels: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class FrontGrid:
    """Strengths and details r (0 to 1) that a front is measured at, each strength with each detail.

    Strength 0 would leave every level out, which is the photograph: there is nothing to paint.
    """

    strengths: tuple[float, ...] = (0.1, 0.2, 0.4, 0.6, 0.8, 1.0)
    details: tuple[float, ...] = (0.0, 0.5, 1.0)

    def __post_init__(self) -> None:
        if not self.strengths or not all(0.0 < strength <= 1.0 for strength in self.strengths):
            raise SpecError("the strengths of a front lie above 0 and up to 1; strength 0 is the photograph itself")
        if not self.details or not all(0.0 <= detail <= 1.0 for detail in self.details):
            raise SpecError("the details of a front lie between 0 and 1")


@dataclass(frozen=True, slots=True)
class EvaluationRequest:
    """Which bundle is evaluated, against which, on which pictures.

    ``size_px`` is the longer side of contents, styles and results; ``pairs`` the most content-style pairs painted;
    ``levels`` those that paint, None for all that each bundle has; no ``judges`` means the other bundle, or the bundle
    itself where there is no other. The bundle paints in ``form``; the other, the reference, always in the plain form
    at full strength. The cascade is timed ``repeats`` times at ``latency_megapixels``. ``front`` None leaves it out.
    The pairs are those of ``split``, or drawn by ``seed``.
    """

    bundle: Path
    contents: Path
    styles: Path
    against: Path | None = None
    judges: tuple[JudgeChoice, ...] = ()
    size_px: int = DEFAULT_SIZE_PX
    pairs: int = DEFAULT_PAIRS
    levels: tuple[int, ...] | None = None
    threads: int = 1
    seed: int = 0
    latency_megapixels: float = 0.25
    repeats: int = 3
    form: Form = PLAIN
    front: FrontGrid | None = None
    split: Split | None = None

    def __post_init__(self) -> None:
        if self.size_px < SMALLEST_SIDE_PX:
            raise SpecError(f"the size must be at least {SMALLEST_SIDE_PX} px, not {self.size_px}")
        if self.levels is not None and list(self.levels) != sorted(set(self.levels), reverse=True):
            raise SpecError(
                f"levels run downwards, each once, such as 5,4,3,2,1; not {','.join(map(str, self.levels))}"
            )
        if self.pairs < 1 or self.repeats < 1 or self.threads < 0:
            raise SpecError("pairs and repeats must be at least 1, and threads not below 0")
        if not 0.0 < self.latency_megapixels <= 100.0:
            raise SpecError(f"the cascade is timed at up to 100 megapixels, not {self.latency_megapixels}")

    @property
    def sides(self) -> dict[ComparisonSide, Path]:
        """The one or two bundles that paint, the one under evaluation first."""
        only = {ComparisonSide.BUNDLE: self.bundle}
        return only if self.against is None else {**only, ComparisonSide.AGAINST: self.against}

    def form_of(self, side: ComparisonSide) -> Form:
        """The form in which ``side`` paints."""
        return self.form if side is ComparisonSide.BUNDLE else PLAIN

    @property
    def chosen_judges(self) -> tuple[JudgeChoice, ...]:
        """The judges asked for, or the one that stands in for them."""
        return self.judges or (JudgeChoice(self.against or self.bundle),)
