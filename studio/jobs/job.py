"""A queued render: its request, its state, and the row that records both."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from studio.specs.export import ExportSpec
from studio.specs.film import FilmSettings
from studio.specs.stylize import StylizeSpec


def id_at(time_ns: int) -> str:
    """The id of a row added at ``time_ns``, in hexadecimal so that ids sort by age."""
    return f"{time_ns:016x}"


def id_ns(job_id: str) -> int:
    """When the row with this id was added."""
    return int(job_id, 16)


class JobState(StrEnum):
    """Where a render is in its life; the last three are ends."""

    WAITING = "waiting"
    RUNNING = "running"
    PAUSED = "paused"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def is_over(self) -> bool:
        """Whether the job has ended; only a retry starts it again."""
        return self in (JobState.DONE, JobState.FAILED, JobState.CANCELLED)


@dataclass(frozen=True, slots=True)
class RenderJob:
    """One picture to paint as ``spec`` asks and to write to ``output`` as ``export`` asks.

    With ``film`` it is a film, or a folder of frames.
    """

    content: Path
    output: Path
    spec: StylizeSpec
    export: ExportSpec = field(default_factory=ExportSpec)
    overwrite: bool = False
    film: FilmSettings | None = None


@dataclass(frozen=True, slots=True)
class FileStamp:
    """A state of a file: its modification time and length."""

    modified_ns: int
    size_bytes: int


@dataclass(frozen=True, slots=True)
class JobRecord:
    """One row of the queue.

    ``fraction`` is the share done in 0..1, ``elapsed_s`` the seconds of all its runs together, ``message`` what the
    person should know (why it failed or stopped, or notes of a finished one), ``result_px`` (width, height).
    ``stamps`` are those of photo, styles and result, where it is done and no file changed while it ran. ``is_stopped``
    says that it is done with the picture there was when an optimisation was stopped.
    """

    id: str
    job: RenderJob
    state: JobState = JobState.WAITING
    fraction: float = 0.0
    elapsed_s: float = 0.0
    message: str = ""
    result_px: tuple[int, int] | None = None
    stamps: tuple[FileStamp, ...] = ()
    is_stopped: bool = False
