"""The evaluation itself: gather pictures, paint every pair with every bundle, measure, time, report."""

from __future__ import annotations

import math
import statistics
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from studio.bundles.pair import Pair
from studio.compression.evaluation.costs import bundle_cost
from studio.compression.evaluation.figures import (
    BundleFigures,
    EvaluationReport,
    Front,
    FrontPoint,
    LevelFigures,
    PairFigures,
    ResultFigures,
)
from studio.compression.evaluation.grain import Grain, measure_grain
from studio.compression.evaluation.judge import aligned_rgb, load_judge
from studio.compression.evaluation.layer_latency import LayerLatency, time_layers
from studio.compression.evaluation.means import result_mean, side_mean
from studio.compression.evaluation.painters import Painter, Painters, Pixels
from studio.compression.evaluation.panel import Panel, SeenContent
from studio.compression.evaluation.pictures import (
    EvaluationPicture,
    Skipped,
    draw_pairs,
    gather_pictures,
    read_evaluation_picture,
)
from studio.compression.evaluation.request import ComparisonSide, EvaluationRequest, Form, FrontGrid, Split
from studio.engine.timing import Timing, in_turns
from studio.errors import InputError, StudioError
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
    sweep = None if request.front is None else _FrontSweep(request.front, request.form, painters, panel)
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
            sweep.add(_PreparedPair(seen, style, measured[ComparisonSide.BUNDLE]), progress)
    reference = None if request.against is None else side_mean(figures, ComparisonSide.AGAINST)
    return EvaluationReport(
        size_px=request.size_px,
        seed=request.seed,
        threads=painters.threads,
        judges=panel.facts,
        bundles=_measure_bundles(request, painters, pairs, progress),
        pairs=tuple(figures),
        skipped=skipped,
        front=None if sweep is None else sweep.front(reference),
        split=request.split,
    )


def _level_grain(painters: Painters, side: ComparisonSide, pair: PicturePair) -> dict[int, Grain]:
    content, style = pair
    return {
        level: measure_grain(painters.painter(side, style.path, levels=(level,))(content.pixels_hwc))
        for level in painters.levels(side)
    }


def _measure_bundles(
    request: EvaluationRequest, painters: Painters, pairs: Sequence[PicturePair], progress: Progress
) -> dict[ComparisonSide, BundleFigures]:
    content, style = pairs[0]
    pixels_hwc = pixels_for_timing(content, request.latency_megapixels)
    timed = {side: painters.painter(side, style.path) for side in painters.bundles}
    timings = time_cascades(timed, pixels_hwc, repeats=request.repeats)
    progress.advance(len(timings), "timing the cascade")
    layers = _time_layers(request, painters, pixels_hwc)
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
            layer_latencies=layers.get(side),
        )
        progress.advance(1, f"identity error of {bundle.manifest.id}")
    return figures


def _time_layers(
    request: EvaluationRequest, painters: Painters, pixels_hwc: Pixels
) -> dict[ComparisonSide, tuple[LayerLatency, ...]]:
    """Empty where it is not asked for."""
    if not request.times_layers:
        return {}
    levels = {side: painters.levels(side) for side in painters.bundles}
    height, width = pixels_hwc.shape[:2]
    return time_layers(painters.bundles, levels, size_px=(height, width), repeats=request.repeats)


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


def identity_error(pair: Pair, rgb_bchw: Tensor) -> float:
    """Mean squared difference of decoder(encoder(x)) and x over all values of (B, 3, H, W) in [0, 1].

    Sides are multiples of 16. The decoder's RGB is not clamped: this is the pixel loss that decoders are trained by
    (Li et al., arXiv 1705.08086, equation 1, first term).
    """
    with torch.inference_mode():
        return float((pair.decoder(pair.encoder(rgb_bchw)) - rgb_bchw).square().mean())


_WARM_UP_PX = 64


