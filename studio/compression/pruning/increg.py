"""IncReg: every filter has its own weight decay, which grows for the weakest until they have vanished by themselves.

Wang et al., "Structured Pruning for Efficient ConvNets via Incremental Regularization", arXiv 1804.09461 and
1811.08390, their method sections: the loss gains λ_g/2·‖W_g‖² per group of weights; at every step
λ_g ← max(λ_g + Δ(r_g), 0), where r_g is the rank of the group's L1 norm averaged over the steps so far. λ may fall
again. A group is removed when λ_g reaches τ.

Where the papers are silent: biases and batch norms of a filter decay with it, since they go with it; coupled filters
share one λ; with Adam the decay is decoupled, w ← w − lr·λ·w; the λ of survivors is cleared once their layer is done.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import torch
from torch import Tensor, nn
from torch.optim import Adam, AdamW, NAdam, Optimizer, RAdam

from studio.compression.pruning.criteria import State
from studio.compression.pruning.groups import FilterGroup, FilterGroups, Member, l1_norms, own_parameters, ranks_of
from studio.compression.pruning.incremental import Course, Incremental
from studio.compression.pruning.schedule import IncRegSchedule

_ADAPTIVE = (Adam, AdamW, NAdam, RAdam)  # they would divide λ·w by its own size


class IncReg(Incremental):
    """Removes filters whose own regularisation factor has grown to ``schedule.threshold``."""

    def __init__(
        self, network: nn.Module, groups: FilterGroups, targets: Mapping[str, int], *, schedule: IncRegSchedule
    ) -> None:
        course = Course(schedule.amplitude, schedule.threshold, schedule.shape, schedule.deadline)
        super().__init__(network, groups, targets, course)
        self._rank_sums = {group.name: torch.zeros(group.size, dtype=torch.float64) for group in groups}

    @property
    def factors(self) -> dict[str, Tensor]:
        """Group name → (filters,) float64: λ of every filter now; copies."""
        return self._copied_values()

    @torch.no_grad()
    def after_backward(self) -> None:
        """Add λ·w to the gradients, unless the optimiser wants it decoupled, and clear those of removed filters."""
        if not isinstance(self._bound_optimizer(), _ADAPTIVE):
            for group in self.groups:
                for member, parameter in self._decaying(group):
                    if parameter.grad is not None:
                        parameter.grad.addcmul_(self._spread(group, member, parameter), parameter)
        super().after_backward()

    @torch.no_grad()
    def after_step(self) -> None:
        """Decay the weights where that is decoupled, then move λ on and remove what has reached τ."""
        if isinstance(self._bound_optimizer(), _ADAPTIVE):
            rates = _learning_rates(self._bound_optimizer())
            for group in self.groups:
                for member, parameter in self._decaying(group):
                    shrink = self._spread(group, member, parameter).mul_(-rates.get(parameter, 0.0)).add_(1)
                    parameter.mul_(shrink.clamp_min_(0))
        super().after_step()

    def _advance(self) -> None:
        for group in self.groups:
            if self.to_go(group) > 0:
                alive, sums = self._alive(group), self._rank_sums[group.name]
                sums[alive] += ranks_of(l1_norms(self.network, group)[alive]).double()
                self._move(group, ranks_of(sums[alive]))  # all survivors were ranked equally often: sums do for means

    def _decaying(self, group: FilterGroup) -> list[tuple[Member, nn.Parameter]]:
        return list(own_parameters(self.network, group)) if self._values[group.name].any() else []

    def _spread(self, group: FilterGroup, member: Member, parameter: Tensor) -> Tensor:
        """λ of each filter at its positions, in a shape that broadcasts over ``parameter``."""
        factors = torch.cat((self._values[group.name], torch.zeros(1, dtype=torch.float64)))
        spread = factors[member.owners].to(parameter.dtype).to(parameter.device)  # FREE = −1 reads the 0 at the end
        return spread.reshape(-1, *(1,) * (parameter.dim() - 1))

    def _own_state(self) -> State:
        return super()._own_state() | {"rank_sums": {name: sums.clone() for name, sums in self._rank_sums.items()}}

    def _load_own_state(self, state: Mapping[str, Any]) -> None:
        super()._load_own_state(state)
        self._rank_sums = {name: sums.clone() for name, sums in state["rank_sums"].items()}


def _learning_rates(optimizer: Optimizer) -> dict[Tensor, float]:
    return {parameter: float(group["lr"]) for group in optimizer.param_groups for parameter in group["params"]}
