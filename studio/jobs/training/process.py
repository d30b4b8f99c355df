"""The process of a training run: started so that it outlives the window, and known again by its time of creation."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

from studio.errors import JobError, SpaceError

PROCESS_NAME = "process.json"
OUTPUT_NAME = "output.log"
_NICENESS = 5  # training takes what painting leaves
_SAME_TIME_S = 1.0  # creation times are told in clock ticks


class _Outliving(subprocess.Popen[bytes]):
    """A child that may go on when this program ends."""

    def __del__(self) -> None:  # the inherited one warns that the child still runs, which is what it is for
        self.poll()


@dataclass(frozen=True, slots=True)
class RunProcess:
    """A process id together with its creation time (s since the epoch): ids are given out again."""

    pid: int
    created_s: float

    @classmethod
    def current(cls) -> RunProcess:
        """The one that asks."""
        own = psutil.Process()
        return cls(own.pid, own.create_time())

    def find(self) -> psutil.Process | None:
        """The live process, None where it has ended."""
        try:
            found = psutil.Process(self.pid)
            is_same = abs(found.create_time() - self.created_s) < _SAME_TIME_S
            return found if is_same and found.status() != psutil.STATUS_ZOMBIE else None
        except psutil.Error:
            return None


def launch(command: Sequence[str], run: Path) -> RunProcess:
    """Start ``command`` for ``run`` in a session of its own, its output appended to ``output.log``.

    Raises SpaceError where that cannot be written, JobError where the program cannot be started.
    """
    try:
        output = (run / OUTPUT_NAME).open("ab")
    except OSError as error:
        raise SpaceError(
            f"cannot write in {run}: {error.strerror}; free some space or choose another folder"
        ) from error
    windows_flags = 0
    if sys.platform == "win32":
        windows_flags = subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.BELOW_NORMAL_PRIORITY_CLASS
    with output:
        try:
            child = _Outliving(
                command,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
                creationflags=windows_flags,
            )
        except OSError as error:
            raise JobError(f"the training cannot be started: {error.strerror}") from error
    started = _identified(child)
    _CHILDREN.append(child)
    write_process(run, started)
    return started


def reap() -> None:
    """Let children of this program that have ended go, so that they do not linger as zombies."""
    _CHILDREN[:] = [child for child in _CHILDREN if child.poll() is None]


def write_process(run: Path, process: RunProcess) -> None:
    """Note in ``run`` who works on it; raises SpaceError where that cannot be written."""
    part = run / f"{PROCESS_NAME}.{os.getpid()}.part"
    try:
        part.write_text(json.dumps({"pid": process.pid, "created_s": process.created_s}), encoding="utf-8")
        part.replace(run / PROCESS_NAME)
    except OSError as error:
        raise SpaceError(f"cannot write in {run}: {error.strerror}; free some space") from error


def read_process(run: Path) -> RunProcess | None:
    """Who worked on ``run`` last; None where nobody is known to have."""
    try:
        plain = json.loads((run / PROCESS_NAME).read_text(encoding="utf-8"))
        return RunProcess(int(plain["pid"]), float(plain["created_s"]))
    except (OSError, ValueError, TypeError, KeyError):
        return None


_CHILDREN: list[_Outliving] = []


def _identified(child: _Outliving) -> RunProcess:
    try:
        found = psutil.Process(child.pid)
        if sys.platform != "win32":
            found.nice(_NICENESS)
        return RunProcess(child.pid, found.create_time())
    except psutil.Error:  # ended at once; its output says why
        return RunProcess(child.pid, 0.0)
