from dataclasses import replace
from pathlib import Path

import pytest

from studio.compression.evaluation.evaluate import PaintedPair, evaluate
from studio.compression.evaluation.painted import ShownPair, evaluate_painted
from studio.compression.evaluation.request import (
    ComparisonSide,
    EvaluationRequest,
    JudgeChoice,
    NamedPair,
    PaintedRequest,
    Role,
    Split,
)
from studio.errors import InputError
from studio.progress import Progress, ProgressReport
from tests.unit.engine.pictures import write_pixels


@pytest.fixture
def painted(request_of_two: EvaluationRequest, tmp_path: Path) -> tuple[PaintedRequest, list[PaintedPair]]:
    """What the bundle paints, in files as if another program had."""
    pairs: list[PaintedPair] = []
    evaluate(replace(request_of_two, pairs=3), progress=Progress(), on_painted=pairs.append)
    for pair in pairs:
        name = f"{pair.content.path.stem}--{pair.style.path.stem}.png"
        write_pixels(tmp_path / "others" / name, pair.results[ComparisonSide.BUNDLE])
    request = PaintedRequest(
        folders=(tmp_path / "others",),
        contents=request_of_two.contents,
        styles=request_of_two.styles,
        judges=(JudgeChoice(request_of_two.sides[ComparisonSide.AGAINST]),),
        against=request_of_two.against,
        size_px=64,
    )
    return request, pairs


def test_figures_are_those_of_the_same_pictures_painted_here(
    painted: tuple[PaintedRequest, list[PaintedPair]],
) -> None:
    request, pairs = painted
    told: list[ProgressReport] = []
    shown: list[ShownPair] = []
    report = evaluate_painted(request, progress=Progress(on_report=told.append), on_measured=shown.append)
    assert told[-1].fraction == pytest.approx(1.0)
    expected = {(pair.figures.content, pair.figures.style): pair.figures for pair in pairs}
    for figures in report.pairs:
        own = expected[figures.pair.content, figures.pair.style]
        assert figures.results["others"] == own.results[ComparisonSide.BUNDLE]
        assert figures.reference == own.results[ComparisonSide.AGAINST]
    (point,) = report.front.points
    assert (point.name, point.form, report.against) == ("others", None, "large")
    assert report.front.reference is not None
    assert [list(pair.results) for pair in shown] == [["large", "others"]] * 3


def test_without_a_reference_and_with_pairs_named(painted: tuple[PaintedRequest, list[PaintedPair]]) -> None:
    request, pairs = painted
    named = NamedPair(pairs[1].content.path.name, pairs[1].style.path.name)
    split = Split("pairs.json", Role.REPORT, (named,))
    report = evaluate_painted(replace(request, against=None, split=split), progress=Progress())
    assert [figures.pair for figures in report.pairs] == [named]
    assert (report.front.reference, report.against, report.split) == (None, None, split)


def test_a_folder_that_lacks_a_pair_is_refused(
    painted: tuple[PaintedRequest, list[PaintedPair]], tmp_path: Path
) -> None:
    request, pairs = painted
    write_pixels(
        tmp_path / "fewer" / f"{pairs[0].content.path.stem}--{pairs[0].style.path.stem}.png",
        pairs[0].results[ComparisonSide.BUNDLE],
    )
    both = replace(request, folders=(*request.folders, tmp_path / "fewer"))
    with pytest.raises(InputError, match="fewer holds no painting"):
        evaluate_painted(both, progress=Progress())
