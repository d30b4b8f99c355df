from __future__ import annotations

import json
import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.codec import from_plain, to_plain
from studio.compression.plateau import Plateau, PlateauAction
from tests.reference import ratio_search as reference


def followed(scores: list[float], *, patience: int, resumes: bool = False) -> tuple[list[int], list[int], int]:
    """Decays after each score, the scores after which the best comes back, and how many scores there are."""
    plateau, best, decays, returns = Plateau(patience), math.inf, list[int](), list[int]()
    for number, score in enumerate(scores):
        if resumes:
            plateau = from_plain(Plateau, json.loads(json.dumps(to_plain(plateau))))
        plateau, action = plateau.scored(is_gain=score < best)
        best = min(best, score)
        decays.append(plateau.decays)
        if action is PlateauAction.LOWER:
            returns.append(number)
        if action is PlateauAction.STOP:
            assert plateau.has_ended
            break
    return decays, returns, len(decays)


@given(st.lists(st.integers(0, 30), max_size=60), st.integers(1, 4), st.booleans())
def test_a_retraining_goes_as_described(scores: list[int], patience: int, resumes: bool) -> None:
    expected = reference.retraining([Fraction(each) for each in scores], patience=patience)
    assert followed([float(each) for each in scores], patience=patience, resumes=resumes) == expected


@given(st.lists(st.floats(0, 1), min_size=200, max_size=200, unique=True), st.integers(1, 3))
def test_a_retraining_that_gains_nothing_more_ends(scores: list[float], patience: int) -> None:
    flat = [*scores[:50], *[2.0] * 150]
    decays, _, count = followed(flat, patience=patience)
    assert count < 200 and max(decays) <= 4


@pytest.mark.parametrize(
    ("scores", "decays"),
    [
        ([5, 4, 4, 4], [0, 0, 0, 1]),
        ([5, 6, 6, 4, 6, 6, 6, 6], [0, 0, 1, 1, 1, 2, 2, 2]),  # the second rate gained, the third nothing: the end
        ([9, 9, 9, 8, 8, 8, 7, 7, 7, 6, 6, 6, 5, 5, 5], [0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4, 4]),
    ],
)
def test_retrainings_worked_out_by_hand(scores: list[float], decays: list[int]) -> None:
    assert followed([*scores, 1.0], patience=2)[0][: len(decays)] == decays


def test_the_rate_falls_by_ten() -> None:
    plateau = Plateau(patience=1)
    assert plateau.rate == 1.0
    for decays in range(1, 5):
        plateau, _ = plateau.scored(is_gain=True)
        plateau, action = plateau.scored(is_gain=False)
        assert action is PlateauAction.LOWER and plateau.rate == pytest.approx(0.1**decays, rel=1e-15)
    assert plateau.scored(is_gain=False)[1] is PlateauAction.STOP
