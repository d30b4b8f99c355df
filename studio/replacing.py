"""Small files written durably: whole or not at all, safe on the disk before they stand under their name."""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Iterator
from pathlib import Path

from studio.paths import followed

_LONGEST_NAME_BYTES = 255


def replace_text(path: Path, text: str) -> None:
    """Give the file ``path`` the content ``text`` in UTF-8; raises OSError, and what was there stays."""
    replace_bytes(path, text.encode("utf-8"))


def replace_bytes(path: Path, content: bytes) -> None:
    """Give the file ``path`` the content ``content``; raises OSError, and what was there stays."""
    with replacement(path) as part:
        part.write_bytes(content)


@contextlib.contextmanager
def replacement(path: Path) -> Iterator[Path]:
    """A name beside ``path`` to write the new content under; it takes the place of ``path`` when the block ends.

    The content is flushed to the disk before and the folder after, so that a power cut leaves the old file or the new
    one. Where ``path`` is a link, the file it leads to is replaced. After an exception, OSError included, nothing has
    changed and nothing is left.
    """
    target = followed(path)
    if not target.name:  # the root of a disk
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
    part = neighbour(target, ".part")
    try:
        yield part
        with part.open("r+b") as file:
            os.fsync(file.fileno())
        part.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):  # what stood in the way of writing may stand in the way of this
            part.unlink()
        raise
    flush_folder(target.parent)


def flush_folder(folder: Path) -> None:
    """Make new names in ``folder`` last through a power cut, where the system can be asked to."""
    if os.name != "posix":
        return
    with contextlib.suppress(OSError):  # some network file systems cannot, and a folder may be closed to reading
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def neighbour(target: Path, ending: str, program: int | None = None) -> Path:
    """The hidden name beside ``target`` that ``program`` (a process id, None: this one's) writes under.

    A long name is cut, so that the hidden one is no longer than a disk allows.
    """
    ending = f".{os.getpid() if program is None else program}{ending}"
    room = _LONGEST_NAME_BYTES - len(os.fsencode(f".{ending}"))
    return target.with_name(f".{os.fsencode(target.stem)[:room].decode('utf-8', 'ignore')}{ending}")
