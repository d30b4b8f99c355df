"""The sensitivity of each layer or level of a bundle to the removal of filters, yielded as it is measured."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from studio.compression.distilling import PictureBatches
from studio.compression.pruning.groups import FilterGroups
from studio.compression.pruning.level_groups import LevelsNetwork, level_groups
from studio.compression.pruning.sensitivity import DEFAULT_RATIOS, scan_together
from studio.compression.pruning.students import pairs_of, retraining_of, unpruned
from studio.compression.run_setup import on_device
from studio.compression.width_plan import ADAIN_LEVEL
from studio.engine.device import choose_device, use_threads
from studio.progress import Progress
from studio.specs.method import Method
from studio.specs.pruning import PruneSpec
from studio.specs.training import DistillSpec


def scan(spec: DistillSpec | PruneSpec, progress: Progress) -> Iterator[tuple[str, tuple[tuple[float, float], ...]]]:
    """(name, ((ratio, held-out loss), …)) with the weakest filters left out of one layer, or of one level for a
    distillation, whose shares are given by level; one after the other as they are found. Ratio 0 is the whole network.
    """
    choose_device(spec.device)  # first: pictures take a minute
    use_threads(spec.threads)
    pruning = spec if isinstance(spec, PruneSpec) else _as_pruning(spec)
    batches = PictureBatches(retraining_of(pruning))
    objective = unpruned(pruning, batches.calibration(progress), progress)
    device = on_device(objective, spec.device)
    held_out = batches.held_out()[0].to(device)
    network = pairs_of(objective)
    whole = objective.score(held_out)
    parts = _parts(network, by_level=isinstance(spec, DistillSpec))
    progress.plan(len(parts) * len(DEFAULT_RATIOS))
    for name, groups in parts.items():
        found = scan_together(network, groups, lambda: objective.score(held_out), progress=progress)
        yield name, ((0.0, whole), *found)


def _as_pruning(spec: DistillSpec) -> PruneSpec:
    """A pruning of the teacher, to see what its filters are worth."""
    levels = spec.levels or ((ADAIN_LEVEL,) if spec.method is Method.ADAIN else None)
    pruning = PruneSpec(bundle=spec.teacher, contents=spec.contents, ratios=0.5).learning_as(spec)
    return replace(pruning, levels=levels, shares=spec.shares)


def _parts(network: LevelsNetwork, *, by_level: bool) -> dict[str, FilterGroups]:
    parts: dict[str, FilterGroups] = {}
    for group in level_groups(network):
        name = group.name.partition(".")[0] if by_level else group.name
        parts[name] = (*parts.get(name, ()), group)
    return parts
