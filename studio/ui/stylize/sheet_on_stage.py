"""The contact sheet in place of the picture: shown and left, a style chosen by it, kept up with the gallery."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Slot

from studio.ui.document.document import Document
from studio.ui.sheet.contact_sheet import ContactSheet
from studio.ui.styles.gallery import StyleGallery
from studio.ui.stylize.stage import Stage
from studio.ui.stylize.style_choosing import StyleChoosing
from studio.ui.worker.thread import WorkerThread


class SheetOnStage(ContactSheet):
    """The contact sheet of ``document`` on ``stage``, in the styles of ``gallery``."""

    def __init__(
        self,
        document: Document,
        worker: WorkerThread,
        stage: Stage,
        gallery: StyleGallery,
        choosing: StyleChoosing,
    ) -> None:
        super().__init__(document, worker, stage.sheet, lambda: gallery.styles)
        self._stage, self._choosing = stage, choosing
        stage.sheet.style_chosen.connect(self._choose)
        stage.sheet_left.connect(self.leave)
        gallery.collection_changed.connect(self.follow_gallery)

    def toggle(self) -> None:
        """Show the contact sheet of the photo, or, where it is shown, the picture again."""
        if self._stage.shows_sheet:
            self._stage.leave_sheet()
        elif self._document.content is not None:
            self.show()  # before the keyboard goes there
            self._stage.show_sheet()

    @Slot(object)
    def _choose(self, path: Path) -> None:
        self._choosing.choose(path)
        self._stage.leave_sheet()
