"""A file read and written at offsets, whole or not at all, on systems with and without positional calls."""

from __future__ import annotations

import errno
import os
import threading
from io import FileIO
from pathlib import Path
from typing import Self

from studio.errors import JobError
from studio.images.disk import storage_error

_HAS_POSITIONAL_CALLS = hasattr(os, "preadv") and hasattr(os, "pwrite")
_CALL_BYTES = 1 << 30  # macOS refuses, and Linux shortens, single calls from 2 GiB on
_NO_RESERVATION = {errno.EOPNOTSUPP, errno.ENOTSUP, errno.EINVAL, errno.ENOSYS}  # some network file systems


class PositionalFile:
    """One open file; every operating-system error leaves as `SpaceError` or `JobError` that names the path."""

    def __init__(self, path: Path, file: FileIO) -> None:
        self.path = path
        self._file = file
        self._seek_lock = threading.Lock()

    @classmethod
    def create(cls, path: Path, length_bytes: int) -> Self:
        """A new file of zeros with its room reserved; nothing is left behind when there is no room."""
        try:
            file = FileIO(path, "w+b")
        except OSError as error:
            raise storage_error(error, path) from error
        try:
            _reserve(file.fileno(), length_bytes)
        except OSError as error:
            file.close()
            path.unlink(missing_ok=True)
            raise storage_error(error, path, length_bytes) from error
        return cls(path, file)

    @classmethod
    def open(cls, path: Path) -> Self:
        """An existing file, for reading and writing."""
        try:
            return cls(path, FileIO(path, "r+b"))
        except OSError as error:
            raise storage_error(error, path) from error

    def length(self) -> int:
        """Bytes in the file now."""
        return os.fstat(self._descriptor()).st_size

    def read_into(self, buffer: memoryview, offset: int) -> None:
        """Fill ``buffer`` (bytes) from ``offset``; `JobError` when the file ends before that."""
        descriptor = self._descriptor()
        done = 0
        while done < len(buffer):
            try:
                count = self._read_once(descriptor, buffer[done : done + _CALL_BYTES], offset + done)
            except OSError as error:
                raise storage_error(error, self.path) from error
            if count == 0:
                raise JobError(
                    "{path} ends before byte {offset}: it was cut short; start again",
                    path=self.path,
                    offset=offset + len(buffer),
                )
            done += count

    def write(self, buffer: memoryview, offset: int) -> None:
        """Write all of ``buffer`` (bytes) at ``offset``."""
        descriptor = self._descriptor()
        done = 0
        while done < len(buffer):
            try:
                done += self._write_once(descriptor, buffer[done : done + _CALL_BYTES], offset + done)
            except OSError as error:
                raise storage_error(error, self.path, len(buffer)) from error

    def flush(self) -> None:
        """Return once everything written is safe on the disk."""
        try:
            os.fsync(self._descriptor())
        except OSError as error:
            raise storage_error(error, self.path) from error

    def close(self) -> None:
        """Close the file; closing twice does no harm."""
        try:
            self._file.close()
        except OSError as error:
            raise storage_error(error, self.path) from error

    def _descriptor(self) -> int:
        if self._file.closed:
            raise JobError("{path} was closed already; open it again before using it", path=self.path)
        return self._file.fileno()

    def _read_once(self, descriptor: int, buffer: memoryview, offset: int) -> int:
        if _HAS_POSITIONAL_CALLS:
            return os.preadv(descriptor, [buffer], offset)
        with self._seek_lock:
            self._file.seek(offset)
            return self._file.readinto(buffer) or 0

    def _write_once(self, descriptor: int, buffer: memoryview, offset: int) -> int:
        if _HAS_POSITIONAL_CALLS:
            return os.pwrite(descriptor, buffer, offset)
        with self._seek_lock:
            self._file.seek(offset)
            return self._file.write(buffer) or 0


def _reserve(descriptor: int, length_bytes: int) -> None:
    """Give the file its length, with real blocks behind it where the system can promise them."""
    if hasattr(os, "posix_fallocate") and length_bytes > 0:
        try:
            os.posix_fallocate(descriptor, 0, length_bytes)
        except OSError as error:
            if error.errno not in _NO_RESERVATION:
                raise
        else:
            return
    os.truncate(descriptor, length_bytes)
