"""Gradual L1, the control: the weakest filters are removed a few at a time, with training steps in between.

The course over time is that of Zhu and Gupta, arXiv 1710.01878, section 3 (their equation 1, from 0, on filters
instead of weights): removed(t) = target · (1 − (1 − t/T)³). Filters once removed do not return.
"""

from __future__ import annotations

from collections.abc import Mapping

import torch
from torch import nn

from studio.compression.pruning.criteria import Criterion
from studio.compression.pruning.groups import FilterGroup, FilterGroups, l1_norms, weakest
from studio.compression.pruning.schedule import removal_count


class GradualL1(Criterion):
    """Removes filters by L1 norm over ``iterations`` steps, some of them every ``interval`` steps."""

    def __init__(
        self, network: nn.Module, groups: FilterGroups, targets: Mapping[str, int], *, iterations: int, interval: int
    ) -> None:
        super().__init__(network, groups, targets)
        assert iterations >= 1 and interval >= 1
        self._iterations = iterations
        self._interval = interval

    def _advance(self) -> None:
        step = self.steps_done + 1
        if step % self._interval and step < self._iterations:
            return
        share = 1 - (1 - min(1.0, step / self._iterations)) ** 3
        for group in self.groups:
            due = removal_count(self.targets[group.name], share) - (self.targets[group.name] - self.to_go(group))
            if due > 0:
                self._remove_weakest(group, due)

    def _remove_weakest(self, group: FilterGroup, count: int) -> None:
        norms = l1_norms(self.network, group)
        norms[self._removed[group.name]] = torch.inf
        self._remove({group.name: weakest(norms, count)})
