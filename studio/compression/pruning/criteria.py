"""The one interface of all pruning criteria, and what they share: what is removed stays at zero.

A training step calls, in this order::

    criterion.before_forward()          # once per optimiser step, also when gradients are accumulated
    loss.backward()                     # any number of times
    criterion.after_backward()          # gradients unscaled by then
    optimizer.step()
    criterion.after_step()

Between ``after_step`` and ``before_forward`` the network is as it should be evaluated and saved: removed filters are
zero, all survivors are present. Pruning goes on until ``is_done``; the same calls hold the removed filters at zero
during retraining.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import Any

import torch
from torch import Tensor, nn
from torch.optim import Optimizer

from studio.compression.layer_names import LAYER_FIGURE
from studio.compression.pruning.groups import FilterGroup, FilterGroups, none_removed
from studio.compression.pruning.masking import united, zero_filters, zero_gradients, zero_optimizer_state
from studio.compression.pruning.ranking import FilterRanking, NormRanking
from studio.compression.pruning.ratios import check_targets
from studio.errors import StudioError

State = dict[str, Any]  # plain values and tensors, as `torch.save` takes them


class Criterion(ABC):
    """Decides which filters of ``groups`` go, until ``targets`` (group name → number of filters) are met.

    Groups without a target keep all their filters. Raises SpecError for a target that names no group or would leave
    a group empty.
    """

    def __init__(self, network: nn.Module, groups: FilterGroups, targets: Mapping[str, int]) -> None:
        check_targets(groups, targets)
        self.network = network
        self.groups = groups
        self.targets = {group.name: targets.get(group.name, 0) for group in groups}
        self.steps_done = 0
        self._removed = none_removed(groups)
        self._optimizer: Optimizer | None = None
        self._ranking: FilterRanking = NormRanking()

    def rank_by(self, ranking: FilterRanking) -> None:
        """Rank filters by ``ranking`` instead of by their L1 norms; call before `begin`."""
        self._ranking = ranking

    def begin(self, optimizer: Optimizer) -> None:
        """Bind to the optimiser that trains the network; call again with a new one before retraining."""
        self._optimizer = optimizer

    def before_forward(self) -> None:  # noqa: B027 — most criteria mask nothing for a single step
        """Mask what this step goes without; a second call within one step changes nothing."""

    def after_backward(self) -> None:
        """Add regularisation to the gradients and clear those of removed filters."""
        zero_gradients(self.network, self.groups, self._removed)

    def after_step(self) -> None:
        """Move the schedule on, and hold removed filters at zero."""
        zero_filters(self.network, self.groups, self._removed)
        if not self.is_done:
            self._ranking.advance(self.steps_done + 1)
            self._advance()
        self.steps_done += 1

    @property
    def is_done(self) -> bool:
        """Whether every group has lost as many filters as its target says."""
        return all(self.to_go(group) == 0 for group in self.groups)

    @property
    def removed(self) -> dict[str, Tensor]:
        """Group name → (filters,) bool, true for filters that are gone for good; copies."""
        return {name: flags.clone() for name, flags in self._removed.items()}

    def figures(self) -> dict[str, float]:
        """How many filters of all groups have yet to go, and how far each layer is on its way (`progress_of`)."""
        layers = {f"{LAYER_FIGURE}{group.name}": self.progress_of(group) for group in self.groups}
        return {"filters_to_go": float(sum(self.to_go(group) for group in self.groups))} | layers

    def progress_of(self, group: FilterGroup) -> float:
        """Share of the filters of ``group`` that is gone, 0 to 1; criteria that grow something count it as well."""
        return float(self._removed[group.name].double().mean())

    def to_go(self, group: FilterGroup) -> int:
        """How many filters ``group`` has yet to lose (K)."""
        return self.targets[group.name] - int(self._removed[group.name].sum())

    def state_dict(self) -> State:
        """Everything a resumed run needs to go on bit for bit; only between two steps."""
        return {
            "kind": type(self).__name__,
            "steps_done": self.steps_done,
            "removed": self.removed,
            "ranking": self._ranking.state_dict(),
        } | self._own_state()

    def load_state_dict(self, state: Mapping[str, Any]) -> None:
        """Go on from `state_dict`; StudioError where it belongs to another criterion or to other groups."""
        sizes = {name: len(flags) for name, flags in state.get("removed", {}).items()}
        if state.get("kind") != type(self).__name__ or sizes != {group.name: group.size for group in self.groups}:
            raise StudioError(
                "this checkpoint was pruning with {began} on other filters than {kind} does here; go on with the "
                "network and criterion it was started with",
                began=state.get("kind"),
                kind=type(self).__name__,
            )
        self.steps_done = int(state["steps_done"])
        self._removed = {name: flags.clone() for name, flags in state["removed"].items()}
        self._ranking.load_state_dict(state.get("ranking", {}))  # checkpoints of before ranked by norm alone
        self._load_own_state(state)

    @abstractmethod
    def _advance(self) -> None:
        """Move this criterion's own schedule by one step."""

    def _own_state(self) -> State:
        return {}

    def _load_own_state(self, state: Mapping[str, Any]) -> None:  # noqa: B027 — the norm-based ones have none
        """Take back what `_own_state` gave."""

    def _ranked(self, group: FilterGroup) -> Tensor:
        """(size,) float64: what the filters of ``group`` are ranked by, the weakest least."""
        return self._ranking.values(self.network, group)

    def _bound_optimizer(self) -> Optimizer:
        assert self._optimizer is not None, "begin() comes first"
        return self._optimizer

    def _remove(self, filters: Mapping[str, Tensor]) -> None:
        """Remove ``filters`` (some groups → bool) for good: weights, gradients and momentum."""
        none = none_removed(self.groups)
        chosen = {name: filters.get(name, flags) for name, flags in none.items()}
        self._removed = united(self._removed, chosen)
        zero_filters(self.network, self.groups, chosen)
        zero_gradients(self.network, self.groups, chosen)
        if self._optimizer is not None:
            zero_optimizer_state(self.network, self.groups, chosen, self._optimizer)


def chosen_flags(size: int, positions: Tensor) -> Tensor:
    """(size,) bool, true at ``positions``."""
    flags = torch.zeros(size, dtype=torch.bool)
    flags[positions] = True
    return flags
