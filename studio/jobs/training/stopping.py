"""Stops a run's process: by a request, by SIGTERM, by SIGKILL. Only the request is certain to lose nothing."""

from __future__ import annotations

import contextlib
from enum import StrEnum
from pathlib import Path

import psutil

from studio.errors import JobError
from studio.jobs.training.process import read_process
from studio.jobs.training.stages import run_folders

STOP_NAME = "STOP"


class StopLevel(StrEnum):
    """The means to stop a run: a request and SIGTERM save after the step, SIGKILL loses steps since a checkpoint."""

    ASK = "ask"
    TERMINATE = "terminate"
    KILL = "kill"


def next_stop_level(stop_level: StopLevel | None) -> StopLevel:
    """What to do when ``stop_level`` (None: nothing so far) was not enough."""
    return {
        None: StopLevel.ASK,
        StopLevel.ASK: StopLevel.TERMINATE,
        StopLevel.TERMINATE: StopLevel.KILL,
        StopLevel.KILL: StopLevel.KILL,
    }[stop_level]


def end(run: Path, stop_level: StopLevel) -> None:
    """Do it; nothing happens to a run whose process has ended. Raises JobError where it cannot be done."""
    try:
        if stop_level is StopLevel.ASK:
            for stage in run_folders(run):
                (stage / STOP_NAME).touch()
            return
        noted = read_process(run)
        process = noted.find() if noted else None
        if process is None:
            return
        with contextlib.suppress(psutil.NoSuchProcess):
            process.terminate() if stop_level is StopLevel.TERMINATE else process.kill()
    except OSError as error:
        raise JobError("the run in {run} cannot be stopped: {reason}", run=run, reason=error.strerror) from error
    except psutil.AccessDenied as error:
        raise JobError("the run in {run} belongs to somebody else and cannot be stopped", run=run) from error


def is_asked_to_stop(run: Path) -> bool:
    """Whether the run was asked to stop."""
    return any((stage / STOP_NAME).exists() for stage in run_folders(run))


def take_back_stop(run: Path) -> None:
    """Let the run go on."""
    for stage in run_folders(run):
        (stage / STOP_NAME).unlink(missing_ok=True)
