"""SPP: every filter has its own probability of being left out of a step, which grows for the weakest until it is 1.

Wang et al., "Structured Probabilistic Pruning for Convolutional Neural Network Acceleration", arXiv 1709.06994,
its method section: p_g = 0 at first; every t steps p_g ← clip(p_g + Δ(r_g), 0, 1) by the rank of the current
L1 norm; at every step each group is kept with probability 1 − p_g, for the forward and the backward pass. A group
left out is not updated but keeps its weights and can come back; at p_g = 1 it is gone.

Where the paper is silent: coupled filters share one p and one draw; a filter's bias, batch norm and running
statistics are left out with it; the p of survivors is cleared once their layer is done; between steps, hence in every
evaluation, all survivors are present.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import torch
from torch import Tensor, nn

from studio.compression.pruning.criteria import State
from studio.compression.pruning.groups import FilterGroups, l1_norms, ranks_of
from studio.compression.pruning.incremental import Course, Incremental
from studio.compression.pruning.masking import MaskedValues, zero_gradients
from studio.compression.pruning.schedule import SppSchedule

_CERTAIN = 1 - 1e-12  # twenty times 0.05 is a hair less than 1


class Spp(Incremental):
    """Removes filters whose own pruning probability has grown to 1; ``seed`` starts its own random numbers."""

    def __init__(
        self,
        network: nn.Module,
        groups: FilterGroups,
        targets: Mapping[str, int],
        *,
        schedule: SppSchedule,
        seed: int,
    ) -> None:
        super().__init__(
            network, groups, targets, Course(schedule.amplitude, _CERTAIN, schedule.shape, schedule.deadline)
        )
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
                self._move(group, ranks_of(l1_norms(self.network, group)[self._alive(group)]))

    def _own_state(self) -> State:
        assert self._absent is None, "a checkpoint is taken between two steps"
        return super()._own_state() | {"random": self._random.get_state()}

    def _load_own_state(self, state: Mapping[str, Any]) -> None:
        super()._load_own_state(state)
        self._random.set_state(state["random"])
