"""The moments of every band of one sweep on disk: float64 records at fixed places, merged in the order of bands."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np

from studio.errors import JobError, SpaceError
from studio.transforms.moments import Moments


class MomentsFile:
    """Records of ``channels`` channels in the file at ``path``; a record may be written again with the same bytes."""

    def __init__(self, path: Path, channels: int) -> None:
        self._path = path
        self._channels = channels
        self._length = 1 + channels + channels**2

    def write(self, index: int, moments: Moments) -> None:
        """Write record ``index`` and sync it; raises SpaceError when the disk is full."""
        try:
            with self._path.open("r+b" if self._path.exists() else "w+b") as file:
                file.seek(index * self._length * 8)
                file.write(moments.to_vector().tobytes())
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise SpaceError(
                "cannot write {path}: {reason}; free some space", path=self._path, reason=error.strerror
            ) from error

    def merged(self) -> Moments:
        """All records merged in order; raises JobError when the file is missing or torn."""
        try:
            numbers = np.fromfile(self._path, dtype=np.float64)
        except OSError as error:
            raise JobError(
                "cannot read {path}: {reason}; start the job again", path=self._path, reason=error.strerror
            ) from error
        if numbers.size == 0 or numbers.size % self._length:
            raise JobError("{path} is damaged; start the job again in another folder", path=self._path)
        merged = Moments.empty(self._channels)
        for record in numbers.reshape(-1, self._length):
            merged = merged.merged(Moments.from_vector(self._channels, record))
        return merged
