"""From every change of the document to a fresh preview: one request per turn of the event loop, the latest wins."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from studio.specs.preview import Preview, PreviewRequest
from studio.specs.stylize import StylizeSpec

if TYPE_CHECKING:
    from studio.ui.document.document import Document
    from studio.ui.worker.thread import WorkerThread


class PreviewDriver(QObject):
    """Asks the worker for previews of what the document holds, and passes on those that are still wanted."""

    asked = Signal()
    painted = Signal(object)  # Preview
    failed = Signal(str)
    emptied = Signal()  # there is nothing to preview

    def __init__(self, document: Document, worker: WorkerThread, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document, self._worker = document, worker
        self._number = 0
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
        """The number of the latest request; grows with every one."""
        return self._number

    def ask_again(self) -> None:
        """Ask for the present document once more: the device or the bundle has changed."""
        self._content = self._spec = None
        self._soon.start()

    @Slot()
    def _ask_soon(self) -> None:
        self._soon.start()

    @Slot()
    def _ask(self) -> None:
        content, spec = self._document.content, self._document.recipe.spec()
        if (content, spec) == (self._content, self._spec):
            return
        self._content, self._spec = content, spec
        self._number += 1  # what is still on its way is no longer wanted
        if content is None or spec is None:
            self.emptied.emit()
            return
        self._worker.request_preview(PreviewRequest(self._number, content, spec))
        self.asked.emit()

    @Slot(object)
    def _take(self, preview: Preview) -> None:
        if preview.number == self._number:
            self.painted.emit(preview)

    @Slot(int, str)
    def _take_failure(self, number: int, message: str) -> None:
        if number == self._number:
            self.failed.emit(message)
