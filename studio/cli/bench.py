"""``gigastyle bench``: this program timed against a plain whole-image implementation of the same work."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from studio.cli.command import Command, Context
from studio.cli.exit_codes import ExitCode
from studio.errors import InputError


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of ``bench``."""
    parser.add_argument("--output", type=Path, metavar="FILE", help="also write the figures to this JSON file")


def run(arguments: Namespace, context: Context) -> ExitCode:
    """Time and print; raises `InputError` as long as this version has no bench."""
    _ = arguments, context
    raise InputError("the bench is not part of this version yet")


COMMAND = Command("bench", "time this program against a plain implementation", add_arguments, run)
