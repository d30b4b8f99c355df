"""What the process tells its caller when it ends."""

from enum import IntEnum


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
