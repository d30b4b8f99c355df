"""The worker's access to the engine, with its caches: previews, windows, and queued renders from file to file.

Loads torch: imported in the worker thread only.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

import torch

from studio.engine.device import present_devices
from studio.engine.job_folder import JobFolder, has_painted_record
from studio.engine.lut import write_lut
from studio.engine.previews.previewer import PreviewPainter, RenderCaches
from studio.engine.previews.region_view import view_of
from studio.engine.stylize import FileOptions, StylizeResult
from studio.errors import JobError, Message, SpaceError
from studio.images.disk import UnreachableError
from studio.jobs.job import JobRecord, RenderJob
from studio.optimize.optimize_file import OptimizeOptions, paint_file
from studio.paths import cache_dir
from studio.progress import Cancellation, Progress, ProgressReport
from studio.specs.preview import Preview, PreviewRequest, RegionsView, WindowPreview, WindowRequest
from studio.specs.stylize import Resources
from studio.system_errors import is_out_of_memory
from studio.ui.worker.iteration_publisher import IterationPublisher
from studio.ui.worker.low_priority import CellTask, RegionsTask, TableTask
from studio.ui.worker.render_publisher import RenderPublisher, Subscriber
from studio.ui.worker.tasks import PreviewTask, RenderTask

_Painted = TypeVar("_Painted")
_CELLS_BUDGET_BYTES = 32 << 20  # of a contact sheet: what all its pictures share, beside what previews keep
SMALLEST_BUDGET_BYTES = 64 << 20


class WorkerEngine:
    """Loaded bundles, measured styles and kept previews, shared by all work of the program."""

    def __init__(self) -> None:
        self._caches = RenderCaches.empty(cache_dir() / "maps")
        self._painter = PreviewPainter(self._caches)
        self._cells = PreviewPainter(self._caches, sweep_budget_bytes=_CELLS_BUDGET_BYTES)
        self.devices = present_devices()

    def paint_preview(self, task: PreviewTask[PreviewRequest]) -> Preview:
        """The requested preview; raises Cancelled when superseded, else the StudioError that says what is wrong.

        When memory runs out, the caches of earlier previews are freed and the preview is tried once more.
        """
        progress, resources = Progress(cancellation=task.cancellation), self._present(task.resources)
        return self._within_memory(lambda: self._painter.paint(task.request, resources, progress))

    def paint_window(
        self, task: PreviewTask[WindowRequest], on_report: Callable[[ProgressReport], None]
    ) -> WindowPreview:
        """The part of the result asked for; raises as `paint_preview`. ``on_report`` is called between bands."""
        progress = Progress(cancellation=task.cancellation, on_report=on_report)
        resources = self._present(task.resources)
        return self._within_memory(lambda: self._painter.paint_window(task.request, resources, progress))

    def paint_cell(self, task: CellTask) -> Preview:
        """A picture of a contact sheet; raises as `paint_preview`."""
        progress, resources = Progress(cancellation=task.cancellation), self._present(task.resources)
        return self._within_memory(lambda: self._cells.paint(task.request, resources, progress))

    def view_regions(self, task: RegionsTask) -> RegionsView:
        """The regions that previews of a photo have, to be looked at; raises the StudioError that says why not."""
        request, resources = task.request, self._present(task.resources)
        bundle = self._caches.bundles.bundle(request.bundle)
        found = partial(self._painter.regions.of_picture, request, bundle, resources, _never)
        return view_of(self._within_memory(found), request.number)

    def write_table(self, task: TableTask) -> Path:
        """Write a table of colours, and give its file back; raises the StudioError that says what is wrong."""
        resources = self._present(task.resources)
        write = partial(write_lut, task.request, task.output, overwrite=task.overwrite, resources=resources)
        self._within_memory(write)
        return task.output

    def render(
        self, task: RenderTask, *, progress: Progress, tell: Callable[[str], None], subscriber: Subscriber
    ) -> StylizeResult:
        """Render a job in its folder; see `Rendering.run`. ``tell`` takes what the person should know at once."""
        resources = replace(self._present(task.resources), job_dir=task.job_dir)
        rendering = Rendering(
            task.record, resources, self._caches, tell, subscriber, early_end=task.stop_request.early_end
        )
        return rendering.run(progress)

    def forget_render(self, task: RenderTask) -> None:
        """Delete what an unfinished render has painted so far."""
        remove_job(task.job_dir)

    def _present(self, resources: Resources) -> Resources:
        """With the fastest device where the chosen one is gone, which the window tells as soon as it is known."""
        return resources if resources.device in self.devices else replace(resources, device="auto")

    def _within_memory(self, paint: Callable[[], _Painted]) -> _Painted:
        try:
            return _undisturbed(paint)
        except (MemoryError, RuntimeError) as error:
            if not is_out_of_memory(error):
                raise
        self._painter.forget()
        self._cells.forget()
        free_unused_memory()
        try:
            return _undisturbed(paint)
        except (MemoryError, RuntimeError) as error:
            if not is_out_of_memory(error):
                raise
            raise SpaceError(
                "There is not enough memory for a preview; close other programs, or choose the CPU as the device."
            ) from error


def _never() -> None:
    """The check of what is not interrupted."""


def _undisturbed(paint: Callable[[], _Painted]) -> _Painted:
    """Call ``paint`` so that a render between whose bands this happens finds everything as it left it."""
    threads = torch.get_num_threads()
    try:
        with torch.inference_mode(False):  # the render is in that mode, and what a preview keeps outlives it
            return paint()
    finally:
        torch.set_num_threads(threads)  # the render's bytes repeat for the number of threads it began with


@dataclass(frozen=True, eq=False)
class Rendering:
    """A render of ``record``'s job on ``resources``, which name its folder; ``tell`` takes what the person should know.

    What is painted is shown to ``subscriber``, if there is one. ``early_end`` ends an optimisation with the picture
    that there is.
    """

    record: JobRecord
    resources: Resources
    caches: RenderCaches
    tell: Callable[[str], None]
    subscriber: Subscriber | None = None
    early_end: Cancellation = field(default_factory=Cancellation)

    @property
    def job(self) -> RenderJob:
        """What is rendered."""
        return self.record.job

    def run(self, progress: Progress) -> StylizeResult:
        """Render to the end.

        An interrupted render goes on in its job folder; if its files or settings have changed since, it begins anew.
        What was painted to its end is only written.
        When memory runs out it begins anew with half the budget. Raises Cancelled when asked to stop, SpaceError when
        not even the smallest budget does, and whatever else `paint_file` raises.
        """
        progress.check()
        job_dir = self.resources.job_dir
        assert job_dir is not None, "a queued render has a job folder"
        resources = replace(self.resources, resume=has_begun(job_dir))
        while True:
            try:
                return self._attempt(resources, progress)
            except UnreachableError:
                raise  # what was painted may lie there whole
            except JobError:
                if not resources.resume:
                    raise
                self.tell(Message("The files or settings changed since this render stopped: it was begun anew."))
            except (MemoryError, RuntimeError) as error:
                if not is_out_of_memory(error):
                    raise
                if has_painted_record(job_dir):  # it ran out while the result was written, which no other plan changes
                    raise SpaceError(
                        "There is not enough memory to write {path}; close other programs and try again: what was "
                        "painted is kept.",
                        path=self.job.output,
                    ) from error
                resources = self._with_less_memory(resources)
            remove_job(job_dir)  # raises JobError where another program holds it
            free_unused_memory()
            resources = replace(resources, resume=False)

    def _with_less_memory(self, resources: Resources) -> Resources:
        budget_bytes = resources.memory_budget_bytes // 2
        if budget_bytes < SMALLEST_BUDGET_BYTES:
            raise SpaceError(
                "There is not enough memory to paint {path} even with a budget of {budget} MiB; close other programs, "
                "or choose the CPU as the device.",
                path=self.job.content,
                budget=resources.memory_budget_bytes >> 20,
            )
        self.tell(
            Message(
                "Memory ran out: the render was begun anew with a budget of {budget} MiB.", budget=budget_bytes >> 20
            )
        )
        return replace(resources, memory_budget_bytes=budget_bytes)

    def _attempt(self, resources: Resources, progress: Progress) -> StylizeResult:
        job, work = self.job, self.caches.work(self.job.spec.bundle)
        parts = iterations = None
        if self.subscriber is not None:
            parts = RenderPublisher(job, work.bundle, self.caches.maps, self.subscriber)
            iterations = IterationPublisher(self.record, self.subscriber, early_end=self.early_end)
        file = FileOptions(resources=resources, overwrite=job.overwrite, export=job.export, observer=parts)
        options = OptimizeOptions(file, self.early_end, iterations)
        with self.caches.styles.interruptible(progress.check):
            if job.film is not None:
                from studio.film.paint_film import FilmOptions, FilmTask, paint_film  # noqa: PLC0415 — loads FFmpeg

                task = FilmTask(job.content, job.output, job.spec, job.film)
                film = FilmOptions(resources, overwrite=job.overwrite, export=job.export)
                return paint_film(task, work=work, options=film, progress=progress)
            return paint_file(job.content, job.output, job.spec, work=work, options=options, progress=progress)


def free_unused_memory() -> None:
    """Give back what a GPU's allocator holds for later."""
    if torch.cuda.is_available():
        torch.cuda.empty_cache()
    elif torch.backends.mps.is_available():
        torch.mps.empty_cache()


def has_begun(job_dir: Path) -> bool:
    """Whether an interrupted render lies in ``job_dir``; a damaged one is thrown away. Raises JobError if in use."""
    if not job_dir.is_dir():
        return False
    folder = JobFolder(job_dir)
    try:
        has_record = folder.record() is not None
    except JobError:
        folder.release(remove=True)
        return False
    folder.release(remove=False)
    return has_record


def remove_job(job_dir: Path) -> None:
    """Delete what a render left in ``job_dir``; raises JobError where another program is rendering there."""
    if job_dir.is_dir():
        JobFolder(job_dir).release(remove=True)
