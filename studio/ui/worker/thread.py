"""The worker thread: runs one task after another, and previews between the bands of a render.

Requests of the window are methods, results are signals; nothing in the window waits for the worker, apart from
`WorkerThread.stop`. Torch and the engine are imported on first use, after the window is shown.
"""

from __future__ import annotations

import ctypes
import importlib.util
import logging
import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, QThread, Signal, SignalInstance, Slot

from studio.errors import Cancelled, JobError, Message, lines
from studio.jobs.job import JobRecord, JobState
from studio.progress import Progress, ProgressReport
from studio.specs.lut import LutRequest
from studio.specs.preview import PreviewRequest, RegionsRequest, VisibleRegion, WindowRequest
from studio.specs.stylize import Resources, StylizeSpec
from studio.ui.background.reasons import reason
from studio.ui.devices import PresentDevices
from studio.ui.worker.iterations import IterationLog
from studio.ui.worker.low_priority import CellTask, LowPriorityInbox, RegionsTask, StylesTask, TableTask
from studio.ui.worker.low_priority_server import LowPriorityServer
from studio.ui.worker.tasks import PreviewInbox, PreviewTask, RenderTask
from studio.ui.worker.throttle import Throttle

if TYPE_CHECKING:  # they load torch
    from studio.ui.worker.render_publisher import Subscriber
    from studio.ui.worker.worker_engine import WorkerEngine

_LOG = logging.getLogger(__name__)
_Request = TypeVar("_Request", PreviewRequest, WindowRequest)


class WorkerChannel(QObject):
    """What window and worker share: the requests that wait, and the signals of results, which the worker emits.

    It lives in the window's thread, and so do its receivers: Qt queues what comes from the worker.
    """

    load_begun = Signal()
    load_ended = Signal()  # also where it failed
    loaded = Signal(float)  # seconds that loading torch and the engine took
    devices_found = Signal(object)  # tuple[DeviceChoice, ...] that are here
    preview_painted = Signal(object)  # Preview
    preview_failed = Signal(int, object)  # number, why
    cell_painted = Signal(object)  # Preview, of a contact sheet
    cell_failed = Signal(int, object)  # number, why
    regions_found = Signal(object)  # RegionsView
    regions_failed = Signal(int, object)  # number, why
    table_written = Signal(int, object)  # number, Path
    table_failed = Signal(int, object)  # number, why
    window_painted = Signal(object)  # WindowPreview
    window_failed = Signal(int, object)  # number, why
    job_progressed = Signal(str, float, float, float)  # job id, fraction, elapsed seconds, seconds left (-1 unknown)
    job_staged = Signal(str, object)  # job id, Message: what it does now, where that has a text for the person
    job_noted = Signal(str, object)  # job id, what the person should know at once
    job_ended = Signal(str, str, object, object)  # job id, value of a JobState, message, (width, height) | None
    part_painted = Signal(object)  # PaintedPart of a render that runs, as far as it is looked at
    iterated = Signal(object)  # Iteration of an optimisation that runs; its picture as far as it is looked at
    maps_known = Signal(object, object)  # Path, StylizeSpec: from now on windows of this picture are exact

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.previews = PreviewInbox[PreviewRequest]()
        self.windows = PreviewInbox[WindowRequest]()
        self.low_priority = LowPriorityInbox()
        self.visible_region: VisibleRegion | None = None  # replaced as a whole, which needs no lock


