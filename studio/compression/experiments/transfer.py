"""Pruning a network while it learns a new task with few pictures, or after it has learned it, at equal steps.

    python -m studio.compression.experiments.transfer --data cifar10.zip --network convnet \
        --new-classes cat,deer,dog,horse --per-class 250 --speed-ups 4 --seeds 3 --out DIR

A base learns all other classes of the data (train/CLASS/ and test/CLASS/ in a folder or zip file). It then gets a new
classifier for the new classes, of which it may learn from a few pictures each. As in the transfer learning of Wang et
al., arXiv 1709.06994, it is pruned in the course of that; the other way is to transfer it first, then to prune and
retrain it. Both take the same steps. Runs that are done are recorded in DIR and not repeated.
"""

from __future__ import annotations

import argparse
import copy
import statistics
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import chain
from typing import cast

import torch
from torch import nn

from studio.codec import write_record
from studio.compression.experiments.accuracy_table import summarised, table, told_apart
from studio.compression.experiments.cifar_networks import NETWORKS
from studio.compression.experiments.cifar_options import add_options, chosen_precision
from studio.compression.experiments.cifar_runs import (
    BaseResult,
    RunRecord,
    Settings,
    Training,
    prunable_groups,
    run,
    settings_of,
    trained,
    trained_base,
)
from studio.compression.experiments.class_folders import ClassPictures, read_classes
from studio.compression.experiments.classifier_pruning import Method, Plan, check_steps, targets_of
from studio.compression.experiments.classifier_training import Budget
from studio.compression.experiments.command import experiment_parser, parsed
from studio.compression.experiments.experiment_folder import ExperimentFolder, run_in
from studio.compression.experiments.labelled_pictures import LabelledPictures, normalised
from studio.engine.device import use_threads
from studio.errors import SpecError

BASE = Budget(2500, base_rate=0.05, batch=128)
TASK = Budget(150, 150, 150, base_rate=0.02, pruning_rate=0.01, retraining_rate=0.02)


class Order(StrEnum):
    """When the filters go."""

    WHILE = "pruned while transferred"
    AFTER = "transferred, then pruned"


@dataclass(frozen=True, slots=True)
class TransferSettings:
    """What all runs of a folder have in common; the base steps of ``task`` are those of the transfer."""

    base: Settings
    new_classes: tuple[str, ...]
    per_class: int
    task: Budget


