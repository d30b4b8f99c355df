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
import statistics
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from studio.codec import write_record
from studio.compression.experiments.accuracy_table import summarised, table, verdict
from studio.compression.experiments.cifar_networks import NETWORKS
from studio.compression.experiments.cifar_runs import (
    BaseResult,
    RunRecord,
    Settings,
    prunable_groups,
    run,
    settings_of,
    trained_base,
)
from studio.compression.experiments.class_folders import read_classes
from studio.compression.experiments.classifier_pruning import Method, Plan, check_steps, targets_of
from studio.compression.experiments.classifier_training import Budget, fastest_precision
from studio.compression.experiments.experiment_folder import ExperimentFolder
from studio.compression.experiments.labelled_pictures import LabelledPictures, normalised
from studio.engine.device import use_threads
from studio.errors import StudioError

BUDGETS: Mapping[str, Budget] = {
    "convnet": Budget(4000, 400, 400, base_rate=0.05, pruning_rate=0.01, retraining_rate=0.02, batch=128),
    "resnet20": Budget(1200, 250, 250, base_rate=0.02, pruning_rate=0.01, retraining_rate=0.02, batch=128),
    "resnet56": Budget(600, 250, 250, base_rate=0.02, pruning_rate=0.01, retraining_rate=0.02, batch=128),
}
CRITERIA = {"l1": Method.ONE_SHOT, "gradual": Method.GRADUAL, "increg": Method.INCREG, "spp": Method.SPP}
PUBLISHED = (
    "Published, ResNet-56 on CIFAR-10 at 2.1× (base 93.5), change from the base: "
    "L1 -0.57 (92.93), GReg +0.05 (93.55), DepGraph +0.27 (93.77)."
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what is missing, and print the table and what the figures allow to say."""
    options = _options().parse_args(arguments)
    if options.seeds < 1 or options.scale <= 0 or any(each <= 1 for each in options.speed_ups):
        _options().error("--seeds must be at least 1, --scale above 0 and --speed-ups above 1")
    use_threads(options.threads)
    folder = ExperimentFolder(options.out)
    try:
        with folder.held():
            base, records = run_all(folder, options)
    except StudioError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write(f"{told(base, records)}\n")
    return 0


def run_all(folder: ExperimentFolder, options: argparse.Namespace) -> tuple[BaseResult, list[RunRecord]]:
    """The base, and every criterion at every speed-up, seed by seed; StudioError where something does not fit."""
    found = read_classes(options.data, cache=folder.pictures)
    settings, pictures = settings_of(options.network, found, options.weights, _budget(options)), normalised(found)
    _check_steps(settings, pictures, options)
    folder.settle(settings)
    base, figures = trained_base(folder, settings, pictures, options.weights)
    groups, left_out = prunable_groups(base, pictures)
    for name, reason in left_out.items():
        sys.stderr.write(f"{name} is not pruned: {reason}\n")
    records = []
    for seed in range(options.seeds):
        for wished in options.speed_ups:
            for method in options.criteria:
                records.append(run(folder, base, groups, pictures, Plan(method, wished, seed, settings.budget)))
                accuracy = records[-1].result.accuracy
                sys.stderr.write(f"seed {seed}, {wished:g}×, {method}: {accuracy:.2f} %\n")
    write_record(folder.path / "table.json", {"base": figures, "rows": summarised([each.result for each in records])})
    return figures, records


def told(base: BaseResult, records: Sequence[RunRecord]) -> str:
    """For a person: table, measured speed-ups, what is published, and the sentence."""
    results = [each.result for each in records]
    given = "" if base.given_accuracy is None else f" ({base.given_accuracy:.2f} % as given)"
    lines = [table([base.accuracy], summarised(results)), f"base trained for {base.steps} steps{given}"]
    for wished in dict.fromkeys(each.wished_speed_up for each in results):
        ratios = [each.measured_speed_up for each in records if each.result.wished_speed_up == wished]
        lines.append(
            f"measured speed-up at {wished:g}×: {statistics.median(ratios):.2f} "
            f"({min(ratios):.2f} to {max(ratios):.2f} in {len(ratios)} runs)"
        )
    return "\n".join([*lines, PUBLISHED, verdict(results)])


def _check_steps(settings: Settings, pictures: LabelledPictures, options: argparse.Namespace) -> None:
    """Before the base is trained; only shapes matter here."""
    network = NETWORKS[settings.network](len(settings.classes))
    groups, _ = prunable_groups(network, pictures)
    for wished in options.speed_ups:
        targets = targets_of(network, groups, pictures.example, wished)
        for method in options.criteria:
            check_steps(method, targets, settings.budget)


def _budget(options: argparse.Namespace) -> Budget:
    budget = BUDGETS[options.network].scaled(options.scale)
    precision = fastest_precision() if options.dtype == "auto" else options.dtype
    return replace(budget, precision=precision)


def _speed_ups(text: str) -> tuple[float, ...]:
    return tuple(float(each) for each in text.split(","))


def _criteria(text: str) -> tuple[Method, ...]:
    try:
        return tuple(CRITERIA[each] for each in text.split(","))
    except KeyError as error:
        raise argparse.ArgumentTypeError(f"{error} is none of {', '.join(CRITERIA)}") from error


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m studio.compression.experiments.cifar",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--data", type=Path, required=True, help="folder or zip file with train/CLASS/, test/CLASS/")
    parser.add_argument("--network", choices=NETWORKS, required=True)
    parser.add_argument("--weights", type=Path, help="published state dict that the base is trained from")
    parser.add_argument("--out", type=Path, required=True, help="folder of the experiment; what it has is not repeated")
    parser.add_argument("--speed-ups", type=_speed_ups, default=(2.0, 4.0), help="theoretical, such as 2,4 (default)")
    parser.add_argument("--seeds", type=int, default=3, help="how many seeds, from 0")
    parser.add_argument("--criteria", type=_criteria, default=tuple(Method), help=f"of {','.join(CRITERIA)} (all)")
    parser.add_argument("--scale", type=float, default=1.0, help="share of all training steps, for a quick look")
    parser.add_argument("--dtype", choices=("auto", "float32", "bfloat16"), default="auto", help="of forward passes")
    parser.add_argument("--threads", type=int, default=1, help="figures repeat on equal numbers of threads only")
    return parser


if __name__ == "__main__":
    sys.exit(main())
