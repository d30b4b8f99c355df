import math

import pytest

from studio.compression.experiments.accuracy_table import Row, ToldApart, summarised, table, told_apart, verdict
from studio.compression.experiments.classifier_pruning import Method, PruningResult


def result(method: Method, seed: int, accuracy: float, *, wished: float = 4.0, forced: int = 0) -> PruningResult:
    return PruningResult(method, wished, seed, wished + 0.2, accuracy - 7, accuracy, forced)


def test_figures_are_gathered_per_method_and_speed_up() -> None:
    results = [
        result(Method.INCREG, 0, 97.0),
        result(Method.INCREG, 1, 99.0, forced=3),
        result(Method.SPP, 0, 98.0),
        result(Method.INCREG, 0, 95.0, wished=13.0),
        result(Method.SPP, 0, 96.0, wished=13.0),
    ]
    rows = summarised(results)
    assert rows[0] == Row(
        Method.INCREG, 4.0, pytest.approx(4.2), 98.0, pytest.approx(math.sqrt(2)), 91.0, 3, (97.0, 99.0)
    )
    assert [(row.method, row.wished_speed_up, row.accuracy_spread) for row in rows[1:]] == [
        (Method.SPP, 4.0, 0.0),
        (Method.INCREG, 13.0, 0.0),
        (Method.SPP, 13.0, 0.0),
    ]
    lines = table([98.0, 99.0], rows).splitlines()
    assert lines[0] == "base network: 98.50 % over 2 seed(s)"
    assert lines[2].split() == ["4.2×", "IncReg", "98.00", "±", "1.41", "-0.50", "91.00"]
    assert "IncReg at 4× 3 filters" in lines[-1]


def test_a_method_is_better_where_the_difference_exceeds_every_spread() -> None:
    one_shot = [result(Method.ONE_SHOT, seed, accuracy) for seed, accuracy in enumerate((85.0, 85.2, 85.4))]
    spp = [result(Method.SPP, seed, accuracy) for seed, accuracy in enumerate((86.0, 86.0, 86.6))]  # +1 ± 0.2
    increg = [result(Method.INCREG, seed, accuracy) for seed, accuracy in enumerate((86.0, 84.5, 85.7))]  # +0.2 ± 0.85
    gradual = [result(Method.GRADUAL, seed, accuracy) for seed, accuracy in enumerate((83.0, 83.3, 83.3))]
    told = verdict([*one_shot, *spp, *increg, *gradual])
    assert told.startswith("Better than one-shot L1 by more than the spread over 3 seeds")
    assert "SPP at 4× (+1.00 ± 0.20)" in told and "IncReg" not in told
    assert "Worse by more than the spread: gradual L1 at 4× (-2.00 ± 0.10)." in told
    assert verdict([*one_shot, *increg]).startswith("No method beats one-shot L1 by more than the spread over 3 seeds")
    scattered = [(80.0, 79.9), (81.0, 80.9)]  # always better, by less than accuracies differ anyway
    assert told_apart({"SPP": scattered, "IncReg": [(90.0, 80.0)]}) == ToldApart((), ())


def test_what_cannot_be_compared_is_said() -> None:
    assert "One seed says nothing" in verdict([result(Method.ONE_SHOT, 0, 90.0), result(Method.SPP, 0, 99.0)])
    assert "Without one-shot L1" in verdict([result(Method.SPP, 0, 90.0), result(Method.SPP, 1, 91.0)])