@dataclass(frozen=True, slots=True)
class TransferResults:
    """Accuracies in percent on the new task: of the network transferred with all steps, not pruned, and of all runs."""

    unpruned: tuple[float, ...]
    runs: Mapping[Order, tuple[RunRecord, ...]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what is missing, and print both tables and what the figures allow to say."""
    parser = _options()
    options = parsed(parser, arguments)
    if options.per_class < 1:
        parser.error("--per-class must be at least 1")
    use_threads(options.threads)
    return run_in(options.out, lambda folder: run_all(folder, options), told)


def run_all(folder: ExperimentFolder, options: argparse.Namespace) -> TransferResults:
    """Both orders for every method, speed-up and seed; StudioError where something does not fit."""
    found = read_classes(options.data, cache=folder.pictures)
    settings = _settings(options, found)
    old, new = _split(found, settings)
    _check_steps(settings, new, options)
    folder.settle(settings)
    base, _ = trained_base(folder, settings.base, old, None)
    unpruned, runs = [], {order: list[RunRecord]() for order in Order}
    for seed in range(options.seeds):
        start = with_new_classifier(base, len(settings.new_classes), seed)
        unpruned.append(_unpruned(folder, start, new, settings.task, seed).accuracy)
        transferred, _ = trained(
            folder, copy.deepcopy(start), new, settings.task, Training(f"transferred-seed{seed}", seed)
        )
        for order, network in ((Order.WHILE, start), (Order.AFTER, transferred)):
            groups, _ = prunable_groups(network, new)
            for wished in options.speed_ups:
                for method in options.criteria:
                    plan = Plan(method, wished, seed, budget_of(order, settings.task))
                    prefix = "while-" if order is Order.WHILE else "after-"
                    runs[order].append(run(folder, network, groups, new, plan, prefix=prefix))
                    accuracy = runs[order][-1].result.accuracy
                    sys.stderr.write(f"seed {seed}, {order}, {wished:g}×, {method}: {accuracy:.2f} %\n")
    results = TransferResults(tuple(unpruned), {order: tuple(records) for order, records in runs.items()})
    write_record(folder.path / "table.json", results)
    return results


def budget_of(order: Order, task: Budget) -> Budget:
    """What pruning and retraining take: while transferring, the steps of the transfer as well."""
    return replace(task, pruning_steps=task.base_steps + task.pruning_steps) if order is Order.WHILE else task


def with_new_classifier(network: nn.Module, classes: int, seed: int) -> nn.Module:
    """A copy of ``network`` whose ``linear`` layer is new, for ``classes``."""
    copied = copy.deepcopy(network)
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        copied.add_module("linear", nn.Linear(cast(nn.Linear, network.get_submodule("linear")).in_features, classes))
    return copied


def told(results: TransferResults) -> str:
    """For a person: a table for each order, and where they differ by more than the spread."""
    lines = []
    for order in Order:
        figures = [each.result for each in results.runs[order]]
        lines += [f"{order}:", table(results.unpruned, summarised(figures)), ""]
    return "\n".join([*lines, verdict(results)])


def verdict(results: TransferResults) -> str:
    """Where pruning while transferring is better or worse, seed by seed, by more than the spread (`told_apart`)."""
    if len(results.unpruned) < 2:
        return "One seed says nothing of the spread, so the orders cannot be told apart."
    accuracies = {order: _accuracies(runs) for order, runs in results.runs.items()}
    pairs: dict[str, list[tuple[float, float]]] = {}
    for (method, wished, seed), accuracy in accuracies[Order.WHILE].items():
        after = accuracies[Order.AFTER][method, wished, seed]
        pairs.setdefault(f"{method} at {wished:g}×", []).append((accuracy, after))
    mean = statistics.fmean(one - other for one, other in chain.from_iterable(pairs.values()))
    apart = told_apart(pairs)
    better, worse = ", ".join(apart.better) or "none", ", ".join(apart.worse) or "none"
    return (
        f"Pruning while transferring, less transferring first, over {len(results.unpruned)} seeds at equal steps: "
        f"{mean:+.2f} on average; better by more than the spread: {better}; worse: {worse}."
    )


def _accuracies(runs: Sequence[RunRecord]) -> dict[tuple[Method, float, int], float]:
    results = [each.result for each in runs]
    return {(each.method, each.wished_speed_up, each.seed): each.accuracy for each in results}


def _unpruned(folder: ExperimentFolder, start: nn.Module, new: LabelledPictures, task: Budget, seed: int) -> BaseResult:
    """The network transferred with the steps of all phases."""
    steps = task.base_steps + task.pruning_steps + task.retraining_steps
    budget = replace(task, base_steps=steps)
    return trained(folder, copy.deepcopy(start), new, budget, Training(f"unpruned-seed{seed}", seed))[1]


def _settings(options: argparse.Namespace, found: ClassPictures) -> TransferSettings:
    new = set(options.new_classes)
    is_known = new <= set(found.classes) and len(new) == len(options.new_classes)
    if not is_known or not 2 <= len(new) <= len(found.classes) - 2:
        raise SpecError(
            "the new classes must be two or more of {classes}, and leave two or more others",
            classes=", ".join(found.classes),
        )
    precision = chosen_precision(options)
    base, task = (replace(each.scaled(options.scale), precision=precision) for each in (BASE, TASK))
    others = tuple(each for each in found.classes if each not in options.new_classes)
    settings = replace(settings_of(options.network, found, None, base), classes=others)
    return TransferSettings(settings, options.new_classes, options.per_class, task)


def _split(found: ClassPictures, settings: TransferSettings) -> tuple[LabelledPictures, LabelledPictures]:
    pictures = normalised(found)
    old, new = (
        tuple(found.classes.index(each) for each in names) for names in (settings.base.classes, settings.new_classes)
    )
    return pictures.of_classes(old), pictures.of_classes(new, per_class=settings.per_class)


def _check_steps(settings: TransferSettings, new: LabelledPictures, options: argparse.Namespace) -> None:
    network = NETWORKS[settings.base.network](len(settings.new_classes))
    groups, _ = prunable_groups(network, new)
    for wished in options.speed_ups:
        targets = targets_of(network, groups, new.example, wished)
        for method in options.criteria:
            check_steps(method, targets, settings.task)


def _names(text: str) -> tuple[str, ...]:
    return tuple(text.split(","))


def _options() -> argparse.ArgumentParser:
    parser = experiment_parser("transfer", __doc__)
    add_options(parser, speed_ups=(4.0,))
    parser.add_argument("--new-classes", type=_names, required=True, help="separated by commas")
    parser.add_argument("--per-class", type=int, default=250, help="pictures of a new class to learn from, at most")
    return parser


if __name__ == "__main__":
    sys.exit(main())
