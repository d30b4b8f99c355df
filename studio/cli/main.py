"""The command line as a whole: arguments in, exit code out."""

from __future__ import annotations

import argparse
import importlib.metadata
import os
import sys
from collections.abc import Sequence

from studio.cli import (
    bench,
    bundles,
    evaluate,
    film,
    lut,
    regions,
    sheet,
    styles,
    stylize,
    texture,
    train,
    train_reports,
    verify_exact,
)
from studio.cli.command import Command, ExitCode
from studio.cli.console import one_line
from studio.errors import Cancelled, InputError, StudioError
from studio.jobs.message_json import ENVIRONMENT, message_line
from studio.settings import load_settings, settings_file
from studio.system_errors import as_studio_error

COMMANDS: tuple[Command, ...] = (
    stylize.COMMAND,
    film.COMMAND,
    sheet.COMMAND,
    lut.COMMAND,
    regions.COMMAND,
    texture.COMMAND,
    *styles.COMMANDS,
    *bundles.COMMANDS,
    verify_exact.COMMAND,
    bench.COMMAND,
    evaluate.COMMAND,
    *train.COMMANDS,
    *train_reports.COMMANDS,
)
GROUPS = {
    "styles": "make, show and rename style cards, and keep the gallery",
    "bundles": "list, show, import and verify bundles of networks",
    "train": "distil or prune smaller pairs from a bundle, in runs that can be stopped and gone on with",
}


def build_parser() -> argparse.ArgumentParser:
    """The parser of every command; parsing needs neither torch nor a picture."""
    parser = argparse.ArgumentParser(
        prog="gigastyle",
        description="Repaint photographs in the style of any picture, at any size.",
        epilog="Exit codes: 0 done, 1 a check did not hold, 2 bad input, 3 some files failed, "
        "70 a fault of the program, 130 stopped.",
    )
    parser.add_argument("--version", action="version", version=f"gigastyle {version()}")
    parser.add_argument(
        "--self-test", action=_StandsAlone, nargs=0, help="try every part of the program once, and say which work"
    )
    subparsers = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    groups: dict[str, argparse._SubParsersAction[argparse.ArgumentParser]] = {}
    for command in COMMANDS:
        group, _, name = command.name.rpartition(" ")
        if group and group not in groups:
            nested = subparsers.add_parser(group, help=GROUPS[group], description=f"{GROUPS[group].capitalize()}.")
            groups[group] = nested.add_subparsers(dest="subcommand", required=True, metavar="ACTION")
        owner = groups[group] if group else subparsers
        child = owner.add_parser(name, help=command.summary, description=f"{command.summary.capitalize()}.")
        command.add_arguments(child)
        child.set_defaults(selected=command)
    return parser


class _StandsAlone(argparse.Action):
    """An option that the program itself answers where it is the only argument."""

    def __call__(self, parser: argparse.ArgumentParser, *_others: object) -> None:
        parser.error(f"{self.option_strings[0]} stands alone: give nothing else with it")


def run(argv: Sequence[str]) -> int:
    """Do what ``argv`` (without the program's name) asks for; faults of the program are let through."""
    try:
        arguments = build_parser().parse_args(argv)
    except SystemExit as ending:  # argparse ends --help, --version and wrong usage this way
        return ending.code if isinstance(ending.code, int) else ExitCode.BAD_INPUT
    except InputError as error:
        _say(str(error))
        return ExitCode.BAD_INPUT
    command: Command = arguments.selected
    try:
        loaded = load_settings(settings_file())
        for note in loaded.notes:
            _say(note)
        return command.run(arguments, loaded.settings)
    except (Cancelled, KeyboardInterrupt):
        _say("stopped on request")
        return ExitCode.CANCELLED
    except StudioError as error:
        _print_error(error)
        return ExitCode.BAD_INPUT
    except Exception as error:
        studio_error = as_studio_error(error)
        if studio_error is None:
            raise
        _print_error(studio_error)
        return ExitCode.BAD_INPUT


def _print_error(error: StudioError) -> None:
    _say(str(error))
    if ENVIRONMENT.items() <= os.environ.items():
        print(message_line(error.message), file=sys.stderr)


def _say(line: str) -> None:
    print(f"gigastyle: {one_line(line)}", file=sys.stderr)


def print_help() -> None:
    """Print the help of the whole command line to stderr."""
    build_parser().print_help(sys.stderr)


def version() -> str:
    """The installed version, or a word that says the program runs without being installed."""
    try:
        return importlib.metadata.version("gigastyle")
    except importlib.metadata.PackageNotFoundError:
        return "(not installed)"
