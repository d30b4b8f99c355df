"""``gigastyle train``: smaller pairs made in runs that can be stopped, gone on with, and exported as bundles."""

from __future__ import annotations

import json
import os
from argparse import ArgumentParser, Namespace
from dataclasses import replace

from studio.cli import train_prune, train_start
from studio.cli.command import Command, ExitCode
from studio.cli.train_options import (
    DEFAULTS,
    add_painting,
    add_places,
    add_training,
    painting_from,
    with_training,
)
from studio.cli.values import level_list, path
from studio.compression.launch import Launch
from studio.errors import SpecError
from studio.jobs.training.reports.report_files import write_report_file
from studio.jobs.training.reports.run_card import CARD_NAME, card_text
from studio.jobs.training.stages import check_run, current_stage, exported_folder, read_request
from studio.jobs.training.stopping import StopLevel, end, take_back_stop
from studio.paths import installed_bundles_dir
from studio.settings import Settings
from studio.specs.method import Method
from studio.specs.painting import Aim
from studio.specs.training import Collaboration, DistillationRecipe, DistillSpec, LossShares, Schedule, Trunk, Widths


def add_run(parser: ArgumentParser) -> None:
    """Declare the one argument of ``resume``, ``stop`` and ``status``."""
    parser.add_argument("run", type=path, metavar="RUN")


def add_export(parser: ArgumentParser) -> None:
    """Declare the arguments of ``export``."""
    add_run(parser)
    parser.add_argument("--bundle", required=True, metavar="ID", help="id of the new bundle")
    parser.add_argument("--title", help="what people read (default: the id)")
    parser.add_argument("--into", type=path, metavar="DIR", help="folder of bundles (default: your own)")


def add_distill(parser: ArgumentParser) -> None:
    """Declare the arguments of ``distill``."""
    parser.add_argument("--teacher", type=path, required=True, metavar="B", help="bundle id or folder")
    add_places(parser)
    parser.add_argument("--method", choices=["wct", "adain"], default=DEFAULTS.method.value)
    parser.add_argument(
        "--levels", type=level_list, metavar="5,4,…", help="default: all of the start or the teacher; 4 for adain"
    )
    parser.add_argument(
        "--widths",
        default=str(DEFAULTS.widths),
        help="a share of the teacher's filters, a share for each level (5=0.6,4=0.85,…), 5 per block, or one per layer",
    )
    parser.add_argument(
        "--multiple",
        type=int,
        default=DEFAULTS.width_multiple,
        metavar="N",
        help="round shares to multiples of so many filters (vectors: 16)",
    )
    parser.add_argument("--start", type=path, metavar="B", help="begin with this bundle's weights instead of cutting")
    parser.add_argument("--trunk", choices=[kind.value for kind in Trunk], default=DEFAULTS.trunk.value)
    kinds = [kind.value for kind in Collaboration]
    parser.add_argument("--collaboration", choices=kinds, default=DEFAULTS.collaboration.value)
    parser.add_argument(
        "--recipe",
        choices=[recipe.value for recipe in DistillationRecipe],
        default=DEFAULTS.recipe.value,
        help="our own, or collaborative distillation as published: first encoders, then decoders, 16 crops, 1e-4",
    )
    parser.add_argument(
        "--encoder-steps", type=int, metavar="N", help="as published, how many steps are the encoders' (default: half)"
    )
    add_training(parser, can_paint=True)
    add_painting(parser)


def spec_from(arguments: Namespace) -> DistillSpec:
    """The spec behind the arguments of ``distill``; raises SpecError where a value is out of range."""
    method, aim, recipe = Method(arguments.method), Aim(arguments.aim), DistillationRecipe(arguments.recipe)
    spec = DistillSpec(
        teacher=arguments.teacher,
        contents=arguments.contents,
        start=arguments.start,
        method=method,
        shares=LossShares.of(method, recipe),
        levels=arguments.levels,
        widths=_widths(arguments.widths),
        width_multiple=arguments.multiple,
        trunk=Trunk(arguments.trunk),
        collaboration=Collaboration(arguments.collaboration),
        aim=aim,
        painting=painting_from(arguments),
        recipe=recipe,
    )
    asked = with_training(spec, arguments, Schedule.of(aim, recipe))
    return replace(asked, encoder_steps=arguments.encoder_steps)


def distill(arguments: Namespace, settings: Settings) -> ExitCode:
    """Begin a run; raises `StudioError` where that is not possible."""
    del settings
    return train_start.begin_with_bar(arguments.out, spec_from(arguments))


def resume(arguments: Namespace, settings: Settings) -> ExitCode:
    """Go on with a run from its last checkpoint."""
    read_request(arguments.run)  # where there is none, nothing is written
    if Launch.of(os.environ).is_first:
        train_start.check_idle(arguments.run)
        take_back_stop(arguments.run)
    return train_start.start(arguments, settings)


def stop(arguments: Namespace, settings: Settings) -> ExitCode:
    """Ask a run to stop; it may live in another process."""
    del settings
    check_run(arguments.run)
    end(arguments.run, StopLevel.ASK)
    print(f"{arguments.run} will stop after its current step")
    return ExitCode.DONE


def status(arguments: Namespace, settings: Settings) -> ExitCode:
    """Print how far a run is, as one JSON object: ``steps`` planned, the ``last`` log line, whether to ``stop``."""
    del settings
    from studio.compression.run_folder import RunFolder  # noqa: PLC0415 — loads torch

    folder = RunFolder(current_stage(arguments.run))
    steps, lines = folder.read_spec().schedule.steps, folder.log()
    print(json.dumps({"steps": steps, "last": lines[-1] if lines else None, "stop": folder.is_asked_to_stop}))
    return ExitCode.DONE


def export(arguments: Namespace, settings: Settings) -> ExitCode:
    """Make a bundle of a run's best weights, with the card of the run in its folder."""
    del settings
    from studio.compression.run_folder import RunFolder  # noqa: PLC0415 — loads torch
    from studio.compression.run_kinds import export as export_run  # noqa: PLC0415 — loads torch

    destination = (arguments.into or installed_bundles_dir()) / arguments.bundle
    export_run(RunFolder(exported_folder(arguments.run)), destination, title=arguments.title or arguments.bundle)
    write_report_file(destination / CARD_NAME, card_text(arguments.run), is_overwrite=True)
    print(f"{destination} is a bundle now")
    return ExitCode.DONE


def _widths(text: str) -> Widths:
    try:
        if "=" in text:
            parts = (part.split("=") for part in text.split(","))
            return {int(level): float(share) for level, share in parts}
        return tuple(int(part) for part in text.split(",")) if "," in text else float(text)
    except ValueError as error:
        raise SpecError(
            f"widths are a share such as 0.75, shares such as 5=0.6,4=0.85, or numbers such as 12,12,24,…; not {text!r}"
        ) from error


COMMANDS = (
    Command("train distill", "begin a run that makes a smaller bundle of one, or a better one", add_distill, distill),
    train_prune.COMMAND,
    *train_start.COMMANDS,
    Command("train resume", "go on with a run", add_run, resume),
    Command("train stop", "ask a run to stop and keep what it has", add_run, stop),
    Command("train status", "say how far a run is", add_run, status),
    Command("train export", "make a bundle of a run's best weights", add_export, export),
)
