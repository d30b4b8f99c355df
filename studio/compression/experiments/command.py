"""What the commands of all experiments share: the frame of their parser, folders of pictures, and how they end."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from studio.errors import StudioError


def experiment_parser(name: str, description: str | None, *, seeds: int = 3) -> argparse.ArgumentParser:
    """The parser of the experiment ``name`` with its ``--seeds``; ``description`` is printed as it is laid out."""
    parser = argparse.ArgumentParser(
        prog=f"python -m studio.compression.experiments.{name}",
        description=description,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--seeds", type=int, default=seeds, help="how many seeds, from 0 (default: %(default)s)")
    return parser


def add_pictures(parser: argparse.ArgumentParser, *, pairs: int, size_px: int) -> None:
    """Declare the pictures to learn from and to measure on, how many pairs of these are painted, and how large."""
    for name, what in (("contents", "photographs"), ("styles", "styles")):
        parser.add_argument(f"--{name}", type=Path, required=True, help=f"folder of {what} to learn from")
        parser.add_argument(f"--test-{name}", type=Path, required=True, help=f"folder of {what} to measure on")
    parser.add_argument("--pairs", type=int, default=pairs, help="most test pairs painted (default: %(default)s)")
    parser.add_argument(
        "--size", type=int, default=size_px, help="longer side of test pictures in pixels (default: %(default)s)"
    )


def parsed(parser: argparse.ArgumentParser, arguments: Sequence[str] | None) -> argparse.Namespace:
    """The options; ends with a usage error where there is no seed."""
    options = parser.parse_args(arguments)
    if options.seeds < 1:
        parser.error("--seeds must be at least 1")
    return options


def printed(work: Callable[[], str]) -> int:
    """Print what ``work`` comes to, or why it does not; the exit code of the command."""
    try:
        text = work()
    except (StudioError, OSError) as error:  # a full disk: the last good state stays
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write(f"{text}\n")
    return 0
