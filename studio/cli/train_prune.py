"""``gigastyle train prune``: fewer filters in the pairs of a bundle, in a run like any other."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from studio.cli.command import Command
from studio.cli.exit_codes import ExitCode
from studio.cli.train_options import add_training, check_run_folder, schedule_from
from studio.cli.train_progress import train_with_bar
from studio.cli.values import level_list, path
from studio.settings import Settings
from studio.specs.pruning import PruneSpec, PruningCriterion, parse_ratios
from studio.specs.training import Schedule
from studio.specs.training_bounds import check_bounds


def add_prune(parser: ArgumentParser) -> None:
    """Declare the arguments of ``prune``."""
    schedule = Schedule()
    parser.add_argument("--bundle", type=path, required=True, metavar="B", help="bundle id or folder")
    parser.add_argument("--contents", type=path, required=True, metavar="DIR", help="folder of photographs")
    parser.add_argument("--styles", type=path, metavar="DIR", help="folder of style pictures")
    parser.add_argument("--out", type=path, required=True, metavar="RUN", help="the run folder to make")
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
    parser.add_argument("--steps", type=int, default=0, metavar="N", help="pruning and retraining together")
    parser.add_argument("--minutes", type=float, default=schedule.minutes, metavar="M", help="where no steps are given")
    parser.add_argument("--pruning-steps", type=int, metavar="N", help="of the steps, how many prune (default: half)")
    add_training(parser)


def spec_from(arguments: Namespace) -> PruneSpec:
    """The spec behind the arguments of ``prune``; raises SpecError where a value is out of range."""
    return PruneSpec(
        bundle=arguments.bundle,
        contents=arguments.contents,
        styles=arguments.styles,
        criterion=PruningCriterion(arguments.criterion),
        ratios=None if arguments.ratio is None else parse_ratios(arguments.ratio),
        speed_up=arguments.speed_up,
        by_sensitivity=arguments.sensitivity,
        levels=arguments.levels,
        pruning_steps=arguments.pruning_steps,
        schedule=schedule_from(arguments),
        seed=arguments.seed,
        threads=arguments.threads,
        device=arguments.device,
    )


def prune(arguments: Namespace, settings: Settings) -> ExitCode:
    """Begin a run; raises `StudioError` where that is not possible."""
    del settings
    spec = spec_from(arguments)
    check_bounds(spec)
    check_run_folder(arguments.out)
    from studio.compression.pruning.run import begin  # noqa: PLC0415 — loads torch
    from studio.compression.run_folder import RunFolder  # noqa: PLC0415 — loads torch

    return train_with_bar(arguments.out, lambda progress: begin(spec, RunFolder(arguments.out), progress))


COMMAND = Command("train prune", "begin a run that prunes the filters of a bundle", add_prune, prune)
