"""The options of pruning in stages: ratios one after the other, or a floor and the steps of the search."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace, _MutuallyExclusiveGroup
from dataclasses import asdict, replace

from studio.codec import from_plain
from studio.errors import RecordError, SpecError
from studio.specs.pruning import PruneSpec, Retraining
from studio.specs.ratio_search import Floor, RatioSteps


def add_amounts(group: _MutuallyExclusiveGroup) -> None:
    """Declare the two ways to prune in stages among the ways to say how much goes."""
    group.add_argument(
        "--ratio-stages",
        metavar="R,R,…",
        help="prune and retrain several times: 0.2,0.4,0.6 of every layer, each from the best of the one before",
    )
    group.add_argument(
        "--floor",
        metavar="SSIM",
        help="search the largest ratio whose paintings are that similar to the unpruned ones, 0.9 or ssim=0.9; "
        "score=0.4 is a held-out score not to exceed, and ssim=0.9,score=0.4 is both",
    )


def add_search(parser: ArgumentParser) -> None:
    """Declare how the search goes, and how pruned pairs are retrained."""
    steps = ",".join(f"{name}={value:g}" for name, value in asdict(RatioSteps()).items())
    parser.add_argument(
        "--search",
        metavar="NAME=VALUE,…",
        default=steps,
        help="with --floor, the steps of the search; what is not named keeps its default: %(default)s",
    )
    parser.add_argument(
        "--retraining",
        choices=[each.value for each in Retraining],
        default=Retraining.COSINE.value,
        help="the learning rate falls as half a cosine, or to a tenth wherever scores stagnate (default: %(default)s)",
    )


def with_search(spec: PruneSpec, arguments: Namespace) -> PruneSpec:
    """``spec`` retrained and searched as they ask; raises SpecError where a value is out of range."""
    return replace(spec, search=_steps(arguments.search), retraining=Retraining(arguments.retraining))


def floor_from(text: str) -> Floor:
    """``0.9`` or ``ssim=0.9,score=0.4``; SpecError where it is neither."""
    try:
        plain = text if "=" in text else f"ssim={text}"
        pairs = [part.split("=") for part in plain.split(",")]
        named = {name.strip(): float(value) for name, value in pairs}
        if len(named) < len(pairs):
            raise ValueError(text)
        return Floor(**named)
    except (ValueError, TypeError) as error:
        raise SpecError(f"a floor is such as 0.9, score=0.4 or ssim=0.9,score=0.4, not {text!r}") from error


def ratio_stages_from(text: str) -> tuple[float, ...]:
    """``0.2,0.4``; SpecError where they are no numbers."""
    try:
        return tuple(float(part) for part in text.split(","))
    except ValueError as error:
        raise SpecError(f"the ratios of stages are such as 0.2,0.4,0.6, not {text!r}") from error


def _steps(text: str) -> RatioSteps:
    try:
        pairs = [part.split("=") for part in text.split(",")]
        named = {name.strip(): int(value) if value.strip().isdigit() else float(value) for name, value in pairs}
        return from_plain(RatioSteps, asdict(RatioSteps()) | named)
    except (ValueError, RecordError) as error:
        known = ", ".join(asdict(RatioSteps()))
        raise SpecError(f"steps of a search are such as stages=6,tolerance=0.05, of {known}; not {text!r}") from error
