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
from studio.ui.worker.render_task import RenderTask
from studio.ui.worker.worker import StudioWorker, WorkerPort

_STACK_BYTES = 16 << 20  # what a main thread has or more: macOS gives other threads 512 KiB, too little for LAPACK


class WorkerThread(WorkerPort):
    """Owns the thread and the worker in it. Slots of its signals are called in the thread this object lives in.

    Previews use the resources given here or by `use_resources`; every render brings its own.
    """

    _load_wanted = Signal()
    _preview_wanted = Signal()
    _render_wanted = Signal(object)

    def __init__(self, resources: Resources | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._resources = resources or Resources()
        self._running: RenderTask | None = None
        self.devices = PresentDevices(self)
        self._worker: StudioWorker | None = StudioWorker(self)
        self._thread = QThread()
        self._thread.setObjectName("studio worker")
        self._thread.setStackSize(_STACK_BYTES)
        self._worker.moveToThread(self._thread)
        self._load_wanted.connect(self._worker.load)
        self._preview_wanted.connect(self._worker.serve_previews)
        self._render_wanted.connect(self._worker.render)
        self.devices_found.connect(self.devices.find)
        self.job_ended.connect(self._forget_job)  # before all others: a slot of `job_ended` may start the next job
        self._thread.start()

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
        self.previews.put(request, self._resources)
        self._preview_wanted.emit()

    def request_window(self, request: WindowRequest) -> None:
        """Ask for a part of the result at full size; the latest wins here too, and previews come first."""
        self.windows.put(request, self._resources)
        self._preview_wanted.emit()

    def drop_windows(self) -> None:
        """Cancel window requests; no signal follows for them."""
        self.windows.clear()

    def show_region(self, visible: VisibleRegion | None) -> None:
        """Set the region whose finished parts a running render sends; None: send none."""
        self.visible_region = visible

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
        self.previews.close()
        self.windows.close()
        if self._running is not None:
            self._running.stop_request.pause()
        self._thread.quit()
        self._thread.wait()
        self._worker = None  # it refers to this object

    @Slot()
    def _forget_job(self) -> None:
        self._running = None
