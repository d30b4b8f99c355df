"""A report made by hand, whose means and ratios are known."""

from studio.compression.evaluation.costs import BundleCost, LayerCost
from studio.compression.evaluation.figures import (
    BundleFigures,
    EvaluationReport,
    Front,
    FrontPoint,
    JudgeFacts,
    Likeness,
    PairFigures,
    ResultFigures,
)
from studio.compression.evaluation.grain import Grain
from studio.compression.evaluation.request import PLAIN, ComparisonSide, Form
from studio.engine.timing import Timing
from studio.specs.method import Method


def cost(*, width: int, parameters: int) -> BundleCost:
    layers = tuple(
        LayerCost(1, network, "conv1_1", 3, width, 28 * width, 27.0 * width) for network in ("encoder", "decoder")
    )
    return BundleCost(parameters, parameters * 4, layers)


def bundle(name: str, bundle_cost: BundleCost, *, seconds: float) -> BundleFigures:
    return BundleFigures(
        id=name,
        method=Method.WCT,
        levels=(1,),
        form=PLAIN,
        cost=bundle_cost,
        identity_error={1: 0.25},
        timing=Timing((seconds, seconds)),
        timed_megapixels=0.5,
    )


def likeness(distance: float) -> Likeness:
    return Likeness({1: distance}, {1: distance / 2}, {1: distance / 10}, distance / 20)


def result(ssim: float, *distances: float, grain: float = 1.0) -> ResultFigures:
    return ResultFigures(ssim, tuple(map(likeness, distances)), Grain((grain, grain / 2), grain / 10))


def pair(content: str, style: str, ours: ResultFigures, theirs: ResultFigures) -> PairFigures:
    alone = {ComparisonSide.BUNDLE: {1: Grain((3.0, 3.0), 0.3)}, ComparisonSide.AGAINST: {1: Grain((2.0, 1.0), 0.1)}}
    return PairFigures(content, style, {ComparisonSide.BUNDLE: ours, ComparisonSide.AGAINST: theirs}, alone)


def placed(*positions: tuple[float, float]) -> ResultFigures:
    """By content distance and style under each judge."""
    seen = tuple(Likeness({1: 1.0}, {1: 1.0}, {1: style}, content) for content, style in positions)
    return ResultFigures(0.5, seen, Grain((1.0, 0.5), 0.1))


def front() -> Front:
    """At full strength with r 0 and 1 under two judges; the reference is as far from the content as r 0."""
    points = (
        FrontPoint("r 0, strength 1", Form(), placed((0.10, 0.10), (0.05, 0.05))),
        FrontPoint("r 1, strength 1", Form(detail=1.0), placed((0.05, 0.20), (0.035, 0.08))),
    )
    return Front(points, placed((0.10, 0.20), (0.05, 0.10)))


REPORT = EvaluationReport(
    size_px=64,
    seed=0,
    threads=1,
    judges=(JudgeFacts("large", (1,)), JudgeFacts("vgg", (1,))),
    bundles={
        ComparisonSide.BUNDLE: bundle("small", cost(width=4, parameters=100), seconds=1.0),
        ComparisonSide.AGAINST: bundle("large", cost(width=8, parameters=300), seconds=3.0),
    },
    pairs=(
        pair("a.png", "s.png", result(0.4, 2.0, 1.0, grain=1.0), result(0.5, 1.0, 1.0)),
        pair("b.png", "t.png", result(0.5, 8.0, 4.0, grain=4.0), result(0.7, 1.0, 1.0)),
    ),
    skipped=(),
)
