"""The bin of a folder of runs: what is deleted lies there until it is emptied, and comes back when asked for."""

from __future__ import annotations

import shutil
from pathlib import Path

from studio.errors import JobError, SpaceError

BIN_NAME = ".bin"


def put_in_bin(run: Path) -> Path:
    """Move ``run`` into the bin beside it and return where it lies now; raises JobError where that fails."""
    place = run.parent / BIN_NAME
    try:
        place.mkdir(exist_ok=True)
        return run.rename(free_name(place / run.name))
    except OSError as error:
        raise JobError(f"{run} cannot be moved to the bin: {error.strerror}") from error


def take_from_bin(binned: Path) -> Path:
    """Move a run back to where it was, under another name if that has been taken; raises JobError where that fails."""
    try:
        return binned.rename(free_name(binned.parent.parent / binned.name))
    except OSError as error:
        raise JobError(f"{binned.name} cannot be taken back from the bin: {error.strerror}") from error


def empty(folder: Path) -> None:
    """Remove for good what lies in the bin of ``folder``; raises SpaceError where some of it stays."""
    place = folder / BIN_NAME
    try:
        if place.is_dir():
            shutil.rmtree(place)
    except OSError as error:
        raise SpaceError(f"the bin {place} cannot be emptied: {error.strerror}") from error


def free_name(wanted: Path) -> Path:
    """``wanted``, or the same with the first number behind it that is not taken."""
    number, place = 2, wanted
    while place.exists():
        place = wanted.with_name(f"{wanted.name}-{number}")
        number += 1
    return place
