"""How many filters of each layer go, and the criterion that chooses them: what a pruning spec asks of a network."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from torch import nn

from studio.bundles.manifest import Manifest, read_manifest
from studio.compression.pruning.criteria import Criterion
from studio.compression.pruning.groups import FilterGroups
from studio.compression.pruning.incremental import IncReg, Spp
from studio.compression.pruning.level_groups import LevelsNetwork, level_groups, shapes_of
from studio.compression.pruning.magnitude import GradualL1, L1OneShot
from studio.compression.pruning.plan import schedule_for
from studio.compression.pruning.ranking import FilterRanking
from studio.compression.pruning.ratios import checked_targets, planned_speed_up, pruning_targets, targets_for, unspared
from studio.compression.pruning.schedule import GradualSchedule, IncRegSchedule, removal_count
from studio.compression.pruning.sensitivity import ratios_until, scan_sensitivity
from studio.compression.width_plan import PairShapes, filter_counts, retraining_spec, shapes_before
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
    if spec.start is not None:
        wanted_now = stage_targets(spec, read_manifest(spec.bundle), shapes)
        return checked_targets(wanted_now | dict.fromkeys(left_out, 0))
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


def stage_targets(spec: PruneSpec, manifest: Manifest, shapes: PairShapes | None = None) -> dict[str, int]:
    """Group name → filters that a stage with one ratio removes; at least one of each group stays.

    The ratio counts the filters of the bundle of ``spec``, whose manifest is given; what is missing in ``shapes``, the
    pairs that the stage begins with, is gone already (None: nothing).
    """
    assert isinstance(spec.ratios, float), "a stage has one ratio"
    whole = filter_counts(shapes_before(retraining_spec(spec, manifest), manifest, manifest))
    left = {group.name: group.size for group in filter_counts(shapes)} if shapes else {}
    losing = unspared(whole, spec.spared)
    counts = {group.name: min(group.size - 1, removal_count(group.size, spec.ratios)) for group in losing}
    gone = {group.name: group.size - left.get(group.name, group.size) for group in whole}
    return {name: max(0, counts.get(name, 0) - count) for name, count in gone.items()}


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
