"""Raw pixel stores: a whole canvas in memory or in one flat file, read and written by region, on all systems."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
import threading
from collections.abc import Callable
from io import FileIO
from pathlib import Path
from typing import Self

import numpy as np
import numpy.typing as npt

from studio.errors import ByteCount, JobError, SpaceError
from studio.geometry import Region, Size
from studio.images.disk import storage_error

_HAS_POSITIONAL_CALLS = hasattr(os, "preadv") and hasattr(os, "pwrite")
_CALL_BYTES = 1 << 30  # macOS refuses, and Linux shortens, single calls from 2 GiB on
_NO_RESERVATION = {errno.EOPNOTSUPP, errno.ENOTSUP, errno.EINVAL, errno.ENOSYS}  # some network file systems
Pixels = npt.NDArray[np.generic]


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


class MemoryRaster:
    """A raster in memory, zero until written."""

    def __init__(self, size: Size, channels: int, dtype: npt.DTypeLike) -> None:
        self.size, self.channels, self.dtype = size, channels, np.dtype(dtype)
        try:
            self.pixels_hwc: Pixels = np.zeros((size.height, size.width, channels), self.dtype)
        except MemoryError as error:
            wanted = ByteCount(raster_bytes(size, channels, dtype))
            raise SpaceError(
                "no memory for {wanted} of pixels ({size}); keep them on disk instead", wanted=wanted, size=size
            ) from error

    def read(self, region: Region) -> Pixels:
        """The pixels of ``region`` as a fresh array (h, w, c)."""
        _check_region(region, self.size)
        return self.pixels_hwc[region.top : region.bottom, region.left : region.right].copy()

    def write(self, region: Region, pixels_hwc: Pixels) -> None:
        """Store ``pixels_hwc`` (h, w, c) of exactly the raster's dtype."""
        _check_pixels(self, region, pixels_hwc)
        self.pixels_hwc[region.top : region.bottom, region.left : region.right] = pixels_hwc

    def flush(self) -> None:
        """Nothing to wait for: memory has no disk behind it."""

    def close(self) -> None:
        """Give the memory back."""
        self.pixels_hwc = np.zeros((0, 0, self.channels), self.dtype)


class FileRaster:
    """A raster in one flat file, row after row, pixels interleaved; never mapped, so that a full disk is an error.

    Threads may read and write at once as long as their regions do not meet.
    """

    def __init__(self, file: PositionalFile, size: Size, channels: int, dtype: npt.DTypeLike) -> None:
        self._file = file
        self.size, self.channels, self.dtype = size, channels, np.dtype(dtype)

    @classmethod
    def create(cls, path: Path, size: Size, channels: int, dtype: npt.DTypeLike) -> Self:
        """A new file, all zero, whose room is reserved now; `SpaceError` when the disk cannot hold it."""
        return cls(PositionalFile.create(path, raster_bytes(size, channels, dtype)), size, channels, dtype)

    @classmethod
    def open(cls, path: Path, size: Size, channels: int, dtype: npt.DTypeLike) -> Self:
        """A file made earlier by `create` with the same shape; `JobError` when it is absent or of another length."""
        file = PositionalFile.open(path)
        expected_bytes = raster_bytes(size, channels, dtype)
        found_bytes = file.length()
        if found_bytes != expected_bytes:
            file.close()
            raise JobError(
                "{path} holds {found_bytes} bytes where {size} pixels take {expected_bytes}; it is damaged or "
                "belongs to another job: start that job again",
                path=path,
                found_bytes=found_bytes,
                size=size,
                expected_bytes=expected_bytes,
            )
        return cls(file, size, channels, dtype)

    @property
    def path(self) -> Path:
        """Where the file lies."""
        return self._file.path

    def read(self, region: Region) -> Pixels:
        """The pixels of ``region`` as a fresh array (h, w, c); `JobError` when the file cannot be read."""
        _check_region(region, self.size)
        pixels_hwc = np.empty((region.height, region.width, self.channels), self.dtype)
        for offset, rows in self._runs(region, pixels_hwc):
            self._file.read_into(rows, offset)
        return pixels_hwc

    def write(self, region: Region, pixels_hwc: Pixels) -> None:
        """Store ``pixels_hwc`` (h, w, c) of exactly the raster's dtype; `SpaceError` when the disk is full."""
        _check_pixels(self, region, pixels_hwc)
        for offset, rows in self._runs(region, np.ascontiguousarray(pixels_hwc)):
            self._file.write(rows, offset)

    def flush(self) -> None:
        """Return once everything written is safe on the disk."""
        self._file.flush()

    def close(self) -> None:
        """Close the file, which stays where it is."""
        self._file.close()

    def _runs(self, region: Region, pixels_hwc: Pixels) -> list[tuple[int, memoryview]]:
        """The unbroken stretches of the file under ``region``: one for full-width regions, else one per row."""
        if region.pixels == 0:
            return []
        pixel_bytes = self.channels * self.dtype.itemsize
        row_bytes = self.size.width * pixel_bytes
        start = region.top * row_bytes + region.left * pixel_bytes
        if region.width == self.size.width:
            return [(start, _as_bytes(pixels_hwc))]
        return [(start + index * row_bytes, _as_bytes(row)) for index, row in enumerate(pixels_hwc)]


