"""From the photo and the recipe to the cells of the contact sheet, as long as somebody looks at it, and to its file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, QSize, QTimer, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from studio.gallery import StylePicture
from studio.progress import Cancellation
from studio.specs.colour import STYLE_COLOURS
from studio.specs.preview import DEFAULT_CELL_PX, Preview, PreviewRequest
from studio.specs.stylize import StyleChoice
from studio.ui.background.background import Background
from studio.ui.desktop.revealing import reveal
from studio.ui.document.document import Document
from studio.ui.document.recipe import Recipe
from studio.ui.document.region_edits import styles_of_regions
from studio.ui.notices.notice import Notice, NoticeKind
from studio.ui.sheet.cells import Pixels
from studio.ui.sheet.page import SheetPage
from studio.ui.sheet.saving import SheetContent, save_sheet
from studio.ui.worker.thread import WorkerThread

_REST_MS = 200  # a slider that is dragged paints the preview, and all cells once it rests


@dataclass(frozen=True, slots=True)
class SheetSubject:
    """What a sheet is of: a photo, one page of it, and a recipe, with no styles but those of single regions."""

    content: Path
    page: int | None
    recipe: Recipe

    def request(self, number: int, style: Path | None) -> PreviewRequest:
        """The cell in ``style``, or, with None, of the photo itself."""
        anyone = StyleChoice(style or self.content)
        recipe = replace(self.recipe, styles=(anyone, *self.recipe.styles))
        if style is None:
            recipe = replace(recipe, styles=(anyone,), strength=0.0, colour=STYLE_COLOURS)
        spec = recipe.spec()
        assert spec is not None, "there is a style"
        return PreviewRequest(number, self.content, replace(spec, page=self.page), DEFAULT_CELL_PX)


class ContactSheet(QObject):
    """Follows ``document`` while ``page`` is looked at; ``styles`` gives those of the gallery."""

    notified = Signal(object)  # Notice
    status_changed = Signal(str)

    def __init__(
        self, document: Document, worker: WorkerThread, page: SheetPage, styles: Callable[[], Sequence[StylePicture]]
    ) -> None:
        super().__init__(page)
        self._document, self._worker, self._page, self._styles = document, worker, page, styles
        self._is_shown = False
        self._subject: SheetSubject | None = None
        self._photo: Pixels | None = None
        self._number = 0
        self._wanted: dict[int, Path | None] = {}  # style by the number of a request; None is the photo itself
        self._folder: Path | None = None
        self._cancellation = Cancellation()
        self._background = Background(self)
        self._soon = QTimer(self, singleShot=True, interval=_REST_MS)
        self._soon.timeout.connect(self._ask)
        document.recipe_changed.connect(self._follow)
        document.content_changed.connect(self._follow)
        worker.cell_painted.connect(self._take)
        worker.cell_failed.connect(self._miss)
        page.save_wanted.connect(self.save)
        self._background.finished.connect(self._tell_saved)
        self._background.failed.connect(self._tell_failure)

    def show(self) -> None:
        """The page is looked at from now on: paint what is missing."""
        self._is_shown = True
        self._ask()

    def leave(self) -> None:
        """Nobody looks: paint nothing more; what is painted stays."""
        self._is_shown = False
        self._soon.stop()
        self._wanted.clear()
        self._worker.request_cells([])

    def close_down(self) -> None:
        """Paint and write nothing more."""
        self.leave()
        self._cancellation.request()
        self._background.close()

    @Slot()
    def follow_gallery(self) -> None:
        """The gallery has other styles now."""
        if self._is_shown:
            self._ask()

    def forget_style(self, path: Path) -> None:
        """The style at ``path`` is another picture now."""
        self._page.cells.forget(path)
        self.follow_gallery()

    def forget_photo(self) -> None:
        """The photo is another picture now, or what it is painted with."""
        self._subject = None
        self.follow_gallery()

    @Slot()
    def save(self) -> None:
        """Ask where the sheet shall go, and write it there."""
        subject, photo = self._subject, self._photo
        if subject is None or photo is None:
            return
        folder = self._folder or subject.content.absolute().parent
        start = str(folder / f"{subject.content.stem}-sheet.png")
        pattern = self.tr("Pictures") + " (*.png *.jpg *.tif *.webp)"
        window: QWidget = self._page.window()
        chosen, _ = QFileDialog.getSaveFileName(window, self.tr("Save the contact sheet"), start, pattern)
        if not chosen:
            return
        named = Path(chosen)
        output = named if named.suffix else named.with_name(f"{named.name}.png")
        self._folder = output.absolute().parent
        styles = [style for style in self._styles() if style.path in self._page.cells.pixels]
        painted = [(style.title, self._page.cells.pixels[style.path]) for style in styles]
        content = SheetContent(subject.content, photo, painted, [style.path for style in styles], DEFAULT_CELL_PX)
        # The dialog has asked whether a file may be replaced, but not the one that gets its suffix here.
        is_asked, cancellation = output == named, self._cancellation
        self._background.start(lambda: save_sheet(content, output, overwrite=is_asked, cancellation=cancellation))
        self.status_changed.emit(self.tr("Writing {name}…").format(name=output.name))

    @Slot()
    def _follow(self) -> None:
        self._page.show_chosen(self._document.recipe.styles)
        if self._is_shown and self._subject != self._present():
            self._soon.start()

    @Slot()
    def _ask(self) -> None:
        """Ask for every cell that is missing, in the order of the gallery."""
        subject, styles = self._present(), self._styles()
        self._page.show_styles(styles)
        self._page.show_chosen(self._document.recipe.styles)
        if subject != self._subject:
            self._subject, self._photo = subject, None
            self._page.cells.clear()
            self._page.refresh_all()
        if subject is None:
            self._worker.request_cells([])
            return
        settled = self._page.cells.settled
        missing: list[Path | None] = [] if self._photo is not None else [None]
        missing += [style.path for style in styles if style.path not in settled]
        self._wanted = {self._number + place: path for place, path in enumerate(missing, 1)}
        self._number += len(missing)
        self._worker.request_cells([subject.request(number, path) for number, path in self._wanted.items()])

    def _present(self) -> SheetSubject | None:
        content = self._document.content
        if content is None:
            return None
        recipe = self._document.recipe
        return SheetSubject(content, self._document.page, replace(recipe, styles=styles_of_regions(recipe)))

    @Slot(object)
    def _take(self, preview: Preview) -> None:
        if preview.number not in self._wanted:
            return
        style = self._wanted.pop(preview.number)
        if style is None:
            self._photo = preview.pixels_hwc
            height, width = preview.pixels_hwc.shape[:2]
            self._page.show_shape(QSize(width, height))
        else:
            self._page.cells.put(style, preview.pixels_hwc)
            self._page.refresh(style)

    @Slot(int, object)
    def _miss(self, number: int, _message: str) -> None:
        style = self._wanted.pop(number, None)
        if style is not None:
            self._page.cells.fail(style)
            self._page.refresh(style)

    @Slot(int, object)
    def _tell_saved(self, _number: int, path: Path) -> None:
        text = self.tr("The contact sheet is saved as {name}").format(name=path.name)
        self.status_changed.emit(text)
        self.notified.emit(Notice(text, NoticeKind.SUCCESS, (self.tr("Show in folder"), lambda: reveal(path))))

    @Slot(int, str)
    def _tell_failure(self, _number: int, message: str) -> None:
        self.notified.emit(Notice(message, NoticeKind.ERROR))
