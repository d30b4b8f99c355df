"""The built program: ``gigastyle`` is the command line, and under the name ``gigastyle-window`` the window."""

import multiprocessing

multiprocessing.freeze_support()  # first: a child of a pool is this program too, and ends here

import os  # noqa: E402
import sys  # noqa: E402
from collections.abc import Callable, MutableMapping  # noqa: E402
from pathlib import Path  # noqa: E402

_LIBRARY_PATHS = ("LD_LIBRARY_PATH", "LIBPATH")


def give_back_library_paths(environment: MutableMapping[str, str]) -> None:
    """Let programs of the system, which this one starts, find their own libraries.

    PyInstaller points the dynamic linker at the built folder, which it has read by now, and keeps what was there.
    """
    for name in _LIBRARY_PATHS:
        before = environment.pop(f"{name}_ORIG", None)
        if before is not None:
            environment[name] = before
        else:
            environment.pop(name, None)


def program(called: str) -> Callable[[], int]:
    """What runs under the name ``called``."""
    from studio.app import main, window_main  # noqa: PLC0415

    return window_main if Path(called).stem == "gigastyle-window" else main


if __name__ == "__main__":
    give_back_library_paths(os.environ)
    sys.exit(program(sys.argv[0])())
