"""``gigastyle train prune``: fewer filters in the pairs of a bundle, in a run like any other."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from studio.cli.command import Command
from studio.cli.exit_codes import ExitCode
from studio.cli.train_options import add_places, add_training, with_training
from studio.cli.train_progress import begin_with_bar
from studio.cli.values import level_list, path
from studio.settings import Settings
from studio.specs.pruning import PruneSpec, PruningCriterion, parse_ratios


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
        help="the share of filters that go: 0.5 of every layer, or by layer (conv3_1=0.6,5.conv4_1=0.7,…)",
    )
    amount.add_argument("--speed-up", type=float, metavar="X", help="as many as make it X times faster in theory")
    parser.add_argument("--sensitivity", action="store_true", help="spare layers that suffer more; needs --speed-up")
    parser.add_argument("--levels", type=level_list, metavar="5,4,…", help="default: all of the bundle")
    parser.add_argument("--pruning-steps", type=int, metavar="N", help="of the steps, how many prune (default: half)")
    add_training(parser)


def spec_from(arguments: Namespace) -> PruneSpec:
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
    )
    return with_training(spec, arguments)


def prune(arguments: Namespace, settings: Settings) -> ExitCode:
    """Begin a run; raises `StudioError` where that is not possible."""
    del settings
    return begin_with_bar(arguments.out, spec_from(arguments))


COMMAND = Command("train prune", "begin a run that prunes the filters of a bundle", add_prune, prune)