class StudioWorker(QObject):
    """Loads the engine, paints previews and renders jobs; its slots run in the thread it was moved to."""

    _go_on = Signal()

    def __init__(self, channel: WorkerChannel) -> None:
        super().__init__()
        self._channel = channel
        self._worker_engine: WorkerEngine | None = None
        self._low_priority = LowPriorityServer(channel.low_priority, self._engine, channel)
        self._go_on.connect(self.serve_previews, Qt.ConnectionType.QueuedConnection)

    @Slot()
    def load(self) -> None:
        """Import torch and the engine now rather than when the first work comes."""
        try:
            self._engine()
        except Exception:  # noqa: BLE001 — the border of the thread; the first work will say the same to who waits
            _LOG.exception("the engine cannot be loaded")

    @Slot()
    def serve_previews(self) -> None:
        """Paint what waits in the inboxes, and what comes in meanwhile; a render that was asked for comes between."""
        if self.serve_once():
            self._go_on.emit()

    def serve_once(self) -> bool:
        """Paint the whole preview and the window that wait now, in this order, or do what else waits where there is
        none of both; returns whether there was anything.
        """
        channel, was_preview = self._channel, self._serve_preview()
        windows = channel.windows, self._painted_window, channel.window_painted, channel.window_failed
        return self._serve(*windows) or was_preview or self._low_priority.serve_once()

    @Slot(object)
    def render(self, task: RenderTask) -> None:
        """Render one job to its end, or until it should stop; `job_ended` is emitted in any case."""
        try:
            state, message, result_px = self._rendered(task)
        except BaseException as error:  # noqa: BLE001 — the border of the thread
            state, message, result_px = JobState.FAILED, reason(error), None
        self._channel.job_ended.emit(task.record.id, state.value, message, result_px)

    def _serve_preview(self) -> bool:
        channel = self._channel
        return self._serve(channel.previews, self._painted_preview, channel.preview_painted, channel.preview_failed)

    def _serve(
        self,
        inbox: PreviewInbox[_Request],
        paint: Callable[[PreviewTask[_Request]], object],
        painted: SignalInstance,
        failed: SignalInstance,
    ) -> bool:
        task = inbox.take()
        if task is None:
            return False
        try:
            painted.emit(paint(task))
        except Cancelled:
            pass  # a newer request is on its way
        except BaseException as error:  # noqa: BLE001 — the border of the thread
            failed.emit(task.request.number, reason(error))
        finally:
            inbox.finish()
        return True

    def _painted_preview(self, task: PreviewTask[PreviewRequest]) -> object:
        return self._engine().paint_preview(task)

    def _painted_window(self, task: PreviewTask[WindowRequest]) -> object:
        return self._engine().paint_window(task, self._let_preview_pass)

    def _let_preview_pass(self, _report: ProgressReport) -> None:
        self._serve_preview()

    def _rendered(self, task: RenderTask) -> tuple[JobState, str, tuple[int, int] | None]:
        """What became of the job: its state, what to say about it, and the result's size if there is one."""
        notes: list[str] = []

        def tell(text: str) -> None:
            notes.append(text)
            self._channel.job_noted.emit(task.record.id, text)

        reporter = _Reporter(self._channel, task, self.serve_once)
        progress = Progress(on_report=reporter.report, cancellation=task.stop_request.cancellation)
        try:
            progress.check()
            result = self._engine().render(task, progress=progress, tell=tell, subscriber=self._subscriber())
        except Cancelled:
            return self._stopped(task)
        return JobState.DONE, lines((*notes, *result.notes)), (result.size.width, result.size.height)

    def _subscriber(self) -> Subscriber:
        from studio.ui.worker.render_publisher import Subscriber  # noqa: PLC0415 — loads torch

        channel = self._channel
        return Subscriber(
            lambda: channel.visible_region,
            channel.part_painted.emit,
            channel.maps_known.emit,
            channel.iterated.emit,
        )

    def _stopped(self, task: RenderTask) -> tuple[JobState, str, None]:
        state, message = task.stop_request.state, ""
        if state is JobState.CANCELLED:
            try:
                self._engine().forget_render(task)
            except Exception as error:  # noqa: BLE001 — it has stopped all the same
                message = reason(error)
        return state, message, None

    def _engine(self) -> WorkerEngine:
        if self._worker_engine is None:
            started_s = time.perf_counter()
            self._channel.load_begun.emit()
            try:
                preload_torch_library()
                from studio.ui.worker.worker_engine import WorkerEngine  # noqa: PLC0415 — loads torch

                self._worker_engine = WorkerEngine()
            finally:
                self._channel.load_ended.emit()
            self._channel.devices_found.emit(self._worker_engine.devices)
            self._channel.loaded.emit(time.perf_counter() - started_s)
        return self._worker_engine


class _Reporter:
    """Reports a render's progress, throttled, and serves previews between its bands."""

    def __init__(self, channel: WorkerChannel, task: RenderTask, serve: Callable[[], object]) -> None:
        self._channel, self._serve = channel, serve
        self._record = task.record
        self._throttle = Throttle()
        self._slicer = TimeSlicer()
        self._started_s = time.monotonic()

    def report(self, report: ProgressReport) -> None:
        """Called by the engine after every band."""
        if self._throttle.is_due():
            elapsed_s = self._record.elapsed_s + time.monotonic() - self._started_s
            eta_s = -1.0 if report.eta_s is None else report.eta_s
            self._channel.job_progressed.emit(self._record.id, report.fraction, elapsed_s, eta_s)
            if isinstance(report.stage, Message):
                self._channel.job_staged.emit(self._record.id, report.stage)
        self._slicer.yield_to(self._serve)


