"""What becomes of the photo, kept fresh on the stage: previews, parts looked at closely, tiles of renders."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QImage

from studio.specs.preview import Preview
from studio.ui.document.document import Document
from studio.ui.stylize.closeup import CloseUp
from studio.ui.stylize.photo import Photo
from studio.ui.stylize.previewing import PreviewDriver
from studio.ui.stylize.stage import Stage
from studio.ui.viewer.image_tiles import image_from_pixels
from studio.ui.worker.thread import WorkerThread

_PATIENCE_MS = 250  # a preview that takes less needs no announcement


class LiveResult(QObject):
    """Follows the document and the view; asks the worker and shows its answers on ``stage``."""

    status_changed = Signal(str)
    failed = Signal(str)

    def __init__(self, document: Document, worker: WorkerThread, stage: Stage, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stage = stage
        self._preview_image: QImage | None = None
        self._previews = PreviewDriver(document, worker, self)
        self._closeup = CloseUp(worker, self)
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._connect()

    @property
    def preview_image(self) -> QImage | None:
        """The latest preview of the present document, None while there is none."""
        return self._preview_image

    def open_photo(self, photo: Photo) -> None:
        """``photo`` is on the stage from now on, and nothing has become of it yet."""
        self._preview_image = None
        self._closeup.open_photo(photo.size)

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
        """Look at nothing any more: no part of the result need be painted."""
        self._closeup.leave()

    def preview_again(self) -> None:
        """Paint the preview anew: what it is computed on has changed."""
        self._previews.ask_again()

    def _connect(self) -> None:
        previews, closeup = self._previews, self._closeup
        previews.asked.connect(self._patience.start)
        previews.asked.connect(closeup.leave)
        previews.painted.connect(self._show_preview)
        previews.completed.connect(closeup.follow)
        previews.failed.connect(self._tell_failure)
        previews.emptied.connect(self._show_nothing)
        self._patience.timeout.connect(self._say_busy)
        self._stage.view_settled.connect(closeup.look)
        closeup.part_painted.connect(self._stage.show_part)
        closeup.emptied.connect(self._stage.clear_parts)
        closeup.worth_changed.connect(self._stage.show_worth)
        closeup.sharper_wanted.connect(previews.sharpen)
        closeup.told.connect(self.status_changed)
        closeup.failed.connect(self.status_changed)

    @Slot(object)
    def _show_preview(self, preview: Preview) -> None:
        self._patience.stop()
        self._preview_image = image_from_pixels(preview.pixels_hwc)
        self._stage.show_result(self._preview_image)
        self._closeup.drop_parts()
        height, width = preview.pixels_hwc.shape[:2]
        text = self.tr("Preview {width} × {height} px in {seconds} s with {bundle}")
        seconds = f"{preview.elapsed_s:.2f}"
        text = text.format(width=width, height=height, seconds=seconds, bundle=preview.bundle_id)
        self.status_changed.emit(text)

    @Slot()
    def _show_nothing(self) -> None:
        self._patience.stop()
        self._preview_image = None
        self._closeup.leave()
        self._closeup.drop_parts()
        self._stage.show_result(None)

    @Slot()
    def _say_busy(self) -> None:
        self.status_changed.emit(self.tr("Painting the preview…"))

    @Slot(str)
    def _tell_failure(self, message: str) -> None:
        self._patience.stop()
        self.status_changed.emit(self.tr("No preview"))
        self.failed.emit(message)
