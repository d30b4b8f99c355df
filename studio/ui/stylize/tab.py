"""The Stylize tab: assembles gallery, stage and controls around one document and keeps the preview fresh."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QImage
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QWidget

from studio.bundles.manifest import Manifest
from studio.geometry import Size
from studio.jobs.job import JobRecord
from studio.paths import resources_dir
from studio.ui.background.background import Background
from studio.ui.controls.panel import ControlsPanel
from studio.ui.desktop.pasting import keep_image
from studio.ui.desktop.path_sorting import sort_paths
from studio.ui.document.document import Document
from studio.ui.notices.notice import Notice, NoticeKind
from studio.ui.styles.gallery import StyleGallery
from studio.ui.stylize.file_watch import FileWatch
from studio.ui.stylize.files_in_use import FilesInUse
from studio.ui.stylize.film_opening import FilmOpening
from studio.ui.stylize.finished import FinishedPicture
from studio.ui.stylize.live_result import LiveResult
from studio.ui.stylize.mask_painting import MaskPainting
from studio.ui.stylize.photos import Photo, Photos, TabState, load_photo, missing_text, photo_text, unsupported_text
from studio.ui.stylize.recipe_files import recipe_beside
from studio.ui.stylize.recipe_restoring import RecipeRestoring
from studio.ui.stylize.regions_on_stage import RegionsOnStage
from studio.ui.stylize.result_filter import FilteredPhotos, ResultFilter
from studio.ui.stylize.sheet_on_stage import SheetOnStage
from studio.ui.stylize.stage import Stage, sample_photos
from studio.ui.stylize.style_choosing import StyleChoosing
from studio.ui.theme import metrics
from studio.ui.translation import translated
from studio.ui.worker.thread import WorkerThread

_OPENING, _PREVIEW, _LOST = "photo", "preview", "lost "  # topics of notices; the last with a path behind it


class StylizeTab(QWidget):
    """Photos come in through `open_paths`, whatever way the person handed them over.

    Among ``records``, the renders there are, a finished one is shown in place of a preview.
    """

    notified = Signal(object)  # Notice
    settled = Signal(str)  # topic of notices that are no longer true
    photo_opened = Signal(object)  # Path
    photos_changed = Signal(object)  # Photos
    status_changed = Signal(str)
    finished_changed = Signal()  # whether what is shown is a finished file
    open_wanted = Signal()
    section_folded = Signal(str, bool)  # name of a section of the panel, whether it is open now
    table_wanted = Signal()  # the colours as a file for other programs

    def __init__(
        self,
        document: Document,
        worker: WorkerThread,
        bundles: Sequence[Manifest],
        records: Callable[[], Iterable[JobRecord]],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._document, self._worker, self._photos = document, worker, Photos()
        self._loading, self._pending, self._reloading = 0, Photos(), 0
        self._pending_name = ""
        self._photo: Photo | None = None
        self._gallery = StyleGallery(self)
        self._stage = Stage(sample_photos(resources_dir() / "photos"), self)
        self._controls = ControlsPanel(document, bundles, self)
        self._choosing = StyleChoosing(document, self._gallery, worker, self)
        self._masks = MaskPainting(document, self._stage.masks, lambda: self.content_size, self)
        self._films = FilmOpening(self._show, self)
        self._background = Background(self)
        self._restoring = RecipeRestoring(document, self)
        self._regions = RegionsOnStage(document, worker, self._stage, self._controls, self._choosing)
        self._sheet = SheetOnStage(document, worker, self._stage, self._gallery, self._choosing)
        self._live = LiveResult(document, worker, self._stage, self, records=records)
        self._watch, self._in_use = FileWatch(self), FilesInUse(document)
        self._result_filter = ResultFilter(lambda: (record.job.output for record in records()), self)
        self._lay_out()
        self._connect()

    @property
    def photos(self) -> Photos:
        """The photos that are open."""
        return self._photos

    @property
    def content_size(self) -> Size | None:
        """The size of the photo that is looked at, None while there is none."""
        return None if self._photo is None else self._photo.size

    @property
    def tab_state(self) -> TabState:
        """What is shown now, for a tab that takes this one's place."""
        return TabState(self._photos, self._photo, self.preview_image, self._live.number, self._pending)

    def restore_state(self, tab_state: TabState) -> None:
        """Take the place of a tab over the same document that showed this."""
        if tab_state.photo is not None:
            self._photo = tab_state.photo
            self._set_photos(tab_state.photos)
            self._stage.show_photo(tab_state.photo)
            self._live.go_on(tab_state.photo, tab_state.preview, after=tab_state.previews_asked)
        self._show(tab_state.opening)

    @property
    def preview_image(self) -> QImage | None:
        """The latest preview of the present document, None while there is none."""
        return self._live.preview_image

    @property
    def finished(self) -> FinishedPicture | None:
        """The finished file that is shown, None while something painted for the screen is."""
        return self._live.finished

    @Slot()
    def look_for_finished(self) -> None:
        """A render has ended: its result may be what is looked at."""
        self._live.look_for_finished()

    def commands(self) -> dict[str, Callable[[], object]]:
        """What the window's commands of these names do here."""
        own = {"find_style": self._gallery.focus_search, "contact_sheet": self._sheet.toggle}
        return {**self._stage.commands(), **self._gallery.commands(), **self._masks.commands(), **own}

    def offer_actions(self, actions: Sequence[QAction]) -> None:
        """Give the window's actions buttons under the picture."""
        self._stage.offer_actions(actions)

    def offer_stop(self, stop: QAction) -> None:
        """Give the window's action that ends an optimisation early a button beside its curves."""
        self._stage.offer_stop(stop)

    def focus_content(self) -> None:
        """Keys go to the picture."""
        self._stage.focus_content()

    def open_paths(self, paths: Sequence[Path]) -> None:
        """Open photos and folders, restore a recipe, and say what could not be used."""
        found = sort_paths(paths)
        if found.recipe is not None:
            self.restore_recipe(found.recipe)
        if found.cards:
            self._gallery.add_styles(found.cards)
        if found.unnamed:
            self._result_filter.look_through(found)
            self.status_changed.emit(self.tr("Looking through the folder…"))
        elif found.pictures:
            self._show(Photos(found.pictures))
        self._films.open_among(paths, found.film)
        if found.unsupported:
            self._tell(unsupported_text(found), NoticeKind.WARNING)

    @Slot(object)
    def use_bundles(self, bundles: Sequence[Manifest]) -> None:
        """Offer these bundles from now on."""
        self._controls.use_bundles(bundles)

    def fold_sections(self, are_open: Mapping[str, bool]) -> None:
        """Open or fold the named sections of the panel, as the person left them."""
        self._controls.fold_sections(are_open)

    @Slot(str)
    def pick_bundle(self, bundle_id: str) -> None:
        """Paint with this bundle."""
        self._controls.pick_bundle(bundle_id)

    def open_image(self, image: QImage) -> None:
        """Open a picture that has no file yet."""
        scratch_dir = self._worker.resources.scratch_home
        self._read(Photos(), lambda: load_photo(keep_image(image), scratch_dir), self.tr("the pasted picture"))

    def add_styles(self, paths: Sequence[Path]) -> None:
        """Put pictures into the gallery and paint with the first."""
        self._gallery.add_styles(paths)

    def add_mask(self, style: Path, mask: Path) -> None:
        """Give ``style``, one of the mix, the mask in the file ``mask``: a picture or a painted one. A step of undo."""
        self._masks.add_mask(style, mask)

    def restore_recipe(self, path: Path) -> None:
        """Set every control as ``path`` says."""
        self._restoring.restore(path)

    @Slot()
    def preview_again(self) -> None:
        """Paint the preview anew: what it is computed on has changed."""
        self._live.preview_again()
        self._sheet.forget_photo()

    def close_down(self) -> None:
        """Read and paint nothing more."""
        self._films.close()
        self._background.close()
        self._restoring.close()
        self._masks.close()
        self._live.close_down()
        self._sheet.close_down()
        self._result_filter.close()
        self._stage.close_down()
        self._gallery.close_down()

    def _lay_out(self) -> None:
        across = QSplitter(Qt.Orientation.Horizontal, self)
        across.setObjectName("stylize")
        across.setChildrenCollapsible(False)
        across.setHandleWidth(metrics.BORDER_PX)
        for part in (self._gallery, self._stage, self._controls):
            across.addWidget(part)
        across.setStretchFactor(1, 1)
        across.setSizes([metrics.GALLERY_WIDTH_PX, 2 * metrics.DIALOG_WIDTH_PX, metrics.SIDE_PANEL_WIDTH_PX])
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(across)

    def _connect(self) -> None:
        self._choosing.failed.connect(self._warn)
        self._controls.section_folded.connect(self.section_folded)
        self._controls.table_wanted.connect(self.table_wanted)
        self._masks.status_changed.connect(self.status_changed)
        self._controls.mask_wanted.connect(self._masks.begin)
        self._stage.open_wanted.connect(self.open_wanted)
        self._stage.sample_chosen.connect(self._open_one)
        self._stage.files_dropped.connect(self.open_paths)
        self._stage.step_wanted.connect(self._step)
        self._stage.page_wanted.connect(self._turn_to)
        self._stage.frame_wanted.connect(self._films.open)
        self._stage.only_this_wanted.connect(self._keep_only_this)
        for source in (self._masks, self._gallery, self._films, self._restoring, self._sheet, self._regions):
            source.notified.connect(self.notified)
        self._sheet.status_changed.connect(self.status_changed)
        for source in (self._regions, self._masks):
            source.settled.connect(self.settled)
        self._background.finished.connect(self._take_photo)
        self._background.failed.connect(self._refuse_photo)
        self._stage.photo_failed.connect(self._tell_error)
        self._live.status_changed.connect(self.status_changed)
        self._live.failed.connect(self._tell_no_preview)
        self._live.succeeded.connect(partial(self.settled.emit, _PREVIEW))
        self._live.finished_changed.connect(self.finished_changed)
        self._live.finished_changed.connect(self._watch_files)
        self._document.recipe_changed.connect(self._watch_files)
        self._document.content_changed.connect(self._watch_files)
        self._result_filter.filtered.connect(self._take_filtered)
        self._watch.changed.connect(self._take_change)
        self._watch.gone.connect(self._take_loss)

    @Slot(object)
    def _take_filtered(self, filtered: FilteredPhotos) -> None:
        if filtered.photos:
            self._show(Photos(filtered.photos))
        else:
            self.status_changed.emit(self.tr("The folder holds no photo"))
        if filtered.left_out:
            text = self.tr("Painted by Gigastyle already and left out: {count}. Open a file itself to paint it again.")
            self._tell(text.format(count=filtered.left_out), NoticeKind.INFO)

    @Slot(object)
    def _open_one(self, path: Path) -> None:
        self._show(Photos((path,)))

    @Slot(int)
    def _step(self, by: int) -> None:
        self._show(self._photos.stepped(by))

    @Slot(int)
    def _turn_to(self, page: int) -> None:
        self._show(self._photos.with_page(page))

    @Slot()
    def _keep_only_this(self) -> None:
        self._set_photos(self._photos.only_current())

    def _show(self, photos: Photos) -> None:
        """Read the current one of ``photos``; the document changes when it has turned out to be a photo."""
        scratch_dir = self._worker.resources.scratch_home
        if (path := photos.current) is not None:
            self._read(photos, lambda: load_photo(path, scratch_dir, page=photos.page or 1), path.name)

    def _read(self, photos: Photos, work: Callable[[], Photo], name: str) -> None:
        self._pending, self._pending_name = photos, name
        self._loading = self._background.start(work)
        self.status_changed.emit(self.tr("Opening {name}…").format(name=name))

    @Slot(int, object)
    def _take_photo(self, number: int, photo: Photo) -> None:
        if number != self._loading:
            return
        is_reloaded = number == self._reloading
        self.settled.emit(_OPENING)
        self.settled.emit(f"{_LOST}{photo.path.absolute()}")
        self._set_photos(self._pending if self._pending.paths else Photos((photo.path,)))
        self._photo, self._pending = photo, Photos()
        self._stage.show_photo(photo)
        self._live.open_photo(photo)
        is_open = self._document.content == photo.path
        self._document.open_content(photo.path, self._photos.page)
        self.status_changed.emit(photo_text(photo, needs_style=not self._document.recipe.styles))
        self.photo_opened.emit(self._photos.opened or photo.path)
        for note in photo.notes:
            self._tell(f"{photo.path.name}: {translated(note)}", NoticeKind.INFO)
        if is_reloaded:
            self._sheet.forget_photo()
            text = self.tr("{name} has changed on disk; you see it as it is now.")
            self._tell(text.format(name=photo.path.name), NoticeKind.INFO)
            return
        if photo.page_count > 1 and not is_open:
            text = self.tr("{name} holds {count} pages or frames: choose one under the picture")
            self._tell(text.format(name=photo.path.name, count=photo.page_count), NoticeKind.INFO)
        if (recipe := recipe_beside(photo.path)).is_file():
            text = self.tr("There is a recipe beside {name}").format(name=photo.path.name)
            self.notified.emit(Notice(text, action=(self.tr("Use it"), lambda: self.restore_recipe(recipe))))
        else:
            self._restoring.offer(photo.path)

    @Slot(int, str)
    def _refuse_photo(self, number: int, message: str) -> None:
        if number != self._loading:
            return
        self._tell(message, NoticeKind.ERROR, _OPENING)
        self.status_changed.emit(self.tr("{name} cannot be opened").format(name=self._pending_name))
        if number == self._reloading:
            self._pending = Photos()
            return
        refused, pending = self._pending.current, self._pending
        self._pending = Photos()
        if refused is not None and self._photos.current == refused and pending.page != self._photos.page:
            self._stage.show_page(self._photos.page or 1)  # the file is sound but for that page
            return
        left = pending.without(refused) if refused is not None else Photos()
        if left.current is not None:
            self._show(left)

    @Slot()
    def _watch_files(self) -> None:
        """Hear of changes of the photo, of the styles, and of the finished file that is shown."""
        finished = self._live.finished
        self._watch.watch(self._in_use.paths() + ([] if finished is None else [finished.path]))

    @Slot(object)
    def _take_change(self, path: Path) -> None:
        """A file in use is another one now: show what it is."""
        self.settled.emit(f"{_LOST}{path}")
        if self._in_use.is_photo(path):
            self._reload()
        elif self._in_use.is_style(path):
            self._gallery.refresh(path)
            self._sheet.forget_style(path)
            self._live.preview_again()
            self.status_changed.emit(self.tr("The style {name} has changed on disk").format(name=path.name))
        elif self._in_use.is_mask(path):
            self._live.preview_again()
        else:
            self._live.look_for_finished()

    @Slot(object)
    def _take_loss(self, path: Path) -> None:
        """A file in use is gone: say so, and show nothing that passes for its result."""
        is_photo, is_style = self._in_use.is_photo(path), self._in_use.is_style(path)
        if is_style:
            self._gallery.refresh(path)
        if is_photo or is_style:
            self._tell(missing_text(path, is_photo=is_photo), NoticeKind.WARNING, f"{_LOST}{path}")
        elif self._in_use.is_mask(path):
            self._live.preview_again()  # which says what is missing
        else:
            self.status_changed.emit(self.tr("The finished file {name} is no longer there").format(name=path.name))
        self._live.look_for_finished()

    def _reload(self) -> None:
        self._show(self._photos)
        self._reloading = self._loading

    def _set_photos(self, photos: Photos) -> None:
        self._photos = photos
        self._stage.show_photos(photos)
        self.photos_changed.emit(photos)

    @Slot(str)
    def _warn(self, text: str) -> None:
        self._tell(text, NoticeKind.WARNING)

    @Slot(str)
    def _tell_error(self, text: str) -> None:
        self._tell(text, NoticeKind.ERROR)

    @Slot(str)
    def _tell_no_preview(self, text: str) -> None:
        self._tell(text, NoticeKind.ERROR, _PREVIEW)

    def _tell(self, text: str, kind: NoticeKind, topic: str = "") -> None:
        self.notified.emit(Notice(text, kind, topic=topic))
