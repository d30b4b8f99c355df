"""A result file being written under a hidden name beside its target, which it replaces once it is whole."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

import psutil

from studio.paths import followed
from studio.replacing import neighbour


class FilePart:
    """The hidden neighbour of ``target``, which carries the number of this program, so that two never share one.

    Where ``target`` is a link, the file it leads to is replaced and the link stays. With ``is_new`` a target that
    appears meanwhile is left as it is.
    """

    def __init__(self, target: Path, *, is_new: bool = False) -> None:
        self._target, self._is_new = followed(target), is_new
        self._ending = f".part{target.suffix}"  # of the link, where it is one: the suffix tells the format
        self.path = neighbour(self._target, self._ending)

    def prepare(self) -> None:
        """Remove what killed programs left beside the target."""
        for left in orphaned_parts(self._target, self._ending):
            with contextlib.suppress(OSError):
                left.unlink()

    def commit(self) -> int:
        """Make it safe on the disk and put it in place; returns its bytes.

        Raises FileExistsError where the target had to be new and is there, and OSError.
        """
        with self.path.open("r+b") as file:
            os.fsync(file.fileno())
        size_bytes = self.path.stat().st_size
        if self._is_new:
            _place_new(self.path, self._target)
        else:
            self.path.replace(self._target)
        return size_bytes

    def discard(self) -> None:
        """Remove what is left; the error that made it useless matters more than one of removing it."""
        with contextlib.suppress(OSError):
            self.path.unlink()


def _place_new(part: Path, target: Path) -> None:
    """Give ``part`` the name ``target`` unless there is one; raises FileExistsError then. Two names, one file."""
    try:
        os.link(part, target)
    except FileExistsError:
        raise
    except OSError:  # a disk without hard links: there a moment stays between the check and the replacement
        if target.exists():
            raise FileExistsError(f"{target} exists") from None
        part.replace(target)


def orphaned_parts(target: Path, ending: str) -> list[Path]:
    """Hidden neighbours of ``target`` whose program has ended without removing them; raises OSError."""
    found = []
    for path in target.parent.iterdir():
        program = path.name.removesuffix(ending).rpartition(".")[2]
        is_number = program.isascii() and program.isdecimal() and len(program) < 10
        if is_number and path == neighbour(target, ending, int(program)) and not psutil.pid_exists(int(program)):
            found.append(path)
    return found
