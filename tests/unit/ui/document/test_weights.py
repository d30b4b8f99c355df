"""Weights as people read them."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from studio.specs.stylize import StyleChoice
from studio.ui.document.recipe import share_percents, weight_numbers, with_weight, without

A, B, C = Path("a.jpg"), Path("b.jpg"), Path("c.jpg")
weights = st.lists(st.floats(0.01, 50), min_size=1, max_size=9)


def mix(*given_weights: float) -> tuple[StyleChoice, ...]:
    return tuple(StyleChoice(Path(f"{number}.jpg"), weight) for number, weight in enumerate(given_weights))


@given(weights)
def test_shares_sum_to_a_hundred_and_are_near_the_truth(given_weights: list[float]) -> None:
    shares = share_percents(mix(*given_weights))
    assert sum(shares) == 100
    for share, weight in zip(shares, given_weights, strict=True):
        assert abs(share - 100 * weight / sum(given_weights)) < 1


def test_nothing_chosen_has_no_shares() -> None:
    assert share_percents(()) == ()


def test_weights_above_one_are_brought_down_together() -> None:
    assert weight_numbers(mix(3.0, 1.5)) == (100, 50)
    assert weight_numbers(mix(0.5, 0.25)) == (50, 25)
    assert weight_numbers(mix(1.0, 0.001)) == (100, 1)


def test_one_weight_changes_and_the_others_stay() -> None:
    styles = (StyleChoice(A, 2.0), StyleChoice(B, 1.0))
    assert with_weight(styles, 1, 20) == (StyleChoice(A, 1.0), StyleChoice(B, 0.2))


def test_a_style_leaves_the_mix() -> None:
    styles = (StyleChoice(A), StyleChoice(B), StyleChoice(C))
    assert without(styles, B) == (StyleChoice(A), StyleChoice(C))
