"""A classifier pruned by a criterion, cut, and retrained: the one way in which all experiments do it.

Every method gets the same steps at the same learning rates: first the pruning phase at a constant rate, then retraining
at one that falls to 0. The network is cut when the last filter went, which costs nothing but zeros, and trains on;
one-shot L1 is cut before the first step.
"""

from __future__ import annotations

import copy
import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import Any

from torch import Tensor, nn

from studio.compression.experiments.checkpoint_file import CheckpointFile
from studio.compression.experiments.classifier_training import MOMENTUM, Budget, ClassifierTraining, cosine
from studio.compression.experiments.labelled_pictures import LabelledPictures
from studio.compression.experiments.traced_groups import predicted_speed_up
from studio.compression.pruning.criteria import Criterion
from studio.compression.pruning.groups import FilterGroups
from studio.compression.pruning.incremental import IncReg, Incremental, Spp
from studio.compression.pruning.magnitude import GradualL1, L1OneShot
from studio.compression.pruning.native_surgery import cut_modules, kept_indices
from studio.compression.pruning.ratios import targets_for_speed_up
from studio.compression.pruning.schedule import PLANNED_SHARE, increg_schedule, spp_schedule, updates_needed
from studio.compression.pruning.speedup import layer_macs, speed_up
from studio.compression.pruning.surgery import remove_filters
from studio.errors import SpecError

_GRADUAL_INTERVAL = 10
_PRUNING_SEED = 1000  # batches of a run are others than those of its base


class Method(StrEnum):
    """Which filters go, and how."""

    ONE_SHOT = "one-shot L1"
    GRADUAL = "gradual L1"
    INCREG = "IncReg"
    SPP = "SPP"


@dataclass(frozen=True, slots=True)
class Plan:
    """One run: ``wished`` is the theoretical speed-up of the convolutions."""

    method: Method
    wished: float
    seed: int
    budget: Budget


@dataclass(frozen=True, slots=True)
class PruningResult:
    """One run; accuracies in percent, ``before_retraining`` at the moment the last filter went.

    ``forced_removals`` counts filters that went because the time for pruning was over.
    """

    method: Method
    wished_speed_up: float
    seed: int
    speed_up: float
    before_retraining: float
    accuracy: float
    forced_removals: int


@dataclass(frozen=True, slots=True, eq=False)
class PrunedClassifier:
    """The smaller network, trained, and the figures of its run."""

    network: nn.Module
    result: PruningResult


def prune_and_retrain(
    base: nn.Module,
    groups: FilterGroups,
    pictures: LabelledPictures,
    plan: Plan,
    checkpoint: CheckpointFile | None = None,
) -> PrunedClassifier:
    """Prune a copy of ``base`` as ``plan`` says; from ``checkpoint`` an interrupted run goes on bit for bit.

    SpecError where the speed-up cannot be had, or takes more steps.
    """
    run = _Run(base, groups, pictures, plan)
    checkpoint = checkpoint or CheckpointFile(None)
    if (state := checkpoint.load()) is not None:
        run.load_state_dict(state)
    while not run.is_done:
        run.take_step()
        checkpoint.save_when_due(run.steps_done, run.state_dict)
    return PrunedClassifier(run.training.network, run.result())


def targets_of(network: nn.Module, groups: FilterGroups, example: Tensor, wished: float) -> dict[str, int]:
    """Group name → filters that go, the same share of each, for the theoretical speed-up ``wished``."""
    layers = layer_macs(network, example)
    return targets_for_speed_up(wished, groups, partial(predicted_speed_up, layers, groups))


def check_steps(method: Method, targets: Mapping[str, int], budget: Budget) -> None:
    """SpecError, with the number needed, where ``budget`` has too few pruning steps for ``method`` to lose ``targets``.

    With fewer the criterion's value would have to pass its ceiling at once, and filters would go by force.
    """
    largest = max(targets.values())
    updates = updates_needed(max(1, largest)) if method in (Method.INCREG, Method.SPP) else largest / _GRADUAL_INTERVAL
    needed = 1 if method is Method.ONE_SHOT else math.ceil(updates / PLANNED_SHARE)
    if budget.pruning_steps < needed:
        raise SpecError(
            "{method} cannot remove {largest} filters of a layer in {steps} pruning steps; it needs at least {needed}",
            method=method,
            largest=largest,
            steps=budget.pruning_steps,
            needed=needed,
        )


