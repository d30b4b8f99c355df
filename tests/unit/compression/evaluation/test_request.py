from pathlib import Path

import pytest

from studio.compression.evaluation.request import PLAIN, ComparisonSide, EvaluationRequest, Form, FrontGrid, JudgeChoice
from studio.errors import SpecError

ALONE = EvaluationRequest(Path("b"), Path("contents"), Path("styles"))


def test_the_other_bundle_judges_unless_judges_are_named() -> None:
    beside = EvaluationRequest(Path("b"), Path("contents"), Path("styles"), against=Path("a"))
    named = EvaluationRequest(Path("b"), Path("contents"), Path("styles"), judges=(JudgeChoice(Path("j"), (1,)),))
    assert [request.chosen_judges[0].folder.name for request in (ALONE, beside, named)] == ["b", "a", "j"]
    assert ALONE.sides == {ComparisonSide.BUNDLE: Path("b")}
    assert list(beside.sides) == [ComparisonSide.BUNDLE, ComparisonSide.AGAINST]


@pytest.mark.parametrize(
    ("field", "value"),
    [("size_px", 31), ("pairs", 0), ("repeats", 0), ("threads", -1), ("levels", (1, 2)), ("latency_megapixels", 0.0)],
)
def test_values_out_of_range_are_refused(field: str, value: object) -> None:
    with pytest.raises(SpecError):
        EvaluationRequest(Path("b"), Path("contents"), Path("styles"), **{field: value})  # type: ignore[arg-type]  # the point


def test_only_the_bundle_paints_in_the_form_asked_for() -> None:
    request = EvaluationRequest(Path("b"), Path("contents"), Path("styles"), form=Form(strength=0.5))
    assert request.form_of(ComparisonSide.BUNDLE) == Form(strength=0.5)
    assert request.form_of(ComparisonSide.AGAINST) == PLAIN


@pytest.mark.parametrize(
    ("strengths", "details"), [((0.0, 1.0), (0.0,)), ((1.1,), (0.0,)), ((), (0.0,)), ((1.0,), ()), ((1.0,), (-0.1,))]
)
def test_a_front_paints_neither_nothing_nor_too_much(strengths: tuple[float, ...], details: tuple[float, ...]) -> None:
    with pytest.raises(SpecError):
        FrontGrid(strengths, details)
