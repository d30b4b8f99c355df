"""The pictures among dropped files and folders."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from pathlib import Path

from studio.images.formats import is_picture, pictures_in


def dropped_pictures(paths: Iterable[Path]) -> list[Path]:
    """Pictures by suffix or first bytes, folders listed one level deep, no duplicates; other files are left out."""
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            with contextlib.suppress(OSError):
                found.update(dict.fromkeys(pictures_in(path)))
        elif is_picture(path):
            found[path] = None
    return list(found)
