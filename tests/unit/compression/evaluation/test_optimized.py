from dataclasses import replace

import numpy as np
import pytest

from studio.compression.evaluation.evaluate import PaintedPair, evaluate
from studio.compression.evaluation.figures import JudgeFacts, Likeness
from studio.compression.evaluation.optimized import (
    Cost,
    OptimizedPair,
    OptimizedPictures,
    OptimizedReport,
    VariantFigures,
    evaluate_optimized,
    is_win,
)
from studio.compression.evaluation.optimized_record import optimized_to_json, optimized_to_text
from studio.compression.evaluation.request import (
    PLAIN,
    ComparisonSide,
    EvaluationRequest,
    Form,
    FrontGrid,
    JudgeChoice,
    OptimizedRequest,
)
from studio.errors import BundleError, SpecError
from studio.progress import Progress, ProgressReport
from studio.specs.optimize import OptimizeSettings
from tests.unit.compression.evaluation.reports import result

FEW = OptimizeSettings(iterations=2)


@pytest.fixture
def request_of_one(request_of_two: EvaluationRequest) -> EvaluationRequest:
    assert request_of_two.against is not None
    judges = (JudgeChoice(request_of_two.against), JudgeChoice(request_of_two.bundle))
    return replace(request_of_two, pairs=2, judges=judges)


def test_every_variant_is_painted_and_measured_on_the_same_pairs(request_of_one: EvaluationRequest) -> None:
    plain: list[PaintedPair] = []
    evaluate(request_of_one, progress=Progress(), on_painted=plain.append)
    told: list[ProgressReport] = []
    shown: list[OptimizedPictures] = []
    request = OptimizedRequest(request_of_one, FEW, (request_of_one.bundle, *filter(None, [request_of_one.against])))
    report = evaluate_optimized(request, progress=Progress(on_report=told.append), on_painted=shown.append)
    assert report.references == ("small, plain", "large, plain")
    assert report.optimized == ("losses of small", "losses of large")
    assert report.loss_networks == ("small", "large")
    assert told[-1].fraction == pytest.approx(1.0)
    assert any("pair 1 of 2: iteration 2 of 2" in each.stage for each in told)
    sides = {"small, plain": ComparisonSide.BUNDLE, "large, plain": ComparisonSide.AGAINST}
    for pair, pictures, before in zip(report.pairs, shown, plain, strict=True):
        assert (pair.content, pair.style) == (before.figures.content, before.figures.style)
        for name, side in sides.items():
            assert pair.results[name].figures == before.figures.results[side]
            assert np.array_equal(pictures.results[name], before.results[side])
        own, other = (pictures.results[name] for name in report.optimized)
        assert own.shape == before.content.pixels_hwc.shape
        assert own.dtype == np.uint8
        assert not np.array_equal(own, pictures.results["small, plain"])
        assert not np.array_equal(own, other)
        assert all(each.cost.elapsed_s > 0 for each in pair.results.values())


def test_the_form_is_that_of_the_start(request_of_one: EvaluationRequest) -> None:
    def painted(form: Form) -> list[OptimizedPictures]:
        shown: list[OptimizedPictures] = []
        request = OptimizedRequest(replace(request_of_one, form=form, pairs=1), FEW)
        evaluate_optimized(request, progress=Progress(), on_painted=shown.append)
        return shown

    ((plain,), (detailed,)) = painted(PLAIN), painted(Form(detail=1.0))
    assert list(plain.results) == ["small, plain", "large, plain", "losses of small"]
    assert list(detailed.results) == ["small, plain", "small, the start", "large, plain", "losses of small"]
    assert np.array_equal(plain.results["small, plain"], detailed.results["small, plain"])
    assert not np.array_equal(detailed.results["small, the start"], detailed.results["small, plain"])
    assert not np.array_equal(plain.results["losses of small"], detailed.results["losses of small"])


