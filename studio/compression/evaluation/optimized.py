"""The evaluation of paintings by optimisation, beside what the same networks paint without it."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import numpy as np

from studio.bundles.loader import load_bundle
from studio.bundles.pair import Bundle
from studio.compression.evaluation.evaluate import PicturePair, gather_pairs
from studio.compression.evaluation.figures import JudgeFacts, Likeness, ResultFigures
from studio.compression.evaluation.judge import load_judge
from studio.compression.evaluation.means import result_mean
from studio.compression.evaluation.painters import Painter, Painters, Pixels
from studio.compression.evaluation.panel import Panel
from studio.compression.evaluation.pictures import Skipped
from studio.compression.evaluation.request import PLAIN, ComparisonSide, Form, OptimizedRequest, Split
from studio.engine.peak_memory import begin_peak, peak_resident_bytes
from studio.engine.stylize import FileOptions
from studio.errors import SpecError
from studio.images.rasters import return_freed_memory
from studio.optimize.features import check_layers
from studio.optimize.optimize_file import OptimizeOptions
from studio.optimize.optimize_pixels import optimize_pixels
from studio.progress import Progress, ProgressReport
from studio.specs.optimize import OptimizeSettings


@dataclass(frozen=True, slots=True)
class Cost:
    """What painting one picture took: seconds, those of all processor cores, and memory on top of what was resident."""

    elapsed_s: float
    cpu_s: float
    peak_bytes: int | None


@dataclass(frozen=True, slots=True)
class VariantFigures:
    """One picture painted in one way."""

    figures: ResultFigures
    cost: Cost


@dataclass(frozen=True, slots=True)
class OptimizedPair:
    """File names of a content and a style, and the figures of each variant by name."""

    content: str
    style: str
    results: Mapping[str, VariantFigures]


@dataclass(frozen=True, slots=True)
class OptimizedReport:
    """All figures. ``optimized`` and ``references`` name the variants, ``loss_networks`` those of the former.

    ``references`` are the bundle painting plain at full strength, the start of the optimisations where that has another
    form, and the other bundle, plain.
    """

    size_px: int
    threads: int
    judges: tuple[JudgeFacts, ...]
    settings: OptimizeSettings
    form: Form
    optimized: tuple[str, ...]
    loss_networks: tuple[str, ...]
    references: tuple[str, ...]
    pairs: tuple[OptimizedPair, ...]
    skipped: tuple[Skipped, ...]
    split: Split | None

    def mean(self, variant: str) -> ResultFigures:
        """One for all paintings of ``variant``."""
        return result_mean([pair.results[variant].figures for pair in self.pairs])

    def cost(self, variant: str) -> Cost:
        """The medians of the seconds and the highest peak of memory."""
        costs = [pair.results[variant].cost for pair in self.pairs]
        peaks = [cost.peak_bytes for cost in costs if cost.peak_bytes is not None]
        return Cost(
            statistics.median(cost.elapsed_s for cost in costs),
            statistics.median(cost.cpu_s for cost in costs),
            max(peaks, default=None),
        )

    def wins(self, variant: str, over: str, judge: int) -> int:
        """On how many pairs ``variant`` is nearer to the style at equal or smaller content distance."""
        both = ((pair.results[variant], pair.results[over]) for pair in self.pairs)
        return sum(is_win(ours.figures.likeness[judge], theirs.figures.likeness[judge]) for ours, theirs in both)


def is_win(ours: Likeness, theirs: Likeness) -> bool:
    """Whether a painting is nearer to the style than another and no further from the photograph."""
    return ours.style < theirs.style and ours.content_distance <= theirs.content_distance


@dataclass(frozen=True, slots=True, eq=False)
class OptimizedPictures:
    """A pair and what every variant made of it, for a sheet."""

    pair: PicturePair
    results: Mapping[str, Pixels]


def evaluate_optimized(
    request: OptimizedRequest, *, progress: Progress, on_painted: Callable[[OptimizedPictures], None] | None = None
) -> OptimizedReport:
    """Paint and measure all that ``request`` names; ``on_painted`` is given every pair.

    Raises what `evaluate` does, and BundleError where a loss network lacks a layer that the settings ask for.
    """
    evaluation = request.evaluation
    variants = _Variants(request, progress)
    panel = Panel(tuple(load_judge(choice) for choice in evaluation.chosen_judges))
    pairs, skipped = gather_pairs(evaluation, progress.check)
    progress.plan(len(pairs) * (len(variants.optimized) + 1))
    figures = []
    for number, (content, style) in enumerate(pairs, start=1):
        seen, results, shown = panel.look_at(content.pixels_hwc), {}, {}
        for name, paint in variants.painters(style.path, f"pair {number} of {len(pairs)}: ").items():
            shown[name], cost = _painted_at_cost(partial(paint, content.pixels_hwc))
            results[name] = VariantFigures(panel.measure(shown[name], seen, style), cost)
        figures.append(OptimizedPair(content.path.name, style.path.name, results))
        if on_painted is not None:
            on_painted(OptimizedPictures((content, style), shown))
        progress.advance(1, f"pair {number} of {len(pairs)}")
    return OptimizedReport(
        size_px=evaluation.size_px,
        threads=variants.threads,
        judges=panel.facts,
        settings=request.settings,
        form=evaluation.form,
        optimized=tuple(variants.optimized),
        loss_networks=tuple(bundle.manifest.id for bundle in variants.optimized.values()),
        references=variants.references,
        pairs=tuple(figures),
        skipped=skipped,
        split=evaluation.split,
    )


def _painted_at_cost(paint: Callable[[], Pixels]) -> tuple[Pixels, Cost]:
    return_freed_memory()  # else buffers of the picture before would hide part of what this one takes
    resident_bytes, started_s, started_cpu_s = begin_peak(), time.perf_counter(), time.process_time()
    painted = paint()
    elapsed_s, cpu_s = time.perf_counter() - started_s, time.process_time() - started_cpu_s
    peak_bytes = None if resident_bytes is None else peak_resident_bytes()
    grown = None if resident_bytes is None or peak_bytes is None else peak_bytes - resident_bytes
    return painted, Cost(elapsed_s, cpu_s, grown)


class _Variants:
    """The ways of painting, by name: references first, then one optimisation for each loss network."""

    def __init__(self, request: OptimizedRequest, progress: Progress) -> None:
        self._request, self._progress = request, progress
        self._painters = Painters(request.evaluation, progress.cancellation)
        self.threads = self._painters.threads
        own = self._painters.bundles[ComparisonSide.BUNDLE]
        bundles = [load_bundle(folder) for folder in request.loss_networks] or [own]
        self._plain = {f"{bundle.manifest.id}, plain": side for side, bundle in self._painters.bundles.items()}
        form = request.evaluation.form
        self._start = {} if form == PLAIN else {f"{own.manifest.id}, the start": form}
        self.optimized = {f"losses of {bundle.manifest.id}": bundle for bundle in bundles}
        if len(self._plain) < len(self._painters.bundles) or len(self.optimized) < len(bundles):
            raise SpecError("two bundles of one comparison have the same id; name each once")
        for bundle in bundles:  # a layer that one lacks is refused before anything is painted
            check_layers(bundle, request.settings)

    @property
    def references(self) -> tuple[str, ...]:
        first, *others = self._plain
        return (first, *self._start, *others)

    def painters(self, style: Path, stage: str) -> dict[str, Painter]:
        """What paints in the style picture at ``style``; ``stage`` begins the stages of the progress of each."""
        painters = {name: self._painters.painter(side, style, form=PLAIN) for name, side in self._plain.items()}
        for name, form in self._start.items():
            painters[name] = self._painters.painter(ComparisonSide.BUNDLE, style, form=form)
        optimizing = {name: partial(self._optimize, style, bundle, stage) for name, bundle in self.optimized.items()}
        return {**{name: painters[name] for name in self.references}, **optimizing}

    def _optimize(self, style: Path, losses_of: Bundle, stage: str, pixels_hwc: Pixels) -> Pixels:
        evaluation, settings = self._request.evaluation, self._request.settings
        levels = self._painters.levels(ComparisonSide.BUNDLE)
        spec = evaluation.form.spec(style, levels=levels, style_size_px=evaluation.size_px)
        painted = optimize_pixels(
            pixels_hwc,
            replace(spec, seed=evaluation.seed, optimize=settings),
            work=self._painters.work(ComparisonSide.BUNDLE),
            options=OptimizeOptions(FileOptions(self._painters.resources)),
            progress=_step_of(self._progress, stage),
            loss_bundle=losses_of,
        )
        return painted.astype(np.uint8, copy=False)


def _step_of(progress: Progress, stage: str) -> Progress:
    """A progress whose whole is one step of ``progress``, and which is cancelled with it."""
    told = 0.0

    def report(part: ProgressReport) -> None:
        nonlocal told
        progress.advance(part.fraction - told, stage + part.stage)
        told = part.fraction

    return Progress(on_report=report, cancellation=progress.cancellation)
