"""One run of the experiment on pruned pairs: cut or pruned to a cost, trained, painted with, and judged."""

from __future__ import annotations

import statistics
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from studio.bundles.catalog import find_bundle
from studio.bundles.manifest import read_manifest
from studio.compression.distilling import PictureBatches
from studio.compression.evaluation.evaluate import PaintedPair, evaluate
from studio.compression.evaluation.judge import load_judge
from studio.compression.evaluation.means import side_mean
from studio.compression.evaluation.panel import Panel, content_distance
from studio.compression.evaluation.request import ComparisonSide, EvaluationRequest, JudgeChoice
from studio.compression.pruning.level_groups import level_groups
from studio.compression.pruning.ratios import planned_speed_up, targets_for
from studio.compression.pruning.sensitivity import Scan, ratios_until, scan_sensitivity
from studio.compression.pruning.students import pairs_of, ranking_of, retraining_of, unpruned
from studio.compression.pruning.surgery import read_removal
from studio.compression.run_folder import RunFolder
from studio.compression.run_kinds import begin, export
from studio.compression.width_plan import PairShape, filter_counts, student_shape
from studio.engine.device import use_threads
from studio.errors import SpecError
from studio.progress import Progress
from studio.specs.pruning import PruneSpec, PruningCriterion
from studio.specs.training import DistillSpec

CUT = "cut"  # by equal shares of every layer, as `train distill` does
ARMS = (CUT, *(criterion.value for criterion in PruningCriterion))
_SHARE_STEPS = 1000


@dataclass(frozen=True, slots=True)
class Paintings:
    """By a judge of another family, means over the pairs: relative W2 to the style, 1 − cosine to the photograph, and
    1 − cosine to what the unpruned bundle paints of the same (``apart``, 0 for that bundle itself).
    """

    style: float
    content: float
    apart: float


@dataclass(frozen=True, slots=True)
class PairsResult:
    """One arm at one wished speed-up and seed, with the speed-up in multiply-accumulates that it came to.

    Held-out scores, smaller is better: just pruned, with every pair refitted, what was kept, after training; a cut is
    always fitted, and has the last alone. ``kept`` are the filters that stay of every layer, by name.
    """

    arm: str
    wished: float
    seed: int
    speed_up: float
    seconds: float
    pruned: float | None
    refitted: float | None
    begun: float | None
    trained: float
    refitted_levels: tuple[int, ...]
    kept: Mapping[str, tuple[int, ...]]
    paintings: Paintings


class Judging:
    """Paints unseen pairs with a bundle and with the unpruned one, both plain at full strength."""

    def __init__(self, request: EvaluationRequest) -> None:
        self._request = request
        (choice,) = request.judges
        self._panel = Panel((load_judge(choice),))

    @classmethod
    def of(cls, teacher: Path, judge: JudgeChoice, request: EvaluationRequest) -> Judging:
        """With ``judge`` alone, against ``teacher``, on the pairs of ``request``."""
        return cls(replace(request, against=teacher, judges=(judge,), latency_megapixels=0.01, repeats=1))

    def paintings(self, bundle: Path) -> Paintings:
        """What is to be said of ``bundle``."""
        apart: list[float] = []

        def compare(pair: PaintedPair) -> None:
            (ours,), (theirs,) = (self._panel.look_at(pair.results[side]).block_ends for side in ComparisonSide)
            apart.append(content_distance(ours, theirs))

        report = evaluate(replace(self._request, bundle=bundle), progress=Progress(), on_painted=compare)
        (seen,) = side_mean(report.pairs, ComparisonSide.BUNDLE).likeness
        return Paintings(seen.style, seen.content_distance, statistics.fmean(apart))