def test_what_cannot_be_compared_is_refused(request_of_one: EvaluationRequest) -> None:
    with pytest.raises(SpecError, match="nothing to optimise"):
        OptimizedRequest(replace(request_of_one, form=Form(strength=0.0)), FEW)
    with pytest.raises(SpecError, match="a front is measured"):
        OptimizedRequest(replace(request_of_one, front=FrontGrid()), FEW)
    twice = OptimizedRequest(request_of_one, FEW, (request_of_one.bundle, request_of_one.bundle))
    with pytest.raises(SpecError, match="the same id"):
        evaluate_optimized(twice, progress=Progress())
    absent = OptimizedRequest(request_of_one, replace(FEW, content_layer="conv4_1"))
    with pytest.raises(BundleError, match=r"small has no layer conv4_1; it has conv1_1, conv1_2, conv2_1"):
        evaluate_optimized(absent, progress=Progress())


def seen(style: float, content: float) -> Likeness:
    return Likeness({1: 1.0}, {1: 1.0}, {1: style}, content)


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ((0.1, 0.5), (0.2, 0.5), True),
        ((0.1, 0.4), (0.2, 0.5), True),
        ((0.1, 0.6), (0.2, 0.5), False),
        ((0.2, 0.4), (0.2, 0.5), False),
        ((0.3, 0.4), (0.2, 0.5), False),
    ],
)
def test_a_win_is_nearer_to_the_style_and_no_further_from_the_photograph(
    ours: tuple[float, float], theirs: tuple[float, float], expected: bool
) -> None:
    assert is_win(seen(*ours), seen(*theirs)) is expected


def variant(first: float, second: float, seconds: float, peak_bytes: int | None) -> VariantFigures:
    return VariantFigures(result(0.5, first, second), Cost(seconds, seconds / 2, peak_bytes))


def report_by_hand() -> OptimizedReport:
    """By the first judge the optimised picture wins the first pair alone, by the second none."""
    pairs = (
        OptimizedPair(
            "a.png",
            "s.png",
            {"tiny, plain": variant(4.0, 2.0, 1.0, 7_000_000), "losses of own": variant(2.0, 4.0, 9.0, None)},
        ),
        OptimizedPair(
            "b.png",
            "s.png",
            {"tiny, plain": variant(4.0, 2.0, 3.0, 9_000_000), "losses of own": variant(6.0, 2.0, 11.0, None)},
        ),
    )
    return OptimizedReport(
        size_px=64,
        threads=1,
        judges=(JudgeFacts("vgg", (1,)), JudgeFacts("own", (1,))),
        settings=FEW,
        form=PLAIN,
        optimized=("losses of own",),
        loss_networks=("own",),
        references=("tiny, plain",),
        pairs=pairs,
        skipped=(),
        split=None,
    )


def test_wins_medians_and_peaks() -> None:
    report = report_by_hand()
    assert [report.wins("losses of own", "tiny, plain", judge) for judge in (0, 1)] == [1, 0]
    assert report.cost("tiny, plain") == Cost(2.0, 1.0, 9_000_000)
    assert report.cost("losses of own") == Cost(10.0, 5.0, None)
    assert report.mean("losses of own").likeness[0].style == pytest.approx(0.4)


def test_people_get_tables_that_say_who_took_part() -> None:
    text = optimized_to_text(report_by_hand())
    assert text.startswith(
        "by optimisation (adam, 2 iterations, w2, content weight 0.02), from stylized\n2 pairs at 64 px"
    )
    (plain,) = [line.split() for line in text.splitlines() if line.startswith("tiny, plain")]
    assert plain[2:5] == ["0.400", "/", "0.200"]
    assert plain[-4:] == ["2.00", "1.00", "9", "MB"]
    (wins,) = [line for line in text.splitlines() if line.startswith("losses of own over tiny, plain")]
    assert wins.split("plain")[1].split() == ["1", "of", "2", "0", "of", "2,", "took", "part"]


def test_programs_get_plain_values() -> None:
    told = optimized_to_json(report_by_hand())
    assert told["wins"] == {"losses of own": {"tiny, plain": [1, 0]}}
    assert told["settings"]["iterations"] == 2
    assert told["variants"]["tiny, plain"]["cost"] == {"elapsed_s": 2.0, "cpu_s": 1.0, "peak_bytes": 9_000_000}
    assert told["pairs"][1]["results"]["losses of own"]["figures"]["ssim"] == 0.5
