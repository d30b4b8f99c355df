"""Composition root: nothing, or only things to open, open the window; anything else is the command line.

Faults end in a log file. What takes time to import is imported by `main`, once an interrupt ends the program quietly.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType

_INSTALL = 'install what it needs with: pip install "gigastyle[gui]"; the commands below work without it'
_INSTALL_LIBRARY = "install the package of your system that has this library; the commands below work without it"
_STOPPED = 130  # `ExitCode.CANCELLED`, needed before that can be imported


def main(argv: Sequence[str] | None = None) -> int:
    """Run Gigastyle with ``argv`` (None: the process's own arguments) and return its exit code."""
    return _ran(sys.argv[1:] if argv is None else argv, _run)


def window_main(argv: Sequence[str] | None = None) -> int:
    """The same for the program that is only a window: every argument is a file or folder to open, there or not.

    Nobody may see its standard streams: what keeps the window from opening is said in a dialog as well.
    """
    arguments = [each for each in (sys.argv[1:] if argv is None else argv) if not each.startswith("-psn_")]  # macOS
    is_command = any(each.startswith("-") for each in arguments)
    return _ran(arguments, _run if is_command else _run_window)


def _ran(arguments: Sequence[str], run: Callable[[Sequence[str]], int]) -> int:
    with _ended_by_interrupt():
        from studio.cli import console  # noqa: PLC0415
        from studio.cli import main as _main  # noqa: F401, PLC0415 — now, for `_run`
        from studio.cli.command import ExitCode  # noqa: PLC0415
    console.open_standard_streams()
    # Read when torch loads. A band is many small operations, and threads that spin long at their barriers while another
    # program holds a core make a render 3 to 17 times slower; spinning briefly costs 5 % on an idle machine, sleeping
    # at once (OMP_WAIT_POLICY=PASSIVE) 28 %. Measured at 2 megapixels with two threads on two cores.
    os.environ.setdefault("GOMP_SPINCOUNT", "1000")
    with console.tolerant_output() as lost:
        code = _bordered(run, arguments)
    if lost.error is None:
        return code
    print(f"gigastyle: what was to be printed is lost ({lost.error.strerror})", file=sys.stderr)
    return code or ExitCode.BAD_INPUT


def _run(arguments: Sequence[str]) -> int:
    from studio.cli import main as command_line  # noqa: PLC0415

    paths = _only_paths(arguments)
    if paths is not None:
        return _open_window(paths)
    _tell_crashes()
    if list(arguments) == ["--self-test"]:
        from studio.self_test.run import run_self_test  # noqa: PLC0415

        return run_self_test()
    return command_line.run(arguments)


def _run_window(arguments: Sequence[str]) -> int:
    return _open_window([Path(argument) for argument in arguments], is_told_in_dialog=True)


def _bordered(run: Callable[[Sequence[str]], int], arguments: Sequence[str]) -> int:
    from studio.cli.command import ExitCode  # noqa: PLC0415

    try:
        return run(arguments)
    except KeyboardInterrupt:
        print("gigastyle: stopped on request", file=sys.stderr)
        return ExitCode.CANCELLED
    except Exception as error:  # noqa: BLE001 — the outermost border: a fault of ours must leave a trace and a code
        print(f"gigastyle: {_described(error)}; {_record(error)}", file=sys.stderr)
        return ExitCode.CRASHED


def _tell_crashes() -> None:
    """Where every thread was goes to stderr when the process crashes; the window keeps that of its children."""
    import faulthandler  # noqa: PLC0415

    if not faulthandler.is_enabled():
        with suppress(OSError, ValueError, RuntimeError, AttributeError):  # stderr may be closed, or no file
            faulthandler.enable()


@contextmanager
def _ended_by_interrupt() -> Iterator[None]:
    """Ctrl-C ends the process at once and without a traceback; nothing has been begun that could be left half done."""

    def end(_number: int, _frame: FrameType | None) -> None:
        os._exit(_STOPPED)

    try:
        before = signal.signal(signal.SIGINT, end)
    except ValueError:  # not the main thread, to which signals belong
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def log_file() -> Path:
    """Where faults of the program are written down."""
    import platformdirs  # noqa: PLC0415

    return Path(platformdirs.user_log_dir("gigastyle", appauthor=False)) / "gigastyle.log"


def _only_paths(arguments: Sequence[str]) -> list[Path] | None:
    """The files and folders to open, none where there are no arguments; None where this is no call for the window."""
    paths = [Path(argument) for argument in arguments]
    return paths if all(os.path.exists(path) for path in paths) else None  # noqa: PTH110 — it raises nothing


def _open_window(paths: Sequence[Path], *, is_told_in_dialog: bool = False) -> int:
    from studio.cli import main as command_line  # noqa: PLC0415
    from studio.cli.command import ExitCode  # noqa: PLC0415

    if not _has_display():
        print("gigastyle: there is no display to open a window on; use one of the commands below", file=sys.stderr)
        command_line.print_help()
        return ExitCode.BAD_INPUT
    try:
        from studio.ui.start import open_window  # noqa: PLC0415 — the command line must work without Qt
    except ImportError as error:
        if not (error.name or "").startswith(("PySide6", "shiboken6")) and "lib" not in str(error):
            raise
        advice = _INSTALL_LIBRARY if getattr(sys, "frozen", False) else _INSTALL
        print(f"gigastyle: the window cannot be opened ({error}); {advice}", file=sys.stderr)
        command_line.print_help()
        return ExitCode.BAD_INPUT
    return open_window(paths, log_file=log_file(), version=command_line.version(), is_told_in_dialog=is_told_in_dialog)


def _has_display() -> bool:
    """On Linux Qt ends the whole process where there is nothing to draw on, so it is asked for beforehand."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform != "linux" or any(os.environ.get(name) for name in named)


def _described(error: Exception) -> str:
    return f"something went wrong in the program itself ({type(error).__name__}: {error})".replace("\n", " ")


def _record(error: Exception) -> str:
    """Append the traceback to the log; returns where to find it, or the traceback where no log can be written."""
    import datetime  # noqa: PLC0415
    import traceback  # noqa: PLC0415

    report = "".join(traceback.format_exception(error))
    path = log_file()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as stream:
            stream.write(f"{datetime.datetime.now().astimezone().isoformat(timespec='seconds')}\n{report}\n")
    except OSError:
        return f"the log {path} cannot be written:\n{report}"
    return f"details are in {path}"
