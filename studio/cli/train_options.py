"""The options that all training runs share: how long and how fast, with what seed and on what."""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace
from pathlib import Path

from studio.errors import InputError
from studio.specs.stylize import DEVICES
from studio.specs.training import Schedule


def add_training(parser: ArgumentParser) -> None:
    """Declare them, the number of steps and minutes excepted: their help differs."""
    schedule = Schedule()
    parser.add_argument("--learning-rate", type=float, default=schedule.learning_rate)
    parser.add_argument("--batch", type=int, default=schedule.batch)
    parser.add_argument("--crop", type=int, default=schedule.crop_px, metavar="PX")
    parser.add_argument("--patience", type=int, default=0, help="scores without gain before training ends (0: never)")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--threads", type=int, default=0)
    parser.add_argument("--device", choices=DEVICES, default="auto")


def schedule_from(arguments: Namespace) -> Schedule:
    """The schedule they ask for; raises SpecError where a value is out of range."""
    return Schedule(
        steps=arguments.steps,
        minutes=arguments.minutes,
        learning_rate=arguments.learning_rate,
        batch=arguments.batch,
        crop_px=arguments.crop,
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
