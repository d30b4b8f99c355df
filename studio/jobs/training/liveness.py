"""Whether a process works on a run: the one that it names, or another that holds its lock."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import filelock

from studio.jobs.training.process import read_process
from studio.jobs.training.stages import run_folders

LOCK_NAME = "run.lock"


def is_live(run: Path, *, except_for: Collection[int] = ()) -> bool:
    """Whether a process works on ``run``; one that the command line began names none and is known by its lock.

    Processes whose ids are in ``except_for`` do not count, unless they hold the lock.
    """
    noted = read_process(run)
    if noted is not None and noted.pid not in except_for and noted.find() is not None:
        return True
    return any(_is_held(stage / LOCK_NAME) for stage in run_folders(run))


def _is_held(lock: Path) -> bool:
    if not lock.exists():
        return False
    try:
        with filelock.FileLock(lock, timeout=0):  # for an instant; a run that begins just now waits a little for it
            return False
    except filelock.Timeout:
        return True
    except OSError:  # a folder that may be read and not written
        return False
