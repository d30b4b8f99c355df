"""How many filters of each layer go, and the criterion that chooses them: what a pruning spec asks of a network."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from torch import nn

from studio.compression.pruning.criteria import Criterion
from studio.compression.pruning.groups import FilterGroups
from studio.compression.pruning.incremental import IncReg, Spp
from studio.compression.pruning.level_groups import LevelsNetwork, level_groups, shapes_of
from studio.compression.pruning.magnitude import GradualL1, L1OneShot
from studio.compression.pruning.plan import schedule_for
from studio.compression.pruning.ranking import FilterRanking
from studio.compression.pruning.ratios import checked_targets, planned_speed_up, pruning_targets, targets_for, unspared
from studio.compression.pruning.schedule import GradualSchedule, IncRegSchedule
from studio.compression.pruning.sensitivity import ratios_until, scan_sensitivity
from studio.compression.width_plan import filter_counts
from studio.progress import Progress
from studio.specs.pruning import PruneSpec


def chosen_targets(
    spec: PruneSpec,
    network: LevelsNetwork,
    loss: Callable[[], float],
    progress: Progress,
    *,
    left_out: Collection[str] = (),
    ranking: FilterRanking | None = None,
) -> dict[str, int]:
    """Group name → filters that go, for the pairs of ``network`` (without embeddings); none of those ``left_out``.

    ``loss`` and ``ranking`` are asked only for a scan of the layers' sensitivity. SpecError where a layer is unknown
    or would be emptied, where the speed-up cannot be had, and where nothing would go at all.
    """
    shapes = shapes_of(network)
    if not spec.by_sensitivity:
        return pruning_targets(spec, shapes, left_out)
    groups, wanted = filter_counts(shapes), spec.speed_up
    assert wanted is not None, "the spec sees to it"

    def is_enough(ratios: Mapping[str, float]) -> bool:
        return planned_speed_up(shapes, targets_for(ratios, groups)) >= wanted

    losing = {group.name for group in unspared(groups, spec.spared)} - set(left_out)
    scanned = tuple(group for group in level_groups(network) if group.name in losing)
    scan = scan_sensitivity(network, scanned, loss, progress=progress, ranking=ranking)
    return checked_targets(targets_for(ratios_until(scan, is_enough), groups))


def criterion_of(spec: PruneSpec, network: nn.Module, groups: FilterGroups) -> Criterion:
    """The criterion of a settled ``spec``; it is done by ``spec.pruning_steps``."""
    assert spec.targets is not None and spec.pruning_steps is not None, "a run settles both as it begins"
    targets, schedule = spec.targets, schedule_for(spec, spec.pruning_steps, max(spec.targets.values()))
    if schedule is None:
        return L1OneShot(network, groups, targets)
    if isinstance(schedule, GradualSchedule):
        return GradualL1(network, groups, targets, iterations=schedule.iterations, interval=schedule.interval)
    if isinstance(schedule, IncRegSchedule):
        return IncReg(network, groups, targets, schedule=schedule)
    return Spp(network, groups, targets, schedule=schedule, seed=spec.seed)
