"""The program, killed with SIGKILL by its own hand at a call that changes a disk; what it was writing is torn.

    python dying.py NUMBER KIND ARGUMENT...

It dies in the middle of the NUMBER-th call of KIND (``any``: of all kinds together). 0 lets it live and tell on its
last line how many calls of each kind there were, as JSON.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections import Counter
from collections.abc import Callable
from typing import Any

import tifffile

from studio.app import main
from studio.engine.journal import Journal, Position

FATAL, KIND = int(sys.argv[1]), sys.argv[2]
calls: Counter[str] = Counter()


def is_fatal(kind: str) -> bool:
    calls[kind] += 1
    return (calls.total() if KIND == "any" else calls[kind]) == FATAL and KIND in ("any", kind)


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def dying(kind: str, function: Callable[..., Any], torn: Callable[..., Any] = lambda *_: None) -> Callable[..., Any]:
    """``function``, which dies at its fatal call after doing no more than ``torn`` of it."""

    def called(*arguments: Any, **options: Any) -> Any:
        if is_fatal(kind):
            torn(*arguments, **options)
            die()
        return function(*arguments, **options)

    return called


def torn_pixels(descriptor: int, buffer: memoryview, offset: int) -> None:
    WRITE(descriptor, buffer[: len(buffer) // 2], offset)


def torn_record(journal: Journal, position: Position) -> None:
    APPEND(journal, position)
    path = journal._path
    os.truncate(path, path.stat().st_size - 7)


def torn_tile(file: tifffile.FileHandle, buffer: bytes) -> None:
    WRITE_TILE(file, buffer[: len(buffer) // 2])
    file.flush()


WRITE, APPEND, WRITE_TILE, REPLACE = os.pwrite, Journal.append, tifffile.FileHandle.write, os.replace
os.pwrite = dying("pixels", WRITE, torn_pixels)
os.fsync = dying("flush", os.fsync)
os.replace = dying("replace", REPLACE)
os.unlink = dying("unlink", os.unlink)
os.posix_fallocate = dying("reserve", os.posix_fallocate)
setattr(Journal, "append", dying("journal", APPEND, torn_record))  # noqa: B010  # mypy forbids to assign methods
setattr(tifffile.FileHandle, "write", dying("tile", WRITE_TILE, torn_tile))  # noqa: B010  # as above

code = main(sys.argv[3:])
if FATAL == 0:
    print(json.dumps(calls))
sys.exit(code)
