"""Ending a run's process: asked first, then told, then killed. Only the first loses nothing for certain."""

from __future__ import annotations

import contextlib
from enum import StrEnum
from pathlib import Path

import psutil

from studio.errors import JobError
from studio.jobs.training.process import read_process
from studio.jobs.training.stages import stages

STOP_NAME = "STOP"


class Rung(StrEnum):
    """Asked, the run saves after its step; terminated it does so too, unless it hangs; killed it loses some steps."""

    ASK = "ask"
    TERMINATE = "terminate"
    KILL = "kill"


def next_rung(rung: Rung | None) -> Rung:
    """What to do when ``rung`` (None: nothing so far) was not enough."""
    return {None: Rung.ASK, Rung.ASK: Rung.TERMINATE, Rung.TERMINATE: Rung.KILL, Rung.KILL: Rung.KILL}[rung]


def end(run: Path, rung: Rung) -> None:
    """Do it; nothing happens to a run whose process has ended. Raises JobError where it cannot be done."""
    try:
        if rung is Rung.ASK:
            for stage in stages(run):
                (stage / STOP_NAME).touch()
            return
        noted = read_process(run)
        process = noted.find() if noted else None
        if process is None:
            return
        with contextlib.suppress(psutil.NoSuchProcess):
            process.terminate() if rung is Rung.TERMINATE else process.kill()
    except OSError as error:
        raise JobError("the run in {run} cannot be stopped: {reason}", run=run, reason=error.strerror) from error
    except psutil.AccessDenied as error:
        raise JobError("the run in {run} belongs to somebody else and cannot be stopped", run=run) from error


def is_asked_to_stop(run: Path) -> bool:
    """Whether the run was asked to stop."""
    return any((stage / STOP_NAME).exists() for stage in stages(run))


def take_back_stop(run: Path) -> None:
    """Let the run go on."""
    for stage in stages(run):
        (stage / STOP_NAME).unlink(missing_ok=True)
