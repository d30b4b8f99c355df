"""How many filters of each layer go, and the criterion that chooses them: what a pruning spec asks of a network."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from torch import nn

from studio.compression.pruning.criteria import Criterion
from studio.compression.pruning.groups import FilterGroups
from studio.compression.pruning.incremental import IncReg, Spp
from studio.compression.pruning.level_groups import LevelsNetwork, level_groups, shapes_of
from studio.compression.pruning.magnitude import GradualL1, L1OneShot
from studio.compression.pruning.ratios import checked_targets, planned_speed_up, pruning_targets, targets_for, unspared
from studio.compression.pruning.schedule import PLANNED_SHARE, increg_schedule, spp_schedule
from studio.compression.pruning.sensitivity import ratios_until, scan_sensitivity
from studio.compression.width_plan import filter_counts
from studio.progress import Progress
from studio.specs.pruning import PruneSpec, PruningCriterion

_GRADUAL_LOOKS = 40  # how often gradual L1 looks for filters to remove


def chosen_targets(
    spec: PruneSpec, network: LevelsNetwork, loss: Callable[[], float], progress: Progress
) -> dict[str, int]:
    """Group name → filters that go, for the pairs of ``network`` (without embeddings).

    ``loss`` is asked only for a scan of the layers' sensitivity. SpecError where a layer is unknown or would be
    emptied, where the speed-up cannot be had, and where nothing would go at all.
    """
    shapes = shapes_of(network)
    if not spec.by_sensitivity:
        return pruning_targets(spec, shapes)
    groups, wanted = filter_counts(shapes), spec.speed_up
    assert wanted is not None, "the spec sees to it"

    def is_enough(ratios: Mapping[str, float]) -> bool:
        return planned_speed_up(shapes, targets_for(ratios, groups)) >= wanted

    losing = {group.name for group in unspared(groups, spec.spared)}
    scanned = tuple(group for group in level_groups(network) if group.name in losing)
    scan = scan_sensitivity(network, scanned, loss, progress=progress)
    return checked_targets(targets_for(ratios_until(scan, is_enough), groups))


def criterion_of(spec: PruneSpec, network: nn.Module, groups: FilterGroups) -> Criterion:
    """The criterion of a settled ``spec``; it is done by ``spec.pruning_steps``."""
    assert spec.targets is not None and spec.pruning_steps is not None, "a run settles both as it begins"
    steps, targets = spec.pruning_steps, spec.targets
    largest = max(targets.values())
    if spec.criterion is PruningCriterion.L1:
        return L1OneShot(network, groups, targets)
    if spec.criterion is PruningCriterion.GRADUAL_L1:
        planned = max(1, round(steps * PLANNED_SHARE))
        return GradualL1(network, groups, targets, iterations=planned, interval=max(1, planned // _GRADUAL_LOOKS))
    if spec.criterion is PruningCriterion.INCREG:
        course = increg_schedule(
            steps,
            largest_to_go=largest,
            learning_rate=spec.pruning_schedule.learning_rate,
            momentum=spec.schedule.gradient_momentum,  # Adam decouples the decay
            settings=spec.settings,
        )
        return IncReg(network, groups, targets, schedule=course)
    assert spec.criterion is PruningCriterion.SPP, spec.criterion
    schedule = spp_schedule(steps, largest_to_go=largest, settings=spec.settings)
    return Spp(network, groups, targets, schedule=schedule, seed=spec.seed)
