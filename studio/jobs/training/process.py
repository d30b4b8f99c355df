"""The process of a training run: outlives the window, identified by its id and creation time."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

from studio.codec import read_record, write_record
from studio.errors import JobError, RecordError, SpaceError

PROCESS_NAME = "process.json"
OUTPUT_NAME = "output.log"
_NICENESS = 5  # more than the window's own: training takes what painting leaves
_NICEST = 19
_SAME_TIME_S = 1.0  # creation times have the resolution of clock ticks


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
    """Start ``command`` for ``run`` in a session of its own; its output takes the place of ``output.log``.

    An older output would be taken for the last words of a process that died without any.
    Raises SpaceError where that cannot be written, JobError where the program cannot be started.
    """
    try:
        output = (run / OUTPUT_NAME).open("wb")
    except OSError as error:
        raise SpaceError(
            "cannot write in {run}: {reason}; free some space or choose another folder", run=run, reason=error.strerror
        ) from error
    with output:
        try:
            child = _Outliving(
                command,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
                creationflags=quiet_flags(),
            )
        except OSError as error:
            raise JobError("the training cannot be started: {reason}", reason=error.strerror) from error
    started = _identified(child)
    with _CHILDREN_LOCK:
        _CHILDREN.append(child)
    write_process(run, started)
    return started


def reap() -> None:
    """Let children of this program that have ended go, so that they do not linger as zombies."""
    with _CHILDREN_LOCK:
        _CHILDREN[:] = [child for child in _CHILDREN if child.poll() is None]


def quiet_flags() -> int:
    """How children are created: on Windows below the window's priority and without a console of their own; else 0."""
    if sys.platform != "win32":
        return 0
    quiet = subprocess.CREATE_NO_WINDOW | subprocess.BELOW_NORMAL_PRIORITY_CLASS
    return quiet | subprocess.CREATE_NEW_PROCESS_GROUP


def lower_priority(pid: int) -> None:
    """Let the process take only what the window leaves; nothing happens where it has ended."""
    with contextlib.suppress(psutil.Error):
        if sys.platform != "win32":
            psutil.Process(pid).nice(min(_NICEST, psutil.Process().nice() + _NICENESS))


def write_process(run: Path, process: RunProcess) -> None:
    """Note in ``run`` who works on it; raises SpaceError where that cannot be written."""
    try:
        write_record(run / PROCESS_NAME, process)
    except OSError as error:
        raise SpaceError("cannot write in {run}: {reason}; free some space", run=run, reason=error.strerror) from error


def read_process(run: Path) -> RunProcess | None:
    """The process that worked on ``run`` last; None where none is recorded."""
    try:
        return read_record(run / PROCESS_NAME, RunProcess)
    except (OSError, RecordError):
        return None


_CHILDREN: list[_Outliving] = []
_CHILDREN_LOCK = threading.Lock()  # runs are looked at by one thread and started by another


def _identified(child: _Outliving) -> RunProcess:
    lower_priority(child.pid)
    try:
        return RunProcess(child.pid, psutil.Process(child.pid).create_time())
    except psutil.Error:  # ended at once; its output says why
        return RunProcess(child.pid, 0.0)
