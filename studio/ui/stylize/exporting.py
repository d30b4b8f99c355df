"""From the open photos and the recipe to renders in the queue: with suggested names, or where the person says."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from studio.errors import InputError
from studio.geometry import Size
from studio.jobs.job import RenderJob
from studio.specs.export import ExportSpec
from studio.specs.stylize import StylizeSpec
from studio.ui.document.document import Document
from studio.ui.notices.notice import Notice, NoticeKind
from studio.ui.stylize.export_choice import ExportChoice
from studio.ui.stylize.export_dialog import ExportDialog
from studio.ui.stylize.output_names import suggested_output
from studio.ui.stylize.photos import Photos
from studio.ui.stylize.recipe_files import RECIPE_ENDING, recipe_beside, write_recipe
from studio.ui.told import told


class Exporting(QObject):
    """``promised`` tells which files the queue is going to write, so that no two renders want the same name, and
    ``content_size`` how large the photo is that is looked at."""

    jobs_made = Signal(list)  # list[RenderJob]
    told = Signal(object)  # Notice

    def __init__(
        self,
        document: Document,
        promised: Callable[[], Collection[Path]],
        window: QWidget,
        *,
        content_size: Callable[[], Size | None] = lambda: None,
    ) -> None:
        super().__init__(window)
        self._document, self._promised, self._window = document, promised, window
        self._content_size = content_size
        self._photos = Photos()
        self._wishes = ExportSpec()  # what the person chose last
        self._folder: Path | None = None  # where the person exported to last

    @Slot(object)
    def follow(self, photos: Photos) -> None:
        """Work on these photos from now on."""
        self._photos = photos

    @property
    def can_render(self) -> bool:
        """Whether there is a photo and a style."""
        return bool(self._photos.paths) and self._document.recipe.spec() is not None

    def render(self) -> None:
        """Queue every open photo under suggested names."""
        self._queue_all(self._folder)

    def export(self) -> None:
        """Ask where the present photo shall go."""
        content, spec = self._photos.current, self._document.spec()
        if content is None or spec is None:
            self._say_what_is_missing()
            return
        size = self._result_size(spec)
        output = suggested_output(content, spec, folder=self._folder, taken=self._promised(), size=size)
        choice = ExportChoice(output, self._wishes, size=size)
        dialog = ExportDialog(choice, content, self._window)
        dialog.chosen.connect(self._queue_choice)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def export_all(self) -> None:
        """Ask for the folder that all open photos shall go to."""
        if not self.can_render:
            self._say_what_is_missing()
            return
        start = str(self._folder or (self._photos.current or Path()).parent)
        if chosen := QFileDialog.getExistingDirectory(self._window, self.tr("Export all to"), start):
            self._queue_all(Path(chosen))

    def save_recipe(self) -> None:
        """Ask where the recipe shall go, and write it."""
        spec = self._document.recipe.spec()
        if spec is None:
            self._say_what_is_missing()
            return
        stem = spec.styles[0].path.stem
        start = str((self._folder or Path.home()) / f"{stem}{RECIPE_ENDING}")
        pattern = self.tr("Recipes") + f" (*{RECIPE_ENDING})"
        chosen, _ = QFileDialog.getSaveFileName(self._window, self.tr("Save recipe"), start, pattern)
        if chosen:
            self.save_recipe_to(Path(chosen))

    def save_recipe_to(self, path: Path) -> None:
        """Write the recipe, and say so."""
        spec = self._document.recipe.spec()
        if spec is None:
            self._say_what_is_missing()
            return
        named = path if path.suffix.lower() == ".json" else path.with_name(path.name + RECIPE_ENDING)
        try:
            write_recipe(named, spec)
        except InputError as error:
            self.told.emit(Notice(told(error), NoticeKind.ERROR))
            return
        self.told.emit(Notice(self.tr("The recipe is saved as {name}").format(name=named.name), NoticeKind.SUCCESS))

    @Slot(object)
    def _queue_choice(self, choice: ExportChoice) -> None:
        content, spec = self._photos.current, self._document.spec()
        assert content is not None and spec is not None, "the dialog is modal to the window that could take them away"
        self._folder, self._wishes = choice.output.absolute().parent, choice.wishes
        if choice.has_recipe_file:
            self.save_recipe_to(recipe_beside(choice.output))
        job = RenderJob(content, choice.output, spec, choice.export, overwrite=choice.overwrite)
        self.jobs_made.emit([job])

    def _queue_all(self, folder: Path | None) -> None:
        spec = self._document.recipe.spec()
        if spec is None or not self._photos.paths:
            self._say_what_is_missing()
            return
        taken = set(self._promised())
        jobs = []
        for content in self._photos.paths:
            asked = replace(spec, page=self._photos.pages.get(content))
            output = suggested_output(content, asked, folder=folder, taken=taken)
            taken.add(output)
            jobs.append(RenderJob(content, output, asked, ExportChoice(output, self._wishes).export))
        self.jobs_made.emit(jobs)

    def _result_size(self, spec: StylizeSpec) -> Size | None:
        size = self._content_size()
        return size if size is None or spec.content_size_px is None else size.fitted(spec.content_size_px)

    def _say_what_is_missing(self) -> None:
        has_style = self._document.recipe.spec() is not None
        text = self.tr("Open a photo first.") if has_style else self.tr("Pick a style first: click one in the gallery.")
        self.told.emit(Notice(text))
