"""The runs of the experiment on class folders: the base that is pruned, and every criterion, speed-up and seed."""

from __future__ import annotations

import hashlib
import time
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import torch
from torch import nn

from studio.compression.experiments.cifar_networks import (
    NETWORKS,
    CifarResNet,
    inner_groups,
    load_weights,
    stage_groups,
)
from studio.compression.experiments.class_folders import ClassPictures
from studio.compression.experiments.classifier_pruning import Plan, PruningResult, prune_and_retrain, targets_of
from studio.compression.experiments.classifier_training import Budget, ClassifierTraining, cosine
from studio.compression.experiments.experiment_folder import ExperimentFolder
from studio.compression.experiments.labelled_pictures import LabelledPictures
from studio.compression.experiments.traced_groups import traced_groups
from studio.compression.pruning.groups import FilterGroups, l1_norms, weakest
from studio.compression.pruning.soundness import sound_groups
from studio.compression.pruning.surgery import remove_filters
from studio.engine.timing import in_turns
from studio.errors import InputError
from studio.system_errors import system_reason

_TIMED_PICTURES, _TIMED_ROUNDS = 32, 15


@dataclass(frozen=True, slots=True)
class Settings:
    """What all runs of a folder have in common; ``data`` and ``weights`` are digests, "" where there are no weights."""

    network: str
    data: str
    classes: tuple[str, ...]
    weights: str
    budget: Budget
    with_stages: bool = False


@dataclass(frozen=True, slots=True)
class BaseResult:
    """The network that is pruned: accuracy in percent with the weights given (None: none were) and as trained here."""

    given_accuracy: float | None
    accuracy: float
    steps: int
    seconds: float


@dataclass(frozen=True, slots=True)
class RunRecord:
    """One run, and how long it took since it was last begun."""

    result: PruningResult
    seconds: float


@dataclass(frozen=True, slots=True)
class Latency:
    """Milliseconds of the base and of a pruned network for 32 pictures in float32: the fastest of rounds in turns.

    On one thread it is processor time, which other programs do not lengthen.
    """

    wished_speed_up: float
    base_ms: float
    pruned_ms: float

    @property
    def factor(self) -> float:
        """How many times faster the pruned network is."""
        return self.base_ms / self.pruned_ms


def settings_of(network: str, pictures: ClassPictures, weights: Path | None, budget: Budget) -> Settings:
    """The settings of a folder; InputError where ``weights`` cannot be read."""
    try:
        digest = hashlib.sha256(weights.read_bytes()).hexdigest() if weights is not None else ""
    except OSError as error:
        raise InputError("{path} cannot be read: {reason}", path=weights, reason=system_reason(error)) from error
    return Settings(network, pictures.digest, pictures.classes, digest, budget)


def trained_base(
    folder: ExperimentFolder, settings: Settings, pictures: LabelledPictures, weights: Path | None
) -> tuple[nn.Module, BaseResult]:
    """The network that is pruned, trained from ``weights`` or from random ones, or as ``folder`` has it already."""
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        network = NETWORKS[settings.network](len(settings.classes))
    if weights is not None:
        load_weights(network, weights)
    return trained(folder, network, pictures, settings.budget, Training("base", is_given=weights is not None))


@dataclass(frozen=True, slots=True)
class Training:
    """What a training is called in its folder, its seed, and whether the weights it begins with are judged first."""

    name: str
    seed: int = 0
    is_given: bool = False


def trained(
    folder: ExperimentFolder, network: nn.Module, pictures: LabelledPictures, budget: Budget, which: Training
) -> tuple[nn.Module, BaseResult]:
    """``network`` after the base steps of ``budget`` at a rate that falls to 0, or as ``folder`` has it already."""
    training = ClassifierTraining(network, pictures, budget, seed=which.seed)
    if (found := folder.finished(which.name, BaseResult)) is not None:
        network.load_state_dict(folder.weights(which.name))
        return network, found
    given, started_s = pictures.accuracy(network) if which.is_given else None, time.monotonic()
    rate, checkpoint, steps_done = cosine(budget.base_rate, budget.base_steps), folder.checkpoint(which.name), 0
    if (state := checkpoint.load()) is not None:
        training.load_state_dict(state["training"])
        steps_done = int(state["steps_done"])
    for step in range(steps_done, budget.base_steps):
        training.take_step(rate(step))
        checkpoint.save_when_due(step + 1, partial(_state, training, step + 1))
    folder.save_weights(which.name, network.state_dict())
    result = BaseResult(given, pictures.accuracy(network), budget.base_steps, time.monotonic() - started_s)
    folder.finish(which.name, result)
    return network, result


def _state(training: ClassifierTraining, steps_done: int) -> dict[str, Any]:
    return {"steps_done": steps_done, "training": training.state_dict()}


def prunable_groups(
    network: nn.Module, pictures: LabelledPictures, *, with_stages: bool = False
) -> tuple[FilterGroups, dict[str, str]]:
    """The sound groups of ``network``, and why others are left out: without ``with_stages`` a ResNet's stages are."""
    example = pictures.example
    if not isinstance(network, CifarResNet):
        return sound_groups(network, traced_groups(network, example), example)
    groups, stages = inner_groups(network), stage_groups(network)
    sound, reasons = sound_groups(network, (*groups, *stages) if with_stages else groups, example)
    left_out = {} if with_stages else {stage.name: "shortcuts couple it with the whole stage" for stage in stages}
    return sound, reasons | left_out


def run(
    folder: ExperimentFolder,
    base: nn.Module,
    groups: FilterGroups,
    pictures: LabelledPictures,
    plan: Plan,
    *,
    prefix: str = "",
) -> RunRecord:
    """The run that ``plan`` says, or its record where it is done; ``prefix`` begins its name in ``folder``."""
    name = prefix + name_of(plan)
    if (found := folder.finished(name, RunRecord)) is not None:
        return found
    started_s = time.monotonic()
    pruned = prune_and_retrain(base, groups, pictures, plan, folder.checkpoint(name))
    record = RunRecord(pruned.result, time.monotonic() - started_s)
    folder.finish(name, record)
    return record


def latency(base: nn.Module, groups: FilterGroups, pictures: LabelledPictures, wished: float) -> Latency:
    """How fast ``base`` is without the filters that go for ``wished``; which ones these are makes no difference."""
    targets = targets_of(base, groups, pictures.example, wished)
    removed = {group.name: weakest(l1_norms(base, group), targets[group.name]) for group in groups}
    pruned = remove_filters(base, groups, removed, probe=pictures.example).network
    pruned = pruned.to(memory_format=torch.channels_last)  # type: ignore[call-overload]  # torch's overloads lack it
    inputs = pictures.test_inputs(_TIMED_PICTURES)
    work = {each: partial(_answer, network, inputs) for each, network in (("base", base), ("pruned", pruned))}
    for answer in work.values():  # the first time is not counted
        answer()
    clock = time.process_time if torch.get_num_threads() == 1 else time.perf_counter
    timings = in_turns(work, repeats=_TIMED_ROUNDS, clock=clock)
    return Latency(wished, 1000 * timings["base"].fastest_s, 1000 * timings["pruned"].fastest_s)


def name_of(plan: Plan) -> str:
    """The file name of a run."""
    return f"{plan.method.lower().replace(' ', '-')}-{plan.wished:g}x-seed{plan.seed}"


@torch.no_grad()
def _answer(network: nn.Module, inputs: torch.Tensor) -> None:
    network.eval()
    network(inputs)
