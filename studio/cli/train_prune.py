"""``gigastyle train prune``: which filters go, by what criterion, and what a run would do, before it begins."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from dataclasses import replace
from pathlib import Path

from studio.cli import train_start
from studio.cli.command import Command, ExitCode
from studio.cli.interrupts import progress_with_bar
from studio.cli.search_options import add_amounts, add_search, floor_from, ratio_stages_from, with_search
from studio.cli.train_options import add_places, add_training, check_run_folder, with_training
from studio.cli.values import level_list, path
from studio.errors import InputError
from studio.settings import Settings
from studio.specs.criterion_settings import CriterionSettings, Ranking, Refit, Shape
from studio.specs.pruning import PruneSpec, PruningCriterion, parse_layers, parse_ratios
from studio.specs.training_bounds import check_bounds

_DEFAULTS = PruneSpec(bundle=Path(), contents=Path(), ratios=0.5)
_CONSTANTS = ("amplitude", "threshold", "kappa", "interval", "turn")


def add_prune(parser: ArgumentParser) -> None:
    """Declare the arguments of ``prune``."""
    parser.add_argument("--bundle", type=path, required=True, metavar="B", help="bundle id or folder")
    add_places(parser)
    criteria = [each.value for each in PruningCriterion]
    parser.add_argument("--criterion", choices=criteria, default=PruningCriterion.INCREG.value)
    amount = parser.add_mutually_exclusive_group(required=True)
    amount.add_argument(
        "--ratio",
        metavar="R",
        help="the share of filters that go: 0.5 of every layer, or by layer (conv3_1=0.6,5.encoder.conv3_1=0.3,…), "
        "where a name with more parts overrides one with fewer",
    )
    amount.add_argument("--speed-up", type=float, metavar="X", help="as many as make it X times faster in theory")
    add_amounts(amount)
    parser.add_argument("--sensitivity", action="store_true", help="spare layers that suffer more; needs --speed-up")
    parser.add_argument(
        "--spare", default="", metavar="LAYER,…", help="layers that keep all their filters, such as 5.decoder.conv2_1"
    )
    parser.add_argument("--levels", type=level_list, metavar="5,4,…", help="default: all of the bundle")
    parser.add_argument("--pruning-steps", type=int, metavar="N", help="of the steps, how many prune (default: half)")
    parser.add_argument(
        "--pruning-rate",
        type=float,
        metavar="RATE",
        help=f"learning rate while it prunes (default: --learning-rate, else {_DEFAULTS.pruning_rate:g})",
    )
    parser.add_argument(
        "--retraining-rate",
        type=float,
        metavar="RATE",
        help="and afterwards (default: --learning-rate, or where no refit is kept as while it prunes)",
    )
    _add_choice(parser, "--ranking", _DEFAULTS.ranking, "what filters are ranked by")
    _add_choice(parser, "--refit", _DEFAULTS.refit, "when the fit of the pruned pairs to the teacher is kept")
    parser.add_argument(
        "--dry-run", action="store_true", help="say what goes, the sizes and the schedule, and begin nothing"
    )
    parser.add_argument("--json", action="store_true", help="print what --dry-run says as JSON")
    add_search(parser)
    add_training(parser)
    _add_constants(parser)


def _pruning_rate(arguments: Namespace) -> float | None:
    """As it is said; one rate that is said for the whole run is that of both phases."""
    said: float | None = arguments.pruning_rate
    return _DEFAULTS.pruning_rate if said is None and arguments.learning_rate is None else said


def _add_choice(parser: ArgumentParser, option: str, default: Ranking | Refit, what: str) -> None:
    choices = [each.value for each in type(default)]
    parser.add_argument(option, choices=choices, default=default.value, help=f"{what} (default: %(default)s)")


def _add_constants(parser: ArgumentParser) -> None:
    group = parser.add_argument_group(
        "constants of increg and spp",
        "What is left out follows from the pruning steps; two of A, TAU and KAPPA are enough.",
    )
    for option, kind, metavar, what in (
        ("--amplitude", float, "A", "the most that the factor (increg) or probability (spp) of a filter grows at once"),
        ("--threshold", float, "TAU", "the factor at which increg removes a filter"),
        ("--kappa", float, "KAPPA", "increg shrinks a filter by about e^-KAPPA on its way there"),
        ("--interval", int, "T", "steps between two updates of spp"),
    ):
        group.add_argument(option, type=kind, metavar=metavar, help=what)
    turn, shape = _DEFAULTS.settings.turn, _DEFAULTS.settings.shape
    group.add_argument(
        "--turn",
        type=float,
        default=turn,
        metavar="U",
        help="the exponential increment turns at U A (default: %(default)s)",
    )
    group.add_argument(
        "--shape",
        choices=[each.value for each in Shape],
        default=shape.value,
        help="the increment over the ranks (default: %(default)s)",
    )


def prune_spec_from(arguments: Namespace) -> PruneSpec:
    """The spec behind the arguments of ``prune``; raises SpecError where a value is out of range."""
    spec = PruneSpec(
        bundle=arguments.bundle,
        contents=arguments.contents,
        criterion=PruningCriterion(arguments.criterion),
        ratios=None if arguments.ratio is None else parse_ratios(arguments.ratio),
        speed_up=arguments.speed_up,
        by_sensitivity=arguments.sensitivity,
        levels=arguments.levels,
        pruning_steps=arguments.pruning_steps,
        spared=parse_layers(arguments.spare),
        ranking=Ranking(arguments.ranking),
        refit=Refit(arguments.refit),
        pruning_rate=_pruning_rate(arguments),
        retraining_rate=arguments.retraining_rate,
        ratio_stages=None if arguments.ratio_stages is None else ratio_stages_from(arguments.ratio_stages),
        floor=None if arguments.floor is None else floor_from(arguments.floor),
    )
    constants = {name: getattr(arguments, name) for name in _CONSTANTS}
    settings = CriterionSettings(**constants, shape=Shape(arguments.shape))
    return with_training(with_search(replace(spec, settings=settings), arguments), arguments)


def prune(arguments: Namespace, settings: Settings) -> ExitCode:
    """Begin a run, or with ``--dry-run`` say what it would do; raises `StudioError` where that is not possible."""
    del settings
    spec = prune_spec_from(arguments)
    if arguments.dry_run:
        return _tell(spec, arguments)
    if arguments.json:
        raise InputError("--json says how --dry-run prints; give both, or none of them")
    return train_start.begin_with_bar(arguments.out, spec)


def _tell(spec: PruneSpec, arguments: Namespace) -> ExitCode:
    check_bounds(spec)
    check_run_folder(arguments.out)
    from studio.compression.pruning.plan import check_steps  # noqa: PLC0415 — loads torch
    from studio.compression.pruning.run import plan  # noqa: PLC0415 — loads torch

    with progress_with_bar() as progress:
        told = plan(spec, progress)
    if spec.is_staged and not arguments.json:
        print(f"the first of {spec.most_stages} stages at most:\n")
    print(json.dumps(told.fields(), indent=2) if arguments.json else told.text(), end="\n" if arguments.json else "")
    check_steps(told.spec, told.slowest)
    return ExitCode.DONE


COMMAND = Command("train prune", "begin a run that prunes the filters of a bundle", add_prune, prune)
