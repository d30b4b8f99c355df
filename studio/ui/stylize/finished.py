"""Finished renders: shown in place of a preview, and written once more as exports instead of being painted again."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from studio.errors import Cancelled, StudioError
from studio.images.formats import READ_SUFFIXES
from studio.jobs.finished import finished_record, is_unchanged
from studio.jobs.job import JobRecord, RenderJob
from studio.progress import Cancellation
from studio.specs.stylize import Resources, StylizeSpec
from studio.ui.background.background import Background
from studio.ui.stylize.photos import MOST_SHOWN_PIXELS, Photo, load_photo
from studio.ui.worker.thread import WorkerThread


@dataclass(frozen=True, slots=True, eq=False)
class FinishedPicture:
    """A render that has ended, and its result made ready for the viewer."""

    record: JobRecord
    photo: Photo

    @property
    def path(self) -> Path:
        """The finished file."""
        return self.record.job.output


class FinishedView(QObject):
    """``records`` are the renders there are; what is too large for memory is unpacked in the scratch of ``worker``."""

    found = Signal(object)  # FinishedPicture of what `look` was asked for last
    lost = Signal()  # the file that was found has been changed or removed

    def __init__(
        self,
        records: Callable[[], Iterable[JobRecord]],
        worker: WorkerThread,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._records, self._worker = records, worker
        self._picture: FinishedPicture | None = None
        self._reading: tuple[int, JobRecord] | None = None
        self._background = Background(self)
        self._background.finished.connect(self._take)
        self._background.failed.connect(self._give_up)

    @property
    def picture(self) -> FinishedPicture | None:
        """The finished picture of what is looked at, None while there is none."""
        return self._picture

    def look(self, content: Path | None, spec: StylizeSpec | None) -> None:
        """Look for ``content`` painted as ``spec`` asks; the same picture stays, that of anything else goes."""
        record = None if content is None or spec is None else finished_record(self._records(), content, spec)
        if self._picture is not None and self._picture.record == record:
            return
        self._picture = None
        if record is None:
            self._reading = None
        elif self._reading is None or self._reading[1] != record:
            scratch_dir = self._worker.resources.scratch_home
            self._reading = (self._background.start(lambda: load_finished(record, scratch_dir)), record)

    @Slot()
    def check(self) -> None:
        """Drop the picture if its files have changed."""
        if self._picture is not None and not is_unchanged(self._picture.record):
            self._picture = None
            self.lost.emit()

    def close(self) -> None:
        """Wait for what is being read."""
        self._background.close()

    @Slot(int, object)
    def _take(self, number: int, picture: FinishedPicture | None) -> None:
        if self._reading is None or self._reading[0] != number:
            return
        self._reading, self._picture = None, picture
        if picture is not None:
            self.found.emit(picture)

    @Slot(int, str)
    def _give_up(self, number: int, _message: str) -> None:
        if self._reading is not None and self._reading[0] == number:
            self._reading = None


def load_finished(record: JobRecord, scratch_dir: Path) -> FinishedPicture | None:
    """The result of ``record`` for the viewer, None where it cannot be shown or is not what was written."""
    output = record.job.output
    if output.suffix.lower() not in READ_SUFFIXES or not is_unchanged(record):
        return None
    try:
        photo = load_photo(output, scratch_dir, most_pixels=MOST_SHOWN_PIXELS)  # which can be copied whole
    except (StudioError, OSError):
        return None
    return FinishedPicture(record, photo) if is_unchanged(record) else None


@dataclass(frozen=True, slots=True)
class Written:
    """A file that was written, its length, and what should be said about it."""

    path: Path
    size_bytes: int
    notes: tuple[str, ...]


class FinishedExport(QObject):
    """Takes a requested render and a finished one that painted the same."""

    begun = Signal(object)  # Path that is being written
    written = Signal(object)  # Written
    paint_wanted = Signal(object)  # RenderJob that the finished file does not hold enough for
    failed = Signal(str)

    def __init__(self, resources: Callable[[], Resources], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._resources = resources
        self._jobs: dict[int, RenderJob] = {}
        self._cancellation = Cancellation()
        self._background = Background(self)
        self._background.finished.connect(self._take)
        self._background.failed.connect(self._fail)

    @property
    def outputs(self) -> set[Path]:
        """The files that are being written."""
        return {job.output for job in self._jobs.values()}

    def start(self, job: RenderJob, finished: JobRecord) -> None:
        """Write the output of ``job`` from what ``finished`` left."""
        resources, cancellation = self._resources(), self._cancellation
        number = self._background.start(lambda: written_again(job, finished, resources, cancellation))
        self._jobs[number] = job
        self.begun.emit(job.output)

    def close(self) -> None:
        """Stop what is being written; nothing of it is left."""
        self._cancellation.request()
        self._background.close()

    @Slot(int, object)
    def _take(self, number: int, written: Written | None) -> None:
        job = self._jobs.pop(number)
        if written is not None:
            self.written.emit(written)
        elif not self._cancellation.is_requested:
            self.paint_wanted.emit(job)

    @Slot(int, str)
    def _fail(self, number: int, message: str) -> None:
        del self._jobs[number]
        self.failed.emit(message)


def written_again(
    job: RenderJob, finished: JobRecord, resources: Resources, cancellation: Cancellation
) -> Written | None:
    """Write the output of ``job`` from the result of ``finished``; None where that does not do or was stopped."""
    from studio.images.rewriting import Rewriting, rewrite  # noqa: PLC0415 — libvips is loaded off the window's thread

    if not is_unchanged(finished):
        return None
    task = Rewriting(
        job.content,
        finished.job.output,
        finished.job.export,
        job.output,
        job.export,
        content_size_px=job.spec.content_size_px,
        overwrite=job.overwrite,
    )
    try:
        exported = rewrite(
            task,
            scratch_dir=resources.scratch_home,
            memory_budget_bytes=resources.memory_budget_bytes,
            cancellation=cancellation,
        )
    except Cancelled:
        return None
    return None if exported is None else Written(exported.path, exported.size_bytes, exported.notes)
