"""Where the painted frames of a film go: into a film file, segment by segment, or into a folder of pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path
from typing import Any, Protocol

from studio.engine.stylize import on_one_disk
from studio.errors import Message, PictureError
from studio.film.ffmpeg import write_error
from studio.film.film_job import FilmJob, Segment, plan_segments
from studio.film.formats import CONTAINERS, is_film
from studio.film.frames import FrameFolder, FrameWriter
from studio.film.reading import FilmFrame, FilmSource, Floats
from studio.film.survey import FilmSurvey
from studio.film.video import VideoFile
from studio.film.writing import (
    Encoding,
    FilmParts,
    Stamp,
    choose_encoding,
    kept_streams,
    notes_of,
    put_together,
    segment_writer,
)
from studio.images.disk import ensure_free_space
from studio.images.file_part import FilePart
from studio.paths import followed
from studio.replacing import flush_folder
from studio.specs.export import ExportSpec
from studio.specs.film import FilmSettings

AddFrame = Callable[[FilmFrame, Floats], None]
"""Takes the next frame of the film and what was painted of it."""
_PNG_BYTES = 1.5  # of a channel's bytes: what painted pictures take at most


class FilmSink(Protocol):
    """The place of a result. ``description`` is what a resumed run must ask for alike."""

    description: dict[str, Any]
    notes: tuple[str, ...]

    def check_space(self, count: int, job_folder: Path) -> None:
        """Raise SpaceError unless the result of ``count`` frames fits, and what ``job_folder`` keeps of it."""

    def segment(self, job: FilmJob, segment: Segment) -> Any:
        """A context manager of `AddFrame` for the frames of ``segment``, which are kept when its block ends."""

    def finish(self, job: FilmJob, survey: FilmSurvey) -> None:
        """Make the result whole; raises PictureError and SpaceError."""


def sink_for(
    output: Path, source: FilmSource, settings: FilmSettings, export: ExportSpec, *, overwrite: bool
) -> FilmSink:
    """What ``output`` names; raises PictureError where frames are there already, or nothing can encode them."""
    if is_film(output):
        return VideoSink(output, source, settings, overwrite=overwrite)
    writer = FrameWriter(output, source, export)
    return FolderSink(writer, settings, overwrite=overwrite)


class VideoSink:
    """A film file at ``output``."""

    def __init__(self, output: Path, source: FilmSource, settings: FilmSettings, *, overwrite: bool) -> None:
        self._output, self._source, self._overwrite = output, source, overwrite
        self._film = source if isinstance(source, VideoFile) else None
        self._is_whole = settings.first_frame == 1 and settings.last_frame is None
        colours = None if self._film is None else self._film.colours
        self.encoding: Encoding = choose_encoding(output, source.facts, colours, settings)
        self._streams: tuple[int, ...] = ()
        notes = notes_of(self.encoding, source.facts)
        if self._film is not None:
            kept = kept_streams(self._film, output)
            self._streams, notes = kept.indices, (*notes, *kept.notes)
        self.notes = notes
        self.description: dict[str, Any] = {
            "codec": self.encoding.codec.value,
            "encoder": self.encoding.encoder.name,
            "pixels": self.encoding.pixel_format,
        }

    def check_space(self, count: int, job_folder: Path) -> None:
        """See `FilmSink`."""
        needed = round(count * self._source.facts.size.pixels * self.encoding.bytes_per_pixel)
        folder = followed(self._output).absolute().parent
        if on_one_disk(folder, job_folder):
            ensure_free_space(folder, 2 * needed, Message("the film beside its segments"))
            return
        ensure_free_space(job_folder, needed, Message("the segments of the film"))
        ensure_free_space(folder, needed, Message("the film"))

    @contextmanager
    def segment(self, job: FilmJob, segment: Segment) -> Iterator[AddFrame]:
        """See `FilmSink`."""
        with segment_writer(job.segment_path(segment.number), self.encoding) as encode:

            def add(frame: FilmFrame, painted: Floats) -> None:
                encode(Stamp(frame.pts, frame.duration), painted)

            yield add

    def finish(self, job: FilmJob, survey: FilmSurvey) -> None:
        """See `FilmSink`."""
        segments = plan_segments(survey.count)
        stamps = [Stamp(*each) for each in zip(survey.pts, survey.durations, strict=True)]
        time_base = self._source.facts.time_base
        parts = FilmParts(
            segments=[job.segment_path(segment.number) for segment in segments],
            stamps=[stamps[segment.first : segment.end] for segment in segments],
            time_base=time_base,
            film=self._film,
            streams=self._streams,
            start=None if self._is_whole else survey.pts[0] * time_base,
            end=None if self._is_whole else Fraction(survey.pts[-1] + survey.durations[-1]) * time_base,
        )
        part = FilePart(self._output, is_new=not self._overwrite)
        try:
            part.prepare()
            put_together(part.path, CONTAINERS[self._output.suffix.lower()], parts)
            part.commit()
        except FileExistsError as error:
            raise PictureError(
                "{path} appeared while it was being painted, so it was left as it is; another program may have "
                "written it: choose another name or allow overwriting",
                path=self._output,
            ) from error
        except OSError as error:
            raise write_error(error, self._output) from error
        finally:
            part.discard()
        flush_folder(followed(self._output).absolute().parent)


class FolderSink:
    """A folder of pictures, written one by one."""

    def __init__(self, writer: FrameWriter, settings: FilmSettings, *, overwrite: bool) -> None:
        self._writer = writer
        self.notes: tuple[str, ...] = ()
        self.description: dict[str, Any] = {"codec": "pictures", "depth": writer.export.depth}
        if not overwrite and isinstance(writer.source, FrameFolder):
            first, last = settings.first_frame - 1, settings.last_frame
            for number in range(len(writer.source.paths))[first:last]:
                self._refuse(writer.path_of(number))
        elif not overwrite:
            self._refuse(writer.path_of(settings.first_frame - 1))

    def check_space(self, count: int, job_folder: Path) -> None:
        """See `FilmSink`; nothing is kept in the job folder."""
        del job_folder
        facts = self._writer.source.facts
        frame_bytes = round(facts.size.pixels * facts.channels * facts.bit_depth / 8 * _PNG_BYTES)
        folder = followed(self._writer.folder).absolute()
        ensure_free_space(folder, count * frame_bytes, Message("the painted frames"))

    @contextmanager
    def segment(self, job: FilmJob, segment: Segment) -> Iterator[AddFrame]:
        """See `FilmSink`."""
        del job, segment
        try:
            self._writer.folder.mkdir(exist_ok=True)
        except OSError as error:
            raise write_error(error, self._writer.folder) from error

        def add(frame: FilmFrame, painted: Floats) -> None:
            self._writer.write(frame.number, painted)

        yield add

    def finish(self, job: FilmJob, survey: FilmSurvey) -> None:
        """All frames are there."""

    @staticmethod
    def _refuse(path: Path) -> None:
        if path.exists():
            raise PictureError("{path} exists already; choose another name or allow overwriting", path=path)
