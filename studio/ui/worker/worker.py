"""The object that lives in the worker thread: one piece of work after another, previews between the bands of a render.

It tells what happens through signals only. Torch and the engine are imported on first use, so that the window is there
before them.
"""

from __future__ import annotations

import logging
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from studio.errors import Cancelled, lines
from studio.jobs.job import JobState
from studio.progress import Progress, ProgressReport
from studio.specs.preview import PreviewRequest
from studio.specs.preview_window import WindowRequest
from studio.ui.background.reasons import reason
from studio.ui.worker.fair_turns import FairTurns
from studio.ui.worker.glance_box import GlanceBox
from studio.ui.worker.library_preload import preload_torch_library
from studio.ui.worker.preview_inbox import PreviewErrand, PreviewInbox
from studio.ui.worker.render_errand import RenderErrand
from studio.ui.worker.report_pace import ReportPace

if TYPE_CHECKING:  # torch comes with the workbench
    from studio.ui.worker.render_show import Audience
    from studio.ui.worker.workbench import Workbench

_LOG = logging.getLogger(__name__)


class StudioWorker(QObject):
    """Loads the engine, paints previews and renders jobs; its slots run in the thread it was moved to."""

    load_begun = Signal()
    load_ended = Signal()  # also where it failed
    loaded = Signal(float)  # seconds that loading torch and the engine took
    devices_found = Signal(object)  # tuple[DeviceChoice, ...] that are here
    preview_painted = Signal(object)  # Preview
    preview_failed = Signal(int, object)  # number, why
    window_painted = Signal(object)  # WindowPreview
    window_failed = Signal(int, object)  # number, why
    job_progressed = Signal(str, float, float, float)  # job id, fraction, elapsed seconds, seconds left (-1 unknown)
    job_noted = Signal(str, object)  # job id, what the person should know at once
    job_ended = Signal(str, str, object, object)  # job id, value of a JobState, message, (width, height) | None
    part_painted = Signal(object)  # PaintedPart of the render that runs
    maps_known = Signal(object, object)  # Path, StylizeSpec whose windows are exact from now on

    def __init__(
        self, previews: PreviewInbox[PreviewRequest], windows: PreviewInbox[WindowRequest], glances: GlanceBox
    ) -> None:
        super().__init__()
        self._glances = glances
        self._previews = previews
        self._windows = windows
        self._workbench: Workbench | None = None

    @Slot()
    def load(self) -> None:
        """Import torch and the engine now rather than when the first work comes."""
        try:
            self._bench()
        except Exception:  # noqa: BLE001 — the border of the thread; the first work will say the same to who waits
            _LOG.exception("the engine cannot be loaded")

    @Slot()
    def serve_previews(self) -> None:
        """Paint what waits in the inboxes, and what comes in meanwhile."""
        while self.serve_once():
            pass

    def serve_once(self) -> bool:
        """Paint the whole preview and the window that wait now, in this order; returns whether there was any."""
        was_preview = self._serve_whole_preview()
        return self._serve_window() or was_preview

    @Slot(object)
    def render(self, errand: RenderErrand) -> None:
        """Render one job to its end, or until it should stop; `job_ended` is emitted in any case."""
        try:
            state, message, result_px = self._rendered(errand)
        except BaseException as error:  # noqa: BLE001 — the border of the thread
            state, message, result_px = JobState.FAILED, reason(error), None
        self.job_ended.emit(errand.record.id, state.value, message, result_px)

    def _serve_whole_preview(self) -> bool:
        errand = self._previews.take()
        if errand is not None:
            try:
                self._paint_preview(errand)
            finally:
                self._previews.finish()
        return errand is not None

    def _serve_window(self) -> bool:
        errand = self._windows.take()
        if errand is not None:
            try:
                self._paint_window(errand)
            finally:
                self._windows.finish()
        return errand is not None

    def _paint_preview(self, errand: PreviewErrand[PreviewRequest]) -> None:
        try:
            self.preview_painted.emit(self._bench().paint_preview(errand))
        except Cancelled:
            return  # a newer request is on its way
        except BaseException as error:  # noqa: BLE001 — the border of the thread
            self.preview_failed.emit(errand.request.number, reason(error))

    def _paint_window(self, errand: PreviewErrand[WindowRequest]) -> None:
        try:
            window = self._bench().paint_window(errand, self._let_preview_pass)
            self.window_painted.emit(window)
        except Cancelled:
            return  # a newer request is on its way
        except BaseException as error:  # noqa: BLE001 — the border of the thread
            self.window_failed.emit(errand.request.number, reason(error))

    def _let_preview_pass(self, _report: ProgressReport) -> None:
        self._serve_whole_preview()

    def _rendered(self, errand: RenderErrand) -> tuple[JobState, str, tuple[int, int] | None]:
        """What became of the job: its state, what to say about it, and the result's size if there is one."""
        notes: list[str] = []

        def tell(text: str) -> None:
            notes.append(text)
            self.job_noted.emit(errand.record.id, text)

        progress = Progress(on_report=_Reporter(self, errand).report, cancellation=errand.wish.cancellation)
        try:
            progress.check()
            result = self._bench().render(errand, progress=progress, tell=tell, audience=self._audience())
        except Cancelled:
            return self._stopped(errand)
        return JobState.DONE, lines((*notes, *result.notes)), (result.size.width, result.size.height)

    def _audience(self) -> Audience:
        from studio.ui.worker.render_show import Audience  # noqa: PLC0415 — loads torch

        return Audience(self._glances.latest, self.part_painted.emit, self.maps_known.emit)

    def _stopped(self, errand: RenderErrand) -> tuple[JobState, str, None]:
        state, message = errand.wish.state, ""
        if state is JobState.CANCELLED:
            try:
                self._bench().forget_render(errand)
            except Exception as error:  # noqa: BLE001 — it has stopped all the same
                message = reason(error)
        return state, message, None

    def _bench(self) -> Workbench:
        if self._workbench is None:
            started_s = time.perf_counter()
            self.load_begun.emit()
            try:
                preload_torch_library()
                from studio.ui.worker.workbench import Workbench  # noqa: PLC0415 — loads torch

                self._workbench = Workbench()
            finally:
                self.load_ended.emit()
            self.devices_found.emit(self._workbench.devices)
            self.loaded.emit(time.perf_counter() - started_s)
        return self._workbench


class _Reporter:
    """Tells of a render's progress, at a pace the window can follow, and serves previews between its bands."""

    def __init__(self, worker: StudioWorker, errand: RenderErrand) -> None:
        self._worker = worker
        self._record = errand.record
        self._pace = ReportPace()
        self._turns = FairTurns()
        self._started_s = time.monotonic()

    def report(self, report: ProgressReport) -> None:
        """Called by the engine after every band."""
        if self._pace.is_due():
            elapsed_s = self._record.elapsed_s + time.monotonic() - self._started_s
            eta_s = -1.0 if report.eta_s is None else report.eta_s
            self._worker.job_progressed.emit(self._record.id, report.fraction, elapsed_s, eta_s)
        self._turns.let_in(self._worker.serve_once)
