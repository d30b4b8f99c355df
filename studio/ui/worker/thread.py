"""The window's interface to the worker thread: requests are methods, results are signals.

Nothing here waits for the worker, apart from `stop`.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QThread, Signal, Slot

from studio.errors import JobError
from studio.jobs.job import JobRecord
from studio.specs.preview import PreviewRequest, VisibleRegion, WindowRequest
from studio.specs.stylize import Resources
from studio.ui.devices import PresentDevices
from studio.ui.worker.preview_inbox import PreviewInbox
from studio.ui.worker.render_task import RenderTask
from studio.ui.worker.visible_region_box import VisibleRegionBox
from studio.ui.worker.worker import StudioWorker

_STACK_BYTES = 16 << 20  # what a main thread has or more: macOS gives other threads 512 KiB, too little for LAPACK


class WorkerThread(QObject):
    """Owns the thread and the worker in it. All signals are emitted in the thread this object lives in.

    Previews use the resources given here or by `use_resources`; every render brings its own.
    """

    load_begun = Signal()
    load_ended = Signal()  # also where it failed
    loaded = Signal(float)  # seconds that loading torch and the engine took
    preview_painted = Signal(object)  # Preview
    preview_failed = Signal(int, object)  # number, why
    window_painted = Signal(object)  # WindowPreview
    window_failed = Signal(int, object)  # number, why
    job_progressed = Signal(str, float, float, float)  # job id, fraction, elapsed seconds, seconds left (-1 unknown)
    job_noted = Signal(str, object)  # job id, what the person should know at once
    job_ended = Signal(str, str, object, object)  # job id, value of a JobState, message, (width, height) | None
    part_painted = Signal(object)  # PaintedPart of a render that runs, as far as it is looked at
    maps_known = Signal(object, object)  # Path, StylizeSpec: from now on windows of this picture are exact

    _load_wanted = Signal()
    _preview_wanted = Signal()
    _render_wanted = Signal(object)

    def __init__(self, resources: Resources | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._resources = resources or Resources()
        self._running: RenderTask | None = None
        self._previews: PreviewInbox[PreviewRequest] = PreviewInbox()
        self._windows: PreviewInbox[WindowRequest] = PreviewInbox()
        self._visible_regions = VisibleRegionBox()
        self.devices = PresentDevices(self)
        self._worker = StudioWorker(self._previews, self._windows, self._visible_regions)
        self._thread = QThread()
        self._thread.setObjectName("studio worker")
        self._thread.setStackSize(_STACK_BYTES)
        self._worker.moveToThread(self._thread)
        self._connect()
        self._thread.start()

    @property
    def running_job(self) -> str | None:
        """The id of the render that was started and has not ended yet."""
        return None if self._running is None else self._running.record.id

    @property
    def resources(self) -> Resources:
        """What previews use."""
        return self._resources

    def use_resources(self, resources: Resources) -> None:
        """Paint previews from now on with these."""
        self._resources = resources

    def load_engine(self) -> None:
        """Import torch and the engine in the worker, so that the first preview need not wait for them."""
        self._load_wanted.emit()

    def request_preview(self, request: PreviewRequest) -> None:
        """Ask for a preview; an older request that waits is dropped, one that is being painted soon stops."""
        self._previews.put(request, self._resources)
        self._preview_wanted.emit()

    def request_window(self, request: WindowRequest) -> None:
        """Ask for a part of the result at full size; the latest wins here too, and previews come first."""
        self._windows.put(request, self._resources)
        self._preview_wanted.emit()

    def drop_windows(self) -> None:
        """Cancel window requests; no signal follows for them."""
        self._windows.clear()

    def show_region(self, visible: VisibleRegion | None) -> None:
        """Set the region whose finished parts a running render sends; None: send none."""
        self._visible_regions.put(visible)

    def start_job(self, record: JobRecord, resources: Resources, job_dir: Path) -> None:
        """Render ``record``'s job, going on in ``job_dir`` where it was begun there; raises JobError while one runs."""
        if self._running is not None:
            raise JobError(
                "{content} is being rendered; wait until it has ended", content=self._running.record.job.content
            )
        self._running = RenderTask(record, resources, job_dir)
        self._render_wanted.emit(self._running)

    def pause_job(self, job_id: str) -> None:
        """Stop the render after its band and keep its job folder; nothing happens where it is not running."""
        if self._running is not None and self._running.record.id == job_id:
            self._running.stop_request.pause()

    def cancel_job(self, job_id: str) -> None:
        """Stop the render after its band and delete its job folder; nothing happens where it is not running."""
        if self._running is not None and self._running.record.id == job_id:
            self._running.stop_request.cancel()

    def stop(self) -> None:
        """End the thread and wait for that; a render that runs stops after its band and can be resumed."""
        self._previews.close()
        self._windows.close()
        if self._running is not None:
            self._running.stop_request.pause()
        self._thread.quit()
        self._thread.wait()

    def _connect(self) -> None:
        worker = self._worker
        self._load_wanted.connect(worker.load)
        self._preview_wanted.connect(worker.serve_previews)
        self._render_wanted.connect(worker.render)
        worker.load_begun.connect(self.load_begun)
        worker.load_ended.connect(self.load_ended)
        worker.loaded.connect(self.loaded)
        worker.devices_found.connect(self.devices.find)
        worker.preview_painted.connect(self.preview_painted)
        worker.preview_failed.connect(self.preview_failed)
        worker.window_painted.connect(self.window_painted)
        worker.window_failed.connect(self.window_failed)
        worker.job_progressed.connect(self.job_progressed)
        worker.job_noted.connect(self.job_noted)
        worker.job_ended.connect(self._end_job)
        worker.part_painted.connect(self.part_painted)
        worker.maps_known.connect(self.maps_known)

    @Slot(str, str, object, object)
    def _end_job(self, job_id: str, state: str, message: str, result_px: tuple[int, int] | None) -> None:
        self._running = None  # first: a slot of `job_ended` may start the next job
        self.job_ended.emit(job_id, state, message, result_px)
