"""What a sub-command is to the rest of the command line."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum

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


class ExitCode(IntEnum):
    """Stable numbers; scripts rely on them."""

    DONE = 0
    CHECK_FAILED = 1
    """A check that was asked for ran and did not hold (``verify-exact``)."""
    BAD_INPUT = 2
    """Wrong usage, or a file or value that cannot be used."""
    SOME_FAILED = 3
    """Of several files or bundles at least one failed; the others are done."""
    CRASHED = 70
    """A fault of the program; the log file says where (EX_SOFTWARE of sysexits.h)."""
    CANCELLED = 130
    """Stopped by Ctrl-C (128 + SIGINT)."""
