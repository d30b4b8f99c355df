"""IncReg and SPP: a value per filter moves by Δ(rank) of its norm and removes the filter at a ceiling."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn
from torch.optim import Adam, AdamW, NAdam, Optimizer, RAdam

from studio.compression.pruning.criteria import Criterion, State, chosen_flags
from studio.compression.pruning.groups import FilterGroup, FilterGroups, Member, own_parameters, ranks_of
from studio.compression.pruning.masking import MaskedValues, zero_gradients
from studio.compression.pruning.schedule import IncRegSchedule, SppSchedule, increments, last_to_go
from studio.specs.criterion_settings import TURN, Shape


@dataclass(frozen=True, slots=True)
class Course:
    """How values move: up to ``amplitude`` at once, until ``ceiling``.

    From step ``deadline`` on nothing is waited for: what is still to go goes, largest values first. Without one, a
    layer whose weakest filters keep changing places may never end.
    """

    amplitude: float
    ceiling: float
    shape: Shape
    deadline: int | None
    turn: float = TURN


class Incremental(Criterion):
    """Keeps a value per filter, 0 at first, and 0 again for all survivors of a layer that has met its target."""

    def __init__(self, network: nn.Module, groups: FilterGroups, targets: Mapping[str, int], course: Course) -> None:
        super().__init__(network, groups, targets)
        self._course = course
        self._values = {group.name: torch.zeros(group.size, dtype=torch.float64) for group in groups}
        self.forced_removals = 0

    def figures(self) -> dict[str, float]:
        """Also how many filters the deadline has forced out so far."""
        return super().figures() | {"forced_removals": float(self.forced_removals)}

    def progress_of(self, group: FilterGroup) -> float:
        """Mean over all filters of their value as a share of the ceiling, 1 for those that are gone.

        With SPP that is the mean pruning probability, with IncReg the mean regularisation factor in units of the one
        that ends a filter.
        """
        gone = self._removed[group.name].double()
        return float(torch.maximum(gone, (self._values[group.name] / self._course.ceiling).clamp(0, 1)).mean())

    def _alive(self, group: FilterGroup) -> Tensor:
        return ~self._removed[group.name]

    def _move(self, group: FilterGroup, ranks: Tensor) -> None:
        """Move the survivors' values by Δ of their ``ranks`` (survivors,) and remove what has reached the ceiling."""
        alive, values, to_go = self._alive(group), self._values[group.name], self.to_go(group)
        course = self._course
        steps = increments(len(ranks), to_go, amplitude=course.amplitude, shape=course.shape, turn=course.turn)
        values[alive] = (values[alive] + torch.tensor(steps, dtype=torch.float64)[ranks]).clamp_min(0)
        reached = last_to_go(values[alive].tolist(), ranks.tolist(), ceiling=course.ceiling, to_go=to_go)
        if course.deadline is not None and self.steps_done + 1 >= course.deadline:
            self.forced_removals += to_go - len(reached)
            reached = last_to_go(values[alive].tolist(), ranks.tolist(), ceiling=-math.inf, to_go=to_go)
        if reached:
            self._remove({group.name: chosen_flags(group.size, alive.nonzero().flatten()[reached])})
            values[self._removed[group.name]] = 0
        if self.to_go(group) == 0:
            values.zero_()

    def _copied_values(self) -> dict[str, Tensor]:
        return {name: values.clone() for name, values in self._values.items()}

    def _own_state(self) -> State:
        return {"values": self._copied_values(), "forced_removals": self.forced_removals}

    def _load_own_state(self, state: Mapping[str, Any]) -> None:
        self._values = {name: values.clone() for name, values in state["values"].items()}
        self.forced_removals = int(state["forced_removals"])


_CERTAIN = 1 - 1e-12  # twenty times 0.05 is a hair less than 1