class _Run:
    def __init__(self, base: nn.Module, groups: FilterGroups, pictures: LabelledPictures, plan: Plan) -> None:
        self._base, self._groups, self._pictures, self._plan = base, groups, pictures, plan
        self._example = pictures.example
        targets = targets_of(base, groups, self._example, plan.wished)
        check_steps(plan.method, targets, plan.budget)
        self.training = ClassifierTraining(copy.deepcopy(base), pictures, plan.budget, seed=plan.seed + _PRUNING_SEED)
        self.steps_done = 0
        self._retraining_rate = cosine(plan.budget.retraining_rate, plan.budget.retraining_steps)
        self._removed: dict[str, Tensor] | None = None
        self._before_retraining = math.nan
        self._forced = 0
        self._criterion = _criterion(plan, self.training.network, groups, targets)
        self._criterion.begin(self.training.optimizer)
        self._cut_when_done()

    @property
    def is_done(self) -> bool:
        return self.steps_done >= self._plan.budget.pruning_steps + self._plan.budget.retraining_steps

    def take_step(self) -> None:
        pruning_steps = self._plan.budget.pruning_steps
        if self.steps_done < pruning_steps:
            criterion = self._criterion if self._removed is None else None
            self.training.take_step(self._plan.budget.pruning_rate, criterion)
            self._cut_when_done()
        else:
            assert self._removed is not None, "every schedule ends by its deadline"
            if self.steps_done == pruning_steps:
                self.training.use(self.training.network)
            self.training.take_step(self._retraining_rate(self.steps_done - pruning_steps))
        self.steps_done += 1

    def result(self) -> PruningResult:
        network, plan = self.training.network, self._plan
        factor = speed_up(self._base, network, self._example).convolutions
        accuracy = self._pictures.accuracy(network)
        return PruningResult(
            plan.method, plan.wished, plan.seed, factor, self._before_retraining, accuracy, self._forced
        )

    def state_dict(self) -> dict[str, Any]:
        return {
            "steps_done": self.steps_done,
            "training": self.training.state_dict(),
            "criterion": self._criterion.state_dict() if self._removed is None else None,
            "removed": self._removed,
            "before_retraining": self._before_retraining,
            "forced": self._forced,
        }

    def load_state_dict(self, state: Mapping[str, Any]) -> None:
        self._removed = state["removed"]
        if self._removed is None:
            self._criterion.load_state_dict(state["criterion"])
        elif self._plan.method is not Method.ONE_SHOT:
            network = copy.deepcopy(self._base)
            cut_modules(network, kept_indices(self._groups, self._removed))
            self.training.use(network)
        self.training.load_state_dict(state["training"])
        self.steps_done, self._forced = int(state["steps_done"]), int(state["forced"])
        self._before_retraining = float(state["before_retraining"])

    def _cut_when_done(self) -> None:
        if self._removed is not None or not self._criterion.is_done:
            return
        self._removed = self._criterion.removed
        smaller = remove_filters(self.training.network, self._groups, self._removed, probe=self._example).network
        self._before_retraining = self._pictures.accuracy(smaller)
        self._forced = self._criterion.forced_removals if isinstance(self._criterion, Incremental) else 0
        self.training.use(smaller)


def _criterion(plan: Plan, network: nn.Module, groups: FilterGroups, targets: Mapping[str, int]) -> Criterion:
    steps, largest = plan.budget.pruning_steps, max(targets.values())
    if plan.method is Method.ONE_SHOT:
        return L1OneShot(network, groups, targets)
    if plan.method is Method.GRADUAL:
        planned = max(1, round(steps * PLANNED_SHARE))
        return GradualL1(network, groups, targets, iterations=planned, interval=_GRADUAL_INTERVAL)
    if plan.method is Method.INCREG:
        rate = plan.budget.pruning_rate
        course = increg_schedule(steps, largest_to_go=largest, learning_rate=rate, momentum=MOMENTUM)
        return IncReg(network, groups, targets, schedule=course)
    assert plan.method is Method.SPP, plan.method
    return Spp(network, groups, targets, schedule=spp_schedule(steps, largest_to_go=largest), seed=plan.seed)
