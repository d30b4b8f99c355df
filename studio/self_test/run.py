"""Tries every part and says what came of it; settings, queue and runs of the person are left alone.

Meant for built and packaged programs, in which a file or library may be missing that a checkout has.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

from studio.self_test.parts import CHECKS, OF_THE_WINDOW, PartFailedError

_FOLDERS = (
    "HOME",
    *(f"XDG_{kind}" for kind in ("CONFIG_HOME", "DATA_HOME", "CACHE_HOME", "STATE_HOME", "PICTURES_DIR")),
    *(f"WIN_PD_OVERRIDE_{kind}" for kind in ("LOCAL_APPDATA", "APPDATA", "MYPICTURES")),
)


def run_self_test(checks: Mapping[str, Callable[[Path], str]] = CHECKS) -> int:
    """Print a line for each of the ``checks``; 0 where all parts do what they should, else 1."""
    failed = [name for name, check in checks.items() if not _holds(name, check)]
    _say(f"self-test: {len(checks) - len(failed)} of {len(checks)} parts do what they should")
    return 1 if failed else 0


@contextmanager
def own_folders(folder: Path) -> Iterator[None]:
    """Settings, data, caches and logs lie in ``folder`` while the context lasts, those of children too."""
    before = {name: os.environ.get(name) for name in _FOLDERS}
    os.environ.update(dict.fromkeys(_FOLDERS, str(folder)))
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def _holds(name: str, check: Callable[[Path], str]) -> bool:
    if name in OF_THE_WINDOW and not getattr(sys, "frozen", False) and find_spec("PySide6") is None:
        _say(f"{name}: left out, the window is not installed")
        return True
    begun_s = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="gigastyle-self-test-") as name_of_folder:
        folder, home = Path(name_of_folder), Path(name_of_folder) / "home"
        home.mkdir()
        try:
            with own_folders(home):
                found = check(folder)
        except PartFailedError as failure:
            _say(f"{name}: FAILED, {failure}")
            return False
        except Exception:  # noqa: BLE001 — the border: whatever is missing in a packaged program, the next part is tried
            _say(f"{name}: FAILED\n{traceback.format_exc()}")
            return False
    _say(f"{name}: {found} ({time.monotonic() - begun_s:.1f} s)")
    return True


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201
