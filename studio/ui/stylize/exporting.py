"""From the open photos and the recipe to renders in the queue: with suggested names, or where the person says."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from studio.errors import InputError, SpecError
from studio.film.destination import check_film_spec
from studio.geometry import Size
from studio.jobs.finished import finished_record
from studio.jobs.job import JobRecord, RenderJob
from studio.specs.export import ExportSpec
from studio.specs.film import FilmSettings
from studio.specs.stylize import Resources, StylizeSpec
from studio.ui.desktop.revealing import reveal
from studio.ui.document.document import Document
from studio.ui.notices.notice import Notice, NoticeKind
from studio.ui.numbers import bytes_text
from studio.ui.stylize.export_choice import ExportChoice
from studio.ui.stylize.export_dialog import ExportDialog
from studio.ui.stylize.export_estimate import estimated_bytes, estimated_seconds, expected_text
from studio.ui.stylize.film_dialog import FilmDialog
from studio.ui.stylize.film_exporting import FilmChoice, film_output
from studio.ui.stylize.finished import FinishedExport, Written
from studio.ui.stylize.output_names import pictures_dir, results_folder, suggested_output
from studio.ui.stylize.photos import OpenFilm, Photos
from studio.ui.stylize.recipe_files import RECIPE_ENDING, recipe_beside, write_recipe
from studio.ui.translation import translated


@dataclass(frozen=True, slots=True)
class ExportContext:
    """What is asked about the rest of the window.

    ``records`` are the renders there are, ``content_size`` is that of the photo that is looked at, ``results_dir`` the
    folder that the person chose for results (None: beside the photo).
    """

    records: Callable[[], Iterable[JobRecord]] = tuple
    content_size: Callable[[], Size | None] = lambda: None
    resources: Callable[[], Resources] = Resources
    results_dir: Callable[[], Path | None] = lambda: None


class Exporting(QObject):
    """Makes renders of what is open, or writes the finished file once more where there is one."""

    jobs_made = Signal(list)  # list[RenderJob]
    notified = Signal(object)  # Notice
    status_changed = Signal(str)
    destination_changed = Signal()

    def __init__(self, document: Document, window: QWidget, context: ExportContext | None = None) -> None:
        super().__init__(window)
        self._document, self._window, self._context = document, window, context or ExportContext()
        self._photos = Photos()
        self._options = ExportSpec()  # what the person chose last
        self._film_settings = FilmSettings()  # likewise
        self._folder: Path | None = None  # where the person exported to last
        self._finished = FinishedExport(self._context.resources, self)
        self._finished.begun.connect(self._tell_begun)
        self._finished.written.connect(self._tell_written)
        self._finished.paint_wanted.connect(self._paint)
        self._finished.failed.connect(self._tell_failure)
        document.recipe_changed.connect(self.destination_changed)

    @Slot(object)
    def follow(self, photos: Photos) -> None:
        """Work on these photos from now on."""
        self._photos = photos
        self.destination_changed.emit()

    def destination(self) -> Path | None:
        """The file that a render would write now; for several photos, the folder of the first. None: it cannot."""
        content, spec = self._photos.current, self._document.recipe.spec()
        if content is None or spec is None:
            return None
        if self._photos.film is not None:
            return self._film_choice(self._photos.film, spec).output
        folder = results_folder(content, self._context.results_dir())
        if len(self._photos.paths) > 1:
            return folder
        return suggested_output(content, spec, folder=folder, taken=self._promised())

    def close(self) -> None:
        """Stop what is being written."""
        self._finished.close()

    def render(self) -> None:
        """Queue every open photo under suggested names."""
        if not self._is_ready():
            return
        if self._photos.film is not None:
            self._queue_film(self._film_choice(self._photos.film, self._document.spec()))
            return
        jobs = self._jobs(lambda content: results_folder(content, self._context.results_dir()))
        for job in jobs:
            _make_pictures_dir(job.output.parent)
        self.jobs_made.emit(jobs)
        self.destination_changed.emit()

    def export(self) -> None:
        """Ask where the present photo shall go."""
        content, spec = self._photos.current, self._document.spec()
        if content is None or spec is None:
            self._say_what_is_missing()
            return
        if self._photos.film is not None:
            film = FilmDialog(self._film_choice(self._photos.film, spec), self._photos.film.path, self._window)
            film.chosen.connect(self._queue_film)
            film.finished.connect(film.deleteLater)
            film.open()
            return
        size = self._result_size(spec)
        folder = self._folder or results_folder(content, self._context.results_dir())
        _make_pictures_dir(folder)
        output = suggested_output(content, spec, folder=folder, taken=self._promised(), size=size)
        choice = ExportChoice(output, self._options, size=size)
        dialog = ExportDialog(choice, content, self._window, estimate=self._estimate(content, spec))
        dialog.chosen.connect(self._queue_choice)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def export_all(self) -> None:
        """Ask for the folder that all open photos shall go to."""
        if not self._is_ready():
            return
        start = str(self._folder or (self._photos.current or Path()).parent)
        if chosen := QFileDialog.getExistingDirectory(self._window, self.tr("Export all to"), start):
            self._hand_over(self._jobs(lambda _content: Path(chosen)))

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
            self._save_recipe_to(Path(chosen), spec)

    def _save_recipe_to(self, path: Path, spec: StylizeSpec) -> None:
        """Write the recipe, and say so."""
        named = path if path.suffix.lower() == ".json" else path.with_name(path.name + RECIPE_ENDING)
        try:
            write_recipe(named, spec)
        except InputError as error:
            self.notified.emit(Notice(translated(error), NoticeKind.ERROR))
        else:
            text = self.tr("The recipe is saved as {name}").format(name=named.name)
            self.notified.emit(Notice(text, NoticeKind.SUCCESS))

    @Slot(object)
    def _queue_choice(self, choice: ExportChoice) -> None:
        content, spec = self._photos.current, self._document.spec()
        assert content is not None and spec is not None, "the dialog is modal to the window that could take them away"
        self._folder, self._options = choice.output.absolute().parent, choice.options
        if choice.has_recipe_file:
            self._save_recipe_to(recipe_beside(choice.output), replace(spec, page=None))
        self._hand_over([RenderJob(content, choice.output, spec, choice.export, overwrite=choice.overwrite)])

    def _film_choice(self, film: OpenFilm, spec: StylizeSpec | None) -> FilmChoice:
        """Where ``film`` would go, with the settings that were chosen last."""
        assert spec is not None, "it was asked before"
        folder = results_folder(film.path, self._context.results_dir())
        return FilmChoice(film_output(film, spec, folder, self._promised()), self._film_settings)

    @Slot(object)
    def _queue_film(self, choice: FilmChoice) -> None:
        film, spec = self._photos.film, self._document.spec()
        assert film is not None and spec is not None, "the dialog is modal to the window that could take them away"
        try:
            check_film_spec(replace(spec, page=None))
        except SpecError as error:
            self.notified.emit(Notice(translated(error), NoticeKind.ERROR))
            return
        self._film_settings = choice.settings
        _make_pictures_dir(choice.output.parent)
        self.jobs_made.emit([choice.job(film, spec)])
        self.destination_changed.emit()

    def _jobs(self, folder_of: Callable[[Path], Path]) -> list[RenderJob]:
        """A render of every open photo, under a suggested name."""
        spec = self._document.recipe.spec()
        assert spec is not None, "it was asked before"
        taken = self._promised()
        jobs = []
        for content in self._photos.paths:
            asked = replace(spec, page=self._photos.pages.get(content))
            output = suggested_output(content, asked, folder=folder_of(content), taken=taken)
            taken.add(output)
            jobs.append(RenderJob(content, output, asked, ExportChoice(output, self._options).export))
        return jobs

    def _hand_over(self, jobs: Sequence[RenderJob]) -> None:
        """Write what is painted already, and queue the rest."""
        records, to_paint = tuple(self._context.records()), []
        for job in jobs:
            finished = finished_record(records, job.content, job.spec)
            if finished is not None:
                self._finished.start(job, finished)
            else:
                to_paint.append(job)
        if to_paint:
            self.jobs_made.emit(to_paint)
        self.destination_changed.emit()

    def _promised(self) -> set[Path]:
        """Files that are going to be written, so that no two works want the same name."""
        queued = {record.job.output for record in self._context.records() if not record.state.is_over}
        return queued | self._finished.outputs

    @Slot(object)
    def _paint(self, job: RenderJob) -> None:
        self.jobs_made.emit([job])

    @Slot(object)
    def _tell_begun(self, path: Path) -> None:
        self.status_changed.emit(self.tr("Writing {name}…").format(name=path.name))

    @Slot(object)
    def _tell_written(self, written: Written) -> None:
        text = self.tr("{name} is written: {size}, from the finished picture").format(
            name=written.path.name, size=bytes_text(written.size_bytes)
        )
        self.status_changed.emit(text)
        shown = "\n".join((text, *map(translated, written.notes)))
        self.notified.emit(Notice(shown, NoticeKind.SUCCESS, (self.tr("Show in folder"), lambda: reveal(written.path))))

    @Slot(str)
    def _tell_failure(self, reason: str) -> None:
        self.status_changed.emit(self.tr("Nothing was exported"))
        self.notified.emit(Notice(reason, NoticeKind.ERROR))

    def _estimate(self, content: Path, spec: StylizeSpec) -> Callable[[ExportChoice], str]:
        """Says how large an export gets and how long it takes."""
        records = tuple(self._context.records())
        is_finished = finished_record(records, content, spec) is not None

        def expected(choice: ExportChoice) -> str:
            if choice.format is None or choice.size is None:
                return ""
            return expected_text(
                estimated_bytes(choice.format, choice.export, choice.size),
                estimated_seconds(records, spec, choice.size),
                is_finished=is_finished,
            )

        return expected

    def _result_size(self, spec: StylizeSpec) -> Size | None:
        size = self._context.content_size()
        return size if size is None or spec.content_size_px is None else size.fitted(spec.content_size_px)

    def _is_ready(self) -> bool:
        """Whether there is a photo and a style; what is missing is said."""
        is_ready = bool(self._photos.paths) and self._document.recipe.spec() is not None
        if not is_ready:
            self._say_what_is_missing()
        return is_ready

    def _say_what_is_missing(self) -> None:
        has_style = self._document.recipe.spec() is not None
        text = self.tr("Open a photo first.") if has_style else self.tr("Pick a style first: click one in the gallery.")
        self.notified.emit(Notice(text))


def _make_pictures_dir(folder: Path) -> None:
    """The system's folder for pictures need not be there yet; where it cannot be made, the render says so."""
    if folder == pictures_dir():
        with contextlib.suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
