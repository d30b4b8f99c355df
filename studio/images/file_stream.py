"""A picture file as libvips reads it without mapping it into memory.

Mapped pages count as the program's own, 350 MB for a gigapixel of JPEG, and where the file becomes shorter meanwhile,
as on a network drive that goes away, the system kills the program. A stream that ends too early is an error instead.
"""

from __future__ import annotations

import os
from pathlib import Path
from weakref import finalize

import pyvips

from studio.images.formats import InputFormat
from studio.images.libvips import VipsImage, call


def lazy_image(path: Path, kind: InputFormat, **options: object) -> VipsImage:
    """The picture at ``path`` for one sequential read by the loader of ``kind``, which must have one.

    ``options`` are the loader's own. Raises VipsError where the header cannot be read, and OSError.
    """
    assert kind.loader is not None, f"{kind.name} is read by Pillow"
    if not kind.is_mapped:
        return call(kind.loader, str(path), access="sequential", **options)
    stream = FileStream(path)
    source = pyvips.SourceCustom()
    source.on_read(stream.read)
    source.on_seek(stream.seek)
    # The image keeps its source, and whatever is made of the image keeps both; `call` would not see to that.
    return VipsImage.new_from_source(source, "", access="sequential", **options)


class FileStream:
    """The bytes of the file at ``path``, which is closed when nobody holds the stream any more."""

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
