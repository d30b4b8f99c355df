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

from studio.compression.experiments.cifar_networks import NETWORKS, CifarResNet, inner_groups, load_weights
from studio.compression.experiments.class_folders import ClassPictures
from studio.compression.experiments.classifier_pruning import Plan, PruningResult, prune_and_retrain
from studio.compression.experiments.classifier_training import Budget, ClassifierTraining, cosine
from studio.compression.experiments.experiment_folder import ExperimentFolder
from studio.compression.experiments.labelled_pictures import LabelledPictures
from studio.compression.experiments.traced_groups import traced_groups
from studio.compression.pruning.groups import FilterGroups
from studio.compression.pruning.soundness import sound_groups
from studio.engine.timing import in_turns

_TIMED_PICTURES, _TIMED_ROUNDS = 32, 9


@dataclass(frozen=True, slots=True)
class Settings:
    """What all runs of a folder have in common; ``data`` and ``weights`` are digests, "" where there are no weights."""

    network: str
    data: str
    classes: tuple[str, ...]
    weights: str
    budget: Budget


@dataclass(frozen=True, slots=True)
class BaseResult:
    """The network that is pruned: accuracy in percent with the weights given (None: none were) and as trained here."""

    given_accuracy: float | None
    accuracy: float
    steps: int
    seconds: float


@dataclass(frozen=True, slots=True)
class RunRecord:
    """One run, and milliseconds of the base and of the pruned network for 32 pictures, taken in turns."""

    result: PruningResult
    base_ms: float
    pruned_ms: float
    seconds: float

    @property
    def measured_speed_up(self) -> float:
        """How many times faster the pruned network is."""
        return self.base_ms / self.pruned_ms


def settings_of(network: str, pictures: ClassPictures, weights: Path | None, budget: Budget) -> Settings:
    """The settings of a folder."""
    digest = hashlib.sha256(weights.read_bytes()).hexdigest() if weights is not None else ""
    return Settings(network, pictures.digest, pictures.classes, digest, budget)


def trained_base(
    folder: ExperimentFolder, settings: Settings, pictures: LabelledPictures, weights: Path | None
) -> tuple[nn.Module, BaseResult]:
    """The network that is pruned, trained from ``weights`` or from random ones, or as ``folder`` has it already."""
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        network = NETWORKS[settings.network](len(settings.classes))
    if (found := folder.finished("base", BaseResult)) is not None:
        network.load_state_dict(folder.weights("base"))
        return network.to(memory_format=torch.channels_last), found  # type: ignore[call-overload]  # torch's overloads lack it
    given = None
    if weights is not None:
        load_weights(network, weights)
        given = pictures.accuracy(network.to(memory_format=torch.channels_last))  # type: ignore[call-overload]
    started_s = time.monotonic()
    train(network, pictures, settings.budget, folder, name="base")
    folder.save_weights("base", network.state_dict())
    result = BaseResult(given, pictures.accuracy(network), settings.budget.base_steps, time.monotonic() - started_s)
    folder.finish("base", result)
    return network, result


def train(
    network: nn.Module,
    pictures: LabelledPictures,
    budget: Budget,
    folder: ExperimentFolder,
    *,
    name: str,
    seed: int = 0,
) -> None:
    """The base steps of ``budget`` at a rate that falls to 0; goes on from the checkpoint ``name``."""
    training, rate = (
        ClassifierTraining(network, pictures, budget, seed=seed),
        cosine(budget.base_rate, budget.base_steps),
    )
    checkpoint, steps_done = folder.checkpoint(name), 0
    if (state := checkpoint.load()) is not None:
        training.load_state_dict(state["training"])
        steps_done = int(state["steps_done"])
    for step in range(steps_done, budget.base_steps):
        training.take_step(rate(step))
        checkpoint.save_when_due(step + 1, partial(_state, training, step + 1))


def _state(training: ClassifierTraining, steps_done: int) -> dict[str, Any]:
    return {"steps_done": steps_done, "training": training.state_dict()}


def prunable_groups(network: nn.Module, pictures: LabelledPictures) -> tuple[FilterGroups, dict[str, str]]:
    """The sound groups of ``network``, and why others are left out; outputs of a ResNet's stages are none."""
    example = pictures.example
    groups = inner_groups(network) if isinstance(network, CifarResNet) else traced_groups(network, example)
    return sound_groups(network, groups, example)


def run(
    folder: ExperimentFolder, base: nn.Module, groups: FilterGroups, pictures: LabelledPictures, plan: Plan
) -> RunRecord:
    """The run that ``plan`` says, or its record where it is done."""
    name = name_of(plan)
    if (found := folder.finished(name, RunRecord)) is not None:
        return found
    started_s = time.monotonic()
    pruned = prune_and_retrain(base, groups, pictures, plan, folder.checkpoint(name))
    inputs = pictures.test_inputs(_TIMED_PICTURES)
    work = {each: partial(_answer, network, inputs) for each, network in (("base", base), ("pruned", pruned.network))}
    for answer in work.values():  # the first time is not counted
        answer()
    timings = in_turns(work, repeats=_TIMED_ROUNDS)
    record = RunRecord(
        pruned.result,
        1000 * timings["base"].median_s,
        1000 * timings["pruned"].median_s,
        time.monotonic() - started_s,
    )
    folder.finish(name, record)
    return record


def name_of(plan: Plan) -> str:
    """The file name of a run."""
    return f"{plan.method.lower().replace(' ', '-')}-{plan.wished:g}x-seed{plan.seed}"


@torch.no_grad()
def _answer(network: nn.Module, inputs: torch.Tensor) -> None:
    network.eval()
    network(inputs)
