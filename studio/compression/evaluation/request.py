"""What an evaluation is asked to do, as frozen values, pairs named by hand among them. Torch-free."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

from studio.codec import from_json
from studio.errors import InputError, RecordError, SpecError
from studio.specs.optimize import OptimizeSettings
from studio.specs.stylize import SMALLEST_SIDE_PX, StyleChoice, StylizeSpec


class Role(StrEnum):
    """What a pair is for: choosing between settings, or telling what came of them."""

    TUNE = "tune"
    REPORT = "report"


@dataclass(frozen=True, slots=True)
class NamedPair:
    """File names of a content and a style."""

    content: str
    style: str


@dataclass(frozen=True, slots=True)
class Split:
    """The pairs of one role, in the order of the file called ``file``; at least one."""

    file: str
    role: Role
    pairs: tuple[NamedPair, ...]


def read_split(path: Path, role: Role) -> Split:
    """The pairs of ``role``; `InputError` where the file cannot be used, has none, or names a pair twice.

    It holds one JSON object a line, or one JSON list of such objects: ``{"content": "cat.jpg", "style": "wave.jpg",
    "role": "tune"}``; names are those of files in the folders of contents and styles, ``role`` is tune or report.
    """
    try:
        entries = _entries(path.read_bytes())
    except OSError as error:
        raise InputError(f"the pairs in {path} cannot be read: {error.strerror or error}") from error
    except RecordError as error:
        wanted = '{"content": "a.jpg", "style": "b.jpg", "role": "tune" or "report"}'
        raise InputError(f"{path} is no list of pairs ({error}); every entry is {wanted}") from error
    _check_once(path, [entry.pair for entry in entries])
    pairs = tuple(entry.pair for entry in entries if entry.role is role)
    if not pairs:
        raise InputError(f"{path} names no pair with the role {role}")
    return Split(path.name, role, pairs)


@dataclass(frozen=True, slots=True)
class _Entry:
    content: str
    style: str
    role: Role

    @property
    def pair(self) -> NamedPair:
        return NamedPair(self.content, self.style)


def _entries(text: bytes) -> Sequence[_Entry]:
    if text.lstrip().startswith(b"["):
        return from_json(list[_Entry], text, unknown_names=True)
    return [from_json(_Entry, line, unknown_names=True) for line in text.splitlines() if line.strip()]


def _check_once(path: Path, pairs: Sequence[NamedPair]) -> None:
    seen: set[NamedPair] = set()
    for pair in pairs:
        if pair in seen:
            raise InputError(f"{path} names {pair.content} with {pair.style} twice; a pair has one role")
        seen.add(pair)


@dataclass(frozen=True, slots=True)
class Form:
    """Strength and detail, in all and by level, as `StylizeSpec` has them and with its ranges (`SpecError`)."""

    strength: float = 1.0
    detail: float = 0.0
    level_strength: Mapping[int, float] = field(default_factory=lambda: MappingProxyType({}))
    level_detail: Mapping[int, float] = field(default_factory=lambda: MappingProxyType({}))

    def __post_init__(self) -> None:
        self.spec(Path(), levels=None, style_size_px=None)  # which checks the ranges

    def spec(self, style: Path, *, levels: tuple[int, ...] | None, style_size_px: int | None) -> StylizeSpec:
        """The request to paint in this form in the style picture at ``style``."""
        return StylizeSpec(
            (StyleChoice(style),),
            strength=self.strength,
            level_strength=self.level_strength,
            detail=self.detail,
            level_detail=self.level_detail,
            levels=levels,
            style_size_px=style_size_px,
        )


PLAIN = Form()


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
    The pairs are those of ``split``, or drawn by ``seed``. With ``times_layers`` every convolution is timed as well.
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
    times_layers: bool = False

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


@dataclass(frozen=True, slots=True)
class PaintedRequest:
    """Folders of paintings, each painted in one way, and what they were painted from.

    A painting of ``contents``/cat.jpg in the style of ``styles``/wave.png is called cat--wave, with any suffix of a
    picture, and has the size of the content resized to ``size_px`` (see `read_painting`). All folders are measured
    on the pairs of the first, those of ``split`` where one is named, at most ``pairs``. ``against`` is the bundle that
    paints the same pairs as the reference, plain at full strength.
    """

    folders: tuple[Path, ...]
    contents: Path
    styles: Path
    judges: tuple[JudgeChoice, ...]
    against: Path | None = None
    size_px: int = DEFAULT_SIZE_PX
    pairs: int | None = None
    threads: int = 1
    split: Split | None = None

    def __post_init__(self) -> None:
        if not self.folders:
            raise SpecError("an evaluation of paintings needs at least one folder of them")
        if not self.judges:
            raise SpecError("nobody judges the paintings: add --judges, or --against")
        if self.size_px < SMALLEST_SIDE_PX:
            raise SpecError(f"the size must be at least {SMALLEST_SIDE_PX} px, not {self.size_px}")
        if (self.pairs is not None and self.pairs < 1) or self.threads < 0:
            raise SpecError("pairs must be at least 1, and threads not below 0")

    @property
    def names(self) -> tuple[str, ...]:
        """What the folders are called in the report: their own names, or their paths where two are called alike."""
        own = [folder.absolute().name for folder in self.folders]
        return tuple(
            name if own.count(name) == 1 else str(folder) for name, folder in zip(own, self.folders, strict=True)
        )


@dataclass(frozen=True, slots=True)
class OptimizedRequest:
    """What ``evaluation`` names, painted by optimisation as ``settings`` ask, once with each of ``loss_networks``.

    These are folders of bundles whose deepest encoders' features the losses compare; none means the bundle's own. Every
    optimisation starts from what the bundle paints in the form of ``evaluation``. A front is not measured.
    """

    evaluation: EvaluationRequest
    settings: OptimizeSettings
    loss_networks: tuple[Path, ...] = ()

    def __post_init__(self) -> None:
        if self.evaluation.front is not None:
            raise SpecError("a front is measured over what networks paint, not over pictures by optimisation")
        if self.evaluation.form.strength == 0:
            raise SpecError("at strength 0 there is nothing to optimise")
