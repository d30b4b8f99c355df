"""A file that libvips writes sequentially, whose header is replaced by one of ours while it is written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import pyvips

from studio.images.libvips import VipsError, VipsImage, call

HeadChange = Callable[[bytes], bytes | None]
_LONGEST_HEAD_BYTES = 1 << 20  # libvips writes profile and tables before pixels, a few kilobytes


def save_with_head(saver: str, image: VipsImage, path: Path, change: HeadChange, **settings: object) -> None:
    """Encode ``image`` by the libvips operation ``saver`` into ``path``.

    ``change`` is given all bytes so far until it returns what to write in their place; what follows is written as it
    is. Raises VipsError, and OSError where the disk says so.
    """
    with path.open("wb") as file:
        writer = HeadWriter(file, change)
        target = pyvips.TargetCustom()
        target.on_write(writer.write)
        try:
            call(saver, image, target, **settings)
        except VipsError as error:
            if writer.failure is not None:
                raise writer.failure from error
            raise
        writer.finish()


class HeadWriter:
    """Bytes on their way to ``file``; the first of them go through ``change``."""

    def __init__(self, file: BinaryIO, change: HeadChange) -> None:
        self._file, self._change = file, change
        self._head: bytes | None = b""
        self.failure: OSError | None = None

    def write(self, chunk: bytes) -> int:
        """Take ``chunk``; its length, or -1 where the file cannot be written: no exception passes through libvips."""
        try:
            self._take(bytes(chunk))
        except OSError as error:
            self.failure = error
            return -1
        return len(chunk)

    def finish(self) -> None:
        """Write what was kept of a head that never ended."""
        if self._head:
            self._file.write(self._head)
        self._head = None

    def _take(self, chunk: bytes) -> None:
        if self._head is None:
            self._file.write(chunk)
            return
        self._head += chunk
        changed = self._change(self._head)
        if changed is not None:
            self._file.write(changed)
            self._head = None
        elif len(self._head) > _LONGEST_HEAD_BYTES:
            self.finish()
