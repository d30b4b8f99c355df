"""One queued render from file to file: resumed where possible, else restarted; with half the budget when out of memory.

Loads torch: imported in the worker thread only.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import torch

from studio.engine.job_folder import JobFolder, has_painted_record
from studio.engine.previews.previewer import RenderCaches
from studio.engine.stylize import FileOptions, StylizeResult, stylize_file
from studio.errors import JobError, Message, SpaceError
from studio.images.disk import UnreachableError
from studio.jobs.job import RenderJob
from studio.progress import Progress
from studio.specs.stylize import Resources
from studio.ui.worker.render_publisher import RenderPublisher, Subscriber

SMALLEST_BUDGET_BYTES = 64 << 20
_OUT_OF_MEMORY_WORDS = ("out of memory", "not enough memory", "can't allocate memory")


@dataclass(frozen=True, eq=False)
class Rendering:
    """A render of ``job`` on ``resources``, which name its job folder; ``tell`` takes what the person should know.

    What is painted is shown to ``subscriber``, if there is one.
    """

    job: RenderJob
    resources: Resources
    caches: RenderCaches
    tell: Callable[[str], None]
    subscriber: Subscriber | None = None

    def run(self, progress: Progress) -> StylizeResult:
        """Render to the end.

        An interrupted render goes on in its job folder; if its files or settings have changed since, it begins anew.
        What was painted to its end is only written.
        When memory runs out it begins anew with half the budget. Raises Cancelled when asked to stop, SpaceError when
        not even the smallest budget does, and whatever else `stylize_file` raises.
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
        show = None if self.subscriber is None else RenderPublisher(job, work.bundle, self.caches.maps, self.subscriber)
        options = FileOptions(resources=resources, overwrite=job.overwrite, export=job.export, observer=show)
        with self.caches.styles.interruptible(progress.check):
            return stylize_file(job.content, job.output, job.spec, work=work, options=options, progress=progress)


def is_out_of_memory(error: Exception) -> bool:
    """Whether ``error`` says that memory ran out; torch has no single type for it on all devices."""
    if isinstance(error, MemoryError | torch.OutOfMemoryError):
        return True
    return isinstance(error, RuntimeError) and any(words in str(error).lower() for words in _OUT_OF_MEMORY_WORDS)


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
