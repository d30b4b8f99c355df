"""A folder that is gone afterwards, even where GIMP kills the plug-in, as it does when a person cancels."""

from __future__ import annotations

import contextlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

# Once its input ends, with the plug-in or before. Gigastyle, which ends then too, may write for a moment longer.
_WATCHER = """
import os, shutil, sys, time
sys.stdin.read()
for _ in range(300):
    shutil.rmtree(sys.argv[1], ignore_errors=True)
    if not os.path.exists(sys.argv[1]):
        break
    time.sleep(0.2)
"""


@contextlib.contextmanager
def removed_in_any_case(folder: Path) -> Iterator[None]:
    """Have ``folder`` removed by a process of its own, at the end of this context or of the plug-in."""
    watcher = subprocess.Popen(
        [sys.executable, "-c", _WATCHER, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        start_new_session=sys.platform != "win32",
    )
    try:
        yield
    finally:
        watcher.communicate()
