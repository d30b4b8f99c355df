from dataclasses import replace

import pytest

from studio.compression.evaluation.evaluate import PaintedPair, evaluate
from studio.compression.evaluation.grain import measure_grain
from studio.compression.evaluation.judge import aligned_rgb, load_judge
from studio.compression.evaluation.means import ratios
from studio.compression.evaluation.panel import content_distance, content_similarity, gram_distance, relative_w2
from studio.compression.evaluation.request import ComparisonSide, EvaluationRequest, Form, JudgeChoice
from studio.errors import Cancelled
from studio.progress import Cancellation, Progress, ProgressReport


def test_figures_are_those_of_the_pictures_handed_out(request_of_two: EvaluationRequest) -> None:
    painted: list[PaintedPair] = []
    report = evaluate(request_of_two, progress=Progress(), on_painted=painted.append)
    assert len({(pair.content, pair.style) for pair in report.pairs}) == 4
    assert [pair.figures for pair in painted] == list(report.pairs)
    assert request_of_two.against is not None
    judge = load_judge(JudgeChoice(request_of_two.against))
    last, figures = painted[-1], report.pairs[-1].results[ComparisonSide.BUNDLE]
    result = last.results[ComparisonSide.BUNDLE]
    assert figures.ssim == content_similarity(result, last.content.pixels_hwc)
    seen, wanted = (judge.measure(aligned_rgb(pixels)) for pixels in (result, last.style.pixels_hwc))
    judged = figures.likeness[0]
    assert judged.relative_w2 == {level: relative_w2(judged.w2[level], wanted[level]) for level in (2, 1)}
    photo, painting = (judge.see(aligned_rgb(each)).block_ends for each in (last.content.pixels_hwc, result))
    assert judged.content_distance == content_distance(painting, photo)
    assert figures.grain == measure_grain(result)
    assert judged.style_distance == {level: gram_distance(seen[level], wanted[level]) for level in (2, 1)}


def test_bundles_are_described_and_files_passed_over_are_named(request_of_two: EvaluationRequest) -> None:
    report = evaluate(replace(request_of_two, pairs=6), progress=Progress())
    small, large = report.bundles[ComparisonSide.BUNDLE], report.bundles[ComparisonSide.AGAINST]
    assert (small.id, small.levels, large.id) == ("small", (2, 1), "large")
    assert small.cost.parameters < large.cost.parameters
    assert set(small.identity_error) == {2, 1}
    assert all(error > 0 for error in small.identity_error.values())
    assert small.timed_megapixels == pytest.approx(0.006, rel=0.1)
    assert [skipped.file.name for skipped in report.skipped] == ["broken.png"]
    assert [judge.label for judge in report.judges] == ["large:2,1"]


def test_a_bundle_against_itself_is_even(request_of_two: EvaluationRequest) -> None:
    report = evaluate(replace(request_of_two, against=request_of_two.bundle, pairs=2), progress=Progress())
    found = ratios(report)
    assert found is not None
    assert (found.style_distance[0].overall, found.ssim, found.speed_up) == (1.0, 1.0, 1.0)


def test_alone_and_with_judges_of_its_own(request_of_two: EvaluationRequest) -> None:
    assert request_of_two.against is not None
    judges = (JudgeChoice(request_of_two.bundle), JudgeChoice(request_of_two.against, (1,)))
    report = evaluate(replace(request_of_two, against=None, judges=judges, pairs=1), progress=Progress())
    assert ratios(report) is None
    ((pair,),) = (report.pairs,)
    assert [set(likeness.w2) for likeness in pair.results[ComparisonSide.BUNDLE].likeness] == [{2, 1}, {1}]


def test_each_level_is_painted_alone_for_its_grain(request_of_two: EvaluationRequest) -> None:
    report = evaluate(replace(request_of_two, pairs=1), progress=Progress())
    (pair,) = report.pairs
    for side, folder in request_of_two.sides.items():
        assert list(pair.level_grain[side]) == [2, 1]
        alone = replace(request_of_two, bundle=folder, against=None, pairs=1, levels=(2,))
        (single,) = evaluate(alone, progress=Progress()).pairs
        assert pair.level_grain[side][2] == single.results[ComparisonSide.BUNDLE].grain


def test_the_form_is_that_of_the_bundle_and_the_reference_stays_plain(request_of_two: EvaluationRequest) -> None:
    request = replace(request_of_two, against=request_of_two.bundle, pairs=1)
    plain, faint = (
        evaluate(replace(request, form=form), progress=Progress())
        for form in (Form(), Form(strength=0.1, level_strength={2: 0.0}))
    )
    assert plain.pairs[0].results[ComparisonSide.AGAINST] == faint.pairs[0].results[ComparisonSide.AGAINST]
    assert plain.pairs[0].results[ComparisonSide.BUNDLE] != faint.pairs[0].results[ComparisonSide.BUNDLE]
    assert faint.bundles[ComparisonSide.BUNDLE].form.strength == 0.1


def test_the_same_request_gives_the_same_figures(request_of_two: EvaluationRequest) -> None:
    first, second = (evaluate(replace(request_of_two, pairs=2), progress=Progress()).pairs for _ in range(2))
    assert first == second


def test_progress_runs_to_its_end_and_can_be_stopped(request_of_two: EvaluationRequest) -> None:
    told: list[ProgressReport] = []
    evaluate(replace(request_of_two, pairs=1), progress=Progress(on_report=told.append))
    assert told[-1].fraction == pytest.approx(1.0)
    cancellation = Cancellation()
    with pytest.raises(Cancelled):
        evaluate(
            request_of_two,
            progress=Progress(cancellation=cancellation),
            on_painted=lambda _: cancellation.request(),
        )
