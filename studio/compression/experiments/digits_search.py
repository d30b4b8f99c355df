"""The largest share of filters that a digits classifier can lose above an accuracy, by IncReg's second mode.

    python -m studio.compression.experiments.digits_search --floor 96 --seeds 3 --json search.json

Each stage begins with the best network accepted so far, prunes by IncReg, cuts, retrains and is judged on the held-out
digits. One-shot L1 at the ratio that was found, trained as long as all accepted stages together, stands beside it.
"""

from __future__ import annotations

import argparse
import copy
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from torch import nn

from studio.codec import write_record
from studio.compression.experiments.classifier_training import MOMENTUM, Budget, ClassifierTraining, cosine
from studio.compression.experiments.command import experiment_parser, parsed, printed
from studio.compression.experiments.digits_data import load_digits, train_base
from studio.compression.experiments.labelled_pictures import LabelledPictures
from studio.compression.experiments.traced_groups import traced_groups
from studio.compression.pruning.criteria import Criterion
from studio.compression.pruning.groups import FilterGroups
from studio.compression.pruning.incremental import IncReg
from studio.compression.pruning.magnitude import L1OneShot
from studio.compression.pruning.ratio_search import FoundRatio, RatioSearch, begin_search, search_ratio
from studio.compression.pruning.schedule import increg_schedule, removal_count
from studio.compression.pruning.speedup import speed_up
from studio.compression.pruning.surgery import remove_filters
from studio.engine.device import use_threads
from studio.specs.ratio_search import RatioSteps


@dataclass(frozen=True, slots=True)
class SearchedDigits:
    """One search; accuracies in percent, ``speed_up`` theoretical, ``one_shot`` at the same ratio and training."""

    seed: int
    floor: float
    base: float
    ratio: float
    accuracy: float
    speed_up: float
    one_shot: float
    search: RatioSearch


class DigitsPruning:
    """Prunes networks that come from ``base``; ratios count its filters."""

    def __init__(self, base: nn.Module, pictures: LabelledPictures, budget: Budget, *, seed: int) -> None:
        self._pictures, self._budget, self._seed = pictures, budget, seed
        self._sizes = {group.name: group.size for group in traced_groups(base, pictures.example)}

    def counts(self, ratio: float) -> tuple[int, ...]:
        """How many filters of each layer go in all; one of each stays."""
        return tuple(min(size - 1, removal_count(size, ratio)) for size in self._sizes.values())

    def by_increg(self, ratio: float, network: nn.Module) -> tuple[nn.Module, float]:
        """What is left of ``network`` at ``ratio``, retrained, and its accuracy in 0..1."""
        smaller = copy.deepcopy(network)
        groups = traced_groups(smaller, self._pictures.example)
        targets, budget = self._targets(ratio, groups), self._budget
        largest = max(targets.values())
        course = increg_schedule(
            budget.pruning_steps, largest_to_go=largest, learning_rate=budget.pruning_rate, momentum=MOMENTUM
        )
        criterion = IncReg(smaller, groups, targets, schedule=course)
        training = ClassifierTraining(smaller, self._pictures, budget, seed=self._seed + round(1e4 * ratio))
        criterion.begin(training.optimizer)
        for _ in range(budget.pruning_steps):
            training.take_step(budget.pruning_rate, criterion)
        return self._retrained(training, groups, criterion, steps=budget.retraining_steps)

    def at_once(self, ratio: float, network: nn.Module, *, stages: int) -> float:
        """The accuracy in 0..1 of one-shot L1 at ``ratio``, trained as long as so many stages."""
        smaller = copy.deepcopy(network)
        groups = traced_groups(smaller, self._pictures.example)
        criterion = L1OneShot(smaller, groups, self._targets(ratio, groups))
        training = ClassifierTraining(smaller, self._pictures, self._budget, seed=self._seed + round(1e4 * ratio))
        criterion.begin(training.optimizer)
        steps = stages * (self._budget.pruning_steps + self._budget.retraining_steps)
        return self._retrained(training, groups, criterion, steps=steps)[1]

    def _retrained(
        self, training: ClassifierTraining, groups: FilterGroups, criterion: Criterion, *, steps: int
    ) -> tuple[nn.Module, float]:
        cut = remove_filters(training.network, groups, criterion.removed, probe=self._pictures.example).network
        training.use(cut)
        rate = cosine(self._budget.retraining_rate, steps)
        for step in range(steps):
            training.take_step(rate(step))
        return cut, self._pictures.accuracy(cut) / 100

    def _targets(self, ratio: float, groups: FilterGroups) -> Mapping[str, int]:
        gone = dict(zip(self._sizes, self.counts(ratio), strict=True))
        return {group.name: group.size - (self._sizes[group.name] - gone[group.name]) for group in groups}


