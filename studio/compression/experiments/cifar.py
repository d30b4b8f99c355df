"""Four ways of pruning the literature's networks on CIFAR-10, at equal training, over several seeds.

    python -m studio.compression.experiments.cifar --data cifar10.zip --network resnet20 --weights resnet20.th \
        --speed-ups 2,4 --seeds 3 --out DIR

``--data`` is any folder or zip file with train/CLASS/ and test/CLASS/ in it. A base is trained first, from
``--weights`` where given; every method then gets a copy of it and the same steps at the same learning rates. A run that
is done is recorded in DIR: the same command goes on where it was stopped, and more seeds or speed-ups add to what is
there.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from studio.codec import write_record
from studio.compression.experiments.accuracy_table import summarised, table, verdict
from studio.compression.experiments.cifar_networks import NETWORKS
from studio.compression.experiments.cifar_options import add_options, chosen_precision
from studio.compression.experiments.cifar_runs import (
    BaseResult,
    Latency,
    Settings,
    latency,
    prunable_groups,
    run,
    settings_of,
    trained_base,
)
from studio.compression.experiments.class_folders import read_classes
from studio.compression.experiments.classifier_pruning import Plan, PruningResult, check_steps, targets_of
from studio.compression.experiments.classifier_training import Budget
from studio.compression.experiments.command import experiment_parser, parsed
from studio.compression.experiments.experiment_folder import ExperimentFolder, run_in
from studio.compression.experiments.labelled_pictures import LabelledPictures, normalised
from studio.engine.device import use_threads

BUDGETS: Mapping[str, Budget] = {
    "convnet": Budget(4000, 400, 400, base_rate=0.05, pruning_rate=0.01, retraining_rate=0.02, batch=128),
    "resnet20": Budget(1200, 250, 250, base_rate=0.02, pruning_rate=0.01, retraining_rate=0.02, batch=128),
    "resnet56": Budget(600, 250, 250, base_rate=0.02, pruning_rate=0.01, retraining_rate=0.02, batch=128),
}
PUBLISHED = (
    "Published, ResNet-56 on CIFAR-10 at 2.1× (base 93.5), change from the base: "
    "L1 -0.57 (92.93), GReg +0.05 (93.55), DepGraph +0.27 (93.77)."
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what is missing, and print the table and what the figures allow to say."""
    options = parsed(_options(), arguments)
    use_threads(options.threads)
    return run_in(options.out, lambda folder: run_all(folder, options), told)


@dataclass(frozen=True, slots=True)
class CifarResults:
    """The base, all runs, and for each speed-up what it is worth in time."""

    base: BaseResult
    runs: tuple[PruningResult, ...]
    latencies: tuple[Latency, ...]


def run_all(folder: ExperimentFolder, options: argparse.Namespace) -> CifarResults:
    """The base, and every criterion at every speed-up, seed by seed; StudioError where something does not fit."""
    found = read_classes(options.data, cache=folder.pictures)
    budget = replace(BUDGETS[options.network].scaled(options.scale), precision=chosen_precision(options))
    settings = replace(settings_of(options.network, found, options.weights, budget), with_stages=options.stages)
    pictures = normalised(found)
    _check_steps(settings, pictures, options)
    folder.settle(settings)
    base, figures = trained_base(folder, settings, pictures, options.weights)
    groups, left_out = prunable_groups(base, pictures, with_stages=settings.with_stages)
    for name, reason in left_out.items():
        sys.stderr.write(f"{name} is not pruned: {reason}\n")
    runs = []
    for seed in range(options.seeds):
        for wished in options.speed_ups:
            for method in options.criteria:
                plan = Plan(method, wished, seed, settings.budget)
                runs.append(run(folder, base, groups, pictures, plan).result)
                sys.stderr.write(f"seed {seed}, {wished:g}×, {method}: {runs[-1].accuracy:.2f} %\n")
    latencies = tuple(latency(base, groups, pictures, wished) for wished in options.speed_ups)
    results = CifarResults(figures, tuple(runs), latencies)
    write_record(folder.path / "table.json", {"results": results, "rows": summarised(runs)})
    return results


def told(results: CifarResults) -> str:
    """For a person: table, measured speed-ups, what is published, and the sentence."""
    base = results.base
    given = "" if base.given_accuracy is None else f" ({base.given_accuracy:.2f} % as given)"
    measured = [
        f"{each.factor:.2f}× at {each.wished_speed_up:g}× ({each.base_ms:.1f} to {each.pruned_ms:.1f} ms)"
        for each in results.latencies
    ]
    lines = (
        table([base.accuracy], summarised(results.runs)),
        f"base trained for {base.steps} steps{given}",
        f"measured speed-up for 32 pictures: {', '.join(measured)}",
        PUBLISHED,
        verdict(results.runs),
    )
    return "\n".join(lines)


def _check_steps(settings: Settings, pictures: LabelledPictures, options: argparse.Namespace) -> None:
    """Before the base is trained; only shapes matter here."""
    network = NETWORKS[settings.network](len(settings.classes))
    groups, _ = prunable_groups(network, pictures, with_stages=settings.with_stages)
    for wished in options.speed_ups:
        targets = targets_of(network, groups, pictures.example, wished)
        for method in options.criteria:
            check_steps(method, targets, settings.budget)


def _options() -> argparse.ArgumentParser:
    parser = experiment_parser("cifar", __doc__)
    add_options(parser, speed_ups=(2.0, 4.0))
    parser.add_argument("--weights", type=Path, help="published state dict that the base is trained from")
    parser.add_argument("--stages", action="store_true", help="prune what a ResNet's stages put out as well")
    return parser


if __name__ == "__main__":
    sys.exit(main())
