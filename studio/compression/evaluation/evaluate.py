"""The evaluation itself: gather pictures, paint every pair with every bundle, measure, time, report."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from studio.compression.evaluation.costs import bundle_cost
from studio.compression.evaluation.figures import (
    BundleFigures,
    EvaluationReport,
    LevelFigures,
    PairFigures,
)
from studio.compression.evaluation.grain import measure_grain
from studio.compression.evaluation.identity import identity_error
from studio.compression.evaluation.judge import aligned_rgb, load_judge
from studio.compression.evaluation.latency import pixels_for_timing, time_cascades
from studio.compression.evaluation.painters import Painters, Pixels
from studio.compression.evaluation.panel import Panel
from studio.compression.evaluation.pictures import EvaluationPicture, Skipped, draw_pairs, gather_pictures
from studio.compression.evaluation.request import EvaluationRequest, Side
from studio.progress import Progress

PicturePair = tuple[EvaluationPicture, EvaluationPicture]


@dataclass(frozen=True, slots=True, eq=False)
class PaintedPair:
    """One content, one style, what each side made of them, (h, w, 3) uint8, and what was measured of it."""

    content: EvaluationPicture
    style: EvaluationPicture
    results: Mapping[Side, Pixels]
    figures: PairFigures


def evaluate(
    request: EvaluationRequest, *, progress: Progress, on_painted: Callable[[PaintedPair], None] | None = None
) -> EvaluationReport:
    """Paint and measure all that ``request`` names; ``on_painted`` is given every pair as soon as it is measured.

    Raises InputError where a folder has no usable picture, BundleError where a bundle cannot paint or a level or weight
    is missing, Cancelled when asked to stop.
    """
    painters = Painters(request, progress.cancellation)
    panel = Panel(tuple(load_judge(choice) for choice in request.chosen_judges))
    pairs, skipped = _gather_pairs(request, progress)
    progress.plan(len(pairs) + 2 * len(painters.bundles))
    figures = []
    for number, (content, style) in enumerate(pairs, start=1):
        results = {side: painters.painter(side, style.path)(content.pixels_hwc) for side in painters.bundles}
        painted = PaintedPair(content, style, results, _measure_pair(panel, painters, (content, style), results))
        figures.append(painted.figures)
        if on_painted is not None:
            on_painted(painted)
        progress.advance(1, f"pair {number} of {len(pairs)}")
    return EvaluationReport(
        size_px=request.size_px,
        seed=request.seed,
        threads=painters.threads,
        judges=panel.facts,
        bundles=_measure_bundles(request, painters, pairs, progress),
        pairs=tuple(figures),
        skipped=skipped,
    )


def _measure_pair(panel: Panel, painters: Painters, pair: PicturePair, results: Mapping[Side, Pixels]) -> PairFigures:
    content, style = pair
    seen = panel.look_at(content.pixels_hwc)
    return PairFigures(
        content=content.path.name,
        style=style.path.name,
        results={side: panel.measure(result, seen, style) for side, result in results.items()},
        level_grain={
            side: {
                level: measure_grain(painters.painter(side, style.path, levels=(level,))(content.pixels_hwc))
                for level in painters.levels(side)
            }
            for side in results
        },
    )


def _gather_pairs(request: EvaluationRequest, progress: Progress) -> tuple[list[PicturePair], tuple[Skipped, ...]]:
    random = np.random.default_rng(request.seed)
    contents, styles = (
        gather_pictures(folder, at_most=request.pairs, size_px=request.size_px, random=random, check=progress.check)
        for folder in (request.contents, request.styles)
    )
    drawn = draw_pairs(len(contents.pictures), len(styles.pictures), at_most=request.pairs)
    pairs = [(contents.pictures[content], styles.pictures[style]) for content, style in drawn]
    return pairs, (*contents.skipped, *styles.skipped)


def _measure_bundles(
    request: EvaluationRequest, painters: Painters, pairs: Sequence[PicturePair], progress: Progress
) -> dict[Side, BundleFigures]:
    content, style = pairs[0]
    pixels_hwc = pixels_for_timing(content, request.latency_megapixels)
    timed = {side: painters.painter(side, style.path) for side in painters.bundles}
    timings = time_cascades(timed, pixels_hwc, repeats=request.repeats)
    progress.advance(len(timings), "timing the cascade")
    contents = list({content.path: content for content, _ in pairs}.values())
    figures = {}
    for side, bundle in painters.bundles.items():
        levels = painters.levels(side)
        figures[side] = BundleFigures(
            id=bundle.manifest.id,
            method=bundle.manifest.require_method(None),
            levels=levels,
            form=request.form_of(side),
            cost=bundle_cost(request.sides[side], bundle.manifest, levels),
            identity_error=_identity_errors(painters, side, contents, progress),
            timing=timings[side],
            timed_megapixels=pixels_hwc.shape[0] * pixels_hwc.shape[1] / 1e6,
        )
        progress.advance(1, f"identity error of {bundle.manifest.id}")
    return figures


def _identity_errors(
    painters: Painters, side: Side, contents: Sequence[EvaluationPicture], progress: Progress
) -> LevelFigures:
    """Means over the contents, each counted once however many styles it met."""
    errors: dict[int, list[float]] = {level: [] for level in painters.levels(side)}
    for content in contents:
        progress.check()
        rgb = aligned_rgb(content.pixels_hwc)
        for level, found in errors.items():
            found.append(identity_error(painters.bundles[side].pair(level), rgb))
    return {level: statistics.fmean(found) for level, found in errors.items()}
