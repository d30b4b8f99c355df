"""The options of training runs: which pictures, how long and how fast, on what, and those of ``--aim paint``."""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace
from dataclasses import asdict, replace
from pathlib import Path
from typing import TypeVar

from studio.cli.values import level_list, path
from studio.errors import InputError, SpecError
from studio.specs.loss_terms import parse_shares, with_shares
from studio.specs.painting import Aim, PaintingSettings, PaintingShares, Range
from studio.specs.stylize import DEVICES
from studio.specs.training import (
    COMPUTE_TYPES,
    DistillationRecipe,
    DistillSpec,
    RunSpec,
    Schedule,
    TrainingOptimizer,
)

Spec = TypeVar("Spec", bound=RunSpec)

DEFAULTS = DistillSpec(teacher=Path(), contents=Path())  # what a spec says where nothing is said


def add_places(parser: ArgumentParser) -> None:
    """Declare the pictures and the run folder."""
    parser.add_argument("--contents", type=path, required=True, metavar="DIR", help="folder of photographs")
    parser.add_argument("--styles", type=path, metavar="DIR", help="folder of style pictures")
    parser.add_argument("--out", type=path, required=True, metavar="RUN", help="the run folder to make")


def add_training(parser: ArgumentParser, *, can_paint: bool = False) -> None:
    """Declare what tells how a run learns."""
    schedule, painting = DEFAULTS.schedule, Schedule.of(Aim.PAINT)
    published = Schedule.of(Aim.IMITATE, DistillationRecipe.PAPER)
    names = ("learning_rate", "batch", "crop_px", "resize_px")
    rate, batch, crop, resize = (f"default: {getattr(schedule, name):g}" for name in names)
    if can_paint:
        rate, crop = f"{rate}; to paint {painting.learning_rate:g}", f"{crop}; to paint {painting.crop_px}"
        rate, batch, crop, resize = (
            f"{text}; as published {getattr(published, name):g}"
            for text, name in zip((rate, batch, crop, resize), names, strict=True)
        )
    parser.add_argument(
        "--steps", type=int, default=schedule.steps, metavar="N", help="of the whole run, or of each of its stages"
    )
    parser.add_argument("--minutes", type=float, default=schedule.minutes, metavar="M", help="where no steps are given")
    parser.add_argument("--learning-rate", type=float, metavar="RATE", help=rate)
    optimizers = [each.value for each in TrainingOptimizer]
    parser.add_argument("--optimizer", choices=optimizers, default=schedule.optimizer.value)
    parser.add_argument("--momentum", type=float, metavar="M", help=f"of sgd (default: {schedule.momentum:g})")
    parser.add_argument("--batch", type=int, metavar="N", help=batch)
    parser.add_argument(
        "--accumulate", type=int, default=schedule.accumulate, metavar="N", help="batches that one step learns from"
    )
    parser.add_argument("--crop", type=int, dest="crop_px", metavar="PX", help=crop)
    parser.add_argument(
        "--resize", type=int, dest="resize_px", metavar="PX", help=f"shorter side of pictures, 0 as they are ({resize})"
    )
    parser.add_argument(
        "--share",
        action="append",
        default=[],
        dest="shares",
        metavar="NAME=SHARE",
        help="how much a loss term counts, such as gram=0.5; may be repeated",
    )
    parser.add_argument(
        "--patience", type=int, default=schedule.patience, help="scores without gain before training ends (0: never)"
    )
    parser.add_argument("--seed", type=int, default=DEFAULTS.seed)
    parser.add_argument("--threads", type=int, default=DEFAULTS.threads)
    parser.add_argument("--device", choices=DEVICES, default=DEFAULTS.device)
    auto = (
        "auto: bfloat16 on CUDA, else float32, and always float32 to paint" if can_paint else "auto: bfloat16 on CUDA"
    )
    parser.add_argument(
        "--dtype", choices=COMPUTE_TYPES, default=schedule.dtype, help=f"what networks compute in; {auto}"
    )


