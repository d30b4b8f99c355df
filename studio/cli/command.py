"""What a sub-command is to the rest of the command line."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import dataclass

from studio.cli.exit_codes import ExitCode
from studio.settings import Settings


@dataclass(frozen=True, slots=True)
class Command:
    """A name, its one-line help, its arguments, and what it does with them.

    ``run`` raises `StudioError` for whatever the person can mend.
    """

    name: str
    summary: str
    add_arguments: Callable[[ArgumentParser], None]
    run: Callable[[Namespace, Settings], ExitCode]
