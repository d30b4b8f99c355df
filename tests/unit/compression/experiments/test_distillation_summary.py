from collections.abc import Sequence

import pytest

from studio.compression.experiments.distillation_runs import DistillationResult, Variant
from studio.compression.experiments.distillation_summary import Row, summarised, table, verdict


def outcomes_of(distances: dict[Variant, Sequence[float]]) -> list[DistillationResult]:
    """Style distances per variant and seed; variants left out are at 4 for every seed."""
    seeds = range(len(next(iter(distances.values()))))
    return [
        DistillationResult(
            variant, seed, distances[variant][seed] if variant in distances else 4.0, 0.5 + seed / 10, (), {}
        )
        for seed in seeds
        for variant in Variant
    ]


def test_figures_are_gathered_per_variant() -> None:
    rows = summarised(outcomes_of({Variant.BOTH: (1.0, 2.0, 3.0)}))
    assert [row.variant for row in rows] == list(Variant)
    assert rows[-1] == Row(Variant.BOTH, 2.0, 1.0, pytest.approx(0.6), pytest.approx(0.1))
    assert rows[0].style_distance_spread == 0.0
    assert table(rows).splitlines()[-1].split() == ["both", "2.000", "±", "1.000", "0.600", "±", "0.100"]


def test_one_seed_has_no_spread() -> None:
    results = outcomes_of({Variant.BOTH: (1.0,)})
    assert all(row.style_distance_spread == 0.0 for row in summarised(results))
    assert all(sentence.endswith("one seed says nothing of the spread.") for sentence in verdict(results))


def test_variants_are_compared_seed_by_seed() -> None:
    embedding, decoder, *_, neither = verdict(
        outcomes_of(
            {
                Variant.BOTH: (1.0, 2.0, 3.0),
                Variant.EMBEDDING: (1.2, 2.3, 3.1),  # apart by far less than seeds are, but in every seed
                Variant.DECODER: (0.5, 2.5, 3.1),
                Variant.NEITHER: (0.9, 1.9, 2.9),
            }
        )
    )
    assert embedding == (
        "Style distance, both against embedding: -0.200 ± 0.100, nearer to the style in 3 of 3 seeds: "
        "larger than the spread, both is better."
    )
    assert "in 2 of 3 seeds: no larger than the spread" in decoder
    assert neither.endswith("in 0 of 3 seeds: larger than the spread, both is worse.")
