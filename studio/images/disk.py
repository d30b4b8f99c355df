"""Checks of free disk space, and disk errors of the system as errors of this program."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path

from studio.errors import ByteCount, JobError, SpaceError, StudioError
from studio.system_errors import FULL

_GONE = frozenset({errno.ENOENT, errno.ENOTDIR})


def ensure_free_space(folder: Path, needed_bytes: int, purpose: str) -> None:
    """Raise `SpaceError` unless the disk of ``folder`` (which may not exist yet) has ``needed_bytes`` free."""
    try:
        free_bytes = shutil.disk_usage(existing_folder(folder)).free
    except OSError as error:
        raise SpaceError(
            "the free space of {folder} cannot be read ({reason}); choose another folder",
            folder=folder,
            reason=error.strerror,
        ) from error
    if free_bytes < needed_bytes:
        raise SpaceError(
            "{purpose} needs {needed_bytes} in {folder}, where {free_bytes} are free; free some space or choose a "
            "folder on another disk",
            purpose=purpose,
            needed_bytes=ByteCount(needed_bytes),
            folder=folder,
            free_bytes=ByteCount(free_bytes),
        )


def existing_folder(folder: Path) -> Path:
    """``folder``, or the nearest one above it that exists already."""
    folder = folder.absolute()
    return next((each for each in (folder, *folder.parents) if each.exists()), folder)


class UnreachableError(JobError):
    """The system does not let us use a file of ours now; what it holds may be whole."""


def storage_error(error: OSError, path: Path, needed_bytes: int | None = None) -> StudioError:
    """What to raise for an `OSError` on a file of ours: `SpaceError` when the disk is full, else `JobError`.

    That is an `UnreachableError` unless the file is gone.
    """
    if error.errno in FULL:
        return (
            SpaceError(
                "no room in {folder} to hold {name} ({needed}); free some space or choose a folder on another disk",
                folder=path.parent,
                name=path.name,
                needed=ByteCount(needed_bytes),
            )
            if needed_bytes is not None
            else SpaceError(
                "no room in {folder} to hold {name}; free some space or choose a folder on another disk",
                folder=path.parent,
                name=path.name,
            )
        )
    kind = JobError if error.errno in _GONE else UnreachableError
    return kind(
        "{path} cannot be used: {reason}; start again once the file can be reached",
        path=path,
        reason=error.strerror or error,
    )
