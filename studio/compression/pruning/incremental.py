"""What IncReg and SPP share: a value per filter that moves by Δ(rank) and removes the filter at a ceiling."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn

from studio.compression.pruning.criteria import Criterion, State, chosen_flags
from studio.compression.pruning.groups import FilterGroup, FilterGroups
from studio.compression.pruning.schedule import Shape, increments, last_to_go


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


class Incremental(Criterion):
    """Keeps a value per filter, 0 at first, and 0 again for all survivors of a layer that has met its target."""

    def __init__(self, network: nn.Module, groups: FilterGroups, targets: Mapping[str, int], course: Course) -> None:
        super().__init__(network, groups, targets)
        self._course = course
        self._values = {group.name: torch.zeros(group.size, dtype=torch.float64) for group in groups}
        self.forced_removals = 0

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
        steps = increments(len(ranks), to_go, amplitude=course.amplitude, shape=course.shape)
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
