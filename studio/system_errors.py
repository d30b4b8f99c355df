"""What the operating system refuses, as an error a person can act on: which file, why, and what to do about it."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Mapping
from pathlib import Path

from studio.errors import InputError, SpaceError, StudioError

FULL = frozenset(getattr(errno, name) for name in ("ENOSPC", "EDQUOT", "EFBIG") if hasattr(errno, name))
_NO_MORE = frozenset({errno.ENOMEM, errno.EMFILE, errno.ENFILE})

_ADVICE: Mapping[int, str] = {
    errno.EACCES: "it may not be opened or entered; change its permissions or choose another",
    errno.EPERM: "the system does not allow that; change its permissions or choose another",
    errno.ENOENT: "there is no such file or folder; check its name and folder",
    errno.ENOTDIR: "a part of this path is a file where a folder belongs; check the path",
    errno.EISDIR: "it is a folder where a file belongs; name a file",
    errno.EEXIST: "it exists already; choose another name",
    errno.ENAMETOOLONG: "its name is too long for this disk; choose a shorter one",
    errno.ELOOP: "it is a link that leads back to itself; name the file itself",
    errno.EROFS: "its disk cannot be written to; choose a folder on another one",
    errno.ENXIO: "it is no ordinary file; name a file",
    errno.EIO: "its disk or connection failed; check it and try again",
}


def told_error(error: BaseException) -> StudioError | None:
    """The `StudioError` that tells what the system refused; None where ``error`` is nothing of the system's.

    An `OSError` without a number was raised by a library about something else.
    """
    if isinstance(error, UnicodeEncodeError) and error.reason == "surrogates not allowed":  # a path, given to C code
        return InputError(f"the file name {error.object!r} is not valid text (UTF-8); rename the file")
    if isinstance(error, RuntimeError) and str(error).startswith("Symlink loop from"):
        return InputError(f"{error}: name the file itself")  # WORKAROUND(Python 3.12): pathlib's own word for ELOOP
    if isinstance(error, MemoryError):
        return SpaceError("there is not enough memory; close other programs, or lower the memory budget")
    return _told_os_error(error) if isinstance(error, OSError) and error.errno is not None else None


def _told_os_error(error: OSError) -> StudioError:
    place = _place(error)
    if error.errno in FULL:
        return SpaceError(f"no room for {place}; free some space or choose a folder on another disk")
    if error.errno in _NO_MORE:
        return SpaceError(f"{place} cannot be opened ({error.strerror}); close other programs and try again")
    return InputError(f"{place} cannot be used: {why(error)}")


def why(error: OSError) -> str:
    """What the system refused and what to do about it, without the path."""
    return _ADVICE.get(error.errno or 0, f"the system says: {error.strerror or error}")


def check_ordinary(path: Path) -> None:
    """Raise `InputError` where ``path`` is a pipe, a device or a socket, whose reading might never end."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return  # whoever opens it says why
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
        raise InputError(f"{path} is no ordinary file; name a file")


def _place(error: OSError) -> str:
    """The path, or the word for a file that the system did not name."""
    return "a file" if error.filename is None or isinstance(error.filename, int) else os.fsdecode(error.filename)
