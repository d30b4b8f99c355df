"""The options that all training runs share: how long and how fast, with what seed and on what."""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace
from dataclasses import replace
from pathlib import Path

from studio.errors import InputError
from studio.specs.painting import Aim
from studio.specs.stylize import DEVICES
from studio.specs.training import Schedule


def add_training(parser: ArgumentParser, *, can_paint: bool = False) -> None:
    """Declare them, the number of steps and minutes excepted: their help differs."""
    schedule, painting = Schedule(), Schedule.of(Aim.PAINT)
    rate, crop = f"default: {schedule.learning_rate:g}", f"default: {schedule.crop_px}"
    if can_paint:
        rate, crop = f"{rate}; to paint {painting.learning_rate:g}", f"{crop}; to paint {painting.crop_px}"
    parser.add_argument("--learning-rate", type=float, metavar="RATE", help=rate)
    parser.add_argument("--batch", type=int, default=schedule.batch)
    parser.add_argument("--crop", type=int, metavar="PX", help=crop)
    parser.add_argument("--patience", type=int, default=0, help="scores without gain before training ends (0: never)")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--threads", type=int, default=0)
    parser.add_argument("--device", choices=DEVICES, default="auto")


def schedule_from(arguments: Namespace, aim: Aim = Aim.IMITATE) -> Schedule:
    """The schedule they ask for, at the pace of ``aim``; raises SpecError where a value is out of range."""
    own = Schedule.of(aim)
    return replace(
        own,
        steps=arguments.steps,
        minutes=arguments.minutes,
        learning_rate=own.learning_rate if arguments.learning_rate is None else arguments.learning_rate,
        batch=arguments.batch,
        crop_px=own.crop_px if arguments.crop is None else arguments.crop,
        patience=arguments.patience,
    )


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
