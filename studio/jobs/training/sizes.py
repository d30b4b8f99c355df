"""The size of a bundle now and after a run: whole numbers from the run's own plan. Torch-free."""

from __future__ import annotations

from studio.bundles.catalog import find_bundle
from studio.bundles.manifest import Manifest, PairEntry, read_manifest
from studio.bundles.size import BundleSize, size_of_pairs
from studio.compression.pruning.plan import check_steps, slowest_layer
from studio.compression.pruning.ratios import pruning_targets
from studio.compression.width_plan import (
    PairShapes,
    distilled_shapes,
    entry_of,
    filter_counts,
    pruned_shapes,
    retraining_spec,
    shapes_before,
)
from studio.specs.pruning import PruneSpec, TrainingSpec
from studio.specs.training import DistillSpec


def size_after(manifest: Manifest, spec: TrainingSpec) -> BundleSize:
    """The size of what ``spec`` makes of the bundle ``manifest``.

    A scan of sensitivity moves filters between layers and not the speed-up; it is counted as equal shares. A search is
    counted as its first stage, given stages as the last. Raises StudioError where the run would.
    """
    return size_of_pairs(planned_pairs(manifest, spec))


def check_pruning_steps(manifest: Manifest, spec: PruneSpec) -> None:
    """Raise SpecError, with the number needed, where the steps that ``spec`` gives are too few for its criterion.

    Of several stages the first is looked at, a length in minutes not at all. Raises StudioError where the run would.
    """
    spec = spec.first_stage
    if spec.schedule.steps:
        targets = pruning_targets(spec, _before(manifest, spec))
        check_steps(spec.resolved(steps=spec.schedule.steps), slowest_layer(spec, targets))


def macs_after(manifest: Manifest, spec: TrainingSpec) -> float:
    """The multiply-accumulates that stay, as a share of those of the same levels now."""
    now = sum(pair.macs_per_pixel for pair in _before(manifest, spec))
    return size_after(manifest, spec).macs_per_pixel / now


def layer_names(manifest: Manifest, spec: TrainingSpec) -> tuple[str, ...]:
    """What shares are given by: the levels of a distillation, the layers of a pruning that can lose filters."""
    pairs = _before(manifest, spec)
    if isinstance(spec, DistillSpec):
        return tuple(str(pair.level) for pair in pairs)
    return tuple(group.name for group in filter_counts(pairs))


def planned_pairs(manifest: Manifest, spec: TrainingSpec) -> tuple[PairEntry, ...]:
    """The pairs that ``spec`` leaves, those that share a trunk under one file name; raises StudioError where the run
    would."""
    if isinstance(spec, PruneSpec):
        before = _before(manifest, spec)
        counted = spec.stage(spec.ratio_stages[-1]) if spec.ratio_stages else spec.first_stage
        after = pruned_shapes(before, pruning_targets(counted, before))
    else:
        after = distilled_shapes(spec, manifest, _start(spec))
    return tuple(entry_of(pair) for pair in after)


def _before(manifest: Manifest, spec: TrainingSpec) -> PairShapes:
    if isinstance(spec, PruneSpec):
        return shapes_before(retraining_spec(spec, manifest), manifest, manifest)
    return shapes_before(spec, manifest, _start(spec))


def _start(spec: DistillSpec) -> Manifest | None:
    return read_manifest(find_bundle(str(spec.start))) if spec.start else None
