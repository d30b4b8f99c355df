"""How many filters each layer loses: the same share everywhere, shares by hand, or one found for a wished speed-up."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from studio.compression.pruning.criteria import check_targets
from studio.compression.pruning.groups import FilterGroup, FilterGroups
from studio.compression.pruning.schedule import removal_count
from studio.compression.pruning.speedup import LayerMacs, predicted_speed_up
from studio.errors import SpecError
from studio.specs.pruning import Ratios


def targets_for(ratios: Ratios, groups: FilterGroups) -> dict[str, int]:
    """Group name → number of filters to remove, ⌈share · filters⌉.

    A name means every group with a layer so called, in full (``5.encoder.conv3_1``) or in short (``5.conv3_1``, or
    ``conv3_1`` in encoder and decoder of all levels). SpecError for a name that no group answers to, for two shares
    that meet in one group, and for a share that would empty a layer.
    """
    chosen = _by_name(ratios, groups) if isinstance(ratios, Mapping) else {group.name: ratios for group in groups}
    targets = {group.name: removal_count(group.size, chosen.get(group.name, 0.0)) for group in groups}
    check_targets(groups, targets)
    return targets


def targets_for_speed_up(wanted: float, layers: tuple[LayerMacs, ...], groups: FilterGroups) -> dict[str, int]:
    """The smallest equal share of every group that makes the convolutions at least ``wanted`` times faster in theory.

    At least one filter of each group stays; SpecError where even that is not enough.
    """
    steps = 1000
    low, high = 0, steps
    if predicted_speed_up(layers, groups, _capped(Fraction(1), groups)) < wanted:
        raise SpecError(
            "no removal makes this network {wanted:g} times faster: other layers cost too much", wanted=wanted
        )
    while high - low > 1:
        middle = (low + high) // 2
        enough = predicted_speed_up(layers, groups, _capped(Fraction(middle, steps), groups)) >= wanted
        low, high = (low, middle) if enough else (middle, high)
    return _capped(Fraction(high, steps), groups)


def _capped(share: Fraction, groups: FilterGroups) -> dict[str, int]:
    return {group.name: min(group.size - 1, round(share * group.size)) for group in groups}


def _by_name(ratios: Mapping[str, float], groups: FilterGroups) -> dict[str, float]:
    chosen: dict[str, float] = {}
    for name, share in ratios.items():
        answering = [group for group in groups if group.answers_to(name)]
        if not answering:
            raise SpecError(
                "{name} is no layer whose filters can be pruned; these can: {names}", name=name, names=_names(groups)
            )
        for group in answering:
            if chosen.setdefault(group.name, share) != share:
                raise SpecError(
                    "{name} is coupled to {other}, which has another share: give both the same",
                    name=name,
                    other=group.name,
                )
    return chosen


def _names(groups: tuple[FilterGroup, ...]) -> str:
    return ", ".join(group.name for group in groups)
