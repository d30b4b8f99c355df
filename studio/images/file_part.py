"""A result file being written under a hidden name beside its target, which it replaces once it is whole."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path


class FilePart:
    """The hidden neighbour of ``target``."""

    def __init__(self, target: Path) -> None:
        self._target = target
        self.path = target.with_name(f".{target.stem}.part{target.suffix}")

    def prepare(self) -> None:
        """Nothing stands in the way: what an earlier, killed write left is written over."""

    def settle(self) -> int:
        """Make it safe on the disk and put it in place; returns its bytes. Raises OSError."""
        with self.path.open("r+b") as file:
            os.fsync(file.fileno())
        size_bytes = self.path.stat().st_size
        self.path.replace(self._target)
        return size_bytes

    def discard(self) -> None:
        """Remove what is left; the error that made it useless matters more than one of removing it."""
        with contextlib.suppress(OSError):
            self.path.unlink()
