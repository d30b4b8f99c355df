"""What the operating system or a device refuses, as an error a person can act on: which file, why, what to do."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from studio.errors import DeviceError, InputError, Message, SpaceError, StudioError

FULL = frozenset(getattr(errno, name) for name in ("ENOSPC", "EDQUOT", "EFBIG") if hasattr(errno, name))
_NO_MORE = frozenset({errno.ENOMEM, errno.EMFILE, errno.ENFILE})
# What torch and the libraries below it say, in lower case, where memory runs out; a device is named beside.
_MEMORY_WORDS = ("out of memory", "not enough memory", "can't allocate memory", "alloc_failed", "allocation_failed")
_DEVICE_WORDS = ("cuda", "cublas", "cudnn", "cusolver", "cusparse", "hip", "mps")

_ADVICE: Mapping[int, str] = {
    errno.EACCES: Message("it may not be opened or entered; change its permissions or choose another"),
    errno.EPERM: Message("the system does not allow that; change its permissions or choose another"),
    errno.ENOENT: Message("there is no such file or folder; check its name and folder"),
    errno.ENOTDIR: Message("a part of this path is a file where a folder belongs; check the path"),
    errno.EISDIR: Message("it is a folder where a file belongs; name a file"),
    errno.EEXIST: Message("it exists already; choose another name"),
    errno.ENAMETOOLONG: Message("its name is too long for this disk; choose a shorter one"),
    errno.ELOOP: Message("it is a link that leads back to itself; name the file itself"),
    errno.EROFS: Message("its disk cannot be written to; choose a folder on another one"),
    errno.ENXIO: Message("it is no ordinary file; name a file"),
    errno.ENOSPC: Message("its disk is full; free some space or choose a folder on another disk"),
    errno.EIO: Message("its disk or connection failed; check it and try again"),
}


def as_studio_error(error: BaseException) -> StudioError | None:
    """The `StudioError` that tells what the system refused; None where ``error`` is nothing of that kind.

    An `OSError` without a number was raised by a library about something else.
    """
    if isinstance(error, UnicodeEncodeError) and error.reason == "surrogates not allowed":  # a path, given to C code
        return InputError("the file name {name} is not valid text (UTF-8); rename the file", name=repr(error.object))
    if isinstance(error, RuntimeError) and str(error).startswith("Symlink loop from"):
        # WORKAROUND(Python 3.12): pathlib's own word for ELOOP
        return InputError("{error}: name the file itself", error=error)
    if is_out_of_memory(error) and not isinstance(error, MemoryError) and _is_of_device(error):
        return DeviceError(
            "the graphics card has too little memory left for this; close other programs that use it, or compute on "
            "the CPU",
            option=" with --device cpu",
        )
    if is_out_of_memory(error):
        return SpaceError("there is not enough memory; close other programs, or lower the memory budget")
    return _from_os_error(error) if isinstance(error, OSError) and error.errno is not None else None


def is_out_of_memory(error: BaseException) -> bool:
    """Whether ``error`` says that memory ran out, the system's or a graphics card's.

    Told by names and words: torch need not be loaded, and has no single type for it on all devices.
    """
    if isinstance(error, MemoryError) or _is_torch_out_of_memory(error):
        return True
    return isinstance(error, RuntimeError) and any(words in str(error).lower() for words in _MEMORY_WORDS)


def _is_of_device(error: BaseException) -> bool:
    return _is_torch_out_of_memory(error) or any(words in str(error).lower() for words in _DEVICE_WORDS)


def _is_torch_out_of_memory(error: BaseException) -> bool:
    """Whether it is `torch.OutOfMemoryError`, which devices alone raise."""
    return any(kind.__name__ == "OutOfMemoryError" for kind in type(error).__mro__)


def _from_os_error(error: OSError) -> StudioError:
    place = _place(error)
    if error.errno in FULL:
        return SpaceError("no room for {place}; free some space or choose a folder on another disk", place=place)
    if error.errno in _NO_MORE:
        return SpaceError(
            "{place} cannot be opened ({reason}); close other programs and try again",
            place=place,
            reason=error.strerror,
        )
    return InputError("{place} cannot be used: {why}", place=place, why=system_reason(error))


def system_reason(error: Exception) -> str:
    """What the system refused and what to do about it, without the path; of any other error its own words."""
    if not isinstance(error, OSError) or error.errno is None:
        return str(error)
    return _ADVICE.get(error.errno, Message("the system says: {reason}", reason=error.strerror or error))


def check_ordinary(path: Path) -> None:
    """Raise `InputError` where ``path`` is a pipe, a device or a socket, whose reading might never end."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return  # whoever opens it says why
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
        raise InputError("{path} is no ordinary file; name a file", path=path)


def _place(error: OSError) -> str:
    """The path, or the word for a file that the system did not name."""
    return (
        Message("a file") if error.filename is None or isinstance(error.filename, int) else os.fsdecode(error.filename)
    )


@contextmanager
def system_errors_as_studio_errors() -> Iterator[None]:
    """What the system refuses is raised as the `StudioError` that says which file and what to do."""
    try:
        yield
    except StudioError:
        raise
    except Exception as error:
        studio_error = as_studio_error(error)
        if studio_error is None:
            raise
        raise studio_error from error
