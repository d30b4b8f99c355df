"""Four ways of pruning a small convolutional network on scikit-learn's digits, at equal training, over several seeds.

    python -m studio.compression.experiments.digits --seeds 5 --json digits.json

Every method gets the same base network, the same number of optimiser steps after it and the same learning rates:
a pruning phase and a retraining phase. One-shot L1 cuts at the start of the pruning phase and trains through both;
gradual L1 is the control for what pruning a little at a time is worth in itself.
"""

from __future__ import annotations

import argparse
import statistics
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch

from studio.codec import write_record
from studio.compression.experiments.digits_pruning import METHODS, DigitsResult, prune_and_retrain
from studio.compression.experiments.digits_training import Budget, Data, load_data, train_base

SPEED_UPS = (4.0, 13.0, 45.0)


@dataclass(frozen=True, slots=True)
class Row:
    """One method at one wished speed-up, over all seeds; accuracies in percent."""

    method: str
    wished_speed_up: float
    speed_up: float
    accuracy_mean: float
    accuracy_spread: float
    before_retraining_mean: float
    accuracies: tuple[float, ...]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the experiment, write its record and print its table."""
    options = _options().parse_args(arguments)
    torch.set_num_threads(1)
    budget = Budget().scaled(options.scale)
    data = load_data()
    base, results = run_seeds(range(options.seeds), data, budget)
    rows = summarised(results)
    if options.json is not None:
        record = {"budget": budget, "base": base, "rows": rows}
        write_record(options.json, record)
    sys.stdout.write(table(base, rows) + "\n")
    return 0


def run_seeds(seeds: Sequence[int], data: Data, budget: Budget) -> tuple[list[float], list[DigitsResult]]:
    """Accuracy of the base network per seed, and an outcome per seed, method and speed-up."""
    base, results = [], []
    for seed in seeds:
        network = train_base(data, budget, seed=seed)
        base.append(data.accuracy(network))
        for wished in SPEED_UPS:
            for method in METHODS:
                results.append(prune_and_retrain(network, data, budget, method=method, wished=wished, seed=seed))
                sys.stderr.write(f"seed {seed}, {wished:g}×, {method}: {results[-1].accuracy:.2f} %\n")
    return base, results


def summarised(results: Sequence[DigitsResult]) -> list[Row]:
    """Mean and spread (sample standard deviation, 0 for one seed) of every method at every speed-up."""
    return [
        _row(method, wished, [each for each in results if (each.method, each.wished_speed_up) == (method, wished)])
        for wished in dict.fromkeys(each.wished_speed_up for each in results)
        for method in dict.fromkeys(each.method for each in results)
    ]


def _row(method: str, wished: float, results: Sequence[DigitsResult]) -> Row:
    accuracies = tuple(each.accuracy for each in results)
    return Row(
        method=method,
        wished_speed_up=wished,
        speed_up=statistics.fmean(each.speed_up for each in results),
        accuracy_mean=statistics.fmean(accuracies),
        accuracy_spread=statistics.stdev(accuracies) if len(accuracies) > 1 else 0.0,
        before_retraining_mean=statistics.fmean(each.before_retraining for each in results),
        accuracies=accuracies,
    )


def table(base: Sequence[float], rows: Sequence[Row]) -> str:
    """For a person: accuracy in percent as mean ± spread, after retraining and before it."""
    lines = [f"base network: {statistics.fmean(base):.2f} % over {len(base)} seed(s)"]
    lines.append(f"{'speed-up':>9}  {'method':<12}  {'accuracy':>14}  before retraining")
    lines += [
        f"{row.speed_up:>8.1f}×  {row.method:<12}  {row.accuracy_mean:>6.2f} ± {row.accuracy_spread:>5.2f}  "
        f"{row.before_retraining_mean:>16.2f}"
        for row in rows
    ]
    return "\n".join(lines)


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m studio.compression.experiments.digits", description=__doc__)
    parser.add_argument("--seeds", type=int, default=5, help="how many seeds, from 0")
    parser.add_argument("--json", type=Path, help="where to write every figure")
    parser.add_argument("--scale", type=float, default=1.0, help="share of the training steps, for a quick look")
    return parser


if __name__ == "__main__":
    sys.exit(main())
