from dataclasses import replace

import pytest

from studio.compression.evaluation.evaluate import evaluate
from studio.compression.evaluation.request import ComparisonSide, EvaluationRequest, Form, FrontGrid
from studio.progress import Progress, ProgressReport

GRID = FrontGrid(strengths=(0.5, 1.0), details=(0.0,))


def test_every_form_is_painted_and_the_plain_one_is_the_evaluations_own(request_of_two: EvaluationRequest) -> None:
    told: list[ProgressReport] = []
    report = evaluate(replace(request_of_two, pairs=1, front=GRID), progress=Progress(on_report=told.append))
    assert told[-1].fraction == pytest.approx(1.0)
    assert report.front is not None
    half, full = report.front.points
    assert (half.name, full.name) == ("r 0, strength 0.5", "r 0, strength 1")
    (pair,) = report.pairs
    own = pair.results[ComparisonSide.BUNDLE].likeness[0]
    assert full.position(0) == pytest.approx((own.content_distance, own.style))
    assert report.front.reference is not None
    assert report.front.reference.likeness[0].style == pytest.approx(
        pair.results[ComparisonSide.AGAINST].likeness[0].style
    )
    halved = evaluate(replace(request_of_two, pairs=1, form=Form(strength=0.5)), progress=Progress())
    assert half.figures.ssim == pytest.approx(halved.pairs[0].results[ComparisonSide.BUNDLE].ssim)


def test_means_are_over_all_pairs_and_alone_there_is_no_reference(request_of_two: EvaluationRequest) -> None:
    request = replace(request_of_two, pairs=2, against=None, form=Form(level_strength={2: 0.5}), front=GRID)
    report = evaluate(request, progress=Progress())
    assert report.front is not None
    assert report.front.reference is None
    half, full = report.front.points
    assert half.form == Form(strength=0.5, level_strength={2: 0.5})
    assert full.figures.ssim == pytest.approx(
        sum(pair.results[ComparisonSide.BUNDLE].ssim for pair in report.pairs) / 2
    )
