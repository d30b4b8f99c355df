"""The folder of one render on disk: who owns it, what was asked for, and whether an interrupted run may go on in it."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

import filelock

from studio.codec import read_record, write_record
from studio.errors import JobError, RecordError, SpaceError
from studio.system_errors import system_reason

T = TypeVar("T")

JOB_FORMAT = 3  # grows whenever sweeps, grids or calls change: bytes repeat within one format only
_RECORD_NAME = "job.json"
_LOCK_NAME = "job.lock"
JOURNAL_NAME = "done.log"
MAPS_NAME = "maps.safetensors"
CONTENT_NAME = "content.json"
PAINTED_NAME = "painted.json"
ITERATION_NAME = "iteration.json"
MASKS_NAME = "masks.json"
REGIONS_NAME = "regions.safetensors"
TABLES_NAME = "tables.safetensors"
SURVEY_NAME = "survey.json"
_OWN_SUFFIXES = (".raw", ".f64", ".part", ".nut", ".npz", ".maps")
_OWN_NAMES = (
    _RECORD_NAME,
    _LOCK_NAME,
    JOURNAL_NAME,
    MAPS_NAME,
    CONTENT_NAME,
    PAINTED_NAME,
    ITERATION_NAME,
    MASKS_NAME,
    REGIONS_NAME,
    TABLES_NAME,
    SURVEY_NAME,
)


class OtherJobError(JobError):
    """The job in a folder was started with another request, so nothing of it can be used for this one."""


class JobFolder:
    """A job folder held by this program alone, from construction until `release`.

    Raises JobError when another program holds it, or when the path is not a folder; SpaceError when it cannot be
    written to.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        if path.exists() and not path.is_dir():
            raise JobError("the job folder {path} is a file; choose another one", option=" with --job-dir", path=path)
        try:
            path.mkdir(parents=True, exist_ok=True)
            (path / _LOCK_NAME).touch()  # a lock file that cannot be made looks to filelock like one that is held
            self._lock = filelock.FileLock(path / _LOCK_NAME)
            self._lock.acquire(timeout=0)
        except filelock.Timeout as error:
            raise JobError(
                "another render is running in {path}; wait for it, or choose another job folder",
                option=" with --job-dir",
                path=path,
            ) from error
        except OSError as error:
            raise SpaceError(
                "cannot use {path} as a job folder: {reason}; choose another", path=path, reason=error.strerror
            ) from error

    def record(self) -> dict[str, Any] | None:
        """What `begin` wrote, or None where no job has begun here."""
        path = self.path / _RECORD_NAME
        if not path.exists():
            return None
        try:
            record = read_record(path, dict[str, Any])
        except OSError as error:
            raise JobError("{path} cannot be read: {error}", path=path, error=system_reason(error)) from error
        except RecordError as error:
            raise JobError("{error}; empty the folder and start again", error=error) from error
        if record.get("format") != JOB_FORMAT:
            raise JobError("{path} was written by another version; finish it there or empty the folder", path=path)
        return record

    def begin(self, request: Mapping[str, Any], plan: Mapping[str, Any]) -> None:
        """Start a job: nothing of an earlier one stays, and the record is on the disk before any pixel."""
        self.clear()
        self.write_record(_RECORD_NAME, {"format": JOB_FORMAT, "request": request, "plan": plan})

    def change_plan(self, plan: Mapping[str, Any]) -> None:
        """Keep the request and go on by another plan."""
        record = self.record()
        assert record is not None, "only a job that has begun has a plan"
        self.write_record(_RECORD_NAME, {**record, "plan": plan})

    @property
    def has_progress(self) -> bool:
        """Whether anything of the job has been finished."""
        journal = self.path / JOURNAL_NAME
        return journal.exists() and journal.stat().st_size > 0

    def write_record(self, name: str, record: object) -> None:
        """Have the file ``name``, one of the job's own, hold ``record``, whole and on the disk; raises SpaceError."""
        path = self.path / name
        try:
            write_record(path, record)
        except OSError as error:
            raise SpaceError(
                "cannot write {path}: {reason}; choose another job folder", path=path, reason=error.strerror
            ) from error

    def clear(self) -> None:
        """Delete everything a job leaves here, and nothing else."""
        for entry in self.path.iterdir() if self.path.is_dir() else ():  # somebody may have deleted it
            if entry.name != _LOCK_NAME and (entry.name in _OWN_NAMES or entry.suffix in _OWN_SUFFIXES):
                entry.unlink(missing_ok=True)

    def release(self, *, remove: bool) -> None:
        """Let others in; with ``remove`` delete what the job left, and the folder itself if it is then empty."""
        if not remove:
            self._lock.release()
            return
        self.clear()
        with suppress(PermissionError):  # while it is held: afterwards it may be another program's. Windows keeps it
            (self.path / _LOCK_NAME).unlink(missing_ok=True)
        self._lock.release()
        with suppress(OSError):  # a folder with anything of the person's in it stays
            self.path.rmdir()


def read_job_record(job_dir: Path, name: str, kind: type[T]) -> T | None:
    """What `JobFolder.write_record` wrote under ``name``; None where there is none that this version can read."""
    try:
        return read_record(job_dir / name, kind)
    except (OSError, RecordError):
        return None


def has_content_record(job_dir: Path) -> bool:
    """Whether the job in ``job_dir`` has read its content to the end, so that it can go on without the file."""
    return read_job_record(job_dir, CONTENT_NAME, dict[str, Any]) is not None


def has_masks_record(job_dir: Path) -> bool:
    """Whether the job in ``job_dir`` has read its content and masks to the end, so that it can go on without them."""
    return has_content_record(job_dir) and read_job_record(job_dir, MASKS_NAME, list[Any]) is not None


def has_painted_record(job_dir: Path) -> bool:
    """Whether the job in ``job_dir`` has painted everything, so that its result only has to be written."""
    return read_job_record(job_dir, PAINTED_NAME, dict[str, Any]) is not None


def differences(recorded: Mapping[str, Any], wanted: Mapping[str, Any]) -> tuple[str, ...]:
    """Names of the entries in which two requests differ."""
    return tuple(sorted(key for key in {*recorded, *wanted} if recorded.get(key) != wanted.get(key)))
