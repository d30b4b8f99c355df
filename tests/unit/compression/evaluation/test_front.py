import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.compression.evaluation.figures import Front, FrontPoint, Likeness, ResultFigures, lower_envelope, style_at
from studio.compression.evaluation.grain import Grain

POSITIONS = st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), min_size=1, max_size=20)


def figures(content: float, style: float) -> ResultFigures:
    return ResultFigures(0.5, (Likeness({1: 1.0}, {1: 1.0}, {1: style}, content),), Grain((1.0, 1.0), 0.1))


def test_what_another_position_beats_in_both_is_left_out() -> None:
    positions = [(0.4, 0.2), (0.2, 0.6), (0.3, 0.7), (0.4, 0.3), (0.6, 0.2)]
    assert lower_envelope(positions) == ((0.2, 0.6), (0.4, 0.2))


@given(POSITIONS)
def test_nothing_measured_lies_below_the_envelope_to_its_left(positions: list[tuple[float, float]]) -> None:
    envelope = lower_envelope(positions)
    assert list(envelope) == sorted(envelope)
    assert [style for _, style in envelope] == sorted((style for _, style in envelope), reverse=True)
    for content, style in positions:
        assert any(kept[0] <= content and kept[1] <= style for kept in envelope)


def test_style_lies_on_straight_lines_between_the_positions_kept() -> None:
    positions = [(0.2, 0.6), (0.3, 0.9), (0.4, 0.2), (0.6, 0.3)]
    assert style_at(positions, 0.2) == 0.6
    assert style_at(positions, 0.25) == pytest.approx(0.5)
    assert style_at(positions, 0.4) == 0.2
    assert style_at(positions, 0.5) == 0.2  # nearer to the photograph and to the style than what was painted there


def test_beyond_what_was_measured_nothing_is_made_up() -> None:
    positions = [(0.2, 0.6), (0.4, 0.2), (0.6, 0.3)]
    assert style_at(positions, 0.19) is None
    assert style_at(positions, 0.61) is None
    assert style_at([], 0.3) is None


def test_the_four_numbers_are_taken_at_shares_of_the_references_content_distance() -> None:
    points = tuple(
        FrontPoint(str(content), None, figures(content, style)) for content, style in ((0.36, 0.5), (0.45, 0.2))
    )
    assert Front(points, None).styles_at(0) is None
    found = Front(points, figures(0.5, 0.1)).styles_at(0)
    assert found is not None
    assert found[0.63] is None
    assert found[0.72] == pytest.approx(0.5)
    assert found[0.81] == pytest.approx(0.35)
    assert found[0.90] == pytest.approx(0.2)
