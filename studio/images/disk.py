"""Disk space: told in human numbers, checked before work starts, and its errors turned into ours."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path

from studio.errors import JobError, SpaceError, StudioError
from studio.system_errors import FULL

_GONE = frozenset({errno.ENOENT, errno.ENOTDIR})


def human_bytes(count: float) -> str:
    """``count`` bytes in the decimal unit that disks are sold in, such as ``29.8 GB``."""
    if count < 1000:
        return f"{count:.0f} bytes"
    for unit in ("kB", "MB", "GB"):
        count /= 1000
        if count < 999.95:
            return f"{count:.1f} {unit}"
    return f"{count / 1000:.1f} TB"


def ensure_free_space(folder: Path, needed_bytes: int, purpose: str) -> None:
    """Raise `SpaceError` unless the disk of ``folder`` (which may not exist yet) has ``needed_bytes`` free."""
    existing = folder.absolute()
    while not existing.exists() and existing != existing.parent:
        existing = existing.parent
    try:
        free_bytes = shutil.disk_usage(existing).free
    except OSError as error:
        raise SpaceError(
            f"the free space of {folder} cannot be read ({error.strerror}); choose another folder"
        ) from error
    if free_bytes < needed_bytes:
        raise SpaceError(
            f"{purpose} needs {human_bytes(needed_bytes)} in {folder}, where {human_bytes(free_bytes)} are free; "
            "free some space or choose a folder on another disk"
        )


class UnreachableError(JobError):
    """The system does not let us use a file of ours now; what it holds may be whole."""


def storage_error(error: OSError, path: Path, needed_bytes: int | None = None) -> StudioError:
    """What to raise for an `OSError` on a file of ours: `SpaceError` when the disk is full, else `JobError`.

    That is an `UnreachableError` unless the file is gone.
    """
    if error.errno in FULL:
        wanted = f" for {human_bytes(needed_bytes)}" if needed_bytes is not None else ""
        return SpaceError(
            f"no room{wanted} in {path.parent} to hold {path.name}; free some space or choose a folder on another disk"
        )
    kind = JobError if error.errno in _GONE else UnreachableError
    return kind(f"{path} cannot be used: {error.strerror or error}; start again once the file can be reached")