def search_digits(
    base: nn.Module, pruning: DigitsPruning, *, accuracy: float, floor: float, steps: RatioSteps | None = None
) -> FoundRatio[nn.Module]:
    """The search from ``base``, whose ``accuracy`` is in 0..1 like the ``floor``; SpecError where it is below that."""
    begun = begin_search(base, score=accuracy, floor=floor, steps=steps)
    return search_ratio(pruning.by_increg, begun, floor=floor, what_goes=pruning.counts)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the experiment, write its record and print a line for each attempt and for each seed."""
    options = parsed(_options(), arguments)
    use_threads(1)
    return printed(lambda: _run(options))


def _run(options: argparse.Namespace) -> str:
    budget = Budget().scaled(options.scale)
    results = [_searched(load_digits(), budget, options.floor, seed) for seed in range(options.seeds)]
    if options.json is not None:
        write_record(options.json, {"budget": budget, "results": results})
    return "\n".join(map(_text, results))


def _searched(pictures: LabelledPictures, budget: Budget, floor: float, seed: int) -> SearchedDigits:
    base = train_base(pictures, budget, seed=seed)
    accuracy = pictures.accuracy(base)
    pruning = DigitsPruning(base, pictures, budget, seed=seed)
    found = search_digits(base, pruning, accuracy=accuracy / 100, floor=floor / 100)
    accepted = sum(each.is_trained and each.is_accepted for each in found.search.attempts)
    return SearchedDigits(
        seed=seed,
        floor=floor,
        base=accuracy,
        ratio=found.ratio,
        accuracy=pictures.accuracy(found.network),
        speed_up=speed_up(base, found.network, pictures.example).convolutions,
        one_shot=100 * pruning.at_once(found.ratio, base, stages=accepted) if accepted else accuracy,
        search=found.search,
    )


def _text(result: SearchedDigits) -> str:
    lines = [f"seed {result.seed}: base {result.base:.2f} %, floor {result.floor:g} %"]
    for each in result.search.attempts:
        accuracy = "-" if each.margin is None else f"{result.floor + 100 * each.margin:.2f} %"
        said = ("accepted" if each.is_accepted else "rejected") if each.is_trained else "removes the same as another"
        lines.append(f"  {each.ratio:.4f}  {accuracy}  {said}")
    lines.append(
        f"  found {result.ratio:.4f}: {result.accuracy:.2f} %, {result.speed_up:.1f}×; "
        f"one-shot L1 at that ratio {result.one_shot:.2f} %"
    )
    return "\n".join(lines)


def _options() -> argparse.ArgumentParser:
    parser = experiment_parser("digits_search", __doc__)
    parser.add_argument("--floor", type=float, default=96.0, help="accuracy in percent (default: %(default)g)")
    parser.add_argument("--json", type=Path, help="where to write every figure")
    parser.add_argument("--scale", type=float, default=1.0, help="share of the training steps, for a quick look")
    return parser


if __name__ == "__main__":
    sys.exit(main())
