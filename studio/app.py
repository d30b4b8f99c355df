"""Composition root: no arguments open the window, anything else is the command line; faults end in a log file."""

from __future__ import annotations

import datetime
import io
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

import platformdirs

from studio.cli import main as command_line
from studio.cli.exit_codes import ExitCode


def main(argv: Sequence[str] | None = None) -> int:
    """Run Gigastyle with ``argv`` (None: the process's own arguments) and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a file name that the console cannot show must not end the work
            stream.reconfigure(errors="backslashreplace")
    # Read when torch loads. A band is many small operations, and threads that spin long at their barriers while another
    # program holds a core make a render 3 to 17 times slower; spinning briefly costs 5 % on an idle machine, sleeping
    # at once (OMP_WAIT_POLICY=PASSIVE) 28 %. Measured at 2 megapixels with two threads on two cores.
    os.environ.setdefault("GOMP_SPINCOUNT", "1000")
    arguments = sys.argv[1:] if argv is None else argv
    try:
        return _open_window() if not arguments else command_line.run(arguments)
    except Exception as error:  # noqa: BLE001 — the outermost border: a fault of ours must leave a trace and a code
        print(f"gigastyle: {_described(error)}; {_record(error)}", file=sys.stderr)
        return ExitCode.CRASHED


def log_file() -> Path:
    """Where faults of the program are written down."""
    return Path(platformdirs.user_log_dir("gigastyle", appauthor=False)) / "gigastyle.log"


def _open_window() -> int:
    print("gigastyle: this version has no window yet; use one of the commands below", file=sys.stderr)
    command_line.print_help()
    return ExitCode.BAD_INPUT


def _described(error: Exception) -> str:
    return f"something went wrong in the program itself ({type(error).__name__}: {error})".replace("\n", " ")


def _record(error: Exception) -> str:
    """Append the traceback to the log; returns where to find it, or the traceback where no log can be written."""
    report = "".join(traceback.format_exception(error))
    path = log_file()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as stream:
            stream.write(f"{datetime.datetime.now().astimezone().isoformat(timespec='seconds')}\n{report}\n")
    except OSError:
        return f"the log {path} cannot be written:\n{report}"
    return f"details are in {path}"
