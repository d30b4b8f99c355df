"""Magnitude pruning: the filters of smallest L1 norm go, all at once or a few at a time with training in between.

At once: Li et al., "Pruning Filters for Efficient ConvNets", arXiv 1608.08710, section 3.1. A few at a time, the
control: the course over time is that of Zhu and Gupta, arXiv 1710.01878, section 3 (their equation 1, from 0, on
filters instead of weights): removed(t) = target · (1 − (1 − t/T)³). Filters once removed do not return.
"""

from __future__ import annotations

from collections.abc import Mapping

import torch
from torch import nn
from torch.optim import Optimizer

from studio.compression.pruning.criteria import Criterion
from studio.compression.pruning.groups import FilterGroup, FilterGroups, weakest
from studio.compression.pruning.schedule import removal_count


class L1OneShot(Criterion):
    """Removes every group's target when it begins."""

    def begin(self, optimizer: Optimizer) -> None:
        """Bind to ``optimizer`` and, the first time, remove the weakest filters of every group."""
        super().begin(optimizer)
        if not self.is_done:
            self._remove({each.name: weakest(self._ranked(each), self.to_go(each)) for each in self.groups})

    def _advance(self) -> None:
        raise AssertionError("begin() comes first")


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
        values = self._ranked(group)
        values[self._removed[group.name]] = torch.inf
        self._remove({group.name: weakest(values, count)})
