"""What a job has finished, one 16-byte record per band, so that a power cut costs at most one band.

A record is appended and synced only after the pixels it speaks of are on the disk. A torn or damaged tail is cut off
when the journal is opened.
"""

from __future__ import annotations

import os
import struct
import zlib
from dataclasses import dataclass
from pathlib import Path

from studio.errors import SpaceError
from studio.images.disk import storage_error

_AFTER_ALL = (1 << 32) - 1  # a strip and a band that no grid has
_RECORD = struct.Struct("<IIII")  # sweep, strip, band, CRC-32 of the three


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A band of a strip of a sweep; the band after the last stands for what flushing the strip gave."""

    sweep: int
    strip: int
    band: int


def end_of_sweep(sweep: int) -> Position:
    """A position after every band of ``sweep`` on any grid, and before the next sweep."""
    return Position(sweep, _AFTER_ALL, _AFTER_ALL)


class Journal:
    """The journal file of one job, open for appending."""

    def __init__(self, path: Path) -> None:
        self._path = path
        path.touch()
        records = path.read_bytes()
        positions = _valid_prefix(records)
        self.last = positions[-1] if positions else None
        with path.open("r+b") as file:
            file.truncate(len(positions) * _RECORD.size)
        self._file = path.open("ab", buffering=0)

    def append(self, position: Position) -> None:
        """Record that ``position`` is finished and on the disk; raises SpaceError when the disk is full."""
        fields = struct.pack("<III", position.sweep, position.strip, position.band)
        try:
            self._file.write(fields + struct.pack("<I", zlib.crc32(fields)))
            os.fsync(self._file.fileno())
        except OSError as error:
            raise SpaceError(
                "cannot write the journal {path}: {reason}; free some space", path=self._path, reason=error.strerror
            ) from error
        self.last = position

    def restart(self, sweep: int) -> None:
        """Forget what was finished of ``sweep`` and after it: the next position is its very first."""
        if sweep > 0:
            self.append(end_of_sweep(sweep - 1))
            return
        try:
            self._file.truncate(0)
            os.fsync(self._file.fileno())
        except OSError as error:
            raise storage_error(error, self._path) from error
        self.last = None

    def close(self) -> None:
        """Close the file."""
        self._file.close()


def _valid_prefix(records: bytes) -> list[Position]:
    positions: list[Position] = []
    for start in range(0, len(records) - _RECORD.size + 1, _RECORD.size):
        sweep, strip, band, checksum = _RECORD.unpack_from(records, start)
        if zlib.crc32(records[start : start + 12]) != checksum:
            break
        positions.append(Position(sweep, strip, band))
    return positions
