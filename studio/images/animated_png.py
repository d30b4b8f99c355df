"""Whether a PNG moves: an animated one is a still picture, which every reader shows, with frames in chunks behind it.

Source: W3C, Portable Network Graphics (Third Edition), 11.3.6.1: ``acTL`` comes before the first ``IDAT``.
"""

from __future__ import annotations

import struct
from pathlib import Path

NOTE = "it is an animated PNG: the picture that still viewers show was painted, and its other frames left out"
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_HEAD = struct.Struct(">I4s")
_MOST_CHUNKS = 1000


def is_animated_png(path: Path) -> bool:
    """Whether the file at ``path`` is a PNG of several frames; False where it cannot be read."""
    try:
        with path.open("rb") as file:
            if file.read(len(_SIGNATURE)) != _SIGNATURE:
                return False
            for _ in range(_MOST_CHUNKS):
                head = file.read(_HEAD.size)
                if len(head) < _HEAD.size:
                    return False
                length, kind = _HEAD.unpack(head)
                if kind == b"acTL":
                    return int.from_bytes(file.read(4)) > 1
                if kind == b"IDAT":
                    return False
                file.seek(length + 4, 1)  # the chunk and its checksum
    except OSError:
        return False
    return False
