"""The colours of the styles, written as a table for other programs: asked for, handed to the worker, and told."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from studio.specs.lut import LutRequest
from studio.ui.desktop.revealing import reveal
from studio.ui.document.document import Document
from studio.ui.document.recipe import Recipe
from studio.ui.notices.notice import Notice, NoticeKind
from studio.ui.stylize.lut_dialog import CUBE, LutChoice, LutDialog
from studio.ui.translation import translated
from studio.ui.worker.thread import WorkerThread


class LutExporting(QObject):
    """Works on the styles of ``document`` and the photo that is open in it."""

    notified = Signal(object)  # Notice
    status_changed = Signal(str)

    def __init__(self, document: Document, worker: WorkerThread, window: QWidget) -> None:
        super().__init__(window)
        self._document, self._worker, self._window = document, worker, window
        self._choice = LutChoice(is_for_photo=True, suffix=CUBE)  # what the person chose last
        self._folder: Path | None = None
        self._number = 0
        self._outputs: dict[int, Path] = {}
        worker.table_written.connect(self._tell_written)
        worker.table_failed.connect(self._tell_failure)

    def export(self) -> None:
        """Ask what the table is made for and where it shall go."""
        if not self._document.recipe.styles:
            self.notified.emit(Notice(self.tr("Pick a style first: click one in the gallery.")))
            return
        dialog = LutDialog(self._choice, self._window, has_photo=self._document.content is not None)
        dialog.chosen.connect(self._ask_for_file)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(object)
    def _ask_for_file(self, choice: LutChoice) -> None:
        self._choice = choice
        recipe, content = self._document.recipe, self._document.content
        folder = self._folder or (Path.home() if content is None else content.absolute().parent)
        start = str(folder / f"{recipe.styles[0].path.stem}{choice.suffix}")
        pattern = self.tr("Tables of colours") + f" (*{choice.suffix})"
        chosen, _ = QFileDialog.getSaveFileName(self._window, self.tr("Export LUT"), start, pattern)
        if chosen:
            self._write(Path(chosen), lut_request(recipe, content if choice.is_for_photo else None))

    def _write(self, path: Path, request: LutRequest) -> None:
        has_suffix = path.suffix.lower() == self._choice.suffix
        output = path if has_suffix else path.with_name(path.name + self._choice.suffix)
        self._folder = output.absolute().parent
        self._number += 1
        self._outputs[self._number] = output
        # The dialog has asked whether a file may be replaced, but not the one that gets its suffix here.
        self._worker.write_table(self._number, request, output, overwrite=has_suffix)
        self.status_changed.emit(self.tr("Writing {name}…").format(name=output.name))

    @Slot(int, object)
    def _tell_written(self, number: int, path: Path) -> None:
        if self._outputs.pop(number, None) is None:
            return  # a window that was closed asked for it
        text = self.tr("The colours are written to {name}").format(name=path.name)
        self.status_changed.emit(text)
        self.notified.emit(Notice(text, NoticeKind.SUCCESS, (self.tr("Show in folder"), lambda: reveal(path))))

    @Slot(int, object)
    def _tell_failure(self, number: int, message: str) -> None:
        if self._outputs.pop(number, None) is not None:
            self.status_changed.emit(self.tr("Nothing was exported"))
            self.notified.emit(Notice(translated(message), NoticeKind.ERROR))


def lut_request(recipe: Recipe, content: Path | None) -> LutRequest:
    """The table with the colours of ``recipe``, in all of the picture."""
    return LutRequest(
        styles=tuple(replace(style, mask=None, region=None) for style in recipe.styles),
        content=content,
        strength=recipe.strength,
        style_size_px=recipe.style_size_px,
        mixing=recipe.mixing,
    )
