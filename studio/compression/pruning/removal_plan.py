"""How many filters of every layer a pruning run removes: known before it begins, from manifests alone. Torch-free."""

from __future__ import annotations

from collections.abc import Iterable

from studio.compression.pruning.ratios import targets_for, targets_for_speed_up
from studio.compression.width_plan import PairShape, PairShapes, Targets, filter_counts, pruned_shapes
from studio.errors import SpecError
from studio.specs.pruning import PruneSpec


def pruning_targets(spec: PruneSpec, pairs: PairShapes) -> dict[str, int]:
    """Group name → filters that go; a speed-up by the same share of every layer.

    SpecError where a layer is unknown, is given two shares or would be emptied, where the speed-up cannot be had, and
    where nothing would go at all.
    """
    groups = filter_counts(pairs)
    if spec.ratios is not None:
        return checked_targets(targets_for(spec.ratios, groups))
    assert spec.speed_up is not None, "the spec sees to it"
    return checked_targets(
        targets_for_speed_up(spec.speed_up, groups, lambda targets: planned_speed_up(pairs, targets))
    )


def checked_targets(targets: dict[str, int]) -> dict[str, int]:
    """``targets`` themselves; SpecError where none of them is above 0."""
    if not any(targets.values()):
        raise SpecError("these ratios leave every filter in place; ask for more")
    return targets


def planned_speed_up(pairs: PairShapes, targets: Targets) -> float:
    """How many times fewer multiply-accumulates the pairs take without the filters that go."""
    return _macs(pairs) / _macs(pruned_shapes(pairs, targets))


def _macs(pairs: Iterable[PairShape]) -> float:
    return sum(pair.macs_per_pixel for pair in pairs)
