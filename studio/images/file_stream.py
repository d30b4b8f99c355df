"""A picture file as libvips reads it without mapping it into memory.

Mapped pages count as the program's own, 350 MB for a gigapixel of JPEG, and where the file becomes shorter meanwhile,
as on a network drive that goes away, the system kills the program. A stream that ends too early is an error instead.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Protocol
from weakref import finalize

import pyvips

from studio.images.formats import InputFormat
from studio.images.libvips import VipsImage, call


@dataclass(frozen=True, slots=True)
class FileStretch:
    """Bytes of a file from ``offset`` on."""

    offset: int
    length: int


class Stretch(Protocol):
    """Bytes of something else, read when they are asked for."""

    @property
    def length(self) -> int:
        """How many they are."""

    def read(self, start: int, count: int) -> bytes | None:
        """Up to ``count`` of them from ``start``, or None where they cannot be read."""


def lazy_image(path: Path, kind: InputFormat, **options: object) -> VipsImage:
    """The picture at ``path`` for one sequential read by the loader of ``kind``, which must have one.

    ``options`` are the loader's own. Raises VipsError where the header cannot be read, and OSError.
    """
    assert kind.loader is not None, f"{kind.name} is read by Pillow"
    if not kind.is_mapped:
        return call(kind.loader, str(path), access="sequential", **options)
    return image_of_stream(FileStream(path), **options)


def image_of_stream(stream: FileStream | SplicedStream, **options: object) -> VipsImage:
    """The picture that ``stream`` holds, for one sequential read; `lazy_image` tells the rest."""
    source = pyvips.SourceCustom()
    source.on_read(stream.read)
    source.on_seek(stream.seek)
    # The image keeps its source, and whatever is made of the image keeps both; `call` would not see to that.
    return VipsImage.new_from_source(source, "", access="sequential", **options)


class FileStream:
    """The bytes of the file at ``path``, which is closed when the stream is garbage-collected."""

    def __init__(self, path: Path) -> None:
        self._descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))  # a file object would warn, unclosed
        finalize(self, os.close, self._descriptor)  # only libvips knows when it is done

    def read(self, count: int) -> bytes | None:
        """Up to ``count`` bytes; None at the end, or where the file cannot be read: libvips takes both for the end."""
        try:
            return os.read(self._descriptor, count) or None
        except OSError:
            return None

    def seek(self, offset: int, whence: int) -> int:
        """Move like `os.lseek` and return where the stream stands; -1 where there is no such place."""
        try:
            return os.lseek(self._descriptor, offset, whence)
        except OSError:
            return -1


class SplicedStream:
    """Stretches of the file at ``path`` (None: of no file) and other bytes, concatenated as one file."""

    def __init__(self, path: Path | None, pieces: Sequence[bytes | FileStretch | Stretch]) -> None:
        self._file = None if path is None else FileStream(path)
        self._pieces = [piece for piece in pieces if _length(piece) > 0]
        self._ends = list(accumulate(map(_length, self._pieces)))
        self._at = 0

    def read(self, count: int) -> bytes | None:
        """Up to ``count`` bytes from where the stream stands; None at its end, or where a stretch ends too early."""
        for piece, end in zip(self._pieces, self._ends, strict=True):
            if self._at < end:
                found = self._part(piece, self._at - end + _length(piece), min(count, end - self._at))
                self._at += len(found or b"")
                return found or None
        return None

    def seek(self, offset: int, whence: int) -> int:
        """Move like `os.lseek` and return where the stream stands; -1 where there is no such place."""
        base = {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: self._ends[-1] if self._ends else 0}
        if whence not in base or base[whence] + offset < 0:
            return -1
        self._at = base[whence] + offset
        return self._at

    def _part(self, piece: bytes | FileStretch | Stretch, start: int, count: int) -> bytes | None:
        if isinstance(piece, bytes):
            return piece[start : start + count]
        if not isinstance(piece, FileStretch):
            return piece.read(start, count)
        assert self._file is not None, "stretches of a file need its path"
        return self._file.read(count) if self._file.seek(piece.offset + start, os.SEEK_SET) >= 0 else None


def _length(piece: bytes | FileStretch | Stretch) -> int:
    return len(piece) if isinstance(piece, bytes) else piece.length
