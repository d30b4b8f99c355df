"""The evaluation itself: gather pictures, paint every pair with every bundle, measure, time, report."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from studio.compression.evaluation.costs import bundle_cost
from studio.compression.evaluation.figures import BundleFigures, EvaluationReport, PairFigures
from studio.compression.evaluation.front_sweep import FrontSweep, PreparedPair
from studio.compression.evaluation.grain import Grain, measure_grain
from studio.compression.evaluation.identity import identity_error
from studio.compression.evaluation.judge import aligned_rgb, load_judge
from studio.compression.evaluation.latency import pixels_for_timing, time_cascades
from studio.compression.evaluation.means import result_mean
from studio.compression.evaluation.painters import Painters, Pixels
from studio.compression.evaluation.pairs import PicturePair, gather_pairs
from studio.compression.evaluation.panel import Panel
from studio.compression.evaluation.pictures import EvaluationPicture
from studio.compression.evaluation.request import ComparisonSide, EvaluationRequest
from studio.compression.evaluation.result_figures import LevelFigures, ResultFigures
from studio.progress import Progress


@dataclass(frozen=True, slots=True, eq=False)
class PaintedPair:
    """One content, one style, what each side made of them, (h, w, 3) uint8, and what was measured of it."""

    content: EvaluationPicture
    style: EvaluationPicture
    results: Mapping[ComparisonSide, Pixels]
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
    pairs, skipped = gather_pairs(request, progress.check)
    sweep = None if request.front is None else FrontSweep(request.front, request.form, painters, panel)
    steps = 1 if sweep is None else 1 + sweep.steps
    progress.plan(len(pairs) * steps + 2 * len(painters.bundles))
    figures = []
    for number, (content, style) in enumerate(pairs, start=1):
        results = {side: painters.painter(side, style.path)(content.pixels_hwc) for side in painters.bundles}
        seen = panel.look_at(content.pixels_hwc)
        measured = {side: panel.measure(result, seen, style) for side, result in results.items()}
        alone = {side: _level_grain(painters, side, (content, style)) for side in results}
        figures.append(PairFigures(content.path.name, style.path.name, measured, alone))
        if on_painted is not None:
            on_painted(PaintedPair(content, style, results, figures[-1]))
        progress.advance(1, f"pair {number} of {len(pairs)}")
        if sweep is not None:
            sweep.add(PreparedPair(seen, style, measured[ComparisonSide.BUNDLE]), progress)
    return EvaluationReport(
        size_px=request.size_px,
        seed=request.seed,
        threads=painters.threads,
        judges=panel.facts,
        bundles=_measure_bundles(request, painters, pairs, progress),
        pairs=tuple(figures),
        skipped=skipped,
        front=None if sweep is None else sweep.front(_reference(figures)),
        split=request.split,
    )


def _level_grain(painters: Painters, side: ComparisonSide, pair: PicturePair) -> dict[int, Grain]:
    content, style = pair
    return {
        level: measure_grain(painters.painter(side, style.path, levels=(level,))(content.pixels_hwc))
        for level in painters.levels(side)
    }


def _reference(pairs: Sequence[PairFigures]) -> ResultFigures | None:
    if ComparisonSide.AGAINST not in pairs[0].results:
        return None
    return result_mean([pair.results[ComparisonSide.AGAINST] for pair in pairs])


def _measure_bundles(
    request: EvaluationRequest, painters: Painters, pairs: Sequence[PicturePair], progress: Progress
) -> dict[ComparisonSide, BundleFigures]:
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
    painters: Painters, side: ComparisonSide, contents: Sequence[EvaluationPicture], progress: Progress
) -> LevelFigures:
    """Means over the contents, each counted once however many styles it met."""
    errors: dict[int, list[float]] = {level: [] for level in painters.levels(side)}
    for content in contents:
        progress.check()
        rgb = aligned_rgb(content.pixels_hwc)
        for level, found in errors.items():
            found.append(identity_error(painters.bundles[side].pair(level), rgb))
    return {level: statistics.fmean(found) for level, found in errors.items()}
