"""Exports of what is painted already: written from the finished file off the GUI thread, not painted again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from studio.errors import Cancelled
from studio.jobs.finished import is_unchanged
from studio.jobs.job import JobRecord, RenderJob
from studio.progress import Cancellation
from studio.specs.stylize import Resources
from studio.ui.background.background import Background


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
