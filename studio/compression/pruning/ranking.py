"""What filters are ranked by: their norm alone, or their norm times how much they fire.

Filters that weigh much but never fire can go for nothing. Mean activations are measured on a fixed set of pictures with
the weights of now, once when a run begins and again every so many steps; in between the last estimate stands. It is
part of the checkpoint, for it cannot be had again from later weights.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol

import torch
from torch import Tensor, nn

from studio.compression.pruning.groups import FilterGroup, l1_norms

Observe = Callable[[], Mapping[str, Tensor]]  # group name → (filters,) mean activation with the weights of now


class FilterRanking(Protocol):
    """Gives every filter the value that it is ranked by."""

    def values(self, network: nn.Module, group: FilterGroup) -> Tensor:
        """(size,) float64 on the CPU, the least for what can go first."""
        ...

    def advance(self, step: int) -> None:
        """Measure anew what is due at ``step``, the network being as it is evaluated."""
        ...

    def state_dict(self) -> dict[str, Any]:
        """Everything a resumed run needs."""
        ...

    def load_state_dict(self, state: Mapping[str, Any]) -> None:
        """Go on from `state_dict`."""
        ...


class NormRanking:
    """The L1 norm of a filter: Li et al., arXiv 1608.08710, section 3.1."""

    def values(self, network: nn.Module, group: FilterGroup) -> Tensor:
        """(size,) float64."""
        return l1_norms(network, group)

    def advance(self, step: int) -> None:
        """Nothing is measured."""

    def state_dict(self) -> dict[str, Any]:
        """Nothing is kept."""
        return {}

    def load_state_dict(self, state: Mapping[str, Any]) -> None:
        """Nothing is kept."""


class ActivationRanking:
    """The L1 norm times the mean activation that ``observe`` measures at first and every ``interval`` steps."""

    def __init__(self, observe: Observe, *, interval: int) -> None:
        assert interval >= 1
        self._observe, self._interval = observe, interval
        self._seen: dict[str, Tensor] = {}

    def values(self, network: nn.Module, group: FilterGroup) -> Tensor:
        """(size,) float64."""
        if not self._seen:
            self._measure()
        return l1_norms(network, group) * self._seen[group.name]

    def advance(self, step: int) -> None:
        """Measure activations anew every ``interval`` steps."""
        if step > 0 and step % self._interval == 0:
            self._measure()

    def state_dict(self) -> dict[str, Any]:
        """The estimate that stands."""
        return {"activations": {name: seen.clone() for name, seen in self._seen.items()}}

    def load_state_dict(self, state: Mapping[str, Any]) -> None:
        """Go on from `state_dict`."""
        self._seen = {name: seen.clone() for name, seen in state["activations"].items()}

    @torch.no_grad()
    def _measure(self) -> None:
        self._seen = {name: seen.detach().cpu().double() for name, seen in self._observe().items()}
