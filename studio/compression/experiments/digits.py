"""Four ways of pruning a small convolutional network on scikit-learn's digits, at equal training, over several seeds.

    python -m studio.compression.experiments.digits --seeds 5 --json digits.json

Every method gets the same base network, the same number of optimiser steps after it and the same learning rates:
a pruning phase and a retraining phase. One-shot L1 cuts at the start of the pruning phase and trains through both;
gradual L1 is the control for what pruning a little at a time is worth in itself.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from studio.codec import write_record
from studio.compression.experiments.accuracy_table import summarised, table, verdict
from studio.compression.experiments.classifier_pruning import Method, Plan, PruningResult, prune_and_retrain
from studio.compression.experiments.classifier_training import Budget
from studio.compression.experiments.command import experiment_parser, parsed, printed
from studio.compression.experiments.digits_data import load_digits, train_base
from studio.compression.experiments.labelled_pictures import LabelledPictures
from studio.compression.experiments.traced_groups import traced_groups
from studio.engine.device import use_threads

SPEED_UPS = (4.0, 13.0, 45.0)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the experiment, write its record and print its table and what the figures allow to say."""
    options = parsed(_options(), arguments)
    use_threads(1)
    return printed(lambda: _run(options))


def _run(options: argparse.Namespace) -> str:
    budget = Budget().scaled(options.scale)
    base, results = run_seeds(range(options.seeds), load_digits(), budget)
    rows = summarised(results)
    if options.json is not None:
        write_record(options.json, {"budget": budget, "base": base, "rows": rows})
    return f"{table(base, rows)}\n{verdict(results)}"


def run_seeds(
    seeds: Sequence[int], pictures: LabelledPictures, budget: Budget
) -> tuple[list[float], list[PruningResult]]:
    """Accuracy of the base network per seed, and a result per seed, method and speed-up."""
    base, results = [], []
    for seed in seeds:
        network = train_base(pictures, budget, seed=seed)
        base.append(pictures.accuracy(network))
        groups = traced_groups(network, pictures.example)
        for wished in SPEED_UPS:
            for method in Method:
                pruned = prune_and_retrain(network, groups, pictures, Plan(method, wished, seed, budget))
                results.append(pruned.result)
                sys.stderr.write(f"seed {seed}, {wished:g}×, {method}: {results[-1].accuracy:.2f} %\n")
    return base, results


def _options() -> argparse.ArgumentParser:
    parser = experiment_parser("digits", __doc__, seeds=5)
    parser.add_argument("--json", type=Path, help="where to write every figure")
    parser.add_argument("--scale", type=float, default=1.0, help="share of the training steps, for a quick look")
    return parser


if __name__ == "__main__":
    sys.exit(main())
