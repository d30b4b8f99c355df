"""Figures of many pairs averaged: means per bundle, and ratios of the bundle to the one it is held against."""

from __future__ import annotations

import math
import statistics
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from studio.compression.evaluation.costs import LayerSpeedUp, layer_speed_ups
from studio.compression.evaluation.figures import EvaluationReport, LevelFigures, Likeness, PairFigures, ResultFigures
from studio.compression.evaluation.grain import Grain
from studio.compression.evaluation.request import ComparisonSide

_LEAST_DISTANCE = 1e-12  # what a distance of zero counts as: two flat pictures of one colour must not end the report


@dataclass(frozen=True, slots=True)
class LevelRatios:
    """Bundle / against under one judge, of the means per level, and of the mean over all levels."""

    levels: LevelFigures
    overall: float


@dataclass(frozen=True, slots=True)
class Ratios:
    """Quality as bundle / against (of likeness one for each judge), costs as against / bundle."""

    style_distance: tuple[LevelRatios, ...]
    w2: tuple[LevelRatios, ...]
    relative_w2: tuple[LevelRatios, ...]
    content_distance: tuple[float, ...]
    ssim: float
    grain: Grain
    level_grain: Mapping[int, Grain]
    parameters: float
    disk_bytes: float
    speed_up: float
    level_speed_ups: LevelFigures
    layer_speed_ups: tuple[LayerSpeedUp, ...]
    measured_speed_up: float


def geometric_mean(values: Iterable[float]) -> float:
    """exp of the mean logarithm of at least one value; values below 1e-12 count as that."""
    return math.exp(statistics.fmean(math.log(max(value, _LEAST_DISTANCE)) for value in values))


def likeness_mean(seen: Sequence[Likeness]) -> Likeness:
    """One for several, at least one, of one judge: geometric means of style distance and W2, whose scales differ from
    style to style; arithmetic ones of relative W2 and content distance, which have no unit.
    """
    levels = seen[0].w2.keys()
    return Likeness(
        style_distance={level: geometric_mean(each.style_distance[level] for each in seen) for level in levels},
        w2={level: geometric_mean(each.w2[level] for each in seen) for level in levels},
        relative_w2={level: statistics.fmean(each.relative_w2[level] for each in seen) for level in levels},
        content_distance=statistics.fmean(each.content_distance for each in seen),
    )


def result_mean(results: Sequence[ResultFigures]) -> ResultFigures:
    """One for several paintings, at least one, seen by the same judges."""
    judged = zip(*(result.likeness for result in results), strict=True)
    return ResultFigures(
        ssim=statistics.fmean(result.ssim for result in results),
        likeness=tuple(likeness_mean(seen) for seen in judged),
        grain=grain_mean([result.grain for result in results]),
    )


def grain_mean(seen: Sequence[Grain]) -> Grain:
    """Geometric means of at least one."""
    coarse, fine = (geometric_mean(each.axis_power[band] for each in seen) for band in (0, 1))
    return Grain((coarse, fine), geometric_mean(each.lattice for each in seen))


def grain_ratio(ours: Grain, theirs: Grain) -> Grain:
    """The one over the other; a figure of zero counts as 1e-12."""
    coarse, fine = map(ratio, ours.axis_power, theirs.axis_power)
    return Grain((coarse, fine), ratio(ours.lattice, theirs.lattice))


def ratio(ours: float, theirs: float) -> float:
    """``ours`` over ``theirs``; values below 1e-12 count as that."""
    return max(ours, _LEAST_DISTANCE) / max(theirs, _LEAST_DISTANCE)


def side_mean(pairs: Sequence[PairFigures], side: ComparisonSide) -> ResultFigures:
    """One for all paintings of ``side``, by its whole cascade."""
    return result_mean([pair.results[side] for pair in pairs])


def mean_level_grain(report: EvaluationReport, side: ComparisonSide) -> dict[int, Grain]:
    """Of each level alone, over the pairs."""
    levels = report.bundles[side].levels
    return {level: grain_mean([pair.level_grain[side][level] for pair in report.pairs]) for level in levels}


def ratios(report: EvaluationReport) -> Ratios | None:
    """How the bundle compares with the one it is held against; None where there is none."""
    if ComparisonSide.AGAINST not in report.bundles:
        return None
    ours, theirs = report.bundles[ComparisonSide.BUNDLE], report.bundles[ComparisonSide.AGAINST]
    our_mean, their_mean = (side_mean(report.pairs, side) for side in (ComparisonSide.BUNDLE, ComparisonSide.AGAINST))
    seen = list(zip(our_mean.likeness, their_mean.likeness, strict=True))
    our_grain, their_grain = (
        mean_level_grain(report, side) for side in (ComparisonSide.BUNDLE, ComparisonSide.AGAINST)
    )
    our_macs, their_macs = ours.cost.level_macs_per_pixel, theirs.cost.level_macs_per_pixel
    return Ratios(
        style_distance=tuple(_level_ratios(our.style_distance, their.style_distance) for our, their in seen),
        w2=tuple(_level_ratios(our.w2, their.w2) for our, their in seen),
        relative_w2=tuple(_mean_ratios(our, their) for our, their in seen),
        content_distance=tuple(ratio(our.content_distance, their.content_distance) for our, their in seen),
        ssim=our_mean.ssim / their_mean.ssim,
        grain=grain_ratio(our_mean.grain, their_mean.grain),
        level_grain={
            level: grain_ratio(grain, their_grain[level]) for level, grain in our_grain.items() if level in their_grain
        },
        parameters=theirs.cost.parameters / ours.cost.parameters,
        disk_bytes=theirs.cost.disk_bytes / ours.cost.disk_bytes,
        speed_up=theirs.cost.macs_per_pixel / ours.cost.macs_per_pixel,
        level_speed_ups={level: their_macs[level] / our_macs[level] for level in our_macs if level in their_macs},
        layer_speed_ups=layer_speed_ups(ours.cost, theirs.cost),
        measured_speed_up=theirs.seconds_per_megapixel / ours.seconds_per_megapixel,
    )


def _mean_ratios(ours: Likeness, theirs: Likeness) -> LevelRatios:
    levels = {level: ratio(value, theirs.relative_w2[level]) for level, value in ours.relative_w2.items()}
    return LevelRatios(levels, ratio(ours.style, theirs.style))


def _level_ratios(ours: LevelFigures, theirs: LevelFigures) -> LevelRatios:
    """A ratio of geometric means is the geometric mean of the ratios, every pair having every level."""
    levels = {level: ours[level] / theirs[level] for level in ours}
    return LevelRatios(levels, geometric_mean(levels.values()))