class ComputedRaster:
    """A raster that nothing stores: ``compute`` gives the pixels of a region as they are read, from any thread."""

    def __init__(self, size: Size, channels: int, dtype: npt.DTypeLike, compute: Callable[[Region], Pixels]) -> None:
        self.size, self.channels, self.dtype = size, channels, np.dtype(dtype)
        self._compute = compute

    def read(self, region: Region) -> Pixels:
        """The pixels of ``region`` as a fresh array (h, w, c)."""
        _check_region(region, self.size)
        return self._compute(region)

    def write(self, region: Region, pixels_hwc: Pixels) -> None:
        """Raises TypeError: there is nothing to write to."""
        raise TypeError(f"{region} of a computed raster cannot be written, nor {pixels_hwc.shape} pixels be kept")

    def flush(self) -> None:
        """Nothing to wait for."""

    def close(self) -> None:
        """Nothing is open."""


Raster = MemoryRaster | FileRaster | ComputedRaster
"""A canvas of ``size`` with ``channels`` values of ``dtype`` per pixel; regions may come in any order."""


def raster_bytes(size: Size, channels: int, dtype: npt.DTypeLike) -> int:
    """How many bytes a raster of this shape takes."""
    return size.pixels * channels * np.dtype(dtype).itemsize


def remove_file(path: Path) -> None:
    """Delete a raster's file if it is there; `JobError` when it cannot be deleted."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise storage_error(error, path) from error


def _as_bytes(pixels: Pixels) -> memoryview:
    return pixels.reshape(-1).view(np.uint8).data


def _check_region(region: Region, size: Size) -> None:
    if region.left < 0 or region.top < 0 or region.right > size.width or region.bottom > size.height:
        raise ValueError(f"{region} does not lie on a canvas of {size}")


def _check_pixels(raster: Raster, region: Region, pixels_hwc: Pixels) -> None:
    _check_region(region, raster.size)
    expected = (region.height, region.width, raster.channels)
    if pixels_hwc.shape != expected or pixels_hwc.dtype != raster.dtype:
        raise ValueError(
            f"{raster.dtype} pixels of shape {expected} expected, not {pixels_hwc.dtype} {pixels_hwc.shape}"
        )


def return_freed_memory() -> None:
    """Ask the C library to return what lies free in its heaps; where it knows no such call, nothing happens.

    The buffers of a render are freed at its end, and glibc keeps them: 210 MiB at 40,000 px of width (measured). An
    encoder that takes buffers of its own would come on top of them.
    """
    if sys.platform != "linux":
        return
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # other C libraries than glibc have none
    if trim is not None:
        trim(0)