def pixels_for_timing(content: EvaluationPicture, megapixels: float) -> Pixels:
    """The content read anew at about ``megapixels``: (h, w, 3) uint8."""
    shorter, longer = sorted(content.pixels_hwc.shape[:2])
    longer_px = round(math.sqrt(megapixels * 1e6 * longer / shorter))
    return read_evaluation_picture(content.path, longer_px).pixels_hwc


def time_cascades(
    painters: Mapping[ComparisonSide, Painter], pixels_hwc: Pixels, *, repeats: int
) -> dict[ComparisonSide, Timing]:
    """Time every painter on (h, w, 3) pixels, after a warm-up that is not counted."""
    for paint in painters.values():
        paint(pixels_hwc[:_WARM_UP_PX, :_WARM_UP_PX])
    work: dict[ComparisonSide, Callable[[], object]] = {
        side: partial(paint, pixels_hwc) for side, paint in painters.items()
    }
    return in_turns(work, repeats=repeats)


PicturePair = tuple[EvaluationPicture, EvaluationPicture]


def gather_pairs(
    request: EvaluationRequest, check: Callable[[], None]
) -> tuple[tuple[PicturePair, ...], tuple[Skipped, ...]]:
    """The pairs that ``request`` names or draws, and the files passed over; ``check`` is called before each is read.

    InputError where nothing can be used. A named file that cannot be used is an error: the pairs are fixed.
    """
    if request.split is not None:
        return _named(request, request.split, check), ()
    random = np.random.default_rng(request.seed)
    contents, styles = (
        gather_pictures(folder, at_most=request.pairs, size_px=request.size_px, random=random, check=check)
        for folder in (request.contents, request.styles)
    )
    drawn = draw_pairs(len(contents.pictures), len(styles.pictures), at_most=request.pairs)
    pairs = tuple((contents.pictures[content], styles.pictures[style]) for content, style in drawn)
    return pairs, (*contents.skipped, *styles.skipped)


def _named(request: EvaluationRequest, split: Split, check: Callable[[], None]) -> tuple[PicturePair, ...]:
    read: dict[Path, EvaluationPicture] = {}

    def picture(path: Path) -> EvaluationPicture:
        if path not in read:
            check()
            try:
                read[path] = read_evaluation_picture(path, request.size_px)
            except StudioError as error:
                raise InputError(f"a pair of {split.file} cannot be painted: {error}") from error
        return read[path]

    return tuple(
        (picture(request.contents / pair.content), picture(request.styles / pair.style))
        for pair in split.pairs[: request.pairs]
    )


@dataclass(frozen=True, slots=True, eq=False)
class _PreparedPair:
    """A photograph whose features are measured, a style, and what the bundle's own form gave."""

    content: SeenContent
    style: EvaluationPicture
    painted: ResultFigures


class _FrontSweep:
    """Takes pair after pair. The form asked for keeps its shares by level; strength and detail are the grid's."""

    def __init__(self, grid: FrontGrid, form: Form, painters: Painters, panel: Panel) -> None:
        self._form, self._painters, self._panel = form, painters, panel
        forms = (
            replace(form, strength=strength, detail=detail) for detail in grid.details for strength in grid.strengths
        )
        self._seen: dict[str, tuple[Form, list[ResultFigures]]] = {
            f"r {each.detail:g}, strength {each.strength:g}": (each, []) for each in forms
        }

    @property
    def steps(self) -> int:
        """How many each pair takes."""
        return len(self._seen)

    def add(self, pair: _PreparedPair, progress: Progress) -> None:
        """Paint the pair in every form but the one that is there already; each is a step."""
        for name, (form, figures) in self._seen.items():
            if form == self._form:
                figures.append(pair.painted)
            else:
                paint = self._painters.painter(ComparisonSide.BUNDLE, pair.style.path, form=form)
                painted = paint(pair.content.pixels_hwc)
                figures.append(self._panel.measure(painted, pair.content, pair.style))
            progress.advance(1, f"front: {name}")

    def front(self, reference: ResultFigures | None) -> Front:
        """What came of it; at least one pair was added."""
        points = (FrontPoint(name, form, result_mean(figures)) for name, (form, figures) in self._seen.items())
        return Front(tuple(points), reference)