class Shares:
    """How many filters each layer loses at each speed-up, by a scan of the layers' sensitivity for every seed."""

    def __init__(self, spec: PruneSpec) -> None:
        self._spec = spec
        self._scans: dict[int, Scan] = {}

    def ratios(self, wished: float, seed: int) -> dict[str, float]:
        """Group name → share that goes: what ``train prune --speed-up … --sensitivity`` settles on."""
        if seed not in self._scans:
            self._scans[seed] = self._scanned(replace(self._spec, seed=seed))
        shapes = _shapes(self._spec)
        groups = filter_counts(shapes)

        def is_enough(ratios: Mapping[str, float]) -> bool:
            return planned_speed_up(shapes, targets_for(ratios, groups)) >= wished

        targets = targets_for(ratios_until(self._scans[seed], is_enough), groups)
        return {group.name: targets[group.name] / group.size for group in groups}

    @staticmethod
    def _scanned(spec: PruneSpec) -> Scan:
        use_threads(spec.threads)
        batches = PictureBatches(retraining_of(spec))
        calibration, held_out = batches.calibration(), batches.held_out()[0]
        objective = unpruned(spec, calibration)
        network, ranking = pairs_of(objective), ranking_of(spec, objective, calibration, interval=1)

        def loss() -> float:
            return objective.score(held_out)

        return scan_sensitivity(network, level_groups(network), loss, progress=Progress(), ranking=ranking)


def run(spec: PruneSpec, arm: str, wished: float, shares: Shares, judging: Judging) -> PairsResult:
    """Make the pairs of ``arm``, ``wished`` times cheaper, at the steps and seed of ``spec``; judge what they paint."""
    with tempfile.TemporaryDirectory() as scratch:
        folder, bundle = RunFolder(Path(scratch) / "run"), Path(scratch) / "bundle"
        if arm == CUT:
            training: DistillSpec | PruneSpec = cut_spec(spec, wished)
        else:
            criterion = PruningCriterion(arm)
            training = replace(spec, criterion=criterion, ratios=shares.ratios(wished, spec.seed), speed_up=None)
        begin(training, folder, Progress())
        export(folder, bundle, title=arm)
        seconds = float(folder.log()[-1]["elapsed_s"])
        removal = None if arm == CUT else read_removal(folder)
        scores = removal.scores if removal else None
        report = folder.read_json("report.json") if removal else None
        return PairsResult(
            arm=arm,
            wished=wished,
            seed=spec.seed,
            speed_up=_cost(find_bundle(str(spec.bundle)), spec.levels) / _cost(bundle, spec.levels),
            seconds=seconds,
            pruned=scores.pruned if scores else None,
            refitted=scores.refitted if scores else None,
            begun=scores.kept if scores else float(folder.log()[0]["score"]),
            trained=float(report["scores"]["retrained"]) if report else _best_score(folder),
            refitted_levels=(scores.refitted_levels or ()) if scores else (),
            kept={name: each.outputs for name, each in removal.modules.items() if each.outputs} if removal else {},
            paintings=judging.paintings(bundle),
        )


def cut_spec(spec: PruneSpec, wished: float) -> DistillSpec:
    """The distillation of the same bundle, steps and pictures, its layers cut by one share to the ``wished`` cost."""
    plain = replace(spec.as_distillation(), levels=_levels(spec))
    shapes = _shapes(spec)
    whole = sum(shape.macs_per_pixel for shape in shapes)
    for step in range(_SHARE_STEPS - 1, 0, -1):
        found = replace(plain, widths=step / _SHARE_STEPS)
        if whole / sum(student_shape(shape, found).macs_per_pixel for shape in shapes) >= wished:
            return found
    raise SpecError("no cut makes these pairs {wished:g} times cheaper", wished=wished)


def _best_score(folder: RunFolder) -> float:
    return min(float(record["score"]) for record in folder.log()[1:] if "score" in record)


def _levels(spec: PruneSpec) -> tuple[int, ...]:
    return tuple(sorted(spec.levels or read_manifest(find_bundle(str(spec.bundle))).levels, reverse=True))


def _shapes(spec: PruneSpec) -> list[PairShape]:
    manifest = read_manifest(find_bundle(str(spec.bundle)))
    return [PairShape.of(manifest.entry(level)) for level in _levels(spec)]


def _cost(bundle: Path, levels: tuple[int, ...] | None) -> float:
    manifest = read_manifest(bundle)
    return sum(PairShape.of(manifest.entry(level)).macs_per_pixel for level in levels or manifest.levels)
