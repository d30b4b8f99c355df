"""The bin of a folder of runs or bundles: what is deleted lies there until it is emptied, and can be restored."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from studio.errors import JobError, SpaceError

BIN_NAME = ".bin"


@dataclass(frozen=True, slots=True)
class BinContents:
    """How many folders were put there, and the bytes of all their files."""

    count: int = 0
    size_bytes: int = 0

    def __add__(self, other: BinContents) -> BinContents:
        """What two bins hold."""
        return BinContents(self.count + other.count, self.size_bytes + other.size_bytes)


def put_in_bin(run: Path) -> Path:
    """Move ``run`` into the bin beside it and return where it lies now; raises JobError where that fails."""
    place = run.parent / BIN_NAME
    try:
        place.mkdir(exist_ok=True)
        return run.rename(free_name(place / run.name))
    except OSError as error:
        raise JobError("{run} cannot be moved to the bin: {reason}", run=run, reason=error.strerror) from error


def take_from_bin(binned: Path) -> Path:
    """Move a run back to where it was, under another name if that has been taken; raises JobError where that fails."""
    if not binned.exists():
        raise JobError("{name} cannot be taken back: the bin has been emptied since", name=binned.name)
    try:
        return binned.rename(free_name(binned.parent.parent / binned.name))
    except OSError as error:
        raise JobError(
            "{name} cannot be taken back from the bin: {reason}", name=binned.name, reason=error.strerror
        ) from error


def contents(folder: Path) -> BinContents:
    """What lies in the bin of ``folder``; raises SpaceError where it cannot be read."""
    place = folder / BIN_NAME
    try:
        if not place.is_dir():
            return BinContents()
        files = [path for path in place.rglob("*") if path.is_file() and not path.is_symlink()]
        return BinContents(sum(1 for _ in place.iterdir()), sum(path.stat().st_size for path in files))
    except OSError as error:
        raise SpaceError("the bin {place} cannot be read: {reason}", place=place, reason=error.strerror) from error


def empty(folder: Path) -> None:
    """Remove for good what lies in the bin of ``folder``; raises SpaceError where some of it stays."""
    place = folder / BIN_NAME
    try:
        if place.is_dir():
            shutil.rmtree(place)
    except OSError as error:
        raise SpaceError("the bin {place} cannot be emptied: {reason}", place=place, reason=error.strerror) from error


def free_name(wanted: Path) -> Path:
    """``wanted``, or the same with the first number behind it that is not taken."""
    number, place = 2, wanted
    while place.exists():
        place = wanted.with_name(f"{wanted.name}-{number}")
        number += 1
    return place