def with_training(spec: Spec, arguments: Namespace, paced: Schedule | None = None) -> Spec:
    """``spec`` as they ask it to learn, by default at the pace of ``paced``, that of imitating where it is None.

    Raises SpecError where a value is out of range or a share is of no term that the run has.
    """
    optimizer = TrainingOptimizer(arguments.optimizer)
    if arguments.momentum is not None and optimizer is not TrainingOptimizer.SGD:
        raise SpecError("momentum is of sgd: give --optimizer sgd with it, or leave it out")
    names = (
        *("steps", "minutes", "learning_rate", "momentum", "batch", "accumulate"),
        *("crop_px", "resize_px", "patience", "dtype"),
    )
    said = {name: value for name in names if (value := getattr(arguments, name)) is not None}
    asked = replace(
        spec,
        styles=arguments.styles,
        schedule=replace(paced or Schedule(), optimizer=optimizer, **said),
        seed=arguments.seed,
        threads=arguments.threads,
        device=arguments.device,
    )
    return with_shares(asked, parse_shares(arguments.shares))


def check_run_folder(path: Path) -> None:
    """Minutes of preparation must not end in a folder that cannot be made; raises InputError, and OSError."""
    existing = path.absolute()
    while not existing.exists():
        if existing.is_symlink():
            raise InputError(f"the run folder {path} cannot be made: {existing} is a link that leads nowhere")
        existing = existing.parent
    if not existing.is_dir():
        raise InputError(f"the run folder {path} cannot be made: {existing} is a file")
    if not os.access(existing, os.W_OK | os.X_OK):
        raise InputError(f"the run folder {path} cannot be made: the folder {existing} cannot be written to")


_ENLARGED = "of the crops are enlarged up to three times, as large pictures are smooth"


def add_painting(parser: ArgumentParser) -> None:
    """Declare the aim, and what tells how painting is learned."""
    settings = DEFAULTS.painting
    parser.add_argument(
        "--aim",
        choices=[aim.value for aim in Aim],
        default=DEFAULTS.aim.value,
        help="compute what the teacher computes, or paint well by its judgement",
    )
    group = parser.add_argument_group("with --aim paint")
    shares = ",".join(f"{name}={share:g}" for name, share in asdict(settings.shares).items())
    for option, kind, default, metavar, what in (
        ("--strengths", str, _text(settings.strengths), "A,B", "strength is drawn from"),
        ("--details", str, _text(settings.details), "A,B", "detail is drawn from"),
        ("--full-strength", float, settings.at_full_strength, "SHARE", "of the pictures are painted at strength 1"),
        ("--no-detail", float, settings.without_detail, "SHARE", "of the pictures are painted at detail 0"),
        ("--skip-level-5", float, settings.without_level_5, "SHARE", "of the steps leave level 5 out"),
        ("--enlarge", float, settings.enlarged, "SHARE", _ENLARGED),
        ("--detail-from", int, settings.detail_from, "LEVEL", "shallower levels learn at detail 0"),
        ("--encoder-rate", float, settings.encoder_rate, "RATE", "learning rate of encoders, 0 freezes them"),
        ("--painting-shares", str, shares, "NAME=SHARE,…", "the same as --share for several"),
    ):
        group.add_argument(option, type=kind, default=default, metavar=metavar, help=f"{what} (default: %(default)s)")
    group.add_argument(
        "--learn", type=level_list, metavar="4,1", help="levels that learn, the others only paint (default: all)"
    )


def painting_from(arguments: Namespace) -> PaintingSettings:
    """The settings they ask for; raises SpecError where a value is out of range or means nothing."""
    return PaintingSettings(
        shares=_shares(arguments.painting_shares),
        strengths=_range(arguments.strengths, "strengths"),
        at_full_strength=arguments.full_strength,
        details=_range(arguments.details, "details"),
        without_detail=arguments.no_detail,
        detail_from=arguments.detail_from,
        without_level_5=arguments.skip_level_5,
        enlarged=arguments.enlarge,
        encoder_rate=arguments.encoder_rate,
        levels=arguments.learn,
    )


def _text(bounds: Range) -> str:
    low, high = bounds
    return f"{low:g},{high:g}"


def _range(text: str, what: str) -> Range:
    try:
        low, high = (float(part) for part in text.split(","))
    except ValueError as error:
        raise SpecError(f"{what} are two numbers with a comma between them such as 0.3,1, not {text!r}") from error
    return low, high


def _shares(text: str) -> PaintingShares:
    """What is not named keeps its default."""
    return with_shares(replace(DEFAULTS, aim=Aim.PAINT), parse_shares([text])).painting.shares
