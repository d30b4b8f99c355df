import pytest

from studio.compression.experiments.aims_judging import Point
from studio.compression.experiments.aims_runs import AimResult
from studio.compression.experiments.aims_summary import against, likenesses, style_at, table, verdict
from studio.specs.painting import Aim


def result(aim: Aim | None, seed: int, factor: float, shift: float = 0.0) -> AimResult:
    front = tuple(Point(s, factor * (1.1 - s), shift + 0.4 * s) for s in (1.0, 0.6, 0.2))
    return AimResult(aim, seed, 0 if aim is None else 100, 60.0, front)


START = result(None, 0, 1.0)
OUTCOMES = [
    START,
    result(Aim.IMITATE, 0, 0.9),
    result(Aim.PAINT, 0, 0.45),
    result(Aim.IMITATE, 1, 0.8),
    result(Aim.PAINT, 1, 0.6),
]


def test_style_is_read_between_the_points_of_a_front() -> None:
    assert style_at(START.front, 0.24) == pytest.approx(0.5)
    assert style_at(START.front, 0.32) == pytest.approx(0.3)


def test_fronts_are_compared_where_all_of_them_are() -> None:
    assert likenesses(OUTCOMES) == pytest.approx([0.16, 0.24, 0.32])
    assert likenesses([START, result(Aim.PAINT, 0, 1.0, shift=0.2)]) == pytest.approx([0.31, 0.34, 0.37])
    assert against(OUTCOMES[2], START, likenesses(OUTCOMES)) == pytest.approx(0.45)


def test_the_table_has_every_aim_and_the_verdict_counts_seeds() -> None:
    lines = table(OUTCOMES).splitlines()
    assert [line.split()[0] for line in lines if line[0].isalpha() and not line.startswith("style")] == [
        "start", "imitate", "paint"
    ] * 2  # fmt: skip
    assert lines[-1].split()[-3:] == ["0.525", "±", "0.106"] and "100 steps, 60 s" in lines[-1]
    assert "paint over imitate: 0.625 ± 0.177; nearer to the style in 2 of 2 seeds" in verdict(OUTCOMES)


def test_fronts_that_share_no_likeness_are_not_compared() -> None:
    apart = [START, result(Aim.IMITATE, 0, 1.0), result(Aim.PAINT, 0, 1.0, shift=0.5)]
    assert "share no content distance" in table(apart) and "nothing can be said" in verdict(apart)