class Spp(Incremental):
    """Removes filters whose own pruning probability has grown to 1; ``seed`` starts its own random numbers.

    Wang et al., "Structured Probabilistic Pruning for Convolutional Neural Network Acceleration", arXiv 1709.06994,
    its method section: p_g = 0 at first; every t steps p_g ← clip(p_g + Δ(r_g), 0, 1) by the rank of the current
    L1 norm; at every step each group is kept with probability 1 − p_g, for the forward and the backward pass. A group
    left out is not updated but keeps its weights and can come back; at p_g = 1 it is gone.

    Where the paper is silent: coupled filters share one p and one draw; a filter's bias, batch norm and running
    statistics are left out with it; the p of survivors is cleared once their layer is done; between steps, hence in
    every evaluation, all survivors are present.
    """

    def __init__(
        self,
        network: nn.Module,
        groups: FilterGroups,
        targets: Mapping[str, int],
        *,
        schedule: SppSchedule,
        seed: int,
    ) -> None:
        course = Course(schedule.amplitude, _CERTAIN, schedule.shape, schedule.deadline, schedule.turn)
        super().__init__(network, groups, targets, course)
        self._interval = schedule.interval
        self._random = torch.Generator().manual_seed(seed)
        self._absent: dict[str, Tensor] | None = None
        self._masked = MaskedValues()

    @property
    def absent(self) -> dict[str, Tensor] | None:
        """Group name → (filters,) bool, true for survivors left out of this step; None between steps."""
        return self._absent

    def before_forward(self) -> None:
        """Draw this step's mask and take the filters out; the mask holds until `after_step`."""
        if self._absent is not None or self.is_done:
            return
        self._absent = {}
        for group in self.groups:
            chances = torch.rand(group.size, generator=self._random, dtype=torch.float64)
            self._absent[group.name] = chances < self._values[group.name]  # never for what is removed: its p is 0
        self._masked.mask(self.network, self.groups, self._absent)

    def after_backward(self) -> None:
        """Clear the gradients of the filters left out and of those removed."""
        super().after_backward()
        if self._absent is not None:
            zero_gradients(self.network, self.groups, self._absent)

    def after_step(self) -> None:
        """Put the filters left out back as they were; every t steps move p on and remove what has reached 1."""
        self._masked.restore()
        self._absent = None
        super().after_step()

    def _advance(self) -> None:
        if (self.steps_done + 1) % self._interval:
            return
        for group in self.groups:
            if self.to_go(group) > 0:
                self._move(group, ranks_of(self._ranked(group)[self._alive(group)]))

    def _own_state(self) -> State:
        assert self._absent is None, "a checkpoint is taken between two steps"
        return super()._own_state() | {"random": self._random.get_state()}

    def _load_own_state(self, state: Mapping[str, Any]) -> None:
        super()._load_own_state(state)
        self._random.set_state(state["random"])


_ADAPTIVE = (Adam, AdamW, NAdam, RAdam)  # they would divide λ·w by its own size


class IncReg(Incremental):
    """Removes filters whose own regularisation factor has grown to ``schedule.threshold``.

    Wang et al., "Structured Pruning for Efficient ConvNets via Incremental Regularization", arXiv 1804.09461 and
    1811.08390, their method sections: the loss gains λ_g/2·‖W_g‖² per group of weights; at every step
    λ_g ← max(λ_g + Δ(r_g), 0), where r_g is the rank of the group's L1 norm averaged over the steps so far. λ may fall
    again. A group is removed when λ_g reaches τ.

    Where the papers are silent: biases and batch norms of a filter decay with it, since they go with it; coupled
    filters share one λ; with Adam the decay is decoupled, w ← w − lr·λ·w; the λ of survivors is cleared once their
    layer is done.
    """

    def __init__(
        self, network: nn.Module, groups: FilterGroups, targets: Mapping[str, int], *, schedule: IncRegSchedule
    ) -> None:
        course = Course(schedule.amplitude, schedule.threshold, schedule.shape, schedule.deadline, schedule.turn)
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
                sums[alive] += ranks_of(self._ranked(group)[alive]).double()
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
