"""What the figures of the distillation experiment say: a table, and sentences that claim no more than they show."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from studio.compression.experiments.distillation_runs import DistillationResult, Variant

_COMPARED = (
    (Variant.BOTH, Variant.EMBEDDING),
    (Variant.BOTH, Variant.DECODER),
    (Variant.EMBEDDING, Variant.NEITHER),
    (Variant.DECODER, Variant.NEITHER),
    (Variant.BOTH, Variant.NEITHER),
)


@dataclass(frozen=True, slots=True)
class Row:
    """One variant over all seeds, as student / teacher; spreads are sample standard deviations, 0 for one seed."""

    variant: Variant
    style_distance_mean: float
    style_distance_spread: float
    ssim_mean: float
    ssim_spread: float


def summarised(results: Sequence[DistillationResult]) -> list[Row]:
    """Mean and spread of every variant, in the order of `Variant`."""
    rows = []
    for variant in Variant:
        distances = [each.style_distance for each in results if each.variant is variant]
        ssims = [each.ssim for each in results if each.variant is variant]
        rows.append(
            Row(variant, statistics.fmean(distances), spread_of(distances), statistics.fmean(ssims), spread_of(ssims))
        )
    return rows


def table(rows: Sequence[Row]) -> str:
    """For a person: what taught the encoder, and student / teacher as mean ± spread."""
    lines = [f"{'taught by':<10}  {'style distance':>15}  {'content SSIM':>15}"]
    lines += [
        f"{row.variant:<10}  {row.style_distance_mean:>7.3f} ± {row.style_distance_spread:.3f}  "
        f"{row.ssim_mean:>7.3f} ± {row.ssim_spread:.3f}"
        for row in rows
    ]
    return "\n".join(lines)


def verdict(results: Sequence[DistillationResult]) -> list[str]:
    """A sentence for every comparison that matters: seed by seed, as variants of a seed share start and crops.

    A mean difference counts as told apart where it exceeds the spread of the differences between seeds.
    """
    found = {(each.variant, each.seed): each.style_distance for each in results}
    seeds = sorted({each.seed for each in results})
    return [compared(one, other, [found[one, seed] - found[other, seed] for seed in seeds]) for one, other in _COMPARED]


def compared(one: str, other: str, differences: Sequence[float]) -> str:
    """A sentence on the style distances of ``one`` less those of ``other``, seed by seed."""
    mean, spread = statistics.fmean(differences), spread_of(differences)
    figures = f"Style distance, {one} against {other}: {mean:+.3f} ± {spread:.3f}"
    if len(differences) < 2:
        return f"{figures}; one seed says nothing of the spread."
    nearer = f"{figures}, nearer to the style in {sum(each < 0 for each in differences)} of {len(differences)} seeds"
    if abs(mean) <= spread:
        return f"{nearer}: no larger than the spread, so these seeds do not tell the two apart."
    return f"{nearer}: larger than the spread, {one} is {'better' if mean < 0 else 'worse'}."


def spread_of(values: Sequence[float]) -> float:
    """The sample standard deviation, 0 for one value."""
    return statistics.stdev(values) if len(values) > 1 else 0.0
