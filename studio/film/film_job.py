"""What a film leaves in its job folder while it is painted, so that an interrupted run goes on to the same bytes.

The survey, the maps of each sample, each finished segment with the state after it, and the painted frames of the
segment that is being written. Everything appears whole or not at all.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch

from studio.codec import read_record, write_record
from studio.engine.job_folder import SURVEY_NAME, JobFolder, OtherJobError, differences
from studio.engine.maps_file import read_maps, write_maps
from studio.engine.picture_maps import PictureMaps
from studio.engine.workspace import make_temporary_folder, remove_orphans
from studio.errors import JobError, Message, RecordError
from studio.film.reading import Floats, integers_of
from studio.film.stabilizing import TemporalState
from studio.film.survey import FilmSurvey
from studio.images.disk import ensure_free_space, storage_error
from studio.replacing import replace_bytes, replacement
from studio.specs.stylize import Resources

SEGMENT_FRAMES = 24
_FULL_SCALE = np.float32(65_535)


@dataclass(frozen=True, slots=True)
class Segment:
    """Frames ``first`` up to ``end`` of a film's range, which are encoded together."""

    number: int
    first: int
    end: int


def plan_segments(count: int) -> tuple[Segment, ...]:
    """The segments of ``count`` frames."""
    starts = range(0, count, SEGMENT_FRAMES)
    return tuple(Segment(number, first, min(count, first + SEGMENT_FRAMES)) for number, first in enumerate(starts))


@dataclass(eq=False)
class FilmJob:
    """The files of one job in ``folder``. Without ``is_kept`` it is gone with the program, and less is written."""

    folder: Path
    is_kept: bool
    notes: list[str]

    def keep_record(self, name: str, record: object) -> None:
        """Have the file ``name`` hold ``record``; raises SpaceError."""
        path = self.folder / name
        try:
            write_record(path, record)
        except OSError as error:
            raise storage_error(error, path) from error

    def survey(self) -> FilmSurvey | None:
        """What an earlier run found, None where there was none."""
        try:
            return read_record(self.folder / SURVEY_NAME, FilmSurvey)
        except (OSError, RecordError):
            return None

    def maps_path(self, index: int) -> Path:
        """Where the maps of a sample are kept."""
        return self.folder / f"sample-{index:07d}.maps"

    def has_maps(self, index: int) -> bool:
        """Whether a sample was measured."""
        return self.maps_path(index).exists()

    def keep_maps(self, index: int, maps: PictureMaps) -> None:
        """Keep the maps of a sample; raises SpaceError."""
        write_maps(self.maps_path(index), maps, {})

    def maps(self, index: int) -> PictureMaps:
        """Those of a sample; raises JobError where they are damaged."""
        return read_maps(self.maps_path(index)).maps

    def segment_path(self, number: int) -> Path:
        """Where a segment of the film is kept."""
        return self.folder / f"segment-{number:05d}.nut"

    def finished(self, segments: Sequence[Segment]) -> int:
        """How many of the first ``segments`` are finished."""
        return next((s.number for s in segments if not self._state_path(s.number).exists()), len(segments))

    def keep_state(self, segment: Segment, state: TemporalState | None) -> None:
        """Note that ``segment`` is finished, and the state that the next one goes on from; raises SpaceError."""
        path, arrays = self._state_path(segment.number), {}
        if state is not None and self.is_kept:
            arrays = {"painted": state.painted, "frame": state.frame, "count": state.count}
        try:
            with replacement(path) as part, part.open("wb") as file:
                np.savez(file, **arrays)  # type: ignore[arg-type]
        except OSError as error:
            raise storage_error(error, path) from error
        for index in range(segment.first, segment.end):
            self._frame_path(index).unlink(missing_ok=True)
        if segment.number > 0:  # only the last is gone on from; that there was one is kept
            with replacement(self._state_path(segment.number - 1)) as part, part.open("wb") as file:
                np.savez(file)

    def state(self, number: int) -> TemporalState | None:
        """The state after segment ``number``; raises JobError where it is damaged."""
        path = self._state_path(number)
        try:
            with np.load(path) as arrays:
                if not arrays.files:
                    return None
                return TemporalState(arrays["painted"], arrays["frame"], arrays["count"])
        except (OSError, ValueError, KeyError) as error:
            raise JobError("{path} is damaged; start the job again in another folder", path=path) from error

    def keep_painted(self, index: int, painted: Floats) -> Floats:
        """``painted`` in 16 bits, kept until its segment is finished; raises SpaceError."""
        numbers = integers_of(painted, np.uint16)
        if self.is_kept:
            path = self._frame_path(index)
            try:
                replace_bytes(path, numbers.tobytes())
            except OSError as error:
                raise storage_error(error, path, numbers.nbytes) from error
        return numbers.astype(np.float32) / _FULL_SCALE

    def painted(self, index: int, shape: tuple[int, ...]) -> Floats | None:
        """What an earlier run painted of frame ``index``, None where it did not."""
        try:
            numbers = np.fromfile(self._frame_path(index), np.uint16)
        except FileNotFoundError:
            return None
        if numbers.size != np.prod(shape):
            return None
        return numbers.reshape(shape).astype(np.float32) / _FULL_SCALE

    def _state_path(self, number: int) -> Path:
        return self.folder / f"after-{number:05d}.npz"

    def _frame_path(self, index: int) -> Path:
        return self.folder / f"frame-{index:07d}.raw"


@contextmanager
def open_film_job(request: Mapping[str, Any], resources: Resources, needed_bytes: int) -> Iterator[FilmJob]:
    """The job of ``request``, resumed where the job folder holds it, in a temporary folder where none is given.

    What it left goes when the block ends without an exception. Raises JobError for a folder with another job, or with
    one that was not asked to be resumed, and SpaceError.
    """
    remove_orphans(resources.scratch_home)
    folder = JobFolder(resources.job_dir or make_temporary_folder(resources))
    is_done = False
    try:
        notes: list[str] = []
        record = folder.record()
        if record is not None and not resources.resume:
            raise JobError(
                "{path} holds an unfinished job; go on with it, or choose another job folder",
                option=" (--resume, --job-dir)",
                path=folder.path,
            )
        wanted = json.loads(json.dumps(request))
        if record is None:
            if resources.resume:
                notes.append(
                    Message("there was no job to resume in {path}: it was started from the beginning", path=folder.path)
                )
            purpose = Message("scratch of the film (painted frames and finished segments)")
            ensure_free_space(folder.path, needed_bytes, purpose)
            folder.begin(wanted, {})
        elif differing := differences(record["request"], wanted):
            raise OtherJobError(
                "the job in {path} was started with another {differing}; resume it with the same, or choose another "
                "job folder",
                option=" (--job-dir)",
                path=folder.path,
                differing=", ".join(differing),
            )
        yield FilmJob(folder.path, resources.job_dir is not None, notes)
        is_done = True
    finally:
        folder.release(remove=resources.job_dir is None or is_done)


def computing(device: str, precision: str) -> dict[str, Any]:
    """What the bytes of a painting depend on besides what is asked for."""
    return {"device": device, "precision": precision, "threads": torch.get_num_threads(), "torch": torch.__version__}
