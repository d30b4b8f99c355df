"""One pruning run of the digits experiment: prune by a method, cut, retrain, judge."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

import torch
from torch import nn

from studio.compression.experiments.digits_training import (
    MOMENTUM,
    Budget,
    Data,
    DigitsNet,
    cosine,
    optimizer_for,
    take_step,
    train,
)
from studio.compression.experiments.traced_groups import predicted_speed_up, traced_groups
from studio.compression.pruning.criteria import Criterion
from studio.compression.pruning.groups import FilterGroups
from studio.compression.pruning.incremental import IncReg, Spp
from studio.compression.pruning.magnitude import GradualL1, L1OneShot
from studio.compression.pruning.ratios import targets_for_speed_up
from studio.compression.pruning.schedule import PLANNED_SHARE, increg_schedule, spp_schedule
from studio.compression.pruning.speedup import layer_macs, speed_up
from studio.compression.pruning.surgery import remove_filters

ONE_SHOT, GRADUAL, INCREG, SPP = "one-shot L1", "gradual L1", "IncReg", "SPP"
METHODS = (ONE_SHOT, GRADUAL, INCREG, SPP)
_GRADUAL_INTERVAL = 10


@dataclass(frozen=True, slots=True)
class DigitsResult:
    """One run; accuracies in percent, ``before_retraining`` at the moment the last filter went."""

    method: str
    wished_speed_up: float
    seed: int
    speed_up: float
    before_retraining: float
    accuracy: float


def prune_and_retrain(
    base: DigitsNet, data: Data, budget: Budget, *, method: str, wished: float, seed: int
) -> DigitsResult:
    """Prune a copy of ``base`` to about ``wished`` times fewer multiply-accumulates, cut it, retrain it.

    Every method takes the same number of steps.
    """
    network, example = copy.deepcopy(base), data.test_pictures[:2]
    groups = traced_groups(network, example)
    layers = layer_macs(network, example)
    targets = targets_for_speed_up(wished, groups, partial(predicted_speed_up, layers, groups))
    criterion = _criterion(method, network, groups, targets, budget=budget, seed=seed)
    before = _prune(network, data, budget, criterion, seed=seed)
    pruned = remove_filters(network, groups, criterion.removed, probe=example).network
    decay = cosine(budget.retraining_rate, budget.retraining_steps)
    train(pruned, data, steps=budget.retraining_steps, rate=decay, seed=seed + 2000)
    factor = speed_up(base, pruned, example).convolutions
    return DigitsResult(method, wished, seed, factor, before, data.accuracy(pruned))


def _prune(network: DigitsNet, data: Data, budget: Budget, criterion: Criterion, *, seed: int) -> float:
    """All steps of the pruning phase; accuracy when the last filter went."""
    optimizer = optimizer_for(network, budget.pruning_rate)
    random = torch.Generator().manual_seed(seed + 1000)
    criterion.begin(optimizer)
    accuracy = data.accuracy(network) if criterion.is_done else None
    for _ in range(budget.pruning_steps):
        take_step(network, data, optimizer, rate=budget.pruning_rate, random=random, criterion=criterion)
        if accuracy is None and criterion.is_done:
            accuracy = data.accuracy(network)
    assert accuracy is not None, "every schedule ends by its deadline"
    return accuracy


def _criterion(
    method: str, network: nn.Module, groups: FilterGroups, targets: Mapping[str, int], *, budget: Budget, seed: int
) -> Criterion:
    steps, largest = budget.pruning_steps, max(targets.values())
    if method == ONE_SHOT:
        return L1OneShot(network, groups, targets)
    if method == GRADUAL:
        return GradualL1(network, groups, targets, iterations=round(steps * PLANNED_SHARE), interval=_GRADUAL_INTERVAL)
    if method == INCREG:
        schedule = increg_schedule(steps, largest_to_go=largest, learning_rate=budget.pruning_rate, momentum=MOMENTUM)
        return IncReg(network, groups, targets, schedule=schedule)
    assert method == SPP, method
    return Spp(network, groups, targets, schedule=spp_schedule(steps, largest_to_go=largest), seed=seed)
