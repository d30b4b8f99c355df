"""Emptying the bin of runs and bundles: what lies there is counted, and removed for good once that is agreed to."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QLocale, QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QMessageBox, QWidget

from studio.jobs.training.bin import BinContents, contents, empty
from studio.ui.background.background import Background
from studio.ui.notices.notice import Notice, NoticeKind


class BinEmptying(QObject):
    """``folders`` are those whose bins are emptied together; ``over`` is the parent of the question.

    Counting and removing happen away from the GUI thread.
    """

    notified = Signal(object)  # Notice

    def __init__(self, folders: Sequence[Path], over: QWidget) -> None:
        super().__init__(over)
        self._folders, self._over = tuple(folders), over
        self._found: BinContents | None = None  # while it is removed
        self._is_at_it = False
        self._background = Background(self)
        self._background.finished.connect(self._go_on)
        self._background.failed.connect(self._tell_failure)

    @Slot()
    def ask(self) -> None:
        """Look what is there, and ask whether it may go; nothing happens while that is under way already."""
        if self._is_at_it:
            return
        self._is_at_it, self._found = True, None
        self._background.start(lambda: sum(map(contents, self._folders), start=BinContents()))

    def close(self) -> None:
        """Emit no more signals; a running removal still completes."""
        self._background.close()

    @Slot(int, object)
    def _go_on(self, _number: int, found: BinContents | None) -> None:
        if self._found is not None:
            freed = QLocale().formattedDataSize(self._found.size_bytes)
            self._end(Notice(self.tr("The bin is empty; {size} are free again").format(size=freed), NoticeKind.SUCCESS))
        elif found is None or not found.count:
            self._end(Notice(self.tr("The bin is empty already")))
        else:
            self._offer(found)

    def _offer(self, found: BinContents) -> None:
        question = QMessageBox(self._over)
        question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        question.setIcon(QMessageBox.Icon.Warning)
        question.setWindowTitle(self.tr("Empty the bin"))
        question.setText(self.tr("Remove what is in the bin for good?"))
        size = QLocale().formattedDataSize(found.size_bytes)
        held = self.tr("Deleted runs and bundles: {count}, together {size}. Nothing brings them back afterwards.")
        question.setInformativeText(held.format(count=found.count, size=size))
        remove = question.addButton(self.tr("Empty the bin"), QMessageBox.ButtonRole.AcceptRole)
        keep = question.addButton(self.tr("Keep them"), QMessageBox.ButtonRole.RejectRole)
        for button in (remove, keep):
            button.setAccessibleName(button.text())
        question.setDefaultButton(keep)
        question.setEscapeButton(keep)
        question.finished.connect(lambda: self._answer(found, is_agreed=question.clickedButton() is remove))
        question.open()

    def _answer(self, found: BinContents, *, is_agreed: bool) -> None:
        if not is_agreed:
            self._is_at_it = False
            return
        self._found = found
        self._background.start(self._empty_all)

    def _empty_all(self) -> None:
        for folder in self._folders:
            empty(folder)

    @Slot(int, str)
    def _tell_failure(self, _number: int, message: str) -> None:
        self._end(Notice(message, NoticeKind.ERROR))

    def _end(self, notice: Notice) -> None:
        self._is_at_it, self._found = False, None
        self.notified.emit(notice)
