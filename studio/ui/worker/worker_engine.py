"""The worker's access to the engine, with its caches. Loads torch: imported in the worker thread only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

import torch

from studio.engine.device import present_devices
from studio.engine.previews.previewer import PreviewPainter, RenderCaches
from studio.engine.stylize import StylizeResult
from studio.errors import SpaceError
from studio.paths import cache_dir
from studio.progress import Progress, ProgressReport
from studio.specs.preview import Preview, PreviewRequest, WindowPreview, WindowRequest
from studio.specs.stylize import Resources
from studio.ui.worker.preview_inbox import PreviewTask
from studio.ui.worker.render_publisher import Subscriber
from studio.ui.worker.render_task import RenderTask
from studio.ui.worker.rendering import Rendering, free_unused_memory, is_out_of_memory, remove_job

_Painted = TypeVar("_Painted")


class WorkerEngine:
    """Loaded bundles, measured styles and kept previews, shared by all work of the program."""

    def __init__(self) -> None:
        self._caches = RenderCaches.empty(cache_dir() / "maps")
        self._painter = PreviewPainter(self._caches)
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

    def render(
        self, task: RenderTask, *, progress: Progress, tell: Callable[[str], None], subscriber: Subscriber
    ) -> StylizeResult:
        """Render a job in its folder; see `Rendering.run`. ``tell`` takes what the person should know at once."""
        resources = replace(self._present(task.resources), job_dir=task.job_dir)
        return Rendering(task.record.job, resources, self._caches, tell, subscriber).run(progress)

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
        free_unused_memory()
        try:
            return _undisturbed(paint)
        except (MemoryError, RuntimeError) as error:
            if not is_out_of_memory(error):
                raise
            raise SpaceError(
                "There is not enough memory for a preview; close other programs, or choose the CPU as the device."
            ) from error


def _undisturbed(paint: Callable[[], _Painted]) -> _Painted:
    """Call ``paint`` so that a render between whose bands this happens finds everything as it left it."""
    threads = torch.get_num_threads()
    try:
        with torch.inference_mode(False):  # the render is in that mode, and what a preview keeps outlives it
            return paint()
    finally:
        torch.set_num_threads(threads)  # the render's bytes repeat for the number of threads it began with
