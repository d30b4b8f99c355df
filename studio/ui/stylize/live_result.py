"""Keeps the shown result up to date on the stage: previews, close-up parts, tiles of renders, and the
finished file once there is one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QImage

from studio.jobs.job import JobRecord, JobState
from studio.specs.preview import Preview, PreviewRequest
from studio.ui.document.document import Document
from studio.ui.numbers import fixed_text
from studio.ui.stylize.closeup import CloseUp
from studio.ui.stylize.closeup_plan import Fidelity
from studio.ui.stylize.finished import FinishedPicture, FinishedView
from studio.ui.stylize.iteration_texts import iteration_text, preview_label, preview_status
from studio.ui.stylize.photos import Photo
from studio.ui.stylize.previewing import PreviewDriver
from studio.ui.stylize.stage import Stage
from studio.ui.viewer.image_tiles import image_from_pixels
from studio.ui.worker.iterations import Iteration, OptimizationHistory
from studio.ui.worker.thread import WorkerThread

_BUSY_DELAY_MS = 250  # a preview that takes less needs no announcement


class LiveResult(QObject):
    """Follows the document and the view; asks the worker and shows its answers on ``stage``.

    Among ``records`` a finished render of what is looked at is shown in place of anything painted for the screen.
    """

    status_changed = Signal(str)
    failed = Signal(str)
    succeeded = Signal()  # something that was asked for is shown
    finished_changed = Signal()

    def __init__(
        self,
        document: Document,
        worker: WorkerThread,
        stage: Stage,
        parent: QObject | None = None,
        *,
        records: Callable[[], Iterable[JobRecord]] = tuple,
    ) -> None:
        super().__init__(parent)
        self._document, self._stage = document, stage
        self._preview_image: QImage | None = None
        self._previews = PreviewDriver(document, worker, self)
        self._closeup = CloseUp(worker, self)
        self._finished = FinishedView(records, worker, self)
        self._shown_finished: FinishedPicture | None = None
        self._log = worker.iterations
        self._iteration: Iteration | None = None  # whose picture is shown
        self._fidelity = Fidelity.PREVIEW  # of what is painted by the networks
        self._has_failed = False  # what was asked for last
        self._busy_timer = QTimer(self, singleShot=True, interval=_BUSY_DELAY_MS)
        self._connect()

    @property
    def preview_image(self) -> QImage | None:
        """The latest preview of the present document, None while there is none."""
        return self._preview_image

    @property
    def finished(self) -> FinishedPicture | None:
        """The finished file that is shown, None while something painted for the screen is."""
        return self._shown_finished

    def open_photo(self, photo: Photo) -> None:
        """``photo`` is on the stage from now on, and nothing has become of it yet."""
        self._preview_image = self._iteration = None
        self._has_failed = False
        self._leave_finished()
        self._closeup.open_photo(photo.size)
        self._previews.ask_again()

    @Slot()
    def look_for_finished(self) -> None:
        """A render has ended, or its files may be other ones now."""
        self._finished.check()
        self._look()

    @property
    def number(self) -> int:
        """That of the latest preview asked for."""
        return self._previews.number

    def go_on(self, photo: Photo, preview: QImage | None, *, after: int) -> None:
        """``photo`` is on the stage with ``preview``, the last of which had number ``after``; ask for a fresh one."""
        self.open_photo(photo)
        self._preview_image = preview
        self._stage.show_result(preview)
        self._previews.go_on_after(after)

    def close_down(self) -> None:
        """Look at nothing any more: no part of the result need be painted, nor read."""
        self._finished.close()
        self._closeup.leave()

    def preview_again(self) -> None:
        """Paint the preview anew: what it is computed on has changed."""
        self._previews.ask_again()

    def _connect(self) -> None:
        previews, closeup = self._previews, self._closeup
        previews.asked.connect(self._busy_timer.start)
        previews.asked.connect(self._begin_anew)
        previews.painted.connect(self._show_preview)
        previews.completed.connect(self._follow_preview)
        previews.failed.connect(self._tell_failure)
        previews.emptied.connect(self._show_nothing)
        self._finished.found.connect(self._show_finished)
        self._finished.lost.connect(previews.ask_again)
        self._busy_timer.timeout.connect(self._say_busy)
        self._stage.view_settled.connect(closeup.look)
        closeup.part_painted.connect(self._stage.show_part)
        closeup.emptied.connect(self._stage.clear_parts)
        closeup.fidelity_changed.connect(self._take_fidelity)
        closeup.sharper_wanted.connect(previews.sharpen)
        closeup.status_changed.connect(self.status_changed)
        closeup.failed.connect(self.status_changed)
        self._log.advanced.connect(self._take_iteration)
        self._log.ended.connect(self._end_iterations)

    @Slot()
    def _begin_anew(self) -> None:
        """Another picture is asked for, or the same from other files."""
        self._leave_finished()
        self._iteration = None
        self._closeup.leave()
        self._show_history()
        self._tell_label()
        self._finished.check()
        self._look()
        if (picture := self._finished.picture) is not None:
            self._show_finished(picture)

    def _leave_finished(self) -> None:
        if self._shown_finished is not None:
            self._shown_finished = None
            self._stage.offer_file(None)
            self._tell_label()
            self.finished_changed.emit()

    def _look(self) -> None:
        """Look for the result of what is looked at; while that is optimised once more, iterations come before it."""
        history = self._history()
        is_running = history is not None and history.is_running
        self._finished.look(*((None, None) if is_running else (self._document.content, self._document.recipe.spec())))

    @Slot(object)
    def _show_finished(self, picture: FinishedPicture) -> None:
        self._busy_timer.stop()
        self._closeup.leave()
        self._closeup.drop_parts()
        self._shown_finished, self._iteration = picture, None
        self.succeeded.emit()
        self._stage.show_finished(picture.photo)
        self._stage.offer_file(picture.path)
        size = picture.photo.size
        text = self.tr("Finished: {name}, {width} × {height} px")
        text = text.format(name=picture.path.name, width=size.width, height=size.height)
        stopped = self.tr("stopped early")
        self.status_changed.emit(f"{text} · {stopped}" if picture.record.is_stopped else text)
        self.finished_changed.emit()

    @Slot(object)
    def _follow_preview(self, request: PreviewRequest) -> None:
        if self._shown_finished is None:
            self._closeup.follow(request)
            history = self._history()
            if history is not None and history.pictured is not None:
                self._show_iteration(history.pictured)

    @Slot(object)
    def _show_preview(self, preview: Preview) -> None:
        self._busy_timer.stop()
        if self._shown_finished is not None or self._iteration is not None:
            return
        self.succeeded.emit()
        self._preview_image = image_from_pixels(preview.pixels_hwc)
        self._stage.show_result(self._preview_image)
        self._closeup.drop_parts()
        height, width = preview.pixels_hwc.shape[:2]
        text = self.tr("Preview {width} × {height} px in {seconds} s with {bundle}")
        seconds = fixed_text(preview.elapsed_s, 2)
        text = text.format(width=width, height=height, seconds=seconds, bundle=preview.bundle_id)
        spec = self._document.spec()
        self.status_changed.emit(preview_status(spec) if spec is not None and spec.is_optimized else text)

    # --- optimisations --------------------------------------------------------------------------------------------

    def _history(self) -> OptimizationHistory | None:
        """The optimisation in this session of what is looked at."""
        return self._log.of(self._document.content, self._document.spec())

    def _show_history(self) -> None:
        self._stage.show_optimization(self._history())

    @Slot(object)
    def _take_iteration(self, iteration: Iteration) -> None:
        content, spec = self._document.content, self._document.spec()
        if content is None or spec is None or not iteration.shows(content, spec):
            return
        self._show_history()
        if self._shown_finished is not None:
            self._previews.ask_again()  # it is painted once more; what follows looks for no finished file
        elif iteration.pixels_hwc is not None:
            self._show_iteration(iteration)

    def _show_iteration(self, iteration: Iteration) -> None:
        assert iteration.pixels_hwc is not None, "only those with a picture are shown"
        self._busy_timer.stop()
        self._iteration = iteration
        self._preview_image = image_from_pixels(iteration.pixels_hwc)
        self._closeup.rest()
        self._stage.show_result(self._preview_image)
        self._tell_label()
        self.status_changed.emit(iteration_text(iteration))

    @Slot(object)
    def _end_iterations(self, history: OptimizationHistory) -> None:
        """The result takes the place of the last iteration, and where there is none, the preview."""
        if history is not self._history():
            return
        self._show_history()
        if history.state in (JobState.CANCELLED, JobState.FAILED):
            self._previews.ask_again()

    @Slot(object)
    def _take_fidelity(self, fidelity: Fidelity) -> None:
        self._fidelity = fidelity
        self._tell_label()

    def _tell_label(self) -> None:
        """Say on the picture what is seen; a finished file needs no words."""
        spec = self._document.spec()
        if self._shown_finished is not None:
            return
        if self._iteration is not None:
            self._stage.show_label(iteration_text(self._iteration))
        elif spec is not None and spec.is_optimized:
            self._stage.show_label(preview_label(spec))
        else:
            self._stage.show_fidelity(self._fidelity)

    @Slot()
    def _show_nothing(self) -> None:
        self._busy_timer.stop()
        was_asked = self._has_failed or self._preview_image is not None or self._shown_finished is not None
        self._has_failed = False
        self._preview_image = self._iteration = None
        self._leave_finished()
        self._show_history()
        self._finished.look(None, None)
        self._closeup.leave()
        self._closeup.drop_parts()
        self._stage.show_result(None)
        if was_asked:
            self.status_changed.emit(self.tr("Pick a style to paint with"))

    @Slot()
    def _say_busy(self) -> None:
        self.status_changed.emit(self.tr("Painting the preview…"))

    @Slot(str)
    def _tell_failure(self, message: str) -> None:
        """What is shown is of another recipe or photo by now, and must not pass for what could not be painted."""
        self._busy_timer.stop()
        if self._shown_finished is not None:
            return
        self._preview_image, self._iteration, self._has_failed = None, None, True
        self._closeup.leave()
        self._closeup.drop_parts()
        self._stage.show_result(None)
        self.status_changed.emit(self.tr("No preview"))
        self.failed.emit(message)
