"""From every change of the document to a fresh preview: a small one at once, a larger one when that has arrived, and
one as large as the view when that is requested.

The small one is smallest while a setting changes, many times a second; where another style or photo is chosen, once, it
is larger.

Strokes of a fixed size are those of a copy of the photo (`StrokeSettings.seen_px`): a preview of that size has the
strokes of the result, so it is asked for without being requested, and none larger is.

During a drag there is always a newer request, so every preview that is newer than the one shown is shown, as long as it
is of the photo that is open.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from studio.geometry import align_up
from studio.specs.preview import Preview, PreviewRequest
from studio.specs.stylize import StylizeSpec
from studio.ui.translation import translated

if TYPE_CHECKING:
    from studio.ui.document.document import Document
    from studio.ui.worker.thread import WorkerThread

QUICK_PX, FIRST_PX, FULL_PX, SHARPEST_PX = 256, 384, 512, 1024
_SHARPER_STEP_PX = 256


class PreviewDriver(QObject):
    """Asks the worker for previews of what the document holds, and passes on those that are still wanted."""

    asked = Signal()
    painted = Signal(object)  # Preview
    completed = Signal(object)  # PreviewRequest whose preview is shown, nothing newer being on its way
    failed = Signal(str)
    emptied = Signal()  # there is nothing to preview

    def __init__(self, document: Document, worker: WorkerThread, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document, self._worker = document, worker
        self._number = self._shown = 0
        self._first_wanted = 1
        self._latest: PreviewRequest | None = None
        self._content: Path | None = None
        self._spec: StylizeSpec | None = None
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._ask)
        document.recipe_changed.connect(self._ask_soon)
        document.content_changed.connect(self._ask_soon)
        worker.preview_painted.connect(self._take)
        worker.preview_failed.connect(self._take_failure)

    @property
    def number(self) -> int:
        """That of the latest request."""
        return self._number

    def go_on_after(self, number: int) -> None:
        """Ask for the present document, after requests up to ``number`` that another driver made of the worker."""
        self._number, self._first_wanted = number, number + 1
        self.ask_again()

    def ask_again(self) -> None:
        """Ask for the present document once more: the device or the bundle has changed."""
        self._content = self._spec = self._latest = None  # nothing follows what still arrives
        self._soon.start()

    @Slot()
    def _ask_soon(self) -> None:
        self._soon.start()

    @Slot()
    def _ask(self) -> None:
        content, spec = self._document.content, self._document.spec()
        if (content, spec) == (self._content, self._spec):
            return
        before, is_other_photo = self._spec, content != self._content
        if is_other_photo or spec is None or before is None or spec.page != before.page:
            self._first_wanted = self._number + 1  # what is still on its way is of another photo
        is_begun = not is_other_photo and before is not None and spec is not None and _paths(before) == _paths(spec)
        self._content, self._spec = content, spec
        if content is None or spec is None:
            self.emptied.emit()
            return
        self._request(QUICK_PX if is_begun else FIRST_PX, is_draft=True)
        self.asked.emit()

    @Slot(int)
    def sharpen(self, longer_side_px: int) -> None:
        """Ask for a preview that large, within reason, where the one shown is the latest and smaller."""
        wanted = min(self._largest_px(SHARPEST_PX), align_up(longer_side_px, _SHARPER_STEP_PX))
        latest = self._latest
        is_settled = latest is not None and self._shown == latest.number and self._spec is not None
        if is_settled and latest is not None and not latest.is_draft and latest.longer_side_px < wanted:
            self._request(wanted)

    def _largest_px(self, without_strokes_px: int) -> int:
        strokes = None if self._spec is None else self._spec.strokes
        return without_strokes_px if strokes is None else min(without_strokes_px, strokes.seen_px)

    def _request(self, longer_side_px: int, *, is_draft: bool = False) -> None:
        assert self._content is not None
        assert self._spec is not None
        self._number += 1
        self._latest = PreviewRequest(self._number, self._content, self._spec, longer_side_px, is_draft)
        self._worker.request_preview(self._latest)

    @Slot(object)
    def _take(self, preview: Preview) -> None:
        if preview.number < max(self._first_wanted, self._shown + 1):
            return
        self._shown = preview.number
        self.painted.emit(preview)
        if self._latest is None or preview.number != self._latest.number:
            return
        if self._latest.is_draft:
            self._request(self._largest_px(FULL_PX))
            return
        self.completed.emit(self._latest)
        is_whole_photo = max(preview.pixels_hwc.shape[:2]) < self._latest.longer_side_px
        if not is_whole_photo and self._spec is not None and self._spec.strokes is not None:
            self.sharpen(SHARPEST_PX)

    @Slot(int, object)
    def _take_failure(self, number: int, message: str) -> None:
        if number == self._number:
            self.failed.emit(translated(message))


def _paths(spec: StylizeSpec) -> set[Path]:
    return {style.path for style in spec.styles}
