"""What can be pruned: groups of coupled filters, and every tensor row or column that belongs to each.

A group of coupled filters is one decision per index: filter 7 of a residual stage is row 7 of each convolution that
is added into the shortcut, its bias, its batch-norm entries, and column 7 of every layer that reads the sum. Which
position of a tensor belongs to which filter is an explicit list, so that flattening and concatenation need no
special case.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

import torch
from torch import Tensor, nn

from studio.compression.layer_names import is_short_for

FREE = -1  # owner of a position that no filter of the group holds

Removed = Mapping[str, Tensor]  # group name → (filters,) bool, true where the filter is gone


class Role(StrEnum):
    """What a group holds of a module."""

    OUTPUT = "output"  # rows of a convolution or linear layer, with their biases: the filters themselves
    NORM = "norm"  # entries of a batch norm that scales those filters' outputs
    INPUT = "input"  # columns of a layer that reads them


@dataclass(frozen=True, slots=True, eq=False)
class Member:
    """One axis of one module: ``owners`` (positions,) int64 says which filter each position belongs to, or `FREE`."""

    module: str
    role: Role
    owners: Tensor

    def positions(self, filters: Tensor) -> Tensor:
        """Where ``filters`` (filters,) bool lie on this axis, ascending int64."""
        owned = self.owners >= 0
        return (owned & filters.to(self.owners.device)[self.owners.clamp_min(0)]).nonzero().flatten()


@dataclass(frozen=True, slots=True, eq=False)
class FilterGroup:
    """Filters 0..``size``−1 coupled over ``members``; ``name`` is the dotted name of the first convolution."""

    name: str
    size: int
    members: tuple[Member, ...]

    def of_role(self, *roles: Role) -> tuple[Member, ...]:
        """The members in any of ``roles``."""
        return tuple(member for member in self.members if member.role in roles)

    def answers_to(self, name: str) -> bool:
        """Whether ``name`` is short for a layer whose filters these are: its last part, and any of those before.

        ``conv3_1``, ``5.conv3_1`` and ``encoder.conv3_1`` are all short for ``5.encoder.conv3_1``.
        """
        return any(is_short_for(name, member.module) for member in self.of_role(Role.OUTPUT))


FilterGroups = tuple[FilterGroup, ...]


def own_parameters(network: nn.Module, group: FilterGroup) -> Iterator[tuple[Member, nn.Parameter]]:
    """Every parameter whose first axis the group's filters own: weights, biases, batch-norm scales and shifts."""
    for member in group.of_role(Role.OUTPUT, Role.NORM):
        module = network.get_submodule(member.module)
        for name in ("weight", "bias"):
            parameter = getattr(module, name, None)
            if isinstance(parameter, nn.Parameter):
                yield member, parameter


@torch.no_grad()
def l1_norms(network: nn.Module, group: FilterGroup) -> Tensor:
    """(size,) float64 on the CPU: the sum of absolute weights of each filter over all its convolutions.

    Li et al., arXiv 1608.08710, section 3.1; biases and batch norms do not count.
    """
    norms = torch.zeros(group.size, dtype=torch.float64)
    for member in group.of_role(Role.OUTPUT):
        weight = network.get_submodule(member.module).get_parameter("weight")
        rows = weight.abs().flatten(1).sum(1).cpu().double()  # in this order: Metal has no float64
        owned = member.owners >= 0
        norms.index_add_(0, member.owners[owned], rows[owned])
    return norms


def ranks_of(values: Tensor) -> Tensor:
    """(n,) int64: the rank of each value, 0 the smallest; equal values keep their order."""
    ranks = torch.empty(len(values), dtype=torch.int64)
    ranks[values.argsort(stable=True)] = torch.arange(len(values))
    return ranks


def weakest(values: Tensor, count: int) -> Tensor:
    """(n,) bool, true for the ``count`` smallest of ``values`` (n,); equal values go in order."""
    return ranks_of(values) < count


def none_removed(groups: FilterGroups) -> dict[str, Tensor]:
    """Group name → (size,) all false."""
    return {group.name: torch.zeros(group.size, dtype=torch.bool) for group in groups}
