"""Holding filters at zero: for good once they are removed, or for one step with their values kept aside.

A filter's bias and its batch-norm scale and shift are zeroed with it; otherwise the masked network says something
else than the one it is later cut to.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.optim import Optimizer

from studio.compression.pruning.groups import FilterGroup, FilterGroups, Removed, Role, own_parameters

_RUNNING = ("running_mean", "running_var")


@torch.no_grad()
def zero_filters(network: nn.Module, groups: FilterGroups, filters: Removed) -> None:
    """Set every parameter that ``filters`` own to 0, in place."""
    for tensor, positions in _owned(network, groups, filters):
        tensor.index_fill_(0, positions, 0.0)


@torch.no_grad()
def zero_gradients(network: nn.Module, groups: FilterGroups, filters: Removed) -> None:
    """Set the gradients of every parameter that ``filters`` own to 0, where there are any."""
    for parameter, positions in _owned(network, groups, filters):
        if parameter.grad is not None:
            parameter.grad.index_fill_(0, positions, 0.0)


@torch.no_grad()
def zero_optimizer_state(network: nn.Module, groups: FilterGroups, filters: Removed, optimizer: Optimizer) -> None:
    """Forget momentum and the like of every parameter that ``filters`` own."""
    for parameter, positions in _owned(network, groups, filters):
        for value in optimizer.state.get(parameter, {}).values():
            if isinstance(value, Tensor) and value.shape == parameter.shape:
                value.index_fill_(0, positions, 0.0)


def _owned(network: nn.Module, groups: FilterGroups, filters: Removed) -> list[tuple[nn.Parameter, Tensor]]:
    found = []
    for group in groups:
        if not filters[group.name].any():
            continue
        for member, parameter in own_parameters(network, group):
            found.append((parameter, member.positions(filters[group.name]).to(parameter.device)))
    return found


class MaskedValues:
    """Values of filters that are masked for one step, to be restored exactly.

    Running statistics are kept as well: the zeros of a masked filter say nothing about the filter.
    """

    def __init__(self) -> None:
        self._kept: list[tuple[Tensor, Tensor, Tensor]] = []

    @property
    def is_empty(self) -> bool:
        """Whether nothing is masked right now."""
        return not self._kept

    @torch.no_grad()
    def mask(self, network: nn.Module, groups: FilterGroups, filters: Removed) -> None:
        """Save what ``filters`` own and set it to 0."""
        assert self.is_empty
        for parameter, positions in _owned(network, groups, filters):
            self._kept.append((parameter.data, positions, parameter.data.index_select(0, positions)))
        for group in groups:
            self._keep_statistics(network, group, filters)
        zero_filters(network, groups, filters)

    @torch.no_grad()
    def restore(self) -> None:
        """Undo `mask`, whatever an optimiser did to those values since."""
        for tensor, positions, values in self._kept:
            tensor.index_copy_(0, positions, values)
        self._kept.clear()

    def _keep_statistics(self, network: nn.Module, group: FilterGroup, filters: Removed) -> None:
        for member in group.of_role(Role.NORM):
            module = network.get_submodule(member.module)
            for name in _RUNNING:
                statistic = getattr(module, name, None)
                if isinstance(statistic, Tensor):
                    positions = member.positions(filters[group.name]).to(statistic.device)
                    self._kept.append((statistic, positions, statistic.index_select(0, positions)))


def united(first: Removed, second: Removed) -> dict[str, Tensor]:
    """Group name → filters in either."""
    return {name: first[name] | second[name] for name in first}
