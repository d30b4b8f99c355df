"""How many filters each layer loses: the same share everywhere, shares by hand, or one found for a wished speed-up.

Torch-free: the run and what is told before it count by the same rules.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Protocol, TypeVar

from studio.compression.pruning.schedule import removal_count
from studio.compression.width_plan import PairShape, PairShapes, Targets, filter_counts, pruned_shapes
from studio.errors import SpecError
from studio.specs.pruning import PruneSpec, Ratios

_SHARE_STEPS = 1000


class Prunable(Protocol):
    """A group of coupled filters, as far as counting them goes."""

    @property
    def name(self) -> str:
        """The full name of the first of their layers."""
        ...

    @property
    def size(self) -> int:
        """How many there are."""
        ...

    def answers_to(self, name: str) -> bool:
        """Whether ``name`` is short for one of their layers."""
        ...


Group = TypeVar("Group", bound=Prunable)


def targets_for(ratios: Ratios, groups: Sequence[Group], spared: Sequence[str] = ()) -> dict[str, int]:
    """Group name → number of filters to remove, ⌈share · filters⌉.

    A name means every group with a layer so called, in full (``5.encoder.conv3_1``) or in short (``5.conv3_1``, or
    ``conv3_1`` in encoder and decoder of all levels); a name with more parts overrides one with fewer. ``spared`` are
    names with a share of 0. SpecError for a name that no group answers to, for two shares that meet in one group by
    names of as many parts, and for a share that would empty a layer.
    """
    named = [*(ratios.items() if isinstance(ratios, Mapping) else ()), *((name, 0.0) for name in spared)]
    _check_names([name for name, _ in named], groups)
    of_the_rest = 0.0 if isinstance(ratios, Mapping) else ratios
    targets = {group.name: removal_count(group.size, _share_of(group, named, of_the_rest)) for group in groups}
    check_targets(groups, targets)
    return targets


def unspared(groups: Sequence[Group], spared: Sequence[str]) -> tuple[Group, ...]:
    """The ``groups`` that none of the names ``spared`` means; SpecError for a name that means no group."""
    _check_names(spared, groups)
    return tuple(group for group in groups if not any(group.answers_to(name) for name in spared))


def targets_for_speed_up(
    wanted: float, groups: Sequence[Prunable], speed_up_of: Callable[[Mapping[str, int]], float]
) -> dict[str, int]:
    """The smallest equal share of every group with which ``speed_up_of`` the targets is at least ``wanted``.

    At least one filter of each group stays; SpecError where even that is not enough.
    """
    low, high = 0, _SHARE_STEPS
    if speed_up_of(_capped(Fraction(1), groups)) < wanted:
        raise SpecError(
            "no removal makes this network {wanted:g} times faster: other layers cost too much", wanted=wanted
        )
    while high - low > 1:
        middle = (low + high) // 2
        enough = speed_up_of(_capped(Fraction(middle, _SHARE_STEPS), groups)) >= wanted
        low, high = (low, middle) if enough else (middle, high)
    return _capped(Fraction(high, _SHARE_STEPS), groups)


def check_targets(groups: Sequence[Prunable], targets: Mapping[str, int]) -> None:
    """SpecError for a target that names no group, is negative, or would leave a group without filters."""
    sizes = {group.name: group.size for group in groups}
    for name, count in targets.items():
        if name not in sizes:
            raise SpecError(
                "{name} is no layer whose filters can be pruned; these can: {names}", name=name, names=", ".join(sizes)
            )
        if not 0 <= count < sizes[name]:
            raise SpecError(
                "{name} has {size} filters, so {count} of them cannot go: at least one must stay",
                name=name,
                size=sizes[name],
                count=count,
            )


def _capped(share: Fraction, groups: Sequence[Prunable]) -> dict[str, int]:
    return {group.name: min(group.size - 1, round(share * group.size)) for group in groups}


def _check_names(names: Sequence[str], groups: Sequence[Prunable]) -> None:
    for name in names:
        if not any(group.answers_to(name) for group in groups):
            raise SpecError(
                "{name} is no layer whose filters can be pruned; these can: {names}",
                name=name,
                names=", ".join(group.name for group in groups),
            )


def _share_of(group: Prunable, named: Sequence[tuple[str, float]], of_the_rest: float) -> float:
    answering = [(name.count("."), name, share) for name, share in named if group.answers_to(name)]
    most = max((parts for parts, _, _ in answering), default=0)
    (name, share), *others = [each[1:] for each in answering if each[0] == most] or [("", of_the_rest)]
    for other, its_share in others:
        if its_share != share:
            raise SpecError(
                "{name} and {other} mean the same filters, those of {group}, and are given the shares {share:g} and "
                "{other_share:g}: give both the same, or name the layer in full",
                name=name,
                other=other,
                group=group.name,
                share=share,
                other_share=its_share,
            )
    return share


def pruning_targets(spec: PruneSpec, pairs: PairShapes, left_out: Collection[str] = ()) -> dict[str, int]:
    """Group name → filters that go; a speed-up by the same share of every layer that is not spared.

    Groups whose names are ``left_out`` lose none. SpecError where a layer is unknown, is given two shares or would be
    emptied, where the speed-up cannot be had, and where nothing would go at all.
    """
    groups = filter_counts(pairs)
    none = dict.fromkeys((group.name for group in groups), 0)
    if spec.ratios is not None:
        found = targets_for(spec.ratios, groups, spec.spared) | dict.fromkeys(left_out, 0)
    else:
        assert spec.speed_up is not None, "the spec sees to it"
        losing = [group for group in unspared(groups, spec.spared) if group.name not in left_out]
        found = targets_for_speed_up(
            spec.speed_up, losing, lambda targets: planned_speed_up(pairs, {**none, **targets})
        )
    return checked_targets(none | found)


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