class TimeSlicer:
    """Runs other work between the bands of a render, then gives the render a slice as long as that work took.

    Dragging a slider or panning without a pause requests a new preview before the last one is done: without time
    slices the render would not continue.
    """

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._next_s = clock()

    def yield_to(self, serve: Callable[[], object]) -> None:
        """Call ``serve`` unless the render's slice has not ended yet."""
        begun_s = self._clock()
        if begun_s >= self._next_s:
            serve()
            ended_s = self._clock()
            self._next_s = ended_s + (ended_s - begun_s)


_LIBRARY_NAMES = {"linux": "libtorch_cpu.so", "darwin": "libtorch_cpu.dylib"}


def preload_torch_library() -> bool:
    """Map the library; False where there is nothing to map or no way to, which only costs the smoothness.

    Python holds its global lock while it maps an extension module: 200 to 400 ms for torch's 434 MB, when nothing
    in the window moves. The system's own loader, called as a foreign function, does the same without that lock, and the
    import then finds the library mapped. Measured on two cores, with the collector at rest: the longest wait in another
    thread falls to 20 to 50 ms; to 150 where thumbnails are made meanwhile, as at the very first start.
    """
    name = _LIBRARY_NAMES.get(sys.platform)
    spec = importlib.util.find_spec("torch")
    if name is None or spec is None or spec.origin is None or "torch" in sys.modules:
        return False
    path = Path(spec.origin).parent / "lib" / name
    if not path.is_file():
        return False
    load = ctypes.CDLL(None).dlopen
    load.restype, load.argtypes = ctypes.c_void_p, (ctypes.c_char_p, ctypes.c_int)
    return bool(load(os.fsencode(path), os.RTLD_NOW))


_STACK_BYTES = 16 << 20  # what a main thread has or more: macOS gives other threads 512 KiB, too little for LAPACK


class WorkerThread(WorkerChannel):
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
        self.iterations = IterationLog(self)
        self.iterated.connect(self.iterations.take)
        self.job_ended.connect(self.iterations.end)
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
        self.low_priority.interrupt()
        self._preview_wanted.emit()

    def request_window(self, request: WindowRequest) -> None:
        """Ask for a part of the result at full size; the latest wins here too, and previews come first."""
        self.windows.put(request, self._resources)
        self.low_priority.interrupt()
        self._preview_wanted.emit()

    def drop_windows(self) -> None:
        """Cancel window requests; no signal follows for them."""
        self.windows.clear()

    def request_cells(self, requests: Sequence[PreviewRequest]) -> None:
        """Ask for these pictures of a contact sheet, whenever no preview waits; those asked for before are dropped."""
        self.low_priority.put_cells(CellTask(request, self._resources) for request in requests)
        self._preview_wanted.emit()

    def request_regions(self, request: RegionsRequest) -> None:
        """Ask for the regions of a photo, whenever no preview waits; of those that wait the latest alone are found."""
        self.low_priority.put_regions(RegionsTask(request, self._resources))
        self._preview_wanted.emit()

    def measure_styles(self, spec: StylizeSpec) -> None:
        """Have the styles of ``spec`` measured, whenever nothing else is to be done: they may be chosen next."""
        self.low_priority.put_styles(StylesTask(spec, self._resources))
        self._preview_wanted.emit()

    def write_table(self, number: int, request: LutRequest, output: Path, *, overwrite: bool) -> None:
        """Write a table of colours to ``output``, whenever no preview waits."""
        self.low_priority.put_table(TableTask(number, request, output, self._resources, overwrite))
        self._preview_wanted.emit()

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

    def keep_job(self, job_id: str) -> None:
        """End an optimisation after its iteration, with the picture there is; nothing happens where none runs."""
        if self._running is not None and self._running.record.id == job_id:
            self._running.stop_request.early_end.request()

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
        self.low_priority.close()
        if self._running is not None:
            self._running.stop_request.pause()
        self._thread.quit()
        self._thread.wait()
        self._worker = None  # it refers to this object

    @Slot()
    def _forget_job(self) -> None:
        self._running = None
